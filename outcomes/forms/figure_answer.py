"""The figure of the next period, or why there is none."""

from django import forms

from cdp_portal.formats import gov_date, last_day
from cdp_portal.forms import Field, VersionedModelForm
from cdp_portal.forms.layout import Div
from outcomes.figure_rules import faults_of_unit
from outcomes.models import Observation, TrackedMetric
from outcomes.rules import faults_of_dates, faults_of_figure
from outcomes.steps import Span
from outcomes.words import period_words

NONE = [(value, label) for value, label in Observation.State.choices if value != Observation.State.VALUE]
UNCHOSEN = [("", "There is a figure"), *NONE]
ISO = forms.DateInput(format="%Y-%m-%d")


class FigureAnswer(VersionedModelForm):
    """Records the figure of `span`. Its release class, and its source unless another is typed, are those of `like`,
    the figure before it.

    The period travels with the form: what was typed for one period is never kept for another.
    """

    submit = "Save figure"
    starts_on = forms.DateField(widget=forms.HiddenInput)
    ends_on = forms.DateField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label="Or why there is none", choices=UNCHOSEN, required=False)

    class Meta:
        model = Observation
        fields = ["value", "numerator", "denominator", "provisional", "source"]
        set_by_view = ("metric", "partnership", "area", "authority", "starts_on", "ends_on", "state")
        labels = {"provisional": "The figure is provisional"}

    def __init__(self, data, *, tracked: TrackedMetric, span: Span, like: Observation | None):
        super().__init__(data, instance=_blank(tracked, span, like))
        self.span, metric = span, tracked.metric
        self.fields["starts_on"].initial, self.fields["ends_on"].initial = (one.isoformat() for one in span)
        value = self.fields["value"]
        value.label = f"Figure for {period_words(*span)}"
        value.help_text = f"In {'percent' if metric.is_percentage else metric.unit}. {_days(span)} Empty is not 0."
        if metric.per is None and not metric.is_percentage:
            del self.fields["numerator"], self.fields["denominator"]

    def _layout(self) -> tuple:
        parts = ()
        if "numerator" in self.fields:
            parts = (Div(Field("numerator", width=10), Field("denominator", width=10), css_class="app-columns"),)
        return (Field("value", width=10), *parts, "state", "provisional", Field("source", rows=2))

    def clean_state(self) -> str:
        return self.cleaned_data["state"] or Observation.State.VALUE

    def clean(self) -> dict:
        cleaned = super().clean()
        typed_for = cleaned.get("starts_on"), cleaned.get("ends_on")
        if typed_for != self.span:
            self.add_error("value", self._moved_on(*typed_for))
            return cleaned
        self.instance.state = cleaned.get("state", Observation.State.VALUE)
        metric = self.instance.metric
        faults = faults_of_unit(metric, cleaned) | faults_of_figure(metric, cleaned)
        faults |= faults_of_dates(cleaned, *self.span)
        for name, sentence in faults.items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else "value", sentence)
        return cleaned

    def _moved_on(self, starts_on, ends_on) -> str:
        """Somebody else recorded the period for which this was typed."""
        words = period_words(starts_on, ends_on) if starts_on and ends_on else "that period"
        return f"You typed this for {words}, which somebody else recorded meanwhile. Nothing of yours was saved"


def _blank(tracked: TrackedMetric, span: Span, like: Observation | None) -> Observation:
    kept = {"release_class": like.release_class, "source": like.source} if like else {}
    return Observation(
        partnership=tracked.partnership, metric=tracked.metric, starts_on=span[0], ends_on=span[1], **kept
    )


def _days(span: Span) -> str:
    return f"From {gov_date(span[0])} to {gov_date(last_day(span[1]))}."
