"""Attendance over a period: by seat and by meeting. Only meetings held count; cancelled ones have no attendance."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from cdp_portal.periods import FinancialYear, midnight, plus_months
from meetings import quorum
from meetings.absences import FEWEST
from meetings.models import Attendance, Meeting
from members.models import Seat
from partnerships.models import Body

LAST_YEAR = "12-months"
State = Attendance.State


@dataclass(frozen=True)
class Period:
    """Half-open, `[start, end)`; `key` names it in an address."""

    key: str
    label: str
    start: date
    end: date


@dataclass(frozen=True)
class SeatFigures:
    """One seat at the meetings that were held while it was in force; `not_recorded` are those without attendance."""

    seat: Seat
    present: int
    substitute: int
    apologies: int
    absent: int
    not_recorded: int

    @property
    def meetings(self) -> int:
        return self.recorded + self.not_recorded

    @property
    def recorded(self) -> int:
        return self.present + self.substitute + self.apologies + self.absent

    @property
    def rate(self) -> Decimal | None:
        """Of the meetings recorded, to how many the holder or a substitute came: percent; empty when none is."""
        return quorum.percent(self.present + self.substitute, self.recorded)

    @property
    def never_came(self) -> bool:
        """To none of at least so many meetings: one absence happens to everybody."""
        return self.recorded >= FEWEST and not self.present + self.substitute


@dataclass(frozen=True)
class Statistics:
    seats: list[SeatFigures]
    meetings: list[tuple[Meeting, quorum.Count]]

    @property
    def never_came(self) -> list[SeatFigures]:
        return [figures for figures in self.seats if figures.never_came]

    @property
    def rate(self) -> Decimal | None:
        """Of all seats recorded at all meetings, how many came."""
        counts = [count for _, count in self.meetings]
        return quorum.percent(sum(count.present for count in counts), sum(count.seats for count in counts))


def periods(today: date, years: Iterable[date]) -> list[Period]:
    """The last twelve months, and the financial years that hold any of the days, the latest first."""
    last = Period(LAST_YEAR, "Last 12 months", plus_months(today, -12), today + timedelta(days=1))
    known = sorted({FinancialYear.containing(day) for day in years}, key=lambda year: year.start, reverse=True)
    return [last, *(Period(str(year), f"Financial year {year}", year.start, year.end) for year in known)]


def statistics(body: Body, period: Period) -> Statistics:
    """The body's attendance in the period. Three queries, whatever the number of meetings and seats."""
    held = Meeting.objects.counting().filter(body=body, starts_at__gte=midnight(period.start))
    meetings = list(held.filter(starts_at__lt=midnight(period.end)).select_related("body", "partnership"))
    attendance = list(Attendance.objects.filter(meeting__in=meetings).select_related("seat"))
    recorded = Q(pk__in={one.seat_id for one in attendance})
    in_force = Q(pk__in=Seat.objects.filter(body=body).during(period.start, period.end).values("pk"))
    seats = Seat.objects.filter(recorded | in_force, body=body).select_related("organisation", "partnership")
    return Statistics(
        seats=[figures for seat in seats if (figures := _of_seat(seat, meetings, attendance)).meetings],
        meetings=[(meeting, _of_meeting(meeting, attendance)) for meeting in meetings],
    )


def _of_seat(seat: Seat, meetings: list[Meeting], attendance: list[Attendance]) -> SeatFigures:
    own = [one for one in attendance if one.seat_id == seat.pk]
    states, known = Counter(one.state for one in own), {one.meeting_id for one in own}
    missing = [one for one in meetings if one.pk not in known and seat.is_in_force(one.held_on)]
    return SeatFigures(
        seat,
        present=states[State.PRESENT],
        substitute=states[State.SUBSTITUTE],
        apologies=states[State.APOLOGIES],
        absent=states[State.ABSENT],
        not_recorded=len(missing),
    )


def _of_meeting(meeting: Meeting, attendance: list[Attendance]) -> quorum.Count:
    return quorum.count((one for one in attendance if one.meeting_id == meeting.pk), meeting.body.quorum)
