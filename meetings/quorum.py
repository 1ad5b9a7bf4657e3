"""Who came, and whether that was enough to decide. Asks no query."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from meetings.agenda import plural
from meetings.models import Attendance

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Count:
    """Seats by what was recorded for them; a substitute counts as having come."""

    present: int
    apologies: int
    absent: int
    seats: int
    voting_came: int
    quorum: int | None

    @property
    def rate(self) -> Decimal | None:
        """Of the seats recorded, how many came: percent to one decimal, empty when none is recorded."""
        return percent(self.present, self.seats)

    @property
    def is_quorate(self) -> bool | None:
        """Empty when the body has no quorum on record or nothing is recorded yet."""
        return None if self.quorum is None or not self.seats else self.voting_came >= self.quorum

    @property
    def word(self) -> str:
        return {True: "Quorate", False: "Not quorate", None: ""}[self.is_quorate]

    @property
    def sentence(self) -> str:
        if not self.seats:
            return "Attendance is not recorded."
        came = f"{plural(self.voting_came, 'voting member')} came"
        if self.quorum is None:
            return f"{came}. The body has no quorum on record."
        return f"{self.word}: {came} and {self.quorum} {'is' if self.quorum == 1 else 'are'} needed."


def count(attendance: Iterable[Attendance], quorum: int | None) -> Count:
    """Count attendance whose seats are loaded."""
    attendance = list(attendance)
    states = Counter(one.state for one in attendance)
    return Count(
        present=sum(states[state] for state in Attendance.CAME),
        apologies=states[Attendance.State.APOLOGIES],
        absent=states[Attendance.State.ABSENT],
        seats=len(attendance),
        voting_came=sum(1 for one in attendance if one.state in Attendance.CAME and one.seat.voting),
        quorum=quorum,
    )


def chosen(form, quorum: int | None) -> Count:
    """The count of what is chosen in an attendance form, saved or not."""
    rows = [Attendance(seat=row.seat, state=row.state.value()) for row in form.rows if row.state.value()]
    return count(rows, quorum)


def percent(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in percent, to one decimal, halves up; empty when there is no whole."""
    return (Decimal(100 * part) / whole).quantize(TENTH, ROUND_HALF_UP) if whole else None
