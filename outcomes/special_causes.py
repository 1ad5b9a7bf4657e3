"""Special causes: patterns on a control or run chart that chance alone seldom makes. Pure.

The rules that NHS boards use (NHS England, *Making Data Count*): a point outside the limits; 7 or more points in a row
on one side of the centre line; 6 or more in a row that each go the same way; 2 of 3 points in a row close to the same
limit, which is beyond two thirds of the way to it. A gap ends a run, for nobody knows what would stand there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from outcomes.spc import Limits, Values

SHIFT, TREND, NEAR, NEAR_OF = 7, 6, 2, 3


class Rule(Enum):
    OUTSIDE = "outside the limits"
    SHIFT = "a shift"
    TREND = "a trend"
    NEAR = "close to a limit"


@dataclass(frozen=True)
class Signal:
    """One pattern: which points (by index, in order) it is made of, and whether it is up or down."""

    rule: Rule
    points: tuple[int, ...]
    upwards: bool

    def words(self, labels: Sequence[str], centre: str = "average") -> str:
        """One sentence: “7 in a row above the average: Q1 2022-23 to Q3 2023-24.”"""
        where = labels[self.points[0]]
        if len(self.points) > 1:
            pair = self.rule is Rule.NEAR and len(self.points) == NEAR
            where = f"{where} {'and' if pair else 'to'} {labels[self.points[-1]]}"
        return f"{self.pattern(centre)}: {where}."

    def pattern(self, centre: str = "average") -> str:
        """What it is, without where: “7 in a row above the average”."""
        count, up = len(self.points), self.upwards
        if self.rule is Rule.OUTSIDE:
            return "Above the upper limit" if up else "Below the lower limit"
        if self.rule is Rule.SHIFT:
            return f"{count} in a row {'above' if up else 'below'} the {centre}"
        if self.rule is Rule.TREND:
            return f"{count} in a row {'rising' if up else 'falling'}"
        many = "2 of 3 in a row" if count == NEAR else f"{count} in a short time"
        return f"{many} close to the {'upper' if up else 'lower'} limit"


def of_control_chart(values: Values, limits: Limits) -> list[Signal]:
    """All patterns, by rule and then in time."""
    return [
        *_outsiders(values, limits),
        *_shifts(values, limits.average),
        *_trends(values),
        *_close_ones(values, limits),
    ]


def of_run_chart(values: Values, median: Decimal) -> list[Signal]:
    """Shifts and trends: a run chart has no limits."""
    return [*_shifts(values, median), *_trends(values)]


def _outsiders(values: Values, limits: Limits) -> Iterator[Signal]:
    for index, value in enumerate(values):
        if value is not None and not limits.lower <= value <= limits.upper:
            yield Signal(Rule.OUTSIDE, (index,), upwards=value > limits.upper)


def _shifts(values: Values, centre: Decimal) -> Iterator[Signal]:
    """A point on the centre line itself neither counts nor ends a run."""
    sides = [None if value is None else (value > centre) - (value < centre) for value in values]
    for points, side in _runs(sides):
        if len(points) >= SHIFT:
            yield Signal(Rule.SHIFT, points, upwards=side > 0)


def _runs(sides: Sequence[int | None]) -> Iterator[tuple[tuple[int, ...], int]]:
    run: list[int] = []
    of = 0
    for index, side in enumerate([*sides, None]):
        if side == 0:
            continue
        if side != of or side is None:
            if run:
                yield tuple(run), of
            run, of = [], side or 0
        if side is not None:
            run.append(index)


def _trends(values: Values) -> Iterator[Signal]:
    """Each point is above (or below) the one before; the first of them counts too."""
    start, way = 0, 0
    for index in range(1, len(values) + 1):
        step = _way(values, index)
        if step and step == way:
            continue
        if way and index - start >= TREND:
            yield Signal(Rule.TREND, tuple(range(start, index)), upwards=way > 0)
        start, way = index - 1, step


def _way(values: Values, index: int) -> int:
    """1 up, -1 down, 0 for neither: the same, a gap or the end."""
    if index == len(values):
        return 0
    before, now = values[index - 1], values[index]
    return 0 if before is None or now is None else (now > before) - (now < before)


def _close_ones(values: Values, limits: Limits) -> Iterator[Signal]:
    """Points that lie with another one within three in a row; those that touch are one pattern."""
    for upwards in (True, False):
        close = [
            index
            for index, value in enumerate(values)
            if value is not None and _is_close(value, limits, upwards=upwards)
        ]
        for points in _together(values, close):
            yield Signal(Rule.NEAR, points, upwards=upwards)


def _is_close(value: Decimal, limits: Limits, *, upwards: bool) -> bool:
    if upwards:
        return limits.near_upper < value <= limits.upper
    return limits.lower <= value < limits.near_lower


def _together(values: Values, close: Sequence[int]) -> Iterator[tuple[int, ...]]:
    group: list[int] = []
    for index in close:
        if group and (index - group[-1] >= NEAR_OF or None in values[group[-1] : index]):
            if len(group) >= NEAR:
                yield tuple(group)
            group = []
        group.append(index)
    if len(group) >= NEAR:
        yield tuple(group)
