"""Which metric is meant by what files call their series, and proposals for names that nobody has explained yet."""

from difflib import get_close_matches

from cdp_portal.imports.registers import folded
from outcomes.imports.rows import SeriesName
from outcomes.models import Metric, SourceName
from partnerships.models import Partnership

LEFT_OUT = "A series that you left out"
# Numbers of Fingertips indicators, as public programs that read them have them.
FINGERTIPS = {
    "90244": "L08",
    "90245": "L09",
    "90808": "L20",
    "91117": "H02",
    "91123": "L07",
    "91380": "S13",
    "92432": "H05",
    "92447": "L10",
    "92544": "H10",
}
ALIKE = 0.7


class MetricNames:
    """The metrics that figures may be of: with a partnership its own too, else the national ones. Two queries."""

    def __init__(self, scope: Partnership | None):
        self.scope = scope
        self.metrics = list(Metric.objects.usable_by(scope).select_related("outcome"))
        self.by_pk = {metric.pk: metric for metric in self.metrics}
        self.by_code = {metric.code.casefold(): metric for metric in self.metrics}
        self.remembered = self._remembered()

    def _remembered(self) -> dict[str, Metric | str]:
        known: dict[str, Metric | str] = {}
        for scope in dict.fromkeys((None, self.scope)):  # its own word counts more
            for one in SourceName.objects.filter(kind=SourceName.Kind.METRIC, partnership=scope):
                known[one.text] = LEFT_OUT if one.left_out else self.by_pk.get(one.metric_id, LEFT_OUT)
        return known

    def find(self, series: SeriesName) -> Metric | str | None:
        """The metric; or, as a text, why its rows are left out; None for a name that nobody has explained yet."""
        return self.remembered.get(series.text[:300]) or self.by_code.get(series.text.casefold())

    def propose(self, series: SeriesName) -> Metric | str | None:
        """What it probably means. The parts of a known indicator by sex are proposed to be left out."""
        if series.fingertips in FINGERTIPS:
            if series.sex and series.sex.casefold() != "persons":
                return LEFT_OUT
            return self.by_code.get(FINGERTIPS[series.fingertips].casefold())
        names = {folded(metric.name): metric for metric in self.metrics}
        alike = get_close_matches(folded(series.label or series.text), names, n=1, cutoff=ALIKE)
        return names[alike[0]] if alike else None
