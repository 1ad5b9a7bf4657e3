"""Sefton's meetings to come: a demonstration throughout."""

from cdp_portal.demo.sefton_papers import DASHBOARD_PAPER, DEATHS_PAPER, DROP_OUT_PAPER, SPEND_PAPER
from cdp_portal.demo.sefton_standing import BOARD, CLOSING, HALL, OPENING
from cdp_portal.demo.shared import DEMONSTRATION


def _planned(day: str, theme: str, items: tuple[dict, ...] = (), status: str = "planned") -> dict:
    """A meeting of the series."""
    return {
        "body": BOARD,
        "starts_at": f"{day}T10:00",
        "ends_at": f"{day}T12:00",
        "place": HALL,
        "theme": theme,
        "status": status,
        "source": DEMONSTRATION,
        "series": True,
        "items": items,
    }


_MARCH_ITEMS = (
    *OPENING,
    {
        "title": DASHBOARD_PAPER["title"],
        "purpose": "discussion",
        "lead": "commissioner",
        "minutes": 20,
        "papers": [DASHBOARD_PAPER],
    },
    {
        "title": SPEND_PAPER["title"],
        "purpose": "decision",
        "lead": "commissioner",
        "minutes": 15,
        "papers": [SPEND_PAPER],
    },
    {
        "title": "Substance use needs assessment",
        "purpose": "noting",
        "lead": "dph",
        "minutes": 15,
        "uploads": [{"title": "Substance use needs assessment: summary", "author": "dph"}],
    },
    {
        "title": "People with lived experience",
        "purpose": "discussion",
        "lead": "cvs",
        "minutes": 10,
        "paper_state": "to_follow",
    },
    {
        "title": DEATHS_PAPER["title"],
        "purpose": "discussion",
        "lead": "provider",
        "minutes": 20,
        "release_class": "restricted",
        "closed_ground": "exempt",
        "exempt_paragraph": 2,
        "exempt_reason": "Few people died, so the figures could reveal who they were",
        "papers": [DEATHS_PAPER],
    },
    {
        "title": "What is known of supply into Merseyside",
        "purpose": "noting",
        "lead": "police",
        "minutes": 10,
        "release_class": "restricted",
        "closed_ground": "confidential",
        "exempt_reason": "A government department gave it on terms that forbid passing it on",
    },
    *CLOSING,
)

MEETINGS = [
    _planned("2026-12-10", "Housing and work", status="cancelled"),
    _planned("2027-03-11", "Treatment and recovery", _MARCH_ITEMS),
    {
        "body": "health-and-wellbeing-board",
        "starts_at": "2027-03-24T14:00",
        "ends_at": "2027-03-24T16:00",
        "status": "planned",
        "source": DEMONSTRATION,
        "items": [],  # the paper that goes up makes its item
    },
    {
        "body": "treatment-effectiveness-group",
        "starts_at": "2027-02-04T14:00",
        "ends_at": "2027-02-04T15:30",
        "status": "planned",
        "source": DEMONSTRATION,
        "pack_for": "member",
        "items": [
            {"title": "Welcome and apologies", "purpose": "noting", "lead": "teg-commissioner", "minutes": 5},
            {
                "title": DROP_OUT_PAPER["title"],
                "purpose": "discussion",
                "lead": "teg-provider",
                "minutes": 50,
                "papers": [DROP_OUT_PAPER],
            },
            {"title": "Any other business", "purpose": "discussion", "minutes": 15},
        ],
    },
    _planned("2027-06-10", "Young people and families"),
    _planned("2027-09-09", "Supply and exploitation"),
    _planned("2027-12-09", "Alcohol"),
]
