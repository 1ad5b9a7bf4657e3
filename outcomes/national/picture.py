"""The ranked chart of one page of areas: dots with their ranges, and a line for England."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from cdp_portal.charts import NARROW, WIDE, Area, percent, plain, ranked_charts
from cdp_portal.charts.ranked import Reference
from outcomes.national.comparison import Comparison, Row

ON_PAPER = 40  # areas on one picture when all of them are printed


@dataclass(frozen=True)
class Picture:
    wide: SafeString | str
    narrow: SafeString | str

    @property
    def has_picture(self) -> bool:
        return bool(self.wide)


def pictures(found: Comparison, rows: list[Row]) -> list[Picture]:
    """The rows in their order; none where areas are not ranked or the rows have no figure to draw."""
    if not found.is_ranked or not any(row.is_known for row in rows):
        return []
    areas = [_area(row) for row in rows]
    england = found.england
    known = england is not None and england.value is not None
    given = {
        "reference": Reference("England", england.value) if known else None,
        "show": percent if found.metric.is_percentage else plain,
        "most": ON_PAPER,
    }
    wide = ranked_charts("compared", found.metric.name, areas, size=WIDE, **given)
    narrow = ranked_charts("compared-narrow", found.metric.name, areas, size=NARROW, **given)
    return [Picture(*both) for both in zip(wide, narrow, strict=True)]


def _area(row: Row) -> Area:
    if not row.is_known:
        return Area(row.name, row.absence.lower())
    figure = row.figure
    span = None if None in (figure.lower, figure.upper) else (figure.lower, figure.upper)
    return Area(row.name, figure.value, span)
