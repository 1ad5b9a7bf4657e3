"""Everything that is due, in the order in which it is answered."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from accounts.access import Access
from cdp_portal.overview.due import board_actions, clearances
from members.models import Seat
from outcomes.due.kinds import KINDS as OF_OUTCOMES
from outcomes.due.line import NO_OWNER, Due, Scope

KINDS = {**OF_OUTCOMES, **{kind.WORD: kind for kind in (board_actions, clearances)}}


def scope_for(access: Access, day: date, held: Iterable[int]) -> Scope:
    """What is due from these seats, which the reader holds, in the partnership of `access`."""
    seats = frozenset(held)
    return Scope({access.partnership.pk: access}, seats, day, seats=seats)


def everything(scope: Scope) -> list[Due]:
    """What waits longest first; what has no day last. A constant number of queries."""
    found = [due for kind in KINDS.values() for due in kind.find(scope)]
    return sorted(found, key=lambda due: (due.asked_on or date.max, due.noun, due.text))


def one(scope: Scope, word: str, pk: int) -> Due | None:
    """One thing, answered already or not; None when the reader may not see it or there is none."""
    if word not in KINDS:
        return None
    return next(iter(KINDS[word].find(replace(scope, only=pk))), None)


@dataclass(frozen=True)
class OfSeat:
    """What one seat owes; `broken` is how much of it is late or has lapsed."""

    whose: str
    lines: tuple[Due, ...]

    @property
    def broken(self) -> int:
        return sum(bool(line.state) for line in self.lines)


def by_seat(found: Iterable[Due]) -> list[OfSeat]:
    """By whose it is, those first who owe most that is late or has lapsed; what nobody owns before all."""
    in_order = sorted(found, key=lambda due: due.whose)
    seats = [OfSeat(whose, tuple(lines)) for whose, lines in groupby(in_order, key=lambda due: due.whose)]
    return sorted(seats, key=lambda seat: (seat.whose != NO_OWNER, -seat.broken, seat.whose))


def held_seats(access: Access, day: date) -> list[Seat]:
    """The seats of the partnership, or of a body that it shares, that the reader holds."""
    return list(Seat.objects.held_by(access.user, day).select_related("organisation"))
