"""How a figure stands beside another one, and among many. Pure.

Where both have limits, only ranges that do not overlap tell two figures apart; this errs towards saying nothing.
A rank is told as the ranks that are possible within the limits: a single one would claim more than is known.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from outcomes.figures import Figure


class Standing(StrEnum):
    ABOVE = "Above"
    BELOW = "Below"
    ABOVE_UNSURE = "Above, but the ranges overlap"
    BELOW_UNSURE = "Below, but the ranges overlap"
    ABOVE_UNKNOWN = "Above, no range given"
    BELOW_UNKNOWN = "Below, no range given"
    SAME = "The same"
    NOTHING = "Nothing to compare"

    @property
    def is_clear(self) -> bool:
        return self in (Standing.ABOVE, Standing.BELOW)


def is_share(figure: Figure) -> bool:
    """Is it a rate or percentage? A count grows with the area, so counts are neither ranked nor compared."""
    return figure.metric.per is not None or figure.metric.is_percentage or figure.metric.standardised


def standing(figure: Figure | None, other: Figure | None) -> Standing:
    """The figure beside another of the same metric and period, such as England's."""
    if figure is None or other is None or None in (figure.value, other.value):
        return Standing.NOTHING
    if figure.value == other.value:
        return Standing.SAME
    is_above = figure.value > other.value
    if None in (figure.lower, figure.upper):
        return Standing.ABOVE_UNKNOWN if is_above else Standing.BELOW_UNKNOWN
    low, high = limits(other)
    if figure.lower > high:
        return Standing.ABOVE
    if figure.upper < low:
        return Standing.BELOW
    return Standing.ABOVE_UNSURE if is_above else Standing.BELOW_UNSURE


def limits(figure: Figure) -> tuple[Decimal, Decimal]:
    """Its limits, or the figure itself where none are given."""
    return (
        figure.value if figure.lower is None else figure.lower,
        figure.value if figure.upper is None else figure.upper,
    )


@dataclass(frozen=True)
class Rank:
    """The first and the last rank that are possible; the same where there is no doubt."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first} to {self.last}"


def ranks(figures: Sequence[Figure], *, highest_first: bool) -> list[Rank]:
    """The rank of each of these figures, all of which have a value, among them."""
    sign = -1 if highest_first else 1
    ends = [sorted(sign * limit for limit in limits(one)) for one in figures]
    lows, highs = sorted(low for low, _ in ends), sorted(high for _, high in ends)
    # before it are surely those whose range ends below its own, at most those whose range begins in or below it
    return [Rank(bisect_left(highs, low) + 1, bisect_right(lows, high)) for low, high in ends]
