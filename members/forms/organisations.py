"""The form of an organisation."""

from django.db.models import Q

from cdp_portal.forms import Fieldset
from cdp_portal.forms.record import RecordForm
from members.models import Organisation
from partnerships.models import Partnership


class OrganisationForm(RecordForm):
    submit = "Save organisation"

    class Meta:
        model = Organisation
        fields = [
            "name", "kind", "sector", "authority", "ods_code", "charity_number", "company_number", "website",
            "starts_on", "ends_on", "successors",
        ]  # fmt: skip
        labels = {
            "kind": "What it is",
            "sector": "Kind of member",
            "authority": "Local authority",
            "ods_code": "NHS organisation code",
            "charity_number": "Charity number",
            "company_number": "Company number",
            "website": "Website",
            "starts_on": "First day",
            "successors": "Followed by",
        }
        general_at = "name"
        layout = (
            "name",
            "kind",
            "sector",
            "authority",
            Fieldset("Official numbers", "ods_code", "charity_number", "company_number", "website"),
            Fieldset("When", "starts_on", "ends_on", "successors"),
        )

    def __init__(self, *args, partnership: Partnership, **kwargs):
        super().__init__(*args, **kwargs)
        may_follow = Q(pk__in=Organisation.objects.known_to(partnership).values("pk"))
        if self.instance.pk:
            may_follow |= Q(predecessors=self.instance.pk)
        found = Organisation.objects.filter(may_follow).exclude(pk=self.instance.pk).distinct()
        self.fields["successors"].queryset = found
        if not found.exists():
            del self.fields["successors"]
