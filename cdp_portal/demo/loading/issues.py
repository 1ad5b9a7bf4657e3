"""Emerging issues, with what partners agreed and the metrics that they touch."""

from cdp_portal.demo import sefton, sefton_issues
from cdp_portal.demo.loading.context import Load
from outcomes.models import EmergingIssue, IssueAction, Metric

ISSUES = {sefton.SLUG: sefton_issues.ISSUES}
TOLD_APART = ("noticed_by", "owner_seat", "actions", "metrics")


def load_issues(load: Load) -> None:
    literals = [(place, partnership, one) for place, partnership in load.each() for one in ISSUES.get(place.SLUG, ())]
    rows = [
        {
            "partnership": partnership,
            "noticed_by": load.seat(place, literal["noticed_by"]).organisation,
            "owner_seat": load.seat(place, literal["owner_seat"]),
            **{name: value for name, value in literal.items() if name not in TOLD_APART},
        }
        for place, partnership, literal in literals
    ]
    rows = load.numbered(EmergingIssue, rows)
    written = list(load.put(EmergingIssue, rows, "partnership", "title", keep=("number",)).values())
    pairs = [(place, literal, issue) for (place, _, literal), issue in zip(literals, written, strict=True)]
    agreed = [_action(load, place, issue, *one) for place, literal, issue in pairs for one in literal["actions"]]
    load.put(IssueAction, agreed, "issue", "text")
    for _place, literal, issue in pairs:
        issue.metrics.set(Metric.objects.filter(partnership=None, code__in=literal.get("metrics", ())))


def _action(load: Load, place, issue: EmergingIssue, text: str, owner: str, *rest: str) -> dict:
    """`rest`: the days on which it was agreed, is due and was done ("" while it is not), and what was done."""
    seat = load.seat(place, owner)
    agreed_on, due_on, done_on, done_note = rest
    return {
        "partnership": issue.partnership,
        "issue": issue,
        "text": text,
        "organisation": seat.organisation,
        "owner_seat": seat,
        "agreed_on": agreed_on,
        "due_on": due_on,
        "done_on": done_on,
        "done_note": done_note,
    }
