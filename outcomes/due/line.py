"""One thing that is due from a seat, and for whom one looks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Model, QuerySet

from accounts.access import Access
from accounts.roles import Permission
from members.models import Seat

SOON = timedelta(days=14)
LATE = "Late"  # a promise was not kept; every other state says what nobody has told for too long
NO_OWNER = "No owner"


@dataclass(frozen=True)
class Due:
    """What is asked of a seat.

    `asked_on` is the day by which an answer is due (None where no day is set). `state` is a word for what is late or
    has lapsed, else empty, and `since` the day from which it is. `told` says what was last known. `never`: it should
    be told of again and again, and nobody ever has.
    """

    kind: str
    noun: str
    record: Model
    text: str
    seat_id: int | None
    whose: str
    url: str
    asked_on: date | None
    state: str = ""
    since: date | None = None
    told: str = ""
    never: bool = False

    @property
    def day(self) -> date | None:
        """The day that a list shows beside the state."""
        return self.since or self.asked_on

    def is_now(self, day: date) -> bool:
        """Is the answer overdue, or due within a fortnight?"""
        return self.asked_on is not None and self.asked_on <= day + SOON


@dataclass(frozen=True)
class Scope:
    """Where one looks, with what the reader may do there (by the key of the partnership), and for which seats.

    `held` are the seats that the reader holds. `seats` None means every seat and no seat at all; `ownerless` only what
    no seat owns. With `only` (the key of a record) that one alone is looked for, answered already or not.
    """

    access: Mapping[int, Access]
    held: frozenset[int]
    day: date
    seats: frozenset[int] | None = None
    ownerless: bool = False
    only: int | None = None

    def among(self, records: QuerySet, owner: str = "owner_seat", **still_open) -> QuerySet:
        """The records that are looked for; `still_open` is what makes them open."""
        found = records.filter(partnership__in=list(self.access))
        if self.only is not None:
            return found.filter(pk=self.only)
        found = found.filter(**still_open)
        if self.ownerless:
            return found.filter(**{owner: None})
        return found if self.seats is None else found.filter(**{f"{owner}__in": self.seats})

    def may_see(self, partnership_id: int, release_class: str) -> bool:
        return self.access[partnership_id].audience.may_see(release_class)

    def may_answer(self, due: Due, permission: Permission | None) -> bool:
        """Those with the permission (if any) answer for anybody, the others for the seats that they hold."""
        access = self.access[due.record.partnership_id]
        if permission is not None and access.can(permission):
            return True
        return access.can(Permission.ACTION_UPDATE) and due.seat_id in self.held


def scope_of(user, partnerships, day: date) -> Scope:
    """What is due from the seats that the person holds, as holder or substitute. One query."""
    held = frozenset(Seat.objects.held_by(user, day).values_list("pk", flat=True))
    return Scope({one.pk: Access(user, one) for one in partnerships}, held, day, seats=held)
