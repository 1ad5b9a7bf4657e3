"""A line the size of a word; the page says the latest figure beside it."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.lines import Series, broken_line, line_description
from cdp_portal.charts.scale import Scale
from cdp_portal.charts.show import Figure, Show, number, plain

WIDTH, HEIGHT, EDGE = 120, 32, 5


def sparkline_description(labels: Sequence[str], figures: Sequence[Figure], show: Show = plain) -> str:
    """Every number of the chart in words."""
    return line_description(labels, [Series("", figures)], show=show)


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
    drawn = list(broken_line(0, values, x, y, width=2, marked=False))
    return svg.drawing(uid, title, sparkline_description(labels, figures, show), WIDTH, HEIGHT, drawn)
