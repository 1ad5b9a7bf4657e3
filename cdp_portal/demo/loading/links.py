"""What papers, decisions and actions serve."""

from django.db.models import Model

from cdp_portal.demo import sefton, sefton_links
from cdp_portal.demo.loading.context import Load
from grants.models import SpendLine, SpendLineDealtWith
from meetings.models import BUSINESS, Action, Decision, MilestoneDealtWith, Paper
from outcomes.models import (
    EmergingIssue,
    IssueDealtWith,
    Metric,
    MetricDealtWith,
    PlanAction,
    PlanActionDealtWith,
    Risk,
    RiskDealtWith,
)
from partnerships.models import MilestoneProgress

LINKED = {sefton.SLUG: sefton_links}
NAMED_BY = {"paper": (Paper, "title"), "decision": (Decision, "text"), "action": (Action, "text")}
# By kind: the links, the records that are served and the column that names one.
SERVED = {
    "plan-action": (PlanActionDealtWith, PlanAction, "text"),
    "risk": (RiskDealtWith, Risk, "title"),
    "issue": (IssueDealtWith, EmergingIssue, "title"),
    "metric": (MetricDealtWith, Metric, "code"),
    "grant-line": (SpendLineDealtWith, SpendLine, "title"),
    "milestone": (MilestoneDealtWith, MilestoneProgress, "milestone__code"),
}


def load_links(load: Load) -> None:
    for place, partnership in load.each():
        if place.SLUG in LINKED:
            for kind in SERVED:
                _load_kind(load, partnership, kind, LINKED[place.SLUG].LINKS)


def _load_kind(load: Load, partnership, kind: str, literals: list[dict]) -> None:
    """The links to records of one kind, each from the one paper, decision or action that its literal names."""
    links, model, named = SERVED[kind]
    served = _by_name(model, named, partnership)
    business = {noun: _by_name(*NAMED_BY[noun], partnership) for noun in BUSINESS}
    rows: dict[str, list[dict]] = {noun: [] for noun in BUSINESS}
    for literal in literals:
        noun = next(noun for noun in BUSINESS if noun in literal)
        for name in literal.get(kind, ()):
            row = {"partnership": partnership, "served": served[name], noun: business[noun][literal[noun]]}
            rows[noun].append({**row, "note": literal.get("note", "")})
    for noun in BUSINESS:
        load.put(links, rows[noun], "served", noun)


def _by_name(model: type[Model], named: str, partnership) -> dict[str, Model]:
    """The partnership's records, or the national metrics, by what they are called; of several the first."""
    found = model._default_manager.filter(partnership=None if model is Metric else partnership).order_by("-pk")
    return dict(zip(found.values_list(named, flat=True), found, strict=True))
