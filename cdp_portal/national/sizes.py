"""How much is made, and over which years."""

from dataclasses import dataclass
from datetime import date, timedelta

MADE_UP = "Made-up data for measuring"

FIRST = date(2016, 4, 1)  # the first day of the register
FORMED = date(2022, 7, 1)  # partnerships take the place of what was there before
CHANGED = date(2024, 4, 1)  # every partnership replaces one of its groups
LAST = date(2026, 4, 1)  # nothing begins or ends after it
COUNTED_TO = date(2026, 10, 1)  # figures go on until then


@dataclass(frozen=True)
class Size:
    """So many partnerships, boards and groups of each, and seats on each of them on any day since `CHANGED`.

    Figures are of the `metrics` with these codes (of every national one when None) since `figures_from`; each
    partnership has so many `objectives` in its plan, `risks` and `issues`.
    """

    partnerships: int = 106
    bodies: int = 6
    seats: int = 40
    metrics: tuple[str, ...] | None = None
    figures_from: date = date(2016, 1, 1)
    objectives: int = 6
    risks: int = 12
    issues: int = 3


ENGLAND = Size()


def day_between(first: date, last: date, number: int) -> date:
    """One of the days from `first` up to but not including `last`; the same number gives the same day."""
    return first + timedelta(days=number * 37 % max((last - first).days, 1))
