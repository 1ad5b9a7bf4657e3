"""The form of a declared interest."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from cdp_portal.forms import Fieldset
from cdp_portal.forms.record import RecordForm
from members.models import Interest, Organisation


class InterestForm(RecordForm):
    """What the holder of a seat has declared. Who may see it is decided for each declaration."""

    submit = "Save declaration"

    class Meta:
        model = Interest
        fields = ["kind", "text", "organisation", "declared_on", "starts_on", "ends_on", "release_class"]
        labels = {
            "kind": "Kind of interest",
            "text": "What is declared",
            "organisation": "Organisation it concerns",
            "declared_on": "Declared on",
            "starts_on": "First day of the interest",
            "ends_on": "Last day of the interest",
            "release_class": "Who may see it",
        }
        help_texts = {
            "text": "What somebody needs to know to judge whether it bears on the business of the board.",
            "organisation": "If it is one that the partnership knows.",
            "ends_on": "Leave empty while they have it.",
            "release_class": "Restricted: only people who may read restricted papers.",
        }
        layout = (
            "kind",
            "text",
            "organisation",
            "declared_on",
            Fieldset("When they have it", "starts_on", "ends_on"),
            "release_class",
        )
        set_by_view = ("holder",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = Organisation.objects.known_to(self.instance.holder.partnership).values("pk")
        self.fields["organisation"].queryset = Organisation.objects.filter(
            Q(pk__in=known) | Q(pk=self.instance.organisation_id)
        )

    def clean_declared_on(self):
        day = self.cleaned_data["declared_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Declared on must be today or in the past")
        return day
