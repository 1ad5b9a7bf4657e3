"""Allocations, spending plans and quarterly spend."""

from decimal import Decimal

from cdp_portal.demo.loading.context import Load
from cdp_portal.money import PENNY, split
from grants.models import Allocation, FundingStream, Intervention, Spend, SpendLine, SpendPlan
from outcomes.models import PlanAction


def load_money(load: Load) -> None:
    streams = {stream.code: stream for stream in FundingStream.objects.all()}
    rows = [
        {
            "partnership": partnership,
            **allocation,
            "authority": load.authorities[allocation["authority"]],
            "stream": streams[allocation["stream"]],
            "revision": 1,
        }
        for place, partnership in load.each()
        for allocation in place.ALLOCATIONS
    ]
    allocations = load.put(Allocation, rows, "authority", "stream", "financial_year", "revision")
    literals = [spending for place, _partnership in load.each() for spending in place.SPENDING]
    plans = []
    for spending in literals:
        authority, stream = load.authorities[spending["authority"]], streams[spending["stream"]]
        allocation = allocations[authority.pk, stream.pk, spending["financial_year"], 1]
        plans.append(
            {
                "partnership": allocation.partnership,
                "allocation": allocation,
                "version": 1,
                **{name: spending[name] for name in ("approved_on", "approved_by", "note")},
            }
        )
    written = load.put(SpendPlan, plans, "allocation", "version").values()
    for spending, plan in zip(literals, written, strict=True):
        load_lines(load, spending["lines"], plan)


def load_lines(load: Load, literals: list[dict], plan: SpendPlan) -> None:
    """The lines of one plan, shared out evenly over the quarters, and what was spent."""
    headings = {heading.code: heading for heading in Intervention.objects.all()}
    plan_actions = {one.text: one for one in PlanAction.objects.filter(partnership=plan.partnership)}
    rows = []
    for position, line in enumerate(literals, 1):
        quarters = split(Decimal(line["planned"]), [1, 1, 1, 1])
        rows.append(
            {
                "partnership": plan.partnership,
                "plan": plan,
                "position": position,
                "intervention": headings[line["intervention"]],
                "title": line["title"],
                "plan_action": plan_actions[line["serves"]] if line.get("serves") else None,
                **{f"planned_q{number}": amount for number, amount in enumerate(quarters, 1)},
            }
        )
    lines = load.put(SpendLine, rows, "plan", "position").values()
    spend = [
        {
            "partnership": plan.partnership,
            "line": row,
            "quarter": quarter,
            "actual": (row.planned(quarter) * percent / 100).quantize(PENNY),
            "variance_reason": line["reason"] if percent != 100 else "",
        }
        for line, row in zip(literals, lines, strict=True)
        for quarter, percent in enumerate(line["spent"], 1)
    ]
    load.put(Spend, spend, "line", "quarter")
