"""The plan of the whole partnership and each authority's part of it, side by side, with how far each is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from outcomes.lapsed import Lapsed
from outcomes.models import DeliveryPlan, PlanAction
from partnerships.models import LocalAuthority


@dataclass(frozen=True)
class Counts:
    """How many actions a plan has, and how many are done, late or have lapsed."""

    actions: int = 0
    done: int = 0
    late: int = 0
    lapsed: int = 0


@dataclass(frozen=True)
class Part:
    """One row: `plan` is empty for an authority without a plan of its own."""

    name: str
    plan: DeliveryPlan | None
    counts: Counts


def counts_by_plan(plans: Iterable[DeliveryPlan], lapsed: Sequence[Lapsed], day: date) -> dict[int, Counts]:
    """By the key of the plan. One query. A draft that is to replace another counts as what it has of its own."""
    lapsed_in = Counter(plan for plan, _pk in {(one.plan, one.pk) for one in lapsed})
    rows = (
        PlanAction.objects.filter(objective__plan__in=[one.pk for one in plans])
        .order_by()
        .values("objective__plan")
        .annotate(
            actions=Count("pk"),
            done=Count("pk", filter=Q(status=PlanAction.Status.DONE)),
            late=Count("pk", filter=Q(pk__in=PlanAction.objects.late(day))),
        )
        .values_list("objective__plan", "actions", "done", "late")
    )
    return {plan: Counts(actions, done, late, lapsed_in[plan]) for plan, actions, done, late in rows}


def side_by_side(
    plans: Sequence[DeliveryPlan],
    authorities: Sequence[LocalAuthority],
    counts: dict[int, Counts],
    whole: str,
) -> list[Part]:
    """The whole's plan first, then each authority in the order given; `plans` come with the highest version first."""
    shown: dict[int | None, DeliveryPlan] = {}
    for plan in plans:
        known = shown.get(plan.authority_id)
        if known is None or _rank(plan) < _rank(known):
            shown[plan.authority_id] = plan
    names = {one.pk: one.name for one in authorities} | {
        one.authority_id: one.authority.name for one in shown.values() if one.authority_id
    }
    return [
        Part(name, shown.get(key), counts.get(shown[key].pk, Counts()) if key in shown else Counts())
        for key, name in [(None, whole), *names.items()]
    ]


def _rank(plan: DeliveryPlan) -> int:
    order = (DeliveryPlan.Status.ADOPTED, DeliveryPlan.Status.DRAFT, DeliveryPlan.Status.CLOSED)
    return order.index(DeliveryPlan.Status(plan.status))
