"""Who takes the chair when it goes round, from the seats of the rota in their order. Asks no query.

A seat that is not in force when its turn comes is passed over. One that ends during its turn is stood in for by the
next one in order, whose own turn stays.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date

from cdp_portal.formats import gov_date, last_day
from members.models import Seat


@dataclass(frozen=True)
class Chair:
    """Who is in the chair, until when (the first day after, or the day of the meeting), and who comes then."""

    now: Seat | None
    changes_on: date | None
    then: Seat | None
    by_meeting: bool = False

    def words(self, named: Callable[[Seat], str] = str) -> str:
        """“Essex chairs until 31 March 2025; Southend-on-Sea is next.” `named` says how a seat is called."""
        then = named(self.then) if self.then else ""
        if self.now is None:
            if not then or self.changes_on is None:
                return "No seat of the rota is there to take the chair."
            return f"The rota begins on {gov_date(self.changes_on)} with {then}."
        found = f"{named(self.now)} chairs"
        if self.by_meeting:
            when = f"on {gov_date(self.changes_on)}" if self.changes_on else "which is not planned yet"
            found += f" the next meeting, {when}"
        elif self.changes_on and then:
            found += f" until {gov_date(last_day(self.changes_on))}"
        return f"{found}; {then} is next." if then else f"{found}. No other seat is in the rota."


def shortest_names(seats: Sequence[Seat]) -> Callable[[Seat], str]:
    """How the seats of a rota are called: by their organisations, where each comes from another."""
    if len({seat.organisation_id for seat in seats}) == len(seats):
        return lambda seat: str(seat.organisation)
    return str


def by_year(seats: Sequence[Seat], begins_on: date, day: date) -> Chair:
    """The chair goes to the next seat on each anniversary of `begins_on`."""
    if day < begins_on:
        return Chair(None, begins_on, _in_year(seats, begins_on, begins_on))
    now = then = _in_year(seats, begins_on, day)
    change: date | None = day
    for _ in range(len(seats) + 2):  # who stands in may go on in a turn of their own
        if then != now or change is None:
            break
        change = _change(then, begins_on, change)
        then = _in_year(seats, begins_on, change) if change else None
    return Chair(now, change, then if then != now else None)


def _change(chair: Seat | None, begins_on: date, day: date) -> date | None:
    """When the chair may pass on next: at the anniversary, or when the seat in the chair ends."""
    anniversary = _anniversary(begins_on, _years(begins_on, day) + 1)
    ends_on = chair.ends_on if chair else None
    return min((one for one in (anniversary, ends_on) if one and one > day), default=None)


def by_meeting(seats: Sequence[Seat], begins_on: date, meetings: Iterable[date], day: date) -> Chair:
    """The chair goes to the next seat after each meeting since `begins_on`; `meetings` are the days of those that
    count: cancelled ones do not.
    """
    counting = sorted(one for one in meetings if one >= begins_on)
    at = None
    for one in counting:
        if one < day:
            at = _next(seats, at, one) if _next(seats, at, one) is not None else at
    coming = [one for one in counting if one >= day]
    first = coming[0] if coming else max(day, begins_on)
    now = _next(seats, at, first)
    if now is None:
        return Chair(None, None, None, by_meeting=True)
    then = _next(seats, now, coming[1] if len(coming) > 1 else first)
    other = seats[then] if then is not None and then != now else None
    return Chair(seats[now], coming[0] if coming else None, other, by_meeting=True)


def _in_year(seats: Sequence[Seat], begins_on: date, day: date) -> Seat | None:
    """Whose turn it is, or who stands in because that seat has ended."""
    at = None
    for year in range(_years(begins_on, day) + 1):
        turn = _next(seats, at, _anniversary(begins_on, year) or day)
        at = turn if turn is not None else at
    if at is not None and seats[at].is_in_force(day):
        return seats[at]
    other = _next(seats, at, day)
    return seats[other] if other is not None else None


def _next(seats: Sequence[Seat], at: int | None, day: date) -> int | None:
    """The place of the next seat in order that is in force on the day; the same one when there is no other."""
    start = -1 if at is None else at
    places = [(start + step) % len(seats) for step in range(1, len(seats) + 1)] if seats else []
    return next((place for place in places if seats[place].is_in_force(day)), None)


def _years(begins_on: date, day: date) -> int:
    """How many whole years have gone by."""
    return day.year - begins_on.year - ((day.month, day.day) < (begins_on.month, begins_on.day))


def _anniversary(begins_on: date, years: int) -> date | None:
    """The same day so many years later; of 29 February, 1 March. None beyond the calendar."""
    if begins_on.year + years > MAXYEAR:
        return None
    try:
        return begins_on.replace(year=begins_on.year + years)
    except ValueError:
        return date(begins_on.year + years, 3, 1)
