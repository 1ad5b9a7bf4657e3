"""The form of a needs assessment."""

from cdp_portal.forms import Field
from cdp_portal.forms.record import RecordForm
from members.models import Organisation
from outcomes.models import NeedsAssessment
from outcomes.needs_assessments import faults_of_combining, faults_of_days, wholes_for
from outcomes.rules import authorities_of


class NeedsAssessmentForm(RecordForm):
    submit = "Save needs assessment"

    class Meta:
        model = NeedsAssessment
        fields = [
            "title",
            "organisation",
            "authority",
            "combined_into",
            "status",
            "finished_on",
            "published_on",
            "address",
            "review_due_on",
            "note",
            "release_class",
            "source",
        ]
        labels = {"combined_into": "Is being combined into"}
        general_at = "published_on"
        layout = (
            "title",
            "organisation",
            "authority",
            "combined_into",
            "status",
            "finished_on",
            "published_on",
            "address",
            "review_due_on",
            Field("note", rows=4),
            "release_class",
            Field("source", rows=2),
        )

    def __init__(self, *args, partnership, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.known_to(partnership)
        self.fields["authority"].queryset = authorities_of(partnership)
        self.fields["combined_into"].queryset = wholes_for(self.instance)

    def clean(self) -> dict:
        cleaned = super().clean()
        if why := faults_of_combining(self.instance, cleaned.get("combined_into")):
            self.add_error("combined_into", why)
        days = (cleaned.get(name) for name in ("status", "finished_on", "published_on"))
        for name, why in faults_of_days(*days).items():
            self.add_error(name, why)
        return cleaned
