"""What the administration site needs for rows of one partnership, here and in the apps above."""

from django import forms
from django.contrib import admin
from django.db import models
from import_export.formats.base_formats import CSV

from partnerships.models import Partnership

# Workbooks are read by cdp_portal.sheets alone, which checks them first.
FORMATS = [CSV]
OVERRIDES = {models.URLField: {"assume_scheme": "https"}}


class InPartnershipForm(forms.ModelForm):
    """Chooses the partnership of a row that takes it from no parent; rules over it come out as messages."""

    of_partnership = forms.ModelChoiceField(Partnership.objects.all(), label="Partnership")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.partnership_id:
            self.initial["of_partnership"] = self.instance.partnership_id

    def clean(self) -> dict:
        cleaned = super().clean()
        if chosen := self.cleaned_data.get("of_partnership"):
            self.instance.partnership = chosen
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # A footprint's tier is in the condition of its rule, which Django cannot check without it.
        stays = {"partnership", "tier"} if self.instance.partnership_id else {"tier"}
        return super()._get_validation_exclusions() - stays


class InPartnershipAdmin(admin.ModelAdmin):
    """A row of one partnership that takes it from no parent."""

    form = InPartnershipForm
    formfield_overrides = OVERRIDES
    list_filter = ["partnership"]
    list_select_related = ["partnership"]
