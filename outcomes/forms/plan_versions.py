"""Forms of the versions of a plan: its next one, its adoption, its end, and the lines that a draft takes over."""

from django import forms
from django.utils import timezone

from cdp_portal.forms import Field, PortalForm, PortalModelForm
from cdp_portal.forms.record import RecordForm
from meetings.models import Decision
from outcomes.models import DeliveryPlan, Objective, PlanLine
from outcomes.plan_rules import faults_of_adoption, why_not_add
from outcomes.rules import seats_of
from partnerships.models import Body

FUTURE = "It cannot have been adopted on a day that is to come"
LONGEST_TEXT = 90  # characters of a decision in a list to choose from


class PlanForm(RecordForm):
    """A plan's own words and period. Its state changes by its steps alone."""

    submit = "Save plan"

    class Meta:
        model = DeliveryPlan
        fields = ["title", "starts_on", "ends_on", "source"]
        labels = {"starts_on": "First day"}
        set_by_view = ["partnership"]
        layout = ("title", "starts_on", "ends_on", Field("source", rows=3))

    def clean(self) -> dict:
        cleaned = super().clean()
        if self.instance._state.adding and (why := self._why_not_add(cleaned)):
            self.add_error(self._refused_at, why)
        return cleaned

    _refused_at = "title"

    def _why_not_add(self, cleaned: dict) -> str:
        return why_not_add(self.instance.partnership, None)


class PlanPartForm(PlanForm):
    """The plan of one authority of a shared footprint."""

    submit = "Add this part"
    _refused_at = "authority"

    class Meta(PlanForm.Meta):
        fields = ["authority", "title", "starts_on", "ends_on", "source"]
        layout = ("authority", "title", "starts_on", "ends_on", Field("source", rows=3))

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = areas
        self.fields["authority"].required = True
        self.fields["authority"].help_text = "Of the footprint when the common plan was adopted"

    def _why_not_add(self, cleaned: dict) -> str:
        authority = cleaned.get("authority")
        return why_not_add(self.instance.partnership, authority) if authority else ""


class CopyPlanForm(PortalForm):
    submit = "Make the next version"
    sent_once = True
    title = forms.CharField(label="Title of the next version", max_length=200)


class AdoptPlanForm(PortalModelForm):
    """By which body, on which day, and if there is one by which decision of that body."""

    submit = "Record the adoption"

    class Meta:
        model = DeliveryPlan
        fields = ["adopted_by", "adopted_on", "decision"]
        labels = {"adopted_by": "Body that adopted it", "decision": "Decision"}
        layout = ("adopted_by", "adopted_on", "decision")

    def __init__(self, *args, plan: DeliveryPlan, **kwargs):
        super().__init__(*args, instance=plan, **kwargs)
        bodies = Body.objects.of(plan.partnership).current()
        decisions = Decision.objects.filter(meeting__body__in=bodies).select_related("meeting__body")
        self.fields["adopted_by"].queryset, self.fields["adopted_by"].required = bodies, True
        self.fields["adopted_on"].required = True
        self.fields["decision"].queryset = decisions.order_by("-meeting__starts_at", "-number")
        self.fields["decision"].label_from_instance = _decision_words

    def clean(self) -> dict:
        cleaned = super().clean()
        body, day, decision = (cleaned.get(name) for name in ("adopted_by", "adopted_on", "decision"))
        if day and day > timezone.localdate():
            self.add_error("adopted_on", FUTURE)
        for name, why in faults_of_adoption(self.instance, body, day, decision).items():
            self.add_error(name, why)
        return cleaned


def _decision_words(decision: Decision) -> str:
    text = decision.text if len(decision.text) <= LONGEST_TEXT else f"{decision.text[:LONGEST_TEXT].rstrip()}…"
    return f"{decision} of {decision.meeting.body}, {decision.meeting.held_on:%d %B %Y}: {text}"


class ClosePlanForm(PortalForm):
    reason = forms.CharField(label="Why", max_length=400, widget=forms.Textarea(attrs={"rows": 3}))


class PlanLineForm(RecordForm):
    """What the draft says of an action of the version in force; the action itself stays until the draft is adopted."""

    submit = "Save"

    class Meta:
        model = PlanLine
        fields = ["objective", "text", "owner_seat", "due_on", "left_out", "because"]
        labels = {"owner_seat": "Owner (a seat)"}
        general_at = "because"
        layout = ("objective", Field("text", rows=3), "owner_seat", "due_on", "left_out", Field("because", rows=2))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        line = self.instance
        self.fields["objective"].queryset = Objective.objects.filter(plan=line.plan_id).order_by("position")
        self.fields["owner_seat"].queryset = seats_of(line.plan.partnership, also=line.owner_seat_id)
