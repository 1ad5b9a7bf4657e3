"""Forms of the delivery plan: objectives, actions, their steps and progress."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from cdp_portal.forms import Field, PortalModelForm
from cdp_portal.forms.layout import Div
from cdp_portal.forms.record import RecordForm
from members.models import Organisation
from outcomes.models import (
    Metric,
    Objective,
    PlanAction,
    PlanActionMilestone,
    PlanActionUpdate,
    Risk,
)
from outcomes.plan_rules import faults_of_update, open_plans
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
        self.fields["objective"].queryset = _objectives(partnership, action)
        self.fields["objective"].label_from_instance = _objective_words(partnership)
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


def _objectives(partnership, action: PlanAction) -> QuerySet[Objective]:
    """Of all open plans for a new action; one that is there stays in its plan until a next version takes it over."""
    within = {"plan": action.objective.plan_id} if action.pk else {"plan__in": open_plans(partnership)}
    found = Objective.objects.filter(**within).select_related("plan")
    return found.order_by(F("plan__authority").asc(nulls_first=True), "plan__version", "position")


def _objective_words(partnership) -> Callable[[Objective], str]:
    """Where several plans are open, an objective is called by its plan too."""
    if open_plans(partnership).count() < 2:
        return str
    return lambda objective: f"{objective.plan.named}: {objective}"


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
