"""Forms that record and correct outcome figures."""

from itertools import groupby

from django.utils import timezone

from cdp_portal.forms import Field, Fieldset, VersionedModelForm
from cdp_portal.forms.layout import Div
from outcomes.figure_rules import faults_of_period, faults_of_receipt, faults_of_unit
from outcomes.models import Metric, Observation
from outcomes.rules import authorities_of, faults_of_dates, faults_of_figure

FIGURE = (
    "state",
    Field("value", width=10),
    Fieldset(
        "Range and parts, where the source gives them",
        Div(Field("lower", width=10), Field("upper", width=10), css_class="app-columns"),
        Div(Field("numerator", width=10), Field("denominator", width=10), css_class="app-columns"),
        size="s",
    ),
    "provisional",
    "data_to",
    "received_on",
    Field("source", rows=2),
    Field("note", rows=3),
    "release_class",
    "released_on",
)
FIGURE_FIELDS = [
    "state",
    "value",
    "lower",
    "upper",
    "numerator",
    "denominator",
    "provisional",
    "data_to",
    "received_on",
    "source",
    "note",
    "release_class",
    "released_on",
]
LABELS = {
    "value": "Figure",
    "starts_on": "First day of the period",
    "ends_on": "Last day of the period",
    "authority": "Only for one local authority",
    "provisional": "The figure is provisional",
    "revised_because": "Why it is corrected",
}
HINTS = {
    "value": "A percentage as 54.2. Leave empty where there is none: empty is not 0.",
    "data_to": "Where the data end before the period does.",
    "ends_on": "",
    "note": "A whole sentence: where there is no figure it stands in the dashboard and in reports.",
    "received_on": "Leave empty for today.",
    "released_on": "Before this day only those who read restricted matter see it. Leave empty if there is no embargo.",
}


class ObservationForm(VersionedModelForm):
    """Records a figure for the first time; `instance` carries the partnership."""

    submit = "Save figure"

    class Meta:
        model = Observation
        fields = ["metric", "authority", "starts_on", "ends_on", *FIGURE_FIELDS]
        labels = LABELS
        help_texts = HINTS | {"authority": "Leave empty for a figure of the whole partnership."}
        layout = ("metric", "authority", "starts_on", "ends_on", *FIGURE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        partnership = self.instance.partnership
        metrics = Metric.objects.usable_by(partnership).select_related("outcome")
        self.fields["metric"].queryset = metrics
        self.fields["metric"].choices = _by_outcome(metrics)
        self.fields["authority"].queryset = authorities_of(partnership)
        self.fields["received_on"].required = False

    def clean_received_on(self):
        return self.cleaned_data["received_on"] or timezone.localdate()

    def clean(self):
        cleaned = super().clean()
        faults = faults_of_figure(cleaned.get("metric"), cleaned)
        faults |= faults_of_dates(cleaned, cleaned.get("starts_on"), cleaned.get("ends_on"))
        faults = faults_of_unit(cleaned.get("metric"), cleaned) | faults
        _add_faults(self, faults)
        has_authority = bool(cleaned.get("authority"))
        self.instance.area = Observation.Area.AUTHORITY if has_authority else Observation.Area.PARTNERSHIP
        self._look_at_neighbours(cleaned)
        return cleaned

    def _look_at_neighbours(self, cleaned: dict) -> None:
        names = ("metric", "authority", "starts_on", "ends_on")
        if not self.errors.keys() & set(names):
            of = {name: cleaned.get(name) for name in names}
            new = Observation(partnership=self.instance.partnership, area=self.instance.area, **of)
            _add_faults(self, faults_of_period(new))


class CorrectionForm(VersionedModelForm):
    """Corrects a figure: same metric, area and period. What was known before stays."""

    submit = "Save as a new revision"

    class Meta:
        model = Observation
        fields = [*FIGURE_FIELDS, "revised_because"]
        labels = LABELS
        help_texts = HINTS
        layout = (*FIGURE, Field("revised_because", rows=2))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["revised_because"] = ""
        self.fields["revised_because"].required = True
        self.initial["received_on"] = None
        self.fields["received_on"].required = False
        self.fields["revised_because"].error_messages["required"] = "Say why the figure is corrected"

    def clean_received_on(self):
        return self.cleaned_data["received_on"] or timezone.localdate()

    def clean(self):
        cleaned = super().clean()
        before = self.instance
        faults = faults_of_unit(before.metric, cleaned) | faults_of_figure(before.metric, cleaned)
        faults |= faults_of_receipt(before, cleaned.get("received_on"))
        _add_faults(self, faults | faults_of_dates(cleaned, before.starts_on, before.ends_on))
        return cleaned


def _add_faults(form: VersionedModelForm, faults: dict[str, str]) -> None:
    for name, sentence in faults.items():
        if name not in form.errors:
            form.add_error(name, sentence)


def _by_outcome(metrics) -> list:
    groups = groupby(metrics, key=lambda metric: str(metric.outcome or "Other"))
    offered = [(title, [(one.pk, f"{one.code} {one.name}") for one in found]) for title, found in groups]
    return [("", "Select metric"), *offered]
