"""Sefton's meetings: those on paper, and demonstration ones before and after today."""

from cdp_portal.demo.reports.sefton import REPORT
from cdp_portal.demo.sefton_papers import DASHBOARD_PAPER, DEATHS_PAPER, SPEND_PAPER
from cdp_portal.demo.shared import DEMONSTRATION, SEFTON_REPORT, TIME_UNKNOWN

BOARD = "partnership-board"
HALL = "Bootle Town Hall (demonstration)"
DAY_UNKNOWN = (
    f"One of five meetings by December 2023, held quarterly ({SEFTON_REPORT}). The day is a demonstration: it is not "
    "on paper."
)


def quarterly(day: str) -> dict:
    """A meeting that is on paper as one of five, without its day."""
    return {"body": BOARD, "starts_at": f"{day}T10:00", "status": "held", "source": DAY_UNKNOWN, "items": []}


_STANDARD = [
    {"title": "Welcome and apologies", "purpose": "noting", "lead": "dph", "minutes": 5},
    {"title": "Declarations of interest", "purpose": "noting", "minutes": 5},
    {
        "title": "Minutes of the last meeting and action log",
        "carries": "minutes",
        "purpose": "decision",
        "lead": "coordinator",
        "minutes": 10,
    },
]
_CLOSING = [
    {"title": "Any other business", "purpose": "discussion", "minutes": 10},
    {"title": "Next meeting", "carries": "next_meeting", "purpose": "noting", "minutes": 5},
]

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
        "starts_at": "2026-09-17T10:00",
        "ends_at": "2026-09-17T12:00",
        "place": HALL,
        "status": "held",
        "source": DEMONSTRATION,
        "attendance": {
            "present": ["dph", "coordinator", "commissioner", "police", "provider", "cvs", "pcc", "icb"],
            "apologies": ["councillor", "probation"],
            "substitute": ["social-care"],
            "absent": ["growth"],
        },
        "items": [
            *_STANDARD,
            {
                "title": "Continuity of care from prison",
                "purpose": "discussion",
                "lead": "probation",
                "minutes": 25,
                "minute": "Referrals on release are steady. Partners want the pathway written down for new staff.",
                "actions": [
                    {
                        "text": "Write down the pathway from prison to community treatment",
                        "owner": "police",
                        "due_on": "2026-10-30",
                        "status": "in_progress",
                    },
                    {
                        "text": "Ask the place lead for a named contact in mental health services",
                        "owner": "commissioner",
                        "due_on": "2026-11-13",
                        "status": "not_started",
                    },
                ],
            },
            {
                "title": "People with lived experience",
                "purpose": "decision",
                "lead": "cvs",
                "minutes": 20,
                "minute": "The seat is vacant. Sefton CVS knows groups that would come.",
                "decisions": [
                    {
                        "text": "Fill the seat for people with lived experience by spring 2027.",
                        "kind": "subject_to",
                        "conditions": "Expenses are paid from the grant.",
                    },
                ],
                "actions": [
                    {
                        "text": "Invite two people with lived experience to the next meeting",
                        "owner": "coordinator",
                        "follows": "Fill the seat for people with lived experience by spring 2027.",
                        "due_on": "2027-02-26",
                        "status": "in_progress",
                    },
                    {
                        "text": "Find out how expenses can be paid",
                        "owner": "dph",
                        "follows": "Fill the seat for people with lived experience by spring 2027.",
                        "due_on": "2026-11-06",
                        "status": "not_started",
                    },
                ],
            },
            *_CLOSING,
        ],
    },
    {
        "body": BOARD,
        "starts_at": "2027-03-11T10:00",
        "ends_at": "2027-03-11T12:00",
        "place": HALL,
        "status": "planned",
        "source": DEMONSTRATION,
        "items": [
            *_STANDARD,
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
                "minutes": 20,
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
                "title": "People with lived experience",
                "purpose": "discussion",
                "lead": "cvs",
                "paper_state": "to_follow",
            },
            *_CLOSING,
        ],
    },
    {
        "body": "treatment-effectiveness-group",
        "starts_at": "2027-02-04T14:00",
        "ends_at": "2027-02-04T15:30",
        "status": "planned",
        "source": DEMONSTRATION,
        "items": [{"title": "Early drop-out", "purpose": "discussion", "lead": "teg-provider"}],
    },
    {
        "body": BOARD,
        "starts_at": "2027-06-10T10:00",
        "ends_at": "2027-06-10T12:00",
        "place": HALL,
        "status": "planned",
        "source": DEMONSTRATION,
        "items": [],
    },
]
