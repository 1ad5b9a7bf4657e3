"""The minutes of a meeting on one page, and their approval."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils import timezone

from cdp_portal import markdown
from cdp_portal.forms import PortalForm
from cdp_portal.forms.base import HiddenMark
from meetings import rules
from meetings.minuting import BOTH, MINE, THEIRS, Clash, Typed, fingerprint, plain, settled
from meetings.models import Meeting, Minute

KEEP = (
    (MINE, "Keep the text in the box"),
    (THEIRS, "Keep the text that was saved"),
    (BOTH, "Keep both, the saved text first"),
)


class MinutesForm(PortalForm):
    """For every item whose minute is not approved: `minute-<item>` its text, `seen-<item>` the fingerprint of the text
    that the page was made from, and after a clash `keep-<item>` which of the two texts is meant.

    `lines` are those of the agenda, with their minutes; `clashes` are the items to which somebody else saved a text.
    """

    marks_optional = False

    def __init__(self, *args, lines, clashes: Mapping[int, Clash], **kwargs):
        super().__init__(*args, **kwargs)
        self.saved: dict[int, str] = {}
        self.locked: dict[int, Clash] = {}
        for line in lines:
            minute = minute_of(line.item)
            if minute and (sentence := rules.why_minute_locked(minute)):
                self._keep_what_came_too_late(minute, sentence)
            else:
                self.saved[line.item.pk] = minute.text if minute else ""
                self._add(line, asks=line.item.pk in clashes or f"keep-{line.item.pk}" in self.data)

    def _add(self, line, *, asks: bool) -> None:
        pk, saved = line.item.pk, self.saved[line.item.pk]
        self.fields[f"minute-{pk}"] = forms.CharField(
            label=f"{line.number} {line.item.title}",
            required=False,
            validators=[markdown.validate],
            widget=forms.Textarea(attrs={"rows": 5, "data-item": pk}),
            initial=saved,
        )
        self.fields[f"seen-{pk}"] = HiddenMark(initial=fingerprint(saved))
        if asks:
            self.fields[f"keep-{pk}"] = forms.ChoiceField(
                label=f"Which text of item {line.number}?", choices=KEEP, widget=forms.RadioSelect, required=False
            )

    def _keep_what_came_too_late(self, minute: Minute, sentence: str) -> None:
        """What was typed under an item that was approved meanwhile is shown, not dropped."""
        pk = minute.item_id
        typed = Typed(self.data.get(f"minute-{pk}", ""), self.data.get(f"seen-{pk}", ""))
        if typed.seen and typed.is_change and plain(typed.text) != plain(minute.text):
            self.locked[pk] = Clash(minute.text, typed.text, sentence)

    def typed(self) -> dict[int, Typed]:
        """What was typed under each item, by its id; after a clash, the text that was chosen."""
        cleaned = self.cleaned_data
        return {
            pk: Typed(settled(cleaned.get(f"keep-{pk}", ""), saved, cleaned[f"minute-{pk}"]), cleaned[f"seen-{pk}"])
            for pk, saved in self.saved.items()
            if f"minute-{pk}" in self.data
        }


def with_what_is_saved(data: QueryDict | None, clashes: Mapping[int, Clash]) -> QueryDict | None:
    """What was posted, made from the texts that are saved now: to save it again is an informed choice."""
    if data is None or not clashes:
        return data
    data = data.copy()
    for pk, clash in clashes.items():
        data[f"seen-{pk}"] = clash.seen
        data.setdefault(f"keep-{pk}", MINE)
    return data


class SavedTextForm(forms.Form):
    """One text on its own, as the page sends it while it is being typed."""

    item = forms.IntegerField(min_value=1)
    text = forms.CharField(required=False, strip=False, validators=[markdown.validate])
    seen = forms.CharField(max_length=16)


class ApprovalForm(PortalForm):
    submit = "Approve the minutes"
    at = forms.ModelChoiceField(
        Meeting.objects.none(), label="Approved at the meeting of", help_text="A later meeting of the same body."
    )
    corrections = forms.CharField(
        label="Corrections made at that meeting",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Correct the minutes first, then say here what was corrected. Members read it with the minutes.",
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        later = Meeting.objects.filter(
            body=meeting.body_id, starts_at__gt=meeting.starts_at, starts_at__date__lte=timezone.localdate()
        ).exclude(status=Meeting.Status.CANCELLED)
        self.fields["at"].queryset = later.select_related("body").order_by("starts_at")


def minute_of(item) -> Minute | None:
    """The minute of an item whose minute is loaded."""
    return getattr(item, "minute", None)
