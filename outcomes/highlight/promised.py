"""Actions of the plan as they stood on a day: late, without news, done since."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.periods import plus_months
from members.models import Seat
from outcomes.highlight.parts import Item, Part
from outcomes.lapsed import NEVER, STALE
from outcomes.models import DeliveryPlan, PlanAction, PlanActionUpdate

LATE, NO_OWNER = "Late", "No owner"
MONTHS_BEFORE_ASKED = 3  # after which a board is asked about a late action


@dataclass(frozen=True)
class Standing:
    """An action on a day with what had been reported by then, the last first."""

    action: PlanAction
    day: date
    updates: tuple[PlanActionUpdate, ...]

    @property
    def status(self) -> str:
        """As last reported by the day; not started when every report came later."""
        if self.updates:
            return self.updates[0].status
        return PlanAction.Status.NOT_STARTED if self.action.updates_made else self.action.status

    @property
    def reported_on(self) -> date | None:
        return made_on(self.updates[0]) if self.updates else None

    @property
    def is_open(self) -> bool:
        return self.status not in PlanAction.CLOSED

    @property
    def is_late(self) -> bool:
        return self.action.is_late(self.day, self.status)

    @property
    def silent_since(self) -> date | None:
        """The day since which there should have been a report and is none; None where one is not due."""
        counted_from = self.reported_on or self.action.since
        is_due = counted_from and plus_months(counted_from, self.action.update_every) < self.day
        return counted_from if is_due else None

    @property
    def owner(self) -> Seat | None:
        return self.action.owner_seat

    @property
    def whose(self) -> str:
        if self.owner is None:
            return NO_OWNER
        return f"{self.owner}, vacant" if self.owner.is_vacant else str(self.owner)


def made_on(update: PlanActionUpdate) -> date:
    return timezone.localdate(update.made_at)


def standing(partnership, day: date) -> list[Standing]:
    """The actions of the plans that count, by their number. Three queries."""
    seats = Seat.objects.with_vacancy(day).select_related("organisation")
    updates = PlanActionUpdate.objects.order_by("-made_at", "-pk")
    actions = (
        PlanAction.objects.filter(partnership=partnership, objective__plan__status=DeliveryPlan.Status.ADOPTED)
        .select_related("objective__plan", "partnership")
        .prefetch_related(Prefetch("owner_seat", seats), Prefetch("updates", updates, to_attr="updates_made"))
        .order_by("number")
    )
    return [Standing(one, day, tuple(up for up in one.updates_made if made_on(up) <= day)) for one in actions]


def late(found: Iterable[Standing]) -> Part:
    """What is late first, the longest first; then what nobody reports on."""
    still_open = [one for one in found if one.is_open]
    broken = sorted((one for one in still_open if one.is_late), key=lambda one: one.action.due_on or date.max)
    silent = [one for one in still_open if not one.is_late and one.silent_since]
    items = [_late(one) for one in broken]
    items += [_silent(one) for one in sorted(silent, key=lambda one: one.silent_since)]
    return Part("late", "What is late or without news", "Nothing is late, and everything is reported on.", tuple(items))


def _late(one: Standing) -> Item:
    due = f"Due {gov_date(one.action.due_on)}. " if one.action.due_on else ""
    last = f"On {gov_date(one.reported_on)}: {one.updates[0].text}" if one.updates else "Nobody has reported on it."
    return Item(one.action.text, one.action.get_absolute_url(), LATE, one.whose, f"{due}{last}")


def _silent(one: Standing) -> Item:
    if one.updates:
        word, why = STALE, f"Last on {gov_date(one.reported_on)}: {one.updates[0].text}"
    else:
        word, why = NEVER, f"Promised on {gov_date(one.silent_since)}."
    return Item(one.action.text, one.action.get_absolute_url(), word, one.whose, why)


def done(found: Iterable[Standing], since: date) -> Part:
    """Actions that were reported done or dropped after the day `since`."""
    closed = [one for one in found if not one.is_open and one.updates and one.reported_on > since]
    items = [
        Item(
            text=one.action.text,
            url=one.action.get_absolute_url(),
            tag=PlanAction.Status(one.status).label,
            whose=one.whose,
            why=one.updates[0].text,
        )
        for one in closed
    ]
    return Part("done", "What was done", "No action of the plan was completed.", tuple(items))


def to_decide(found: Iterable[Standing]) -> list[Item]:
    """Late actions that nobody can do, and those that are late for months."""
    return [item for one in found if one.is_open and one.is_late and (item := _to_decide(one))]


def _to_decide(one: Standing) -> Item | None:
    due_on, url = one.action.due_on, one.action.get_absolute_url()
    was_due = f"It was due on {gov_date(due_on)}" if due_on else "Its owner calls it late"
    if one.owner is None or one.owner.is_vacant:
        why = "no seat owns it" if one.owner is None else f"nobody holds the seat of {one.owner}"
        return Item(f"Who takes on “{one.action.text}”?", url, why=f"{was_due}, and {why}.")
    if due_on and plus_months(due_on, MONTHS_BEFORE_ASKED) < one.day:
        return Item(f"“{one.action.text}”: help it on, give it a new day, or drop it?", url, why=f"{was_due}.")
    return None
