"""From values to places on paper."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from cdp_portal.charts.show import Number

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Scale:
    """Values from `low` to `high` on a stretch from `start` to `end`, which may run backwards."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Number) -> float:
        share = (Decimal(value) - self.low) / (self.high - self.low)
        return self.start + float(share) * (self.end - self.start)


def ticks(values: Iterable[Number], count: int = 4, *, from_zero: bool = False) -> list[Decimal]:
    """Four or so round numbers that enclose all values: the first is the low end of the axis, the last the high one.

    The axis begins at zero when asked, or when the smallest value is less than half of the largest.
    """
    known = sorted(map(Decimal, values)) or [Decimal(0)]
    low, high = known[0], known[-1]
    if from_zero or (low >= 0 and low * 2 < high) or (high <= 0 and high * 2 > low):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        low, high = (low - abs(low) / 2, high + abs(high) / 2) if low else (Decimal(0), Decimal(1))
    step = _round_step((high - low) / count)
    if all(value == value.to_integral_value() for value in known):
        step = max(step, Decimal(1))  # between people there is no half
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return [step * number for number in range(int(first), int(last) + 1)]


def _round_step(exact: Decimal) -> Decimal:
    size = Decimal(1).scaleb(exact.adjusted())
    return next(step * size for step in STEPS if step * size >= exact)


def spread(places: list[float], gap: float, low: float, high: float) -> list[float]:
    """Places of labels, moved as little as it takes to lie `gap` apart between `low` and `high`."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    moved = list(places)
    floor = low
    for index in order:
        moved[index] = floor = max(moved[index], floor)
        floor += gap
    ceiling = high
    for index in reversed(order):
        moved[index] = ceiling = min(moved[index], ceiling)
        ceiling -= gap
    return moved
