"""The highlight report of a partnership for the days since a meeting."""

from datetime import date

from django.utils import timezone

from cdp_portal.release import Audience
from outcomes.highlight import moved, promised, threats
from outcomes.highlight.parts import Highlight, Item, Part
from outcomes.models import DeliveryPlan
from outcomes.risk_movement import movements


def highlight_of(partnership, audience: Audience, *, since: date, until: date, met: str = "") -> Highlight:
    """What happened after `since` up to `until`, as far as the audience may read it. `met`: what was on `since`."""
    cards = moved.cards_for(partnership, audience, until)
    actions = promised.standing(partnership, until)
    risks = movements(partnership, audience, since=since, day=until)
    asked = [
        *promised.to_decide(actions),
        *threats.to_decide(risks),
        *moved.off_target(cards),
        *_proposed(partnership, until),
    ]
    parts = (
        Part("asked", "What needs a decision", "Nothing needs a decision.", tuple(asked)),
        moved.moved(cards, since, until),
        threats.moved(risks),
        promised.late(actions),
        threats.issues(partnership, audience, since, until),
        promised.done(actions, since),
    )
    return Highlight(partnership.name, since, until, met, parts)


def _proposed(partnership, until: date) -> list[Item]:
    """New versions of a plan that wait to be adopted today; of an earlier day nobody knows. One query, if any."""
    if until < timezone.localdate():
        return []
    drafts = DeliveryPlan.objects.filter(
        partnership=partnership, status=DeliveryPlan.Status.DRAFT, previous__isnull=False
    )
    return [
        Item(
            text=f"Is version {one.version} of “{one.title}” to be adopted?",
            url=one.get_absolute_url(),
            why="It is a draft that would replace the plan in force.",
        )
        for one in drafts.select_related("partnership").order_by("version")
    ]
