"""The dates that a rule gives: the first Wednesday of every third month, say. It asks no query and moves nothing."""

import calendar
from dataclasses import dataclass
from datetime import date

from cdp_portal.periods import plus_months
from meetings.models import MeetingSeries

MOST = 60  # meetings in one series
ORDINALS = ("first", "second", "third", "fourth", "fifth")
Rhythm, DayRule = MeetingSeries.Rhythm, MeetingSeries.DayRule
STEPS = {
    Rhythm.MONTHLY: 1,
    Rhythm.TWO_MONTHLY: 2,
    Rhythm.QUARTERLY: 3,
    Rhythm.TWICE_YEARLY: 6,
    Rhythm.YEARLY: 12,
}


@dataclass(frozen=True)
class Proposed:
    """A day that the rule gives; `note` says where the rule could not be kept to the letter."""

    day: date
    note: str = ""


def dates(rhythm: str, day_rule: str, first: date, last: date) -> list[Proposed]:
    """The days from `first` to `last`, one more than `MOST` at most; none for dates of one's own."""
    step = STEPS.get(Rhythm(rhythm))
    found: list[Proposed] = []
    while step and len(found) <= MOST:
        proposed = _in_month(plus_months(first.replace(day=1), step * len(found)), first, day_rule)
        if proposed.day > last:
            break
        found.append(proposed)
    return found


def _in_month(month: date, first: date, day_rule: str) -> Proposed:
    length = calendar.monthrange(month.year, month.month)[1]
    if day_rule == DayRule.DATE:
        note = f"{month:%B} has {length} days: this is the last of them" if first.day > length else ""
        return Proposed(month.replace(day=min(first.day, length)), note)
    days = [day for day in range(1, length + 1) if month.replace(day=day).weekday() == first.weekday()]
    if day_rule == DayRule.LAST_WEEKDAY:
        return Proposed(month.replace(day=days[-1]))
    index = (first.day - 1) // 7
    note = f"{month:%B} has no fifth {first:%A}: this is the last" if index >= len(days) else ""
    return Proposed(month.replace(day=days[min(index, len(days) - 1)]), note)


def is_last_weekday(day: date) -> bool:
    """Is it the last Wednesday, say, of its month?"""
    return day.day + 7 > calendar.monthrange(day.year, day.month)[1]


def in_words(series: MeetingSeries) -> str:
    """“Every three months, on the first Wednesday of the month”."""
    often = series.get_rhythm_display()
    if series.rhythm == Rhythm.OWN:
        return often
    first = series.first_on
    if series.day_rule == DayRule.DATE:
        return f"{often}, on the same date of the month"
    which = "last" if series.day_rule == DayRule.LAST_WEEKDAY else ORDINALS[(first.day - 1) // 7]
    return f"{often}, on the {which} {first:%A} of the month"
