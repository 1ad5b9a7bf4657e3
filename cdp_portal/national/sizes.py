"""How much is made, and over which years."""

from dataclasses import dataclass
from datetime import date, timedelta

MADE_UP = "Made-up data for measuring"

FIRST = date(2016, 4, 1)  # the first day of the register
FORMED = date(2022, 7, 1)  # partnerships take the place of what was there before
CHANGED = date(2024, 4, 1)  # every partnership replaces one of its groups
LAST = date(2026, 4, 1)  # nothing begins or ends after it


@dataclass(frozen=True)
class Size:
    """So many partnerships, boards and groups of each, and seats on each of them on any day since `CHANGED`."""

    partnerships: int = 106
    bodies: int = 6
    seats: int = 40


ENGLAND = Size()


def day_between(first: date, last: date, number: int) -> date:
    """One of the days from `first` up to but not including `last`; the same number gives the same day."""
    return first + timedelta(days=number * 37 % max((last - first).days, 1))
