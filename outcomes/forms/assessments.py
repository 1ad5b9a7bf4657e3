"""Forms of self-assessments against quality standards."""

from django import forms
from django.utils import timezone

from cdp_portal.forms import Button, Buttons, DateField, Field, FormHelper, Layout, PortalForm, VersionedModelForm
from cdp_portal.forms.layout import Link
from cdp_portal.forms.record import RecordForm
from outcomes.models import SelfAssessment, StandardRating
from outcomes.rules import seats_of
from partnerships.models import Body

NEXT = "next"
Rating = StandardRating.Rating


class SelfAssessmentForm(RecordForm):
    """A round. Its set of standards is chosen once, when it begins."""

    submit = "Save self-assessment"

    class Meta:
        model = SelfAssessment
        fields = ["standard_set", "assessed_on", "note"]
        layout = ("standard_set", "assessed_on", Field("note", rows=4))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["standard_set"]

    def clean_assessed_on(self):
        day = self.cleaned_data["assessed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The day of the assessment cannot be in the future")
        return day


class RatingForm(VersionedModelForm):
    """How far one standard is met, what shows it, and what comes next. It saves alone or leads on to the next one."""

    submit = "Save and go to the next standard"
    only_save = "Save"

    class Meta:
        model = StandardRating
        fields = ["rating", "evidence", "next_step", "owner_seat"]
        labels = {"owner_seat": "Who takes the next step (a seat)"}
        widgets = {"rating": forms.RadioSelect}
        layout = (
            Field("rating", small=True),
            Field("evidence", rows=4),
            Field("next_step", rows=3),
            "owner_seat",
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner_seat"].queryset = seats_of(partnership, also=self.instance.owner_seat_id)

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        buttons = [Button(self.submit, name=NEXT, value="1"), Button(self.only_save, variant="secondary")]
        helper.layout = Layout(*self._layout(), Buttons(*buttons, Link("Cancel", self.cancel_url)))
        return helper

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("owner_seat") and not cleaned.get("next_step"):
            self.add_error("next_step", "Say what this seat is to do, or choose no seat")
        if cleaned.get("rating") in (Rating.MET, Rating.MOSTLY) and not cleaned.get("evidence"):
            self.add_error("evidence", "Say what shows that it is met")
        return cleaned


class AgreeForm(PortalForm):
    """Which body agreed a self-assessment, and when."""

    agreed_by = forms.ModelChoiceField(queryset=None, label="Body that agreed it")
    agreed_on = DateField(label="Agreed on", initial=timezone.localdate)

    def __init__(self, *args, assessment: SelfAssessment, **kwargs):
        super().__init__(*args, **kwargs)
        self.assessment = assessment
        self.fields["agreed_by"].queryset = Body.objects.of(assessment.partnership)

    def clean_agreed_on(self):
        day = self.cleaned_data["agreed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("The day on which it was agreed cannot be in the future")
        if day < self.assessment.assessed_on:
            raise forms.ValidationError("It cannot be agreed before it was assessed")
        return day


class ReopenForm(PortalForm):
    """Why an agreed self-assessment is opened again."""

    because = forms.CharField(label="Why it is opened again", max_length=300)
