"""The steps of a chain from noun to noun, and walking them one way or the other through what the reader may see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from cdp_portal.overview.chain.nouns import NOUNS
from cdp_portal.overview.serving.kinds import KINDS
from cdp_portal.release import Audience
from grants.models import SpendLine
from meetings.models import BUSINESS, Action, Decision, Paper
from outcomes.models import EmergingIssue, PlanAction, Risk
from partnerships.models import Partnership

SERVED = {"plan-action": "plan_action", "grant-line": "grant_line"}  # the noun of a kind, where it is spelt otherwise


@dataclass(frozen=True)
class Step:
    """From records of one noun to those of another: rows of `model` join them by these two columns."""

    start: str
    end: str
    model: type[Model]
    start_at: str
    end_at: str

    def taken(self, partnership: Partnership, keys: Iterable[int], *, onwards: bool) -> set[int]:
        """The keys at the other end. One query."""
        here, there = (self.start_at, self.end_at) if onwards else (self.end_at, self.start_at)
        rows: QuerySet = self.model._default_manager.filter(partnership=partnership, **{f"{here}__in": list(keys)})
        return {key for key in rows.order_by().values_list(there, flat=True) if key is not None}


STEPS = (
    Step("seat", "paper", Paper, "author_seat", "pk"),
    Step("seat", "decision", Decision, "item__lead_seat", "pk"),
    Step("seat", "action", Action, "owner_seat", "pk"),
    Step("seat", "risk", Risk, "owner_seat", "pk"),
    Step("seat", "issue", EmergingIssue, "owner_seat", "pk"),
    Step("seat", "plan_action", PlanAction, "owner_seat", "pk"),
    Step("meeting", "paper", Paper, "item__meeting", "pk"),
    Step("meeting", "decision", Decision, "meeting", "pk"),
    Step("meeting", "action", Action, "meeting", "pk"),
    Step("paper", "decision", Paper, "pk", "item__decisions"),
    Step("decision", "action", Action, "decision", "pk"),
    *(
        Step(noun, SERVED.get(kind.slug, kind.slug), kind.links, noun, "served")
        for noun in BUSINESS
        for kind in KINDS.values()
    ),
    Step("risk", "plan_action", Risk, "pk", "plan_actions"),
    Step("risk", "metric", Risk, "pk", "metrics"),
    Step("issue", "metric", EmergingIssue, "pk", "metrics"),
    Step("plan_action", "metric", PlanAction, "pk", "metrics"),
    Step("plan_action", "grant_line", SpendLine, "plan_action", "pk"),
)


def walk(noun: str, key: int, partnership: Partnership, audience: Audience, *, onwards: bool) -> dict[str, list[Model]]:
    """What the record leads to, or what led to it: records by noun in the order of the chain, without itself.

    A step is only taken from a record that the audience may see: nothing is reached over what is closed to it. At most
    one query for each noun and each step.
    """
    reached: dict[str, set[int]] = defaultdict(set, {noun: {key}})
    found: dict[str, list[Model]] = {}
    order = list(NOUNS) if onwards else list(reversed(NOUNS))
    for here in order[order.index(noun) :]:
        if not reached[here]:
            continue
        found[here] = list(NOUNS[here].readable(partnership, audience).filter(pk__in=reached[here]))
        if keys := [record.pk for record in found[here]]:
            for step in STEPS:
                start, end = (step.start, step.end) if onwards else (step.end, step.start)
                if start == here:
                    reached[end] |= step.taken(partnership, keys, onwards=onwards)
    del found[noun]
    return {here: found[here] for here in NOUNS if found.get(here)}
