"""Limits of a control chart (XmR) and the median of a run chart. Pure arithmetic on figures in order of time.

The method is that of NHS England, *Making Data Count* (the “plot the dots” charts): the average, and 2.66 times the
average moving range on either side of it. It agrees with the worked example of the NIST/SEMATECH e-Handbook of
Statistical Methods, section 6.3.2.2 “Individuals Control Charts” (https://www.itl.nist.gov/div898/handbook/pmc/section3/
pmc322.htm): ten batches give 50.81, an average moving range of 1.8778 and the limits 45.8159 and 55.8041. NIST divides
3 by 1.128 where the sector multiplies by 2.66, which is the same to two decimals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from statistics import median

Values = Sequence[Decimal | None]  # None where no figure is known: a gap

LIMIT = Decimal("2.66")
RANGE_LIMIT = Decimal("3.267")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Limits:
    """What a control chart draws. `lower` is 0 where the sum gives less than `floor` allows (`at_floor`).

    `near_lower` and `near_upper` lie two thirds of the way from the average to each limit, as it was summed.
    """

    average: Decimal
    moving_range: Decimal
    lower: Decimal
    upper: Decimal
    near_lower: Decimal
    near_upper: Decimal
    upper_range: Decimal
    points: int
    ranges: int
    at_floor: bool = False
    at_ceiling: bool = False


def known(values: Values) -> list[Decimal]:
    return [value for value in values if value is not None]


def moving_ranges(values: Values) -> list[Decimal]:
    """How far each figure lies from the one just before it; none across a gap."""
    return [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]


def limits(values: Values, *, floor: Decimal | None = None, ceiling: Decimal | None = None) -> Limits:
    """The natural limits. Figures that cannot be below `floor` or above `ceiling` get no limit beyond them.

    Raises ValueError when no two figures are neighbours.
    """
    figures, ranges = known(values), moving_ranges(values)
    if not ranges:
        raise ValueError("Limits need at least two figures for neighbouring periods.")
    average = sum(figures, ZERO) / len(figures)
    moving_range = sum(ranges, ZERO) / len(ranges)
    reach = LIMIT * moving_range
    lower, upper = average - reach, average + reach
    return Limits(
        average=average,
        moving_range=moving_range,
        lower=lower if floor is None else max(lower, floor),
        upper=upper if ceiling is None else min(upper, ceiling),
        near_lower=average - reach * 2 / 3,
        near_upper=average + reach * 2 / 3,
        upper_range=RANGE_LIMIT * moving_range,
        points=len(figures),
        ranges=len(ranges),
        at_floor=floor is not None and lower < floor,
        at_ceiling=ceiling is not None and upper > ceiling,
    )


def middle(values: Values) -> Decimal:
    """The median, the centre line of a run chart. Raises ValueError when nothing is known."""
    figures = known(values)
    if not figures:
        raise ValueError("There is no figure to find the middle of.")
    return Decimal(median(figures))
