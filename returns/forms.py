"""Forms of returns: starting one, its words, and the steps of its life."""

from django import forms
from django.utils import timezone

from cdp_portal.forms import Field, PortalForm, VersionedModelForm
from cdp_portal.forms.base import HiddenMark
from cdp_portal.periods import Quarter
from returns.content.canonical import fingerprint
from returns.models import Return, ReturnNarrative, ReturnRequirement
from returns.rules import last_ended_quarter

QUARTERS_BACK = 12
OPEN_AGAIN = "Open this page again, then try once more"
HEADLINE_LENGTH, TEXT_LENGTH = 2_000, 10_000  # characters


class StartForm(PortalForm):
    """Which return, for which quarter; the quarter that ended last unless another is chosen."""

    sent_once = True
    submit = "Start the return"

    requirement = forms.ModelChoiceField(ReturnRequirement.objects.none(), label="Return")
    quarter = forms.ChoiceField(label="Quarter")

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        wanted = ReturnRequirement.objects.filter(partnership=partnership, active=True)
        self.fields["requirement"].queryset = wanted
        if len(wanted) == 1:
            self.fields["requirement"].initial = wanted[0]
        last = last_ended_quarter(timezone.localdate())
        self.fields["quarter"].choices = [(q.slug, q.label) for q in (last.plus(1 - n) for n in range(QUARTERS_BACK))]
        self.fields["quarter"].initial = last.slug

    def clean_quarter(self) -> Quarter:
        return Quarter.parse(self.cleaned_data["quarter"])


class WordsForm(VersionedModelForm):
    """One text among several on a page. Only what the person changed is saved; `seen` tells what was before them."""

    marks_optional = False
    words: str  # the name of the field

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seen"] = HiddenMark(initial=fingerprint(getattr(self.instance, self.words)))

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.words in cleaned:
            cleaned[self.words] = one_line_ending(cleaned[self.words])
        return cleaned

    def has_changed(self) -> bool:
        typed = self.data.get(self.add_prefix(self.words), "")
        return fingerprint(one_line_ending(typed).strip()) != self.data.get(self.add_prefix("seen"))


class HeadlineForm(WordsForm):
    """What the return says first."""

    words = "headline"

    class Meta:
        model = Return
        fields = ["headline"]
        layout = (Field("headline", label="m", rows=4),)

    headline = forms.CharField(
        label="Headline of the quarter",
        help_text="What the receiver should know first, in two or three sentences.",
        required=False,
        max_length=HEADLINE_LENGTH,
        widget=forms.Textarea,
    )


class NarrativeForm(WordsForm):
    """The words of one section, whose title is the label."""

    words = "text"

    class Meta:
        model = ReturnNarrative
        fields = ["text"]
        layout = (Field("text", label="m", rows=6),)

    text = forms.CharField(required=False, max_length=TEXT_LENGTH, widget=forms.Textarea)

    def __init__(self, *args, title: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = title
        self.fields["text"].error_messages["max_length"] = f"{title} must be {TEXT_LENGTH} characters or fewer"


def one_line_ending(text: str) -> str:
    """Browsers send CRLF; what is signed holds one kind of line ending."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class StepForm(PortalForm):
    """A step of the return's life, taken from the version of it that the person had on the screen."""

    sent_once = True
    row_version = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": OPEN_AGAIN, "invalid": OPEN_AGAIN}
    )


class ReasonForm(StepForm):
    reason = forms.CharField(
        label="Reason",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say why, so that others know what to change"},
    )


class SignForm(StepForm):
    """`read` is the fingerprint of the return as it was shown."""

    submit = "Sign the return"

    read = forms.CharField(widget=forms.HiddenInput, error_messages={"required": OPEN_AGAIN})
    declare = forms.BooleanField(label="I declare", error_messages={"required": "Tick the box to make the declaration"})
