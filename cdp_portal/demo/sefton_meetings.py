"""Sefton's meetings: those on paper, and demonstration ones before and after today."""

from cdp_portal.demo import sefton_coming, sefton_year
from cdp_portal.demo.reports.sefton import REPORT
from cdp_portal.demo.sefton_papers import FIRST_YEAR_PAPER
from cdp_portal.demo.sefton_standing import BOARD
from cdp_portal.demo.shared import DEMONSTRATION, SEFTON_REPORT, TIME_UNKNOWN

DAY_UNKNOWN = (
    f"One of five meetings by December 2023, held quarterly ({SEFTON_REPORT}). The day is a demonstration: it is not "
    "on paper."
)


def quarterly(day: str) -> dict:
    """A meeting that is on paper as one of five, without its day."""
    return {"body": BOARD, "starts_at": f"{day}T10:00", "status": "held", "source": DAY_UNKNOWN, "items": []}


MEETINGS = [
    {
        "body": BOARD,
        "starts_at": "2022-08-03T10:00",
        "theme": "First meeting",
        "status": "held",
        "source": f"{SEFTON_REPORT}. {TIME_UNKNOWN}",
        "items": [{"title": "Setting up the partnership", "purpose": "discussion", "lead": "dph"}],
    },
    quarterly("2022-11-10"),
    quarterly("2023-02-09"),
    quarterly("2023-05-11"),
    {
        "body": BOARD,
        "starts_at": "2023-09-28T10:00",
        "status": "held",
        "source": f"{SEFTON_REPORT}, which names the day of the review but not the meeting. {TIME_UNKNOWN}",
        "items": [
            {
                "title": "Terms of reference: 12-month review",
                "purpose": "decision",
                "lead": "dph",
                "decisions": [
                    {"text": "Revisited the terms of reference as the 12-month review.", "kind": "agreed"},
                ],
            },
            {
                "title": FIRST_YEAR_PAPER["title"],
                "purpose": "decision",
                "lead": "dph",
                "release_class": "public",
                "papers": [FIRST_YEAR_PAPER],
            },
        ],
    },
    {
        "body": "health-and-wellbeing-board",
        "starts_at": "2023-12-06T14:00",
        "status": "held",
        "source": f"{SEFTON_REPORT}. {TIME_UNKNOWN}",
        "items": [
            {
                "title": REPORT["title"],
                "purpose": "noting",
                "lead": "dph",
                "release_class": "public",
                "papers": [REPORT],
            }
        ],
    },
    {
        "body": BOARD,
        "starts_at": "2023-12-14T10:00",
        "ends_at": "2023-12-14T11:30",
        "theme": "Nitrous oxide",
        "status": "held",
        "circulated_at": "2023-12-21T12:00",
        "approved_at": "2024-03-14",
        "source": f"Thematic meetings were scheduled for 2023-24, and partners agreed action on nitrous oxide "
        f"({SEFTON_REPORT}). {DEMONSTRATION}",
        "attendance": {
            "present": ["dph", "coordinator", "commissioner", "police", "probation", "provider", "cvs", "growth"],
            "substitute": ["icb"],
            "apologies": ["councillor", "social-care"],
            "absent": ["pcc"],
        },
        "items": [
            {
                "title": "Nitrous oxide and single-use canisters",
                "purpose": "decision",
                "lead": "police",
                "minute": "Nitrous oxide is a class C drug since 8 November 2023. Partners work together on targeted "
                "interventions and make referral pathways known.",
                "decisions": [
                    {"text": "Agreed joint action on education, awareness and referral pathways.", "kind": "agreed"},
                ],
                "actions": [
                    {
                        "text": "Make the referral pathways for nitrous oxide known to partners",
                        "owner": "provider",
                        "follows": "Agreed joint action on education, awareness and referral pathways.",
                        "due_on": "2024-01-31",
                        "status": "done",
                        "closed_on": "2024-01-25",
                        "evidence": "Pathways sent to all partners.",
                    },
                ],
            },
        ],
    },
    {
        "body": BOARD,
        "starts_at": "2024-03-14T10:00",
        "theme": "Employment",
        "status": "held",
        "source": f"Thematic meetings were scheduled for 2023-24 ({SEFTON_REPORT}). That there was one on this day, "
        f"and its theme, is a demonstration.",
        "items": [],
    },
    *sefton_year.MEETINGS,
    *sefton_coming.MEETINGS,
]
