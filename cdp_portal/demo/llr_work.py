"""Leicester, Leicestershire and Rutland: meetings, first steps and what is known of its money."""

from cdp_portal.demo.reports import llr
from cdp_portal.demo.shared import DEMONSTRATION, HOUSING_ALLOCATIONS, LLR_REPORT

MEETINGS = [
    {
        "body": "health-and-wellbeing-board",
        "starts_at": "2023-02-23T14:00",
        "time_known": False,
        "status": "held",
        "source": LLR_REPORT,
        "items": [
            {"title": llr.REPORT["title"], "purpose": "decision", "release_class": "public", "papers": [llr.REPORT]}
        ],
    },
    {
        "body": "partnership-board",
        "starts_at": "2026-09-24T14:00",
        "ends_at": "2026-09-24T15:30",
        "status": "held",
        "source": DEMONSTRATION,
        "items": [
            {
                "title": "Members from the health sector",
                "purpose": "discussion",
                "minute": "The board asked for named health members before its next meeting.",
                "actions": [
                    {
                        "text": "Bring proposals for members from the health sector",
                        "owner": "dph-leicestershire",
                        "due_on": "2026-10-30",
                        "status": "in_progress",
                    },
                ],
            },
        ],
    },
    {
        "body": "partnership-board",
        "starts_at": "2027-03-04T14:00",
        "ends_at": "2027-03-04T15:30",
        "status": "planned",
        "source": DEMONSTRATION,
        "items": [
            {"title": "Welcome and apologies", "purpose": "noting", "minutes": 5},
            {"title": "Members from the health sector", "purpose": "decision", "lead": "dph-leicestershire"},
            {"title": "The combined needs assessment", "purpose": "decision", "lead": "dph-leicester"},
        ],
    },
]

PLAN = {
    "title": "Setting up the partnership",
    "status": "draft",
    "starts_on": "2023-02-23",
    "source": f"The next steps that the report names, not yet a delivery plan: {LLR_REPORT}. Which director takes up "
    "which step is not on paper.",
    "objectives": [
        {
            "title": "A shared picture of need, and priorities that rest on it",
            "priority": "TREATMENT",
            "outcome": "USE",
            "actions": [
                {
                    "text": "Finish the combined needs assessment and set local priorities (within the next month)",
                    "owner": "dph-leicestershire",
                    "due_on": "2023-03-23",
                    "status": "on_track",
                },
                {
                    "text": "Have the Strategic Partnership Board Executive sign off the needs assessment",
                    "owner": "dph-leicestershire",
                    "status": "not_started",
                },
            ],
        },
        {
            "title": "A balanced membership and clear governance",
            "priority": "TREATMENT",
            "outcome": "ENGAGEMENT",
            "actions": [
                {
                    "text": "Finish terms of reference, membership and governance structure",
                    "owner": "dph-leicester",
                    "status": "on_track",
                },
                {
                    "text": "Find members from every key health organisation",
                    "owner": "dph-rutland",
                    "status": "on_track",
                },
                {
                    "text": "Involve people with lived experience in the work",
                    "owner": "dph-leicester",
                    "status": "on_track",
                },
            ],
        },
    ],
}

ALLOCATIONS = [
    {
        "authority": "E10000018",
        "stream": "SSMTRG",
        "financial_year": "2022-23",
        "amount": "2000000.00",
        "status": "expected",
        "as_at_on": "2023-02-23",
        "source": f"An expectation, not a figure: “just under £2m” over 2022-23 to 2024-25 together. {LLR_REPORT}.",
    },
    {
        "authority": "E06000016",
        "stream": "HSG",
        "financial_year": "2022-23",
        "amount": "1786132.00",
        "status": "expected",
        "as_at_on": "2023-11-29",
        "source": "Confirmed as one amount for 2022-23 to 2024-25 together; how it is split by year is not published, "
        f"so it is left out of every sum: {HOUSING_ALLOCATIONS}.",
    },
]
