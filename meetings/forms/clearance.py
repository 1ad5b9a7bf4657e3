"""Ask for clearance, and record an answer."""

from django import forms
from django.utils import timezone

from cdp_portal.forms import DateField, Field, PortalForm, VersionedModelForm
from meetings import clearing
from meetings.actions.clearance import DAYS_TO_ANSWER, due_on
from meetings.models import Clearance, Paper, TemplateField
from members.models import Seat


class AskClearanceForm(PortalForm):
    submit = "Ask for clearance"

    roles = forms.ModelMultipleChoiceField(
        TemplateField.objects.none(), label="Who is to clear it", widget=forms.CheckboxSelectMultiple
    )
    seat = forms.ModelChoiceField(
        Seat.objects.none(),
        label="Seat that answers",
        required=False,
        help_text="Whoever holds it finds the paper under “What needs you”. Leave empty for an office without a seat.",
    )
    due_on = DateField(label="Answer due on")

    def __init__(self, *args, paper: Paper, **kwargs):
        super().__init__(*args, **kwargs)
        ask = clearing.roles_to_ask(paper)
        self.fields["roles"].queryset = TemplateField.objects.filter(pk__in=[role.pk for role in ask])
        self.initial["roles"] = [role.pk for role in ask if role.required]
        seats = Seat.objects.filter(partnership=paper.partnership_id).as_at(timezone.localdate())
        self.fields["seat"].queryset = seats.select_related("organisation", "body")
        self.fields["seat"].label_from_instance = lambda seat: f"{seat} ({seat.body})"
        self.initial["due_on"] = due_on(timezone.localdate())
        self.fields["due_on"].help_text = f"{DAYS_TO_ANSWER} working days, unless you choose another day."

    def clean_due_on(self):
        due = self.cleaned_data["due_on"]
        if due < timezone.localdate():
            raise forms.ValidationError("Answer due on must be today or in the future", code="past")
        return due


class ClearanceForm(VersionedModelForm):
    """`for_other`: the person records the answer of somebody else and says how it came."""

    submit = "Save answer"

    class Meta:
        model = Clearance
        fields = ["state", "comment", "how"]
        set_by_view = ("decided_at", "decided_by", "text_sha256")
        labels = {"state": "Answer"}
        widgets = {"state": forms.RadioSelect}
        layout = ("state", Field("comment", rows=4), Field("how", width="two-thirds"))

    def __init__(self, *args, for_other: bool, **kwargs):
        super().__init__(*args, **kwargs)
        states = [Clearance.State.CLEARED, Clearance.State.CHANGES]
        self.fields["state"].choices = [(state.value, state.label) for state in states]
        if self.instance.state == Clearance.State.ASKED:
            self.initial["state"] = None
        self.fields["how"].required = for_other
        self.fields["how"].help_text = "For example, e-mail of 3 December 2026. You are recording it for somebody else."
        if not for_other:
            del self.fields["how"]

    def has_changed(self) -> bool:
        return True  # the same answer to a text that changed is a new answer

    def _layout(self) -> tuple:
        given = super()._layout()
        return given if "how" in self.fields else given[:2]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("state") == Clearance.State.CHANGES and not cleaned.get("comment"):
            self.add_error("comment", "Say what is to be changed")
        self.instance.decided_at = timezone.now()
        return cleaned
