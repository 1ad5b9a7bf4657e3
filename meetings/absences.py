"""Seats from which nobody comes: as many of the last meetings as are on record, missed one after the other."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.periods import midnight
from meetings.models import Attendance, Meeting
from members.models import Seat

FEWEST = 2  # missed in a row before a seat is named: one absence happens to everybody


@dataclass(frozen=True)
class Absence:
    """`missed` meetings in a row up to the last; `since` is the first of them, `last_came` the one before."""

    seat: Seat
    missed: int
    since: date
    last_came: date | None

    @property
    def words(self) -> str:
        """“Has not come to any of the last 4 meetings, since 3 May 2023. Last came on 1 February 2023.”"""
        before = f"Last came on {gov_date(self.last_came)}." if self.last_came else "Has never come to one on record."
        return f"Has not come to any of the last {self.missed} meetings, since {gov_date(self.since)}. {before}"


def absences(seats: QuerySet[Seat], day: date) -> list[Absence]:
    """Of these seats, those whose holder and substitute missed the last meetings up to the day, the most first.

    Only meetings held count, and only those at which the seat was expected: its attendance is on record. One query.
    """
    end = midnight(day + timedelta(days=1))
    counts = {"meeting__status": Meeting.Status.HELD, "meeting__starts_at__lt": end}
    came = Attendance.objects.filter(seat=OuterRef("pk"), state__in=Attendance.CAME, **counts)
    last = came.order_by().values("seat").annotate(last=Max("meeting__starts_at")).values("last")
    seats = seats.annotate(last_came=Subquery(last))
    held = Q(attendance__meeting__status=Meeting.Status.HELD, attendance__meeting__starts_at__lt=end)
    since = held & (Q(last_came=None) | Q(attendance__meeting__starts_at__gt=F("last_came")))
    found = seats.annotate(
        missed=Count("attendance", filter=since), missed_since=Min("attendance__meeting__starts_at", filter=since)
    ).filter(missed__gte=FEWEST)
    return [
        Absence(
            seat,
            seat.missed,
            timezone.localdate(seat.missed_since),
            timezone.localdate(seat.last_came) if seat.last_came else None,
        )
        for seat in found.select_related("organisation", "body").order_by("-missed", "missed_since", "pk")
    ]
