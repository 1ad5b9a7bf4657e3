"""The forms of local authorities and of what becomes of them."""

from django import forms

from cdp_portal.forms.record import RecordForm
from partnerships.models import LocalAuthority


class AreaForm(RecordForm):
    """An authority's facts. Its code is entered once, when it has none; its days follow from reorganisations."""

    submit = "Save authority"
    region = forms.ChoiceField(label="Region")

    class Meta:
        model = LocalAuthority
        fields = ["name", "official_name", "gss_code", "kind", "region", "police_force", "population", "source"]
        labels = {
            "official_name": "Official name",
            "gss_code": "Official code",
            "population": "Population",
            "source": "Where this comes from",
        }
        help_texts = {
            "gss_code": "For example E06000033. Once entered it stays: a code is never used again.",
            "population": "Usual residents, Census 2021.",
        }
        set_by_view = ("region_code",)
        general_at = "gss_code"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = LocalAuthority.objects.order_by("region").values_list("region", "region_code").distinct()
        self.region_codes = dict(known)
        self.fields["region"].choices = [(name, name) for name in self.region_codes]
        if self.instance.gss_code:
            del self.fields["gss_code"]

    def clean_region(self) -> str:
        region = self.cleaned_data["region"]
        self.instance.region_code = self.region_codes[region]
        return region
