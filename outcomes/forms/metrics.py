"""Forms of the catalogue: a partnership's own metrics, and the common ones that the administrator keeps."""

from cdp_portal.forms import Field, Fieldset
from cdp_portal.forms.record import RecordForm
from outcomes.catalogue import PERCENT, faults_of_metric
from outcomes.models import Metric

FIELDS = [
    "name", "definition", "outcome", "unit", "polarity", "per", "rolling_months", "frequency", "published_at_level",
    "additive", "standardised", "counts_people", "total", "ends_on", "source",
]  # fmt: skip
LABELS = {
    "name": "Name",
    "definition": "What it counts",
    "outcome": "National outcome",
    "polarity": "Which way is better",
    "per": "Shown per",
    "rolling_months": "Months that each figure covers",
    "frequency": "How often there is a figure",
    "published_at_level": "Level at which it is published",
    "additive": "May be summed over areas",
    "standardised": "Standardised for age",
    "counts_people": "Counts people",
    "total": "Part of",
    "ends_on": "Last day on which it is measured",
    "source": "Where its figures come from",
}
HINTS = {
    "name": "As it stands in a sentence, for example “Adults in treatment for opiates”.",
    "definition": "Who or what is counted, where and when, so that two people count the same.",
    "unit": "For example people, percent, count, or rate per 100,000.",
    "polarity": "Choose “Neither” where a rise may be good or bad, such as seizures that show more policing.",
    "per": "100 for a percentage, 100000 for a rate per 100,000. Leave empty for a count.",
    "rolling_months": "Only where periods overlap, such as 12 for the last 12 months told each quarter, or 36 for "
    "three years taken together. Charts then draw no limits.",
    "frequency": "For example monthly, quarterly or once a year.",
    "published_at_level": "For example England, region, local authority.",
    "additive": "Yes only if nobody and nothing is counted in two areas.",
    "standardised": "Such a rate cannot be worked out again from its parts.",
    "counts_people": "Then numbers below 5 are withheld from every page and file.",
    "total": "The metric that this one is a part of, so that a small number cannot be found by taking away.",
    "ends_on": "Leave empty while it goes on. It takes no figure for a period after this day.",
}
LAYOUT = (
    "name",
    Field("definition", rows=3),
    "outcome",
    Fieldset(
        "How it is told",
        Field("unit", width=20),
        Field("polarity"),
        Field("per", width=10),
        Field("rolling_months", width=4),
        "frequency",
        "published_at_level",
    ),
    Fieldset("What may be done with it", "additive", "standardised", "counts_people", "total"),
    "ends_on",
    Field("source", rows=2),
)


class MetricForm(RecordForm):
    """A partnership's own metric. Its code is given by the portal; its tier is local."""

    submit = "Save metric"

    class Meta:
        model = Metric
        fields = FIELDS
        labels = LABELS
        help_texts = HINTS
        set_by_view = ("partnership",)
        layout = LAYOUT

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        others = Metric.objects.filter(total=None) if self.instance.partnership_id is None else self._usable()
        self.fields["total"].queryset = others.exclude(pk=self.instance.pk).exclude(total=self.instance.pk)
        self.fields["total"].empty_label = "Part of nothing"

    def _usable(self):
        return Metric.objects.usable_by(self.instance.partnership)

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("unit") or "").lower() in ("percent", "%") and cleaned.get("per") is None:
            cleaned["per"] = PERCENT
        for name, sentence in faults_of_metric(self.instance, cleaned).items():
            if name not in self.errors:
                self.add_error(name, sentence)
        return cleaned


class CommonMetricForm(MetricForm):
    """A metric of the whole country, with its tier and how sure it is."""

    class Meta(MetricForm.Meta):
        fields = ["tier", *FIELDS, "public_access", "confirmed", "confidence"]
        labels = LABELS | {
            "tier": "Kind of metric",
            "public_access": "Where its figures may be read",
            "confirmed": "The source states it",
            "confidence": "How sure this is",
        }
        help_texts = HINTS | {
            "tier": "A local one is common to many partnerships.",
            "confirmed": "Otherwise every page says that it is still to be checked.",
            "confidence": "In a few words, for example “second-hand” or “general knowledge”.",
        }
        layout = ("tier", *LAYOUT, "public_access", Fieldset("How sure it is", "confirmed", "confidence"))
