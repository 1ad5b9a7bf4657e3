"""The forms of a proposal: what it says, what was said to it, and the steps of its life."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from cdp_portal.forms import DateField, Field, Fieldset, PortalForm
from cdp_portal.forms.layout import Div
from cdp_portal.forms.record import RecordForm
from partnerships.models import Approval, Body, Partnership, Proposal

Kind = Body.Kind
# Boards that partnerships may share, and the bodies elsewhere whose word counts.
JOINABLE = (Kind.PARTNERSHIP_BOARD, Kind.EXECUTIVE, Kind.JOINT_BOARD, Kind.STRATEGIC_BOARD, Kind.OTHER)
ASKED_ELSEWHERE = (
    Kind.PARTNERSHIP_BOARD, Kind.EXECUTIVE, Kind.JOINT_BOARD, Kind.HEALTH_AND_WELLBEING, Kind.COMMUNITY_SAFETY,
    Kind.POLICE_AND_CRIME, Kind.STRATEGIC_BOARD,
)  # fmt: skip


class ProposalForm(RecordForm):
    submit = "Save proposal"

    class Meta:
        model = Proposal
        fields = ["title", "summary", "change", "partners", "board", "takes_effect_on", "precedents", "source"]
        widgets = {"change": forms.RadioSelect}
        labels = {
            "summary": "What it is for",
            "change": "What would change",
            "takes_effect_on": "Would take effect on",
            "precedents": "What has been done before",
            "source": "Where this comes from",
        }
        help_texts = {
            "partners": "Their people read it once it is put forward.",
            "board": "If there is one already. If not, name it under “What it is for”.",
            "precedents": "A body that works like this already, or an earlier agreement.",
        }
        layout = (
            "title",
            Field("summary", rows=4),
            Fieldset("The change", "change", "board", "takes_effect_on"),
            Div(Field("partners", small=True), css_class="app-many"),
            Field("precedents", rows=4),
            Field("source", rows=2),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        own = self.instance.partnership
        self.fields["partners"].queryset = Partnership.objects.exclude(pk=own.pk)
        self.fields["board"].queryset = Body.objects.of(own).filter(kind__in=JOINABLE)

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("board") and cleaned.get("change") not in (None, Proposal.Change.JOIN):
            self.add_error("board", "Choose “Join a board” as what would change, or leave the board empty.")
        if cleaned.get("change") == Proposal.Change.MERGE and not cleaned.get("partners"):
            self.add_error("partners", "Select the partnerships that would merge with yours.")
        return cleaned


class ApprovalForm(RecordForm):
    submit = "Save approval"

    class Meta:
        model = Approval
        fields = ["body", "given_by", "state", "condition", "met_on", "decided_on", "recorded_in"]
        widgets = {"state": forms.RadioSelect}
        labels = {
            "given_by": "Post, or body that is not in the list",
            "state": "What it said",
            "condition": "Subject to",
            "met_on": "Condition met on",
            "decided_on": "Said on",
            "recorded_in": "Where it is minuted",
        }
        help_texts = {
            "given_by": "For example Senior responsible owner, Thurrock.",
            "condition": "What has to happen first, and who has to sign off.",
            "met_on": "Leave empty while it is not met.",
            "recorded_in": "The meeting and the item, or the paper that says it.",
        }
        layout = (
            Fieldset("Whose", "body", "given_by"),
            "state",
            Fieldset("Condition", Field("condition", rows=3), "met_on"),
            Fieldset("Record", "decided_on", Field("recorded_in", rows=2)),
        )
        set_by_view = ("proposal",)
        general_at = "body"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies_to_ask(self.instance.proposal)

    def clean_met_on(self):
        return refuse_future(self.cleaned_data["met_on"], "The condition cannot be met")

    def clean_decided_on(self):
        return refuse_future(self.cleaned_data["decided_on"], "It cannot have been said")

    def clean(self) -> dict:
        cleaned = super().clean()
        if not cleaned.get("body") and not cleaned.get("given_by") and "body" not in self.errors:
            self.add_error("body", "Say which body or which post this approval is from.")
        if cleaned.get("state") == Approval.State.IN_PRINCIPLE and not cleaned.get("condition"):
            self.add_error("condition", "Say what the agreement in principle is subject to.")
        if cleaned.get("met_on") and not cleaned.get("condition"):
            self.add_error("met_on", "Leave this empty, or say what the condition was.")
        if cleaned.get("state") == Approval.State.ASKED and cleaned.get("decided_on"):
            self.add_error("decided_on", "Leave this empty until it has answered.")
        return cleaned


class PutForm(PortalForm):
    submit = "Put forward"
    put_on = DateField(label="Put forward on", error_messages={"required": "Enter the day it is put forward"})

    def clean_put_on(self):
        return refuse_future(self.cleaned_data["put_on"], "It cannot be put forward")


class DecideForm(PortalForm):
    """What became of a proposal that was put forward on a day."""

    submit = "Save what was decided"
    state = forms.ChoiceField(
        label="What became of it",
        choices=[(state.value, state.label) for state in Proposal.OVER],
        widget=forms.RadioSelect,
    )
    decided_on = DateField(label="Decided on")
    outcome = forms.CharField(
        label="How it was decided",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="By whom, what follows from it, and where it is minuted.",
    )

    def __init__(self, *args, proposal: Proposal, **kwargs):
        super().__init__(*args, **kwargs)
        self.put_on = proposal.put_on

    def clean_decided_on(self):
        day = refuse_future(self.cleaned_data["decided_on"], "It cannot have been decided")
        if day and self.put_on and day < self.put_on:
            raise ValidationError("It cannot be decided before it was put forward.")
        return day


class ReopenForm(PortalForm):
    reason = forms.CharField(
        label="Why it is opened again",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept in the history of the proposal, with what had become of it.",
    )


def bodies_to_ask(proposal: Proposal):
    """Bodies of the partnership, and of those the proposal names the boards whose word counts: no inner groups."""
    elsewhere = Q(partnership__in=proposal.partners.all(), kind__in=ASKED_ELSEWHERE)
    own = Body.objects.of(proposal.partnership).exclude(kind=Kind.NATIONAL)
    return Body.objects.filter(Q(pk__in=own.values("pk")) | elsewhere)


def refuse_future(day, what: str):
    """The day, unless it is still to come."""
    if day and day > timezone.localdate():
        raise ValidationError(f"{what} on a day to come.")
    return day
