"""Forms of the delivery plan: objectives, actions, their steps and progress."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from cdp_portal.forms import Field, PortalModelForm
from cdp_portal.forms.layout import Div
from cdp_portal.forms.record import RecordForm
from members.models import Organisation
from outcomes.models import (
    DeliveryPlan,
    Metric,
    Objective,
    PlanAction,
    PlanActionMilestone,
    PlanActionUpdate,
    Risk,
)
from outcomes.plan_rules import faults_of_update
from outcomes.rules import seats_of


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
            "agreed_on",
            "due_on",
            "update_every",
            "metrics",
            "risks",
            "source",
        ]
        labels = {
            "metrics": "Metrics that should move",
            "owner_seat": "Owner (a seat)",
            "risks": "Risks that it makes smaller",
        }
        layout = (
            "objective",
            Field("text", rows=3),
            "owner_seat",
            "lead_organisation",
            "agreed_on",
            "due_on",
            Field("update_every", width="3"),
            Div(Field("metrics", small=True), css_class="app-many"),
            Field("risks", small=True),
            Field("source", rows=2),
        )

    def __init__(self, *args, partnership, audience, **kwargs):
        super().__init__(*args, **kwargs)
        action = self.instance
        open_plans = DeliveryPlan.objects.filter(partnership=partnership).exclude(status=DeliveryPlan.Status.CLOSED)
        objectives = Objective.objects.filter(Q(plan__in=open_plans) | Q(pk=action.objective_id))
        self.fields["objective"].queryset = objectives.order_by("-plan__version", "position")
        self.fields["owner_seat"].queryset = seats_of(partnership, also=action.owner_seat_id)
        self.fields["lead_organisation"].queryset = Organisation.objects.known_to(partnership)
        self.fields["metrics"].queryset = Metric.objects.usable_by(partnership)
        risks = Risk.objects.filter(partnership=partnership).readable_by(audience)
        linked = Q(pk__in=action.risks.values("pk")) if action.pk else Q()
        self.fields["risks"].queryset = risks.filter(Q(status=Risk.Status.OPEN) | linked).order_by("number")
        self.fields["risks"].label_from_instance = lambda risk: f"{risk.number}. {risk.title}"
        self.fields["update_every"].required = False
        self.fields["metrics"].label_from_instance = lambda metric: f"{metric.code} {metric.name}"

    def clean_update_every(self) -> int:
        return self.cleaned_data["update_every"] or self.instance.update_every


class UpdateForm(PortalModelForm):
    """What was done on an action since it was last reported, how it is going, and where that can be seen."""

    submit = "Save progress"

    class Meta:
        model = PlanActionUpdate
        fields = ["text", "status", "evidence"]
        labels = {"text": "What has been done"}
        layout = (Field("text", rows=5), "status", Field("evidence", rows=2))

    def clean(self) -> dict:
        cleaned = super().clean()
        for name, why in faults_of_update(cleaned.get("status", ""), cleaned.get("evidence", "")).items():
            self.add_error(name, why)
        return cleaned


class MilestoneForm(RecordForm):
    """A step on the way to the end of an action."""

    submit = "Save step"

    class Meta:
        model = PlanActionMilestone
        fields = ["text", "due_on", "done_on"]
        set_by_view = ["action"]
        layout = ("text", "due_on", "done_on")

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if day and day > timezone.localdate():
            raise ValidationError("It cannot be reached on a day that is to come")
        return day
