"""A month of meetings as weeks of days, and a year by quarters. It asks no query."""

import calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from cdp_portal.periods import FinancialYear, Quarter
from cdp_portal.working_days import bank_holiday
from meetings.clock import Clock, lateness
from meetings.models import Meeting

AHEAD = timedelta(days=120)  # meetings as far ahead may have their dates of publication in this month
WEEKDAYS = tuple(calendar.day_name)


@dataclass(frozen=True)
class Due:
    """“Papers due” or “Publish by” of a meeting on the day, and how late it is."""

    what: str
    meeting: Meeting
    late: str


@dataclass
class Day:
    """A day with its meetings, and for those who run meetings what is due on it."""

    on: date
    is_outside: bool
    meetings: list[Meeting] = field(default_factory=list)
    dues: list[Due] = field(default_factory=list)

    @property
    def bank_holiday(self) -> str:
        return bank_holiday(self.on)

    @property
    def is_empty(self) -> bool:
        return not (self.meetings or self.dues or self.bank_holiday)


def weeks(month: date, meetings: Iterable[Meeting], dues: dict[date, list[Due]]) -> list[list[Day]]:
    """The weeks, Monday first, that hold the month; days of its neighbours are there, empty and `is_outside`."""
    by_day = defaultdict(list)
    for meeting in meetings:
        by_day[meeting.held_on].append(meeting)
    found = []
    for week in calendar.Calendar().monthdatescalendar(month.year, month.month):
        days = [Day(on, is_outside=on.month != month.month) for on in week]
        for day in days:
            if not day.is_outside:
                day.meetings, day.dues = by_day[day.on], dues.get(day.on, [])
        found.append(days)
    return found


def dues_of(meetings: Iterable[Meeting], today: date) -> dict[date, list[Due]]:
    """By day what is to be done for coming meetings from `with_publication()` that are not yet published."""
    found = defaultdict(list)
    for meeting in meetings:
        if meeting.status != Meeting.Status.PLANNED or not meeting.has_clock or meeting.published_at:
            continue
        clock = Clock.of(meeting)
        found[clock.papers_due_on].append(Due("Papers due", meeting, ""))
        found[clock.publish_by].append(Due("Publish by", meeting, lateness(clock.days_late(today))))
    return found


def quarters(year: FinancialYear, meetings: Iterable[Meeting]) -> list[tuple[Quarter, list[Meeting]]]:
    """The four quarters of the year, each with its meetings in their order."""
    by_quarter = defaultdict(list)
    for meeting in meetings:
        by_quarter[Quarter.containing(meeting.held_on)].append(meeting)
    return [(quarter, by_quarter[quarter]) for quarter in year.quarters]
