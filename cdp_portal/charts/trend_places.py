"""Where everything of a chart over time stands on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cdp_portal.charts import svg
from cdp_portal.charts.scale import Scale, ticks
from cdp_portal.charts.show import Show, number
from cdp_portal.charts.sizes import Size
from cdp_portal.charts.trend_parts import Trend

EDGE, UNDER = 10, 34  # room above the plot, and below it for the names of the periods


@dataclass(frozen=True)
class Plot:
    """The frame: places of the periods, the scale of the values, and the plot's edges."""

    size: Size
    x: Sequence[float]
    y: Scale
    marks: Sequence[Decimal]
    axis: Sequence[str]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def half(self) -> float:
        """Half the distance of two periods."""
        return (self.x[1] - self.x[0]) / 2 if len(self.x) > 1 else 20

    @property
    def marked(self) -> bool:
        """Whether each figure has room for a mark."""
        return len(self.x) <= self.size.most_marked


def plotted(trend: Trend, size: Size, labels_at_the_end: Sequence[str]) -> Plot:
    """`labels_at_the_end` stand right of the plot; the room for them is as wide as the widest, within reason."""
    marks = ticks(values_of(trend), size.ticks)
    axis = shortened(marks, trend.show_axis or trend.show)
    letters = size.letters
    left = 14 + max(svg.text_width(label, letters) for label in axis)
    widest = max((svg.text_width(label, letters) for label in labels_at_the_end), default=0)
    right = size.width - 12 - min(widest + 4, size.beside or 90)
    top, bottom = EDGE + letters / 2, size.height - UNDER
    y = Scale(marks[0], marks[-1], bottom, top)
    return Plot(size, places(len(trend.labels), left, right), y, marks, axis, left, right, top, bottom)


def values_of(trend: Trend) -> list[Decimal]:
    """All that the scale has to hold."""
    return [value for value in _values(trend) if value is not None]


def _values(trend: Trend) -> Iterator[Decimal | None]:
    for line in trend.lines:
        yield from map(number, line.figures)
    for span in trend.ours.ranges:
        yield from span or ()
    for level in trend.levels:
        yield Decimal(level.value)
    if trend.path:
        yield from map(number, trend.path.values)


def shortened(marks: Sequence[Decimal], show: Show) -> list[str]:
    return [show(mark) for mark in marks]


def places(count: int, left: float, right: float) -> list[float]:
    """Where the periods stand; a single one stands in the middle."""
    inner = 10
    if count == 1:
        return [(left + right) / 2]
    return [left + inner + (right - left - inner * 2) * index / (count - 1) for index in range(count)]
