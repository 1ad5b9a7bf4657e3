"""The short forms by which an owner answers what is due, one question each."""

from django import forms
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.forms import Field, Fieldset, PortalModelForm, VersionedModelForm
from cdp_portal.forms.versioned import VERSION, Difference, VersionField
from outcomes.forms.issues import fault_of_done
from outcomes.models import IssueAction, PlanAction, PlanActionUpdate, Risk, RiskReview, StandardRating
from outcomes.plan_rules import faults_of_update
from outcomes.risk_words import score_words

Rating = StandardRating.Rating


class ProgressAnswer(PortalModelForm):
    """How an action of the plan is going, and which of its steps are reached."""

    submit = "Save progress"

    class Meta:
        model = PlanActionUpdate
        fields = ["status", "text", "evidence"]
        labels = {"status": "How is it going?", "text": "What has happened"}
        widgets = {"status": forms.RadioSelect}

    def __init__(self, data, *, action: PlanAction):
        super().__init__(data, instance=PlanActionUpdate(action=action, status=action.status))
        if action.open_steps:
            self.fields["steps"] = forms.TypedMultipleChoiceField(
                label="Steps that are reached",
                choices=[(one.pk, f"{one.text}, due {gov_date(one.due_on)}") for one in action.open_steps],
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.fields[VERSION] = VersionField(initial=action.row_version)

    def _layout(self) -> tuple:
        steps = (Field("steps", small=True),) if "steps" in self.fields else ()
        return (Field("status", small=True), *steps, Field("text", rows=3), Field("evidence", rows=2))

    def clean(self) -> dict:
        cleaned = super().clean()
        for name, why in faults_of_update(cleaned.get("status", ""), cleaned.get("evidence", "")).items():
            self.add_error(name, why)
        return cleaned

    def differences(self) -> list[Difference]:
        saved = PlanAction.objects.get(pk=self.instance.action_id).get_status_display()
        return [Difference("How is it going?", saved, PlanAction.Status(self.cleaned_data["status"]).label)]


class IssueActionAnswer(VersionedModelForm):
    """What was done about an issue."""

    submit = "Save as done"

    class Meta:
        model = IssueAction
        fields = ["done_note", "done_on"]
        labels = {"done_note": "What was done", "done_on": "Done on"}
        help_texts = {"done_on": "Leave empty for today."}
        layout = (Field("done_note", rows=3), "done_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["done_note"].required = True
        self.fields["done_note"].error_messages["required"] = "Say what was done"
        self.add_once_token()

    def clean_done_on(self):
        day = self.cleaned_data["done_on"] or timezone.localdate()
        if fault := fault_of_done(day, self.instance.agreed_on):
            raise forms.ValidationError(fault)
        return day


class RiskAnswer(PortalModelForm):
    """Whether a risk is scored as before; if not, how now and what changed."""

    submit = "Save review"
    SAME, CHANGED = "same", "changed"
    scored = forms.ChoiceField(label="How does it stand?", choices=(), widget=forms.RadioSelect)

    class Meta:
        model = RiskReview
        fields = ["likelihood", "impact", "text"]
        set_by_view = ("risk",)
        labels = {"text": "What changed, in one sentence"}

    def __init__(self, data, *, risk: Risk):
        scores = {"likelihood": risk.likelihood, "impact": risk.impact}
        super().__init__(data, instance=RiskReview(risk=risk, **scores))
        as_before = f"As before: {score_words(risk)}"
        self.fields["scored"].choices = [(self.SAME, as_before), (self.CHANGED, "It has changed")]
        self.fields["scored"].error_messages["required"] = "Say whether the risk stands as before"
        self.fields[VERSION] = VersionField(initial=risk.row_version)

    def _layout(self) -> tuple:
        scores = Fieldset("If it has changed, its score now", "likelihood", "impact", size="s")
        return (Field("scored", small=True), scores, Field("text", rows=2))

    def clean(self) -> dict:
        cleaned, risk = super().clean(), self.instance.risk
        is_same = (cleaned.get("likelihood"), cleaned.get("impact")) == (risk.likelihood, risk.impact)
        said = cleaned.get("scored")
        if said == self.SAME and not is_same:
            self.add_error("scored", "You chose another score below. Say that it has changed, or put the score back")
        if said == self.CHANGED and is_same:
            self.add_error("likelihood", "Choose the score as it is now")
        if said == self.CHANGED and not cleaned.get("text"):
            self.add_error("text", "Say what changed")
        return cleaned

    def differences(self) -> list[Difference]:
        saved = Risk.objects.get(pk=self.instance.risk_id)
        return [Difference("Score", score_words(saved), score_words(self.instance))]


class StandardAnswer(VersionedModelForm):
    """How far a standard is met now, what shows it, and what comes next."""

    submit = "Save step"

    class Meta:
        model = StandardRating
        fields = ["rating", "evidence", "next_step"]
        widgets = {"rating": forms.RadioSelect}
        layout = (Field("rating", small=True), Field("evidence", rows=3), Field("next_step", rows=2))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_once_token()

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("rating") in (Rating.MET, Rating.MOSTLY) and not cleaned.get("evidence"):
            self.add_error("evidence", "Say what shows that it is met")
        if cleaned.get("rating") != Rating.MET and not cleaned.get("next_step"):
            self.add_error("next_step", "Say what comes next until it is met")
        return cleaned
