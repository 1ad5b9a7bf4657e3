"""Risks that moved, new issues, and risks so high that a board is asked about them."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.formats import gov_date
from cdp_portal.release import Audience
from outcomes.highlight.parts import Item, Part
from outcomes.models import EmergingIssue
from outcomes.risk_movement import Kind, Movement, worth_telling
from outcomes.risk_words import BANDS

ASKED_FROM = BANDS[0][0]  # the lowest score of the highest band


def moved(found: Iterable[Movement]) -> Part:
    """Risks that are new, went up or down, or were closed."""
    items = [
        Item(
            text=one.risk.title,
            url=one.risk.get_absolute_url(),
            tag=str(one.kind.value),
            whose=str(one.risk.owner_seat or "No owner"),
            why=f"{one.words[:1].upper()}{one.words[1:]}.",
        )
        for one in worth_telling(list(found))
    ]
    return Part("risks", "Risks that moved", "No risk moved.", tuple(items))


def issues(partnership, audience: Audience, since: date, until: date) -> Part:
    """Emerging issues noticed within the days. One query."""
    noticed = EmergingIssue.objects.filter(partnership=partnership, noticed_on__gt=since, noticed_on__lte=until)
    found = noticed.readable_by(audience).select_related("partnership", "owner_seat__organisation", "noticed_by")
    items = [
        Item(
            text=one.title,
            url=one.get_absolute_url(),
            tag=one.get_status_display(),
            whose=str(one.owner_seat or "No owner"),
            why=f"Noticed on {gov_date(one.noticed_on)}{f' by {one.noticed_by}' if one.noticed_by else ''}.",
        )
        for one in found.order_by("noticed_on", "number")
    ]
    return Part("issues", "New issues", "No new issue was noticed.", tuple(items))


def to_decide(found: Iterable[Movement]) -> list[Item]:
    return [
        Item(
            text=f"“{one.risk.title}”: accept this risk, or do more about it?",
            url=one.risk.get_absolute_url(),
            why=f"It scores {one.now} of 25, and boards are asked from {ASKED_FROM} on.",
        )
        for one in found
        if one.kind is not Kind.CLOSED and one.now >= ASKED_FROM
    ]
