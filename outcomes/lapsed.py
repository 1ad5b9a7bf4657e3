"""Work of the plan that has lapsed: nobody's, of a seat nobody holds, or not reported on. Whose, and since when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Prefetch, QuerySet
from django.utils import timezone

from accounts.models import AuditEntry
from cdp_portal.formats import gov_date
from cdp_portal.sentences import lasted
from members.models import Seat
from outcomes.models import PlanAction
from outcomes.steps import months_on

NO_OWNER, OWNER_ENDED, VACANT = "No owner", "Owner's seat has ended", "Owner's seat is vacant"
NEVER, STALE = "Never updated", "Not updated"
KINDS = (NO_OWNER, OWNER_ENDED, VACANT, NEVER, STALE)


@dataclass(frozen=True)
class Lapsed:
    """One thing that lapsed: an action may lapse in two ways. `since` is empty when nobody knows; `pk` and `number` are
    the action's, `plan` the key of its plan.
    """

    kind: str
    text: str
    whose: str
    since: date | None
    url: str
    number: int
    pk: int
    plan: int

    def words(self, day: date) -> str:
        """“Not updated since 3 May 2026 (6 months)”"""
        if self.since is None:
            return f"{self.kind}, since when is not known"
        return f"{self.kind} since {gov_date(self.since)} ({lasted(self.since, day)})"


def lapsed_of(partnership, day: date) -> list[Lapsed]:
    """What has lapsed of all the partnership's promises on the day."""
    return lapsed_among(PlanAction.objects.filter(partnership=partnership).promised(), day)


def lapsed_among(actions: QuerySet[PlanAction], day: date) -> list[Lapsed]:
    """What has lapsed of these actions, by kind and then since when. Two queries, and one where any has no owner.

    An update falls due `update_every` months after the last one, or after the action was agreed.
    """
    seats = Seat.objects.with_vacancy(day).select_related("organisation")
    rows = list(
        actions.select_related("objective__plan", "partnership")
        .prefetch_related(Prefetch("owner_seat", seats))
        .annotate(last_update_at=Max("updates__made_at"))
        .order_by("number")
    )
    left = _left_on(one.pk for one in rows if one.owner_seat is None)
    found = [lapsed for one in rows for lapsed in (*_of_owner(one, left, day), *_of_updates(one, day))]
    return sorted(found, key=lambda one: (KINDS.index(one.kind), one.since or date.min, one.number))


def _of_owner(action: PlanAction, left: dict[int, date], day: date) -> list[Lapsed]:
    seat = action.owner_seat
    if seat is None:
        return [_lapsed(action, NO_OWNER, left.get(action.pk) or action.since)]
    if seat.ends_on and seat.ends_on <= day:
        return [_lapsed(action, OWNER_ENDED, seat.ends_on)]
    return [_lapsed(action, VACANT, seat.vacant_since)] if seat.is_vacant else []


def _of_updates(action: PlanAction, day: date) -> list[Lapsed]:
    if action.last_update_at is None:
        since = action.since
        is_due = since is None or months_on(since, action.update_every) < day
        return [_lapsed(action, NEVER, since)] if is_due else []
    since = timezone.localdate(action.last_update_at)
    return [_lapsed(action, STALE, since)] if months_on(since, action.update_every) < day else []


def _lapsed(action: PlanAction, kind: str, since: date | None) -> Lapsed:
    whose = str(action.owner_seat or "Nobody")
    return Lapsed(
        kind, action.text, whose, since, action.get_absolute_url(), action.number, action.pk, action.objective.plan_id
    )


def _left_on(actions: Iterable[int]) -> dict[int, date]:
    """The day on which each action lost its owner, by its key, as the audit record tells. No query for no action."""
    keys = list(actions)
    if not keys:
        return {}
    entries = AuditEntry.objects.filter(
        table_name=PlanAction._meta.db_table,
        row_id__in=keys,
        operation=AuditEntry.Operation.CHANGED,
        changes__owner_seat_id__1=None,
        changes__has_key="owner_seat_id",
    )
    return {pk: timezone.localdate(at) for pk, at in entries.order_by("id").values_list("row_id", "at")}
