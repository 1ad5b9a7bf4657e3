"""Risks with their reviews, and the actions and metrics that they are linked to."""

from cdp_portal.demo import sefton, sefton_risks
from cdp_portal.demo.loading.context import Load
from outcomes.models import Metric, PlanAction, Risk, RiskReview

RISKS = {sefton.SLUG: sefton_risks.RISKS}
TOLD_APART = ("owner_seat", "reviews", "plan_actions", "metrics")


def load_risks(load: Load) -> None:
    """A risk has the scores of its last review: (day, how likely, how bad, what changed)."""
    literals = [
        (place, partnership, literal) for place, partnership in load.each() for literal in RISKS.get(place.SLUG, ())
    ]
    rows = [
        {
            "partnership": partnership,
            "owner_seat": load.seat(place, literal["owner_seat"]),
            **{name: value for name, value in literal.items() if name not in TOLD_APART},
        }
        for place, partnership, literal in literals
    ]
    written = list(load.put(Risk, rows, "partnership", "number").values())
    pairs = [(literal, risk) for (_place, _partnership, literal), risk in zip(literals, written, strict=True)]
    reviews = [_review(load, risk, *review) for literal, risk in pairs for review in literal["reviews"]]
    load.put(RiskReview, reviews, "risk", "reviewed_on")
    for literal, risk in pairs:
        _link(literal, risk)


def _review(load: Load, risk: Risk, reviewed_on: str, likelihood: int, impact: int, text: str) -> dict:
    return {
        "partnership": risk.partnership,
        "risk": risk,
        "reviewed_on": reviewed_on,
        "likelihood": likelihood,
        "impact": impact,
        "text": text,
        "reviewed_by": load.user("commissioner"),
    }


def _link(literal: dict, risk: Risk) -> None:
    actions = PlanAction.objects.filter(partnership=risk.partnership, text__in=literal.get("plan_actions", ()))
    risk.plan_actions.set(actions)
    risk.metrics.set(Metric.objects.filter(partnership=None, code__in=literal.get("metrics", ())))
