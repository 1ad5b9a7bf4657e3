"""Forms that record and revise allocations."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cdp_portal.forms import Field, PortalModelForm, VersionedModelForm
from cdp_portal.periods import FinancialYear
from grants.models import Allocation
from grants.rules import why_not_for
from outcomes.rules import authorities_of


class FinancialYearField(forms.CharField):
    """A financial year, typed as “2023-24”, “2023/24” or “2023-2024”; cleans to “2023-24”."""

    options = {"width": 10}

    def to_python(self, value):
        text = super().to_python(value)
        if text in self.empty_values:
            return text
        try:
            return FinancialYear.parse(text).label
        except ValueError as error:
            raise ValidationError(str(error), code="financial_year") from error


def refuse_future(day, what: str):
    """The day as it is; raises ValidationError when it is still to come."""
    if day and day > timezone.localdate():
        raise ValidationError(f"{what} cannot be in the future")
    return day


class AllocationForm(PortalModelForm):
    """Adds an allocation; `instance` carries the partnership."""

    submit = "Save allocation"
    financial_year = FinancialYearField(max_length=9, help_text="For example, 2023-24")

    class Meta:
        model = Allocation
        fields = ["authority", "stream", "financial_year", "amount", "status", "as_at_on", "source"]
        labels = {"status": "How certain it is"}
        help_texts = {"as_at_on": "The day for which the source gives the amount."}
        layout = (
            "authority",
            "stream",
            "financial_year",
            Field("amount", width=10),
            "status",
            "as_at_on",
            Field("source", rows=3),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["authority"].queryset = authorities_of(self.instance.partnership)

    def clean_as_at_on(self):
        return refuse_future(self.cleaned_data["as_at_on"], "The day")

    def clean(self):
        cleaned = super().clean()
        authority, year = cleaned.get("authority"), cleaned.get("financial_year")
        if authority and year:
            why_not = why_not_for(self.instance.partnership, authority, FinancialYear.parse(year))
            if why_not:
                self.add_error("financial_year", why_not)
        return cleaned


class RevisionForm(VersionedModelForm):
    """Revises an allocation: same authority, stream and year, another amount or status."""

    submit = "Save as a new revision"

    class Meta:
        model = Allocation
        fields = ["amount", "status", "as_at_on", "source", "revised_because"]
        labels = {"status": "How certain it is", "revised_because": "Why it is revised"}
        layout = (
            Field("amount", width=10),
            "status",
            "as_at_on",
            Field("source", rows=3),
            Field("revised_because", rows=2),
        )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["revised_because"] = ""
        self.fields["revised_because"].required = True
        self.fields["revised_because"].error_messages["required"] = "Say why the allocation is revised"

    def clean_as_at_on(self):
        return refuse_future(self.cleaned_data["as_at_on"], "The day")
