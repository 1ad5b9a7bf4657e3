"""Delivery plans with objectives and actions."""

from cdp_portal.demo import llr, llr_parts
from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.loading.progress import load_progress
from outcomes.models import DeliveryPlan, Metric, Objective, Outcome, PlanAction, StrategicPriority

# Texts of the literals that other steps load.
NOT_OF_A_PLAN = ("objectives", "authority", "adopted_by")
NOT_OF_AN_ACTION = ("owner", "metrics", "steps", "updates")
PARTS = {llr.SLUG: llr_parts.PARTS}


def load_plans(load: Load) -> None:
    """The plan of each place, and the parts of single authorities in a shared footprint."""
    wholes = [(place, place.PLAN) for place, _partnership in load.each() if place.PLAN]
    plans = _load_plans(load, wholes, {})
    parts = [(place, part) for place, _partnership in load.each() for part in PARTS.get(place.SLUG, ())]
    by_place = {place.SLUG: plan for (place, _literal), plan in zip(wholes, plans, strict=True)}
    literals = [*wholes, *parts]
    _load_objectives(load, list(zip(literals, [*plans, *_load_plans(load, parts, by_place)], strict=True)))


def _load_plans(load: Load, literals: list[tuple], wholes: dict[str, DeliveryPlan]) -> list[DeliveryPlan]:
    rows = [
        {
            "partnership": load.partnerships[place.SLUG],
            "version": 1,
            "authority": load.authorities[literal["authority"]] if "authority" in literal else None,
            "part_of": wholes.get(place.SLUG),
            "adopted_by": load.bodies[place.SLUG, literal["adopted_by"]] if "adopted_by" in literal else None,
            **{name: value for name, value in literal.items() if name not in NOT_OF_A_PLAN},
        }
        for place, literal in literals
    ]
    return list(load.put(DeliveryPlan, rows, "partnership", "authority", "version").values())


def _load_objectives(load: Load, plans: list[tuple[tuple, DeliveryPlan]]) -> None:
    priorities = {priority.code: priority for priority in StrategicPriority.objects.all()}
    outcomes = {outcome.code: outcome for outcome in Outcome.objects.all()}
    literals = [
        (place, plan, position, objective)
        for (place, literal), plan in plans
        for position, objective in enumerate(literal["objectives"], 1)
    ]
    rows = [
        {
            "partnership": plan.partnership,
            "plan": plan,
            "position": position,
            "title": objective["title"],
            "priority": priorities[objective["priority"]],
            "outcome": outcomes[objective["outcome"]],
        }
        for _place, plan, position, objective in literals
    ]
    written = load.put(Objective, rows, "plan", "position").values()
    load_plan_actions(load, [(place, one, row) for (place, _p, _n, one), row in zip(literals, written, strict=True)])


def load_plan_actions(load: Load, objectives: list[tuple]) -> None:
    """The actions of these objectives (place, literal, row), the metrics they are to move, their steps and updates."""
    literals = [(place, objective, action) for place, literal, objective in objectives for action in literal["actions"]]
    rows = [
        {
            "partnership": objective.partnership,
            "objective": objective,
            "owner_seat": load.seat(place, action["owner"]),
            "lead_organisation": load.seat(place, action["owner"]).organisation if action["owner"] else None,
            **{name: value for name, value in action.items() if name not in NOT_OF_AN_ACTION},
        }
        for place, objective, action in literals
    ]
    written = load.put(PlanAction, load.numbered(PlanAction, rows), "partnership", "text", keep=("number",)).values()
    metrics = {metric.code: metric for metric in Metric.objects.filter(partnership=None)}
    for (_place, _objective, action), row in zip(literals, written, strict=True):
        if "metrics" in action:
            row.metrics.set(metrics[code] for code in action["metrics"])
    load_progress(load, [(place, action, row) for (place, _o, action), row in zip(literals, written, strict=True)])
