"""A line the size of a word; the page says the latest figure beside it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.scale import Scale
from cdp_portal.charts.show import Figure, Show, number, plain
from cdp_portal.charts.trend_lines import unbroken
from cdp_portal.charts.trend_parts import Trend, TrendLine, trend_description

WIDTH, HEIGHT, EDGE = 120, 32, 5


def sparkline_description(labels: Sequence[str], figures: Sequence[Figure], show: Show = plain) -> str:
    """Every number of the chart in words."""
    return trend_description(Trend(labels, [TrendLine("", figures)], show=show))


def sparkline(
    uid: str, title: str, labels: Sequence[str], figures: Sequence[Figure], *, show: Show = plain
) -> SafeString:
    """Its scale is its own: it shows the course, never compares with its neighbours."""
    values = [number(figure) for figure in figures]
    known = [value for value in values if value is not None] or [Decimal(0)]
    low, high = min(known), max(known)
    if low == high:
        low, high = low - 1, high + 1
    y = Scale(low, high, HEIGHT - EDGE, EDGE)
    step = (WIDTH - EDGE * 2) / max(len(values) - 1, 1)
    x = [EDGE + step * index for index in range(len(values))] if len(values) > 1 else [WIDTH / 2] * len(values)
    description = sparkline_description(labels, figures, show)
    return svg.drawing(uid, title, description, WIDTH, HEIGHT, list(_drawn(values, x, y)))


def _drawn(values: Sequence[Decimal | None], x: Sequence[float], y: Scale) -> Iterator[SafeString]:
    """The line, broken at each gap; dots at its end and where a figure stands alone."""
    runs = unbroken([value is not None for value in values])
    for run in runs:
        spots = [(x[place], y(values[place] or 0)) for place in run]
        if len(spots) > 1:
            yield svg.path_through(spots, stroke=svg.BLUE, width=2)
        if len(spots) == 1 or run is runs[-1]:
            yield svg.marker(0, *spots[-1], fill=svg.BLUE)
