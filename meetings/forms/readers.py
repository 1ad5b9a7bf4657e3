"""One question instead of three: who may read an item, and if few, on what ground it is closed."""

from cdp_portal.release import Audience
from meetings.models import AgendaItem, ExemptParagraph, Ground

CHOICES = [
    (Audience.PUBLIC.value, Audience.PUBLIC.label),
    (Audience.MEMBER.value, Audience.MEMBER.label),
    (
        "Restricted: exempt under Schedule 12A",
        [(f"exempt-{one.value}", f"Exempt, paragraph {one.label}") for one in ExemptParagraph],
    ),
    (
        "Restricted: on another ground",
        [
            (Ground.CONFIDENTIAL.value, "Confidential, restricted by the government or a court"),
            (Ground.BOARD.value, Ground.BOARD.label),
        ],
    ),
]
WHY = {
    Ground.EXEMPT: "Enter the reason why keeping it closed serves the public more than opening it",
    Ground.CONFIDENTIAL: "Enter who restricted it: which government department, or which court",
    Ground.BOARD: "Enter the reason for restricting this item",
}


def choice_of(item: AgendaItem) -> str:
    """The choice that the item has now."""
    if item.release_class != Audience.RESTRICTED:
        return item.release_class
    return f"exempt-{item.exempt_paragraph}" if item.closed_ground == Ground.EXEMPT else item.closed_ground


def close(item: AgendaItem, choice: str) -> None:
    """Give the item the release class, ground and paragraph of a checked choice."""
    ground, _, paragraph = choice.partition("-")
    is_open = choice in (Audience.PUBLIC, Audience.MEMBER)
    item.release_class = choice if is_open else Audience.RESTRICTED
    item.closed_ground = "" if is_open else ground
    item.exempt_paragraph = int(paragraph) if paragraph else None


def why_missing(item: AgendaItem) -> str:
    """What to ask when the item is closed and nobody says why; empty for an open one."""
    return WHY[Ground(item.closed_ground)] if item.closed_ground else ""
