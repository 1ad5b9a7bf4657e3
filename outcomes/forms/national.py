"""What the national pages about outcomes can be asked for."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from cdp_portal.lists import FilterForm
from outcomes.models import Metric, Observation, Outcome
from outcomes.words import period_words

AREAS = [(Observation.Area.PARTNERSHIP, "Partnerships"), (Observation.Area.AUTHORITY, "Local authorities")]


class NationalMetricFilter(FilterSet):
    """Metrics by the national outcome that they belong to and by tier."""

    outcome = ModelChoiceFilter(label="National outcome", queryset=Outcome.objects.all())
    tier = ChoiceFilter(label="Kind of metric", choices=Metric.Tier.choices)

    class Meta:
        model = Metric
        fields: list[str] = []
        form = FilterForm


class AreaForm(FilterForm):
    """Which kind of area is compared."""

    areas = forms.ChoiceField(label="Areas", choices=AREAS, required=False)

    @property
    def area(self) -> str:
        """What is asked for, or partnerships."""
        return (self.is_valid() and self.cleaned_data["areas"]) or Observation.Area.PARTNERSHIP


class ComparisonForm(AreaForm):
    """Also the period, the newest where there is no such, and the region that is shown."""

    period = forms.CharField(label="Period", required=False, widget=forms.Select)
    region = forms.ChoiceField(label="Region", required=False)

    def __init__(self, *args, periods: Sequence[tuple[date, date]], regions: Sequence[tuple[str, str]], **kwargs):
        super().__init__(*args, **kwargs)
        self.periods = {as_text(one): one for one in periods}
        self.fields["period"].widget.choices = [(text, period_words(*one)) for text, one in self.periods.items()]
        self.fields["region"].choices = [("", "All of England"), *regions]

    def clean_period(self) -> tuple[date, date] | None:
        """Half-open. Areas of another kind may have other periods, so an unknown one is no mistake of the reader."""
        return self.periods.get(self.cleaned_data["period"])

    @property
    def chosen(self) -> tuple[date, date] | None:
        """The period that is asked for, or the newest; None where there is none at all."""
        return (self.is_valid() and self.cleaned_data["period"]) or next(iter(self.periods.values()), None)

    @property
    def in_region(self) -> str:
        return self.cleaned_data["region"] if self.is_valid() else ""


def as_text(period: tuple[date, date]) -> str:
    """The first day and the day after the last, for an address."""
    return "/".join(day.isoformat() for day in period)
