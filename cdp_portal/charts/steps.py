"""A value that stays until it is set anew, as a line of steps over real time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.scale import Scale
from cdp_portal.formats import gov_date

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 520, 190, 84, 500, 14, 156


@dataclass(frozen=True)
class Band:
    """A height on the scale with its word, such as where the next band begins."""

    value: int
    word: str


def step_description(values: Sequence[tuple[date, int]]) -> str:
    """Every value in words: “1 May 2026: 9; 17 September 2026: 12.”"""
    return "; ".join(f"{gov_date(day)}: {value}" for day, value in values) + "." if values else "No value."


def step_line(
    uid: str, title: str, values: Sequence[tuple[date, int]], *, until: date, most: int, marks: Sequence[Band] = ()
) -> SafeString:
    """Values in order of their days, the last one going on until a day. The scale runs from nought to `most`."""
    y = Scale(Decimal(0), Decimal(most), BOTTOM, TOP)
    first = values[0][0] if values else until
    days = max((until - first).days, 1)
    x = Scale(Decimal(0), Decimal(days), LEFT, RIGHT)
    drawn = [*_marks(marks, y), *_steps(values, first, until, x, y), *_ends(first, until)]
    return svg.drawing(uid, title, step_description(values), WIDTH, HEIGHT, drawn)


def _marks(marks: Sequence[Band], y: Scale) -> Iterator[SafeString]:
    yield svg.line(LEFT, BOTTOM, RIGHT, BOTTOM, stroke=svg.GREY)
    for mark in marks:
        yield svg.line(LEFT, y(mark.value), RIGHT, y(mark.value), stroke=svg.GREY, dash="2 4")
        yield svg.text(LEFT - 8, y(mark.value) + 5, mark.word, anchor="end", fill=svg.GREY, size=13)


def _steps(values: Sequence[tuple[date, int]], first: date, until: date, x: Scale, y: Scale) -> Iterator[SafeString]:
    points: list[tuple[float, float]] = []
    for day, value in values:
        if points:
            points.append((x((day - first).days), points[-1][1]))
        points.append((x((day - first).days), y(value)))
    if not points:
        return
    yield svg.path_through([*points, (x((until - first).days), points[-1][1])], stroke=svg.BLUE, width=3)
    for day, value in values:
        left = x((day - first).days)
        yield svg.marker(0, left, y(value), fill=svg.BLUE, size=5)
        yield svg.text(min(left + 2, RIGHT - 12), y(value) - 9, str(value), bold=True)


def _ends(first: date, until: date) -> Iterator[SafeString]:
    yield svg.text(LEFT, BOTTOM + 24, gov_date(first), size=13)
    yield svg.text(RIGHT, BOTTOM + 24, gov_date(until), anchor="end", size=13)
