"""Forms of the delivery plan: plans, objectives, actions and progress."""

from django.db.models import Q

from cdp_portal.forms import Field, PortalModelForm
from cdp_portal.forms.layout import Div
from cdp_portal.forms.record import RecordForm
from members.models import Organisation
from outcomes.models import DeliveryPlan, Metric, Objective, PlanAction, PlanActionUpdate
from outcomes.rules import seats_of


class PlanForm(RecordForm):
    submit = "Save plan"

    class Meta:
        model = DeliveryPlan
        fields = ["title", "status", "adopted_on", "starts_on", "ends_on", "source"]
        labels = {"starts_on": "First day", "status": "State"}
        general_at = "adopted_on"
        layout = ("title", "status", "adopted_on", "starts_on", "ends_on", Field("source", rows=3))


class ObjectiveForm(RecordForm):
    submit = "Save objective"

    class Meta:
        model = Objective
        fields = ["title", "priority", "outcome"]
        layout = ("title", "priority", "outcome")


class PlanActionForm(RecordForm):
    """An action of the plan. Its status is not here: it changes by reports of progress alone."""

    submit = "Save action"

    class Meta:
        model = PlanAction
        fields = [
            "objective",
            "text",
            "owner_seat",
            "lead_organisation",
            "due_on",
            "metrics",
            "source",
        ]
        labels = {"metrics": "Metrics that should move", "owner_seat": "Owner (a seat)"}
        layout = (
            "objective",
            Field("text", rows=3),
            "owner_seat",
            "lead_organisation",
            "due_on",
            Div(Field("metrics", small=True), css_class="app-many"),
            Field("source", rows=2),
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        action = self.instance
        open_plans = DeliveryPlan.objects.filter(partnership=partnership).exclude(status=DeliveryPlan.Status.CLOSED)
        objectives = Objective.objects.filter(Q(plan__in=open_plans) | Q(pk=action.objective_id))
        self.fields["objective"].queryset = objectives.order_by("-plan__version", "position")
        self.fields["owner_seat"].queryset = seats_of(partnership, also=action.owner_seat_id)
        self.fields["lead_organisation"].queryset = Organisation.objects.known_to(partnership)
        self.fields["metrics"].queryset = Metric.objects.usable_by(partnership)
        self.fields["metrics"].label_from_instance = lambda metric: f"{metric.code} {metric.name}"


class UpdateForm(PortalModelForm):
    """What was done on an action since it was last reported, and how it is going."""

    submit = "Save progress"

    class Meta:
        model = PlanActionUpdate
        fields = ["text", "status"]
        labels = {"text": "What has been done"}
        layout = (Field("text", rows=5), "status")
