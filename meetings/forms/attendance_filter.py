"""Which body's attendance, and over which period."""

from collections.abc import Iterable

from django import forms

from cdp_portal.lists import FilterForm
from meetings.statistics import Period
from partnerships.models import Body


class AttendanceFilterForm(FilterForm):
    """Bodies that have met, and periods in which they did. What was asked wrongly falls back to the first of each."""

    body = forms.ModelChoiceField(queryset=Body.objects.none(), empty_label=None)
    period = forms.ChoiceField()

    def __init__(self, data, *, bodies: list[Body], periods: Iterable[Period]):
        self.bodies, self.periods = bodies, list(periods)
        super().__init__(data)
        self.fields["body"].queryset = Body.objects.filter(pk__in=[body.pk for body in bodies])
        self.fields["body"].choices = [(body.pk, str(body)) for body in bodies]
        self.fields["period"].choices = [(period.key, period.label) for period in self.periods]

    @property
    def chosen_body(self) -> Body | None:
        asked = str(self.data.get("body", ""))
        return next((body for body in self.bodies if str(body.pk) == asked), next(iter(self.bodies), None))

    @property
    def chosen_period(self) -> Period:
        asked = self.data.get("period", "")
        return next((period for period in self.periods if period.key == asked), self.periods[0])
