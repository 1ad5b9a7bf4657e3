"""Forms of the risk register."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from cdp_portal.forms import DateField, Field, Fieldset, PortalForm, PortalModelForm
from cdp_portal.forms.layout import Div
from cdp_portal.forms.record import RecordForm
from outcomes.models import DeliveryPlan, Metric, PlanAction, Risk, RiskReview
from outcomes.risks import fault_of_review
from outcomes.rules import seats_of
from outcomes.steps import months_on

MONTHS_BETWEEN_REVIEWS = 3


class RiskForm(RecordForm):
    """A risk. Its score is here only when it is added: later it changes by reviews alone. That it is closed is not
    here either: closing asks for its reason on a page of its own.
    """

    plan_actions = forms.ModelMultipleChoiceField(
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label="Actions of the plan that answer it",
    )

    submit = "Save risk"

    class Meta:
        model = Risk
        fields = [
            "title",
            "cause",
            "effect",
            "likelihood",
            "impact",
            "mitigation",
            "owner_seat",
            "review_due_on",
            "metrics",
            "release_class",
            "source",
        ]
        labels = {"owner_seat": "Owner (a seat)", "review_due_on": "Day of the next review"}
        widgets = {"likelihood": forms.RadioSelect, "impact": forms.RadioSelect}
        layout = (
            "title",
            Field("cause", rows=3),
            Field("effect", rows=3),
            Fieldset("Score", Field("likelihood", small=True), Field("impact", small=True), size="m"),
            Field("mitigation", rows=4),
            "owner_seat",
            "review_due_on",
            Div(Field("plan_actions", small=True), css_class="app-many"),
            Div(Field("metrics", small=True), css_class="app-many"),
            "release_class",
            Field("source", rows=2),
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        risk = self.instance
        self.fields["owner_seat"].queryset = seats_of(partnership, also=risk.owner_seat_id)
        self.fields["metrics"].queryset = Metric.objects.usable_by(partnership)
        self.fields["metrics"].label_from_instance = lambda metric: f"{metric.code} {metric.name}"
        linked = PlanAction.objects.filter(risks=risk) if risk.pk else PlanAction.objects.none()
        open_plans = DeliveryPlan.objects.filter(partnership=partnership).exclude(status=DeliveryPlan.Status.CLOSED)
        offered = Q(objective__plan__in=open_plans) | Q(pk__in=linked.values("pk"))
        self.fields["plan_actions"].queryset = PlanAction.objects.filter(offered).order_by("number")
        self.fields["plan_actions"].label_from_instance = lambda action: f"{action.number}. {action.text}"
        if risk.pk:
            self.initial["plan_actions"] = [action.pk for action in linked]
            del self.fields["likelihood"], self.fields["impact"]

    def _save_m2m(self) -> None:
        super()._save_m2m()
        self.instance.plan_actions.set(self.cleaned_data["plan_actions"])


class ReviewForm(PortalModelForm):
    """One review: the scores as they are now, what changed, and when to look again."""

    submit = "Save review"
    review_due_on = DateField(label="Day of the next review")

    class Meta:
        model = RiskReview
        fields = ["likelihood", "impact", "text", "reviewed_on"]
        help_texts = {"text": "What made the score change, or what is new. Leave empty if nothing is."}
        widgets = {"likelihood": forms.RadioSelect, "impact": forms.RadioSelect}
        layout = (
            Field("likelihood", small=True),
            Field("impact", small=True),
            Field("text", rows=4),
            "reviewed_on",
            "review_due_on",
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["review_due_on"] = months_on(timezone.localdate(), MONTHS_BETWEEN_REVIEWS)

    def clean(self) -> dict:
        cleaned = super().clean()
        reviewed_on, due_on = cleaned.get("reviewed_on"), cleaned.get("review_due_on")
        if reviewed_on and (fault := self._fault_of_day(reviewed_on)):
            self.add_error("reviewed_on", fault)
        if reviewed_on and due_on and due_on <= reviewed_on:
            self.add_error("review_due_on", "The next review must come after this one")
        risk = self.instance.risk
        scores = cleaned.get("likelihood"), cleaned.get("impact")
        if None not in scores and scores != (risk.likelihood, risk.impact) and not cleaned.get("text"):
            self.add_error("text", "Say what made the score change")
        return cleaned

    def _fault_of_day(self, day) -> str:
        if day > timezone.localdate():
            return "The day of the review cannot be in the future"
        return fault_of_review(self.instance.risk, day)


class CloseRiskForm(PortalForm):
    """Why a risk is closed."""

    closed_because = forms.CharField(
        label="Why it is closed",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example that it can no longer happen, or that it happened and is dealt with.",
    )
