"""Where the days of a timeline stand, and the names of its months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from cdp_portal.charts.timeline_parts import Work

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
STEPS = (1, 3, 6, 12, 24, 60, 120)  # months between two names on the axis


@dataclass(frozen=True)
class Days:
    """Days from `first` to `last` between two places; those beyond stand at the edge."""

    first: date
    last: date
    left: float
    right: float

    def __call__(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.left + min(max(share, 0), 1) * (self.right - self.left)


def spanned(works: Sequence[Work], today: date) -> tuple[date, date]:
    """Whole quarters that hold today and every day of the works."""
    days = [today]
    for work in works:
        days += [day for day in (work.starts_on, work.due_on) if day]
        days += [one.due_on for one in work.milestones]
    return _quarter(min(days), 0), _quarter(max(days), 1)


def _quarter(day: date, further: int) -> date:
    month = day.year * 12 + (day.month - 1) // 3 * 3 + further * 3
    return date(month // 12, month % 12 + 1, 1)


def named_months(days: Days, apart: float) -> Iterator[tuple[date, str]]:
    """First days of months, at least `apart` from each other, with their names; April begins a year."""
    months = max((days.last.year - days.first.year) * 12 + days.last.month - days.first.month, 1)
    width = (days.right - days.left) / months
    step = next((step for step in STEPS if step * width >= apart), STEPS[-1])
    number = days.first.year * 12 + days.first.month - 1
    for month in range(number, number + months):
        if (month - 3) % step == 0:
            day = date(month // 12, month % 12 + 1, 1)
            yield day, f"{MONTHS[day.month - 1]} {day.year}"
