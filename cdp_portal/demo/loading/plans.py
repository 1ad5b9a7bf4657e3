"""Delivery plans with objectives and actions, and observations of metrics."""

from datetime import date

from cdp_portal.demo.loading.context import Load
from outcomes.models import DeliveryPlan, Metric, Objective, Observation, Outcome, PlanAction, StrategicPriority
from outcomes.series import series_of


def load_plans(load: Load) -> None:
    places = [(place, partnership) for place, partnership in load.each() if place.PLAN]
    rows = [
        {
            "partnership": partnership,
            "version": 1,
            **{name: value for name, value in place.PLAN.items() if name != "objectives"},
        }
        for place, partnership in places
    ]
    plans = load.put(DeliveryPlan, rows, "partnership", "version").values()
    priorities = {priority.code: priority for priority in StrategicPriority.objects.all()}
    outcomes = {outcome.code: outcome for outcome in Outcome.objects.all()}
    literals = [
        (place, plan, position, objective)
        for (place, _partnership), plan in zip(places, plans, strict=True)
        for position, objective in enumerate(place.PLAN["objectives"], 1)
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
    """The actions of these objectives (place, literal, row) and the metrics they are to move."""
    literals = [(place, objective, action) for place, literal, objective in objectives for action in literal["actions"]]
    rows = [
        {
            "partnership": objective.partnership,
            "objective": objective,
            "owner_seat": load.seat(place, action["owner"]),
            "lead_organisation": load.seat(place, action["owner"]).organisation,
            **{name: value for name, value in action.items() if name not in ("owner", "metrics")},
        }
        for place, objective, action in literals
    ]
    written = load.put(PlanAction, load.numbered(PlanAction, rows), "partnership", "text", keep=("number",)).values()
    metrics = {metric.code: metric for metric in Metric.objects.filter(partnership=None)}
    for (_place, _objective, action), row in zip(literals, written, strict=True):
        if "metrics" in action:
            row.metrics.set(metrics[code] for code in action["metrics"])


def load_figures(load: Load) -> None:
    metrics = {metric.code: metric for metric in Metric.objects.filter(partnership=None)}
    rows = [
        {
            "partnership": partnership,
            **observation,
            "metric": metrics[observation["metric"]],
            "starts_on": date.fromisoformat(observation["starts_on"]),
            "ends_on": date.fromisoformat(observation["ends_on"]),
            "revision": 1,
        }
        for place, partnership in load.each()
        for observation in place.OBSERVATIONS
    ]
    load.put(Observation, [{**row, "series": series_of(Observation(**row))} for row in rows], "series", "revision")
