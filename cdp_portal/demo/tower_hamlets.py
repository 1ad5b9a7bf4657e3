"""Tower Hamlets: a sub-group of two boards at once, from January 2023."""

from cdp_portal.demo.reports.tower_hamlets import REPORT
from cdp_portal.demo.shared import DEMONSTRATION, FIRST_KNOWN, TIME_UNKNOWN, TOWER_HAMLETS_REPORT, national_unit

SLUG = "tower-hamlets"
STARTED_ON = "2023-01-01"
MONTH_KNOWN = "The month, January 2023, is on paper; the day is not."
COUNCIL = "London Borough of Tower Hamlets"
BOARD = "partnership-board"

PARTNERSHIP = {
    "name": "Tower Hamlets Combating Drugs Partnership",
    "short_name": "Tower Hamlets",
    "status": "active",
    "purpose": "A sub-group of both the Community Safety Partnership and the Health and Wellbeing Board, so that "
    "enforcement and recovery are overseen together.",
    "source": TOWER_HAMLETS_REPORT,
}
AREAS = [("E09000030", STARTED_ON, MONTH_KNOWN)]
ORGANISATIONS = [(COUNCIL, "council", "LA", "E09000030")]
BODIES = [
    {
        "slug": BOARD,
        "name": PARTNERSHIP["name"],
        "short_name": "Partnership board",
        "kind": "partnership_board",
        "meets": "Quarterly",
        "remit": "Oversees the strategy locally: needs assessment, delivery plan and performance framework.",
        "starts_on": STARTED_ON,
        "source": f"{TOWER_HAMLETS_REPORT}. {MONTH_KNOWN}",
    },
    {
        "slug": "community-safety-partnership",
        "name": "Tower Hamlets Community Safety Partnership",
        "short_name": "Community Safety Partnership",
        "kind": "csp",
        "remit": "Parent of the partnership: brings the oversight of enforcement.",
        "source": TOWER_HAMLETS_REPORT,
    },
    {
        "slug": "health-and-wellbeing-board",
        "name": "Tower Hamlets Health and Wellbeing Board",
        "short_name": "Health and Wellbeing Board",
        "kind": "hwb",
        "access_rule": "statutory",
        "remit": "Parent of the partnership: brings the oversight of treatment.",
        "source": TOWER_HAMLETS_REPORT,
    },
    national_unit(),
]
LINES = [
    (BOARD, "community-safety-partnership", "accountable", "A progress report each year, and as asked", STARTED_ON),
    (BOARD, "health-and-wellbeing-board", "accountable", "A progress report each year, and as asked", STARTED_ON),
    (BOARD, "national-unit", "reports", "A progress report each year", STARTED_ON),
]
_TERMS = """A living document, revised when needed, for example when members leave their posts.

- It is a sub-group of the Community Safety Partnership and the Health and Wellbeing Board, and reports to both.
- It meets quarterly.
- It develops the joint needs assessment, the delivery plan and the performance framework.
- Its senior responsible owner reports to both parents and to the Joint Combating Drugs Unit each year."""
TERMS = [
    {
        "body": BOARD,
        "version": 1,
        "text": _TERMS,
        "note": "Draft put forward for adoption",
    },
    {
        "body": BOARD,
        "version": 2,
        "text": f"{_TERMS}\n- A seat stays with its organisation when the holder leaves.",
        "adopted_on": "2023-10-19",
        "review_due_on": "2027-10-19",
        "note": f"Revised after a member left and was followed. {DEMONSTRATION}",
    },
]
OWNERS = [
    {
        "post_title": "Director of Public Health",
        "organisation_name": COUNCIL,
        "account": "",
        "shared": False,
        "starts_on": STARTED_ON,
        "source": f"Author of the report, which itself names no owner: {TOWER_HAMLETS_REPORT}. {FIRST_KNOWN}",
    },
]
_FLEXIBLE = "The national unit looks for progress and the current position, not for a sign-off on the day"
MILESTONES = [
    {
        "milestone": "FORM",
        "state": "in_progress",
        "evidence": f"Decision sought to constitute the partnership: {TOWER_HAMLETS_REPORT}.",
    },
    {
        "milestone": "TOR",
        "state": "in_progress",
        "evidence": f"Draft terms and membership put forward for adoption: {TOWER_HAMLETS_REPORT}.",
    },
    {"milestone": "NEEDS", "state": "position_shown", "evidence": f"{_FLEXIBLE}: {TOWER_HAMLETS_REPORT}."},
    {"milestone": "PLAN", "state": "position_shown", "evidence": f"{_FLEXIBLE}: {TOWER_HAMLETS_REPORT}."},
    {"milestone": "PERF", "state": "position_shown", "evidence": f"{_FLEXIBLE}: {TOWER_HAMLETS_REPORT}."},
]
SEATS = [
    {
        "key": "dph",
        "body": BOARD,
        "organisation": COUNCIL,
        "post_title": "Director of Public Health",
        "sector": "LA",
        "account": "",
        "starts_on": STARTED_ON,
        "source": f"{TOWER_HAMLETS_REPORT}. {MONTH_KNOWN}",
    },
    {
        "key": "police",
        "body": BOARD,
        "organisation": "Metropolitan Police Service",
        "post_title": "Borough drugs lead",
        "sector": "POLICE",
        "holders": [
            {"starts_on": STARTED_ON, "ends_on": "2023-09-01"},
            {"starts_on": "2023-10-02"},
        ],
        "starts_on": STARTED_ON,
        "source": f"{DEMONSTRATION} Its first holder left and was followed.",
    },
    {
        "key": "jobcentre",
        "body": BOARD,
        "organisation": "Jobcentre Plus",
        "post_title": "Partnership manager",
        "sector": "DWP",
        "account": "",
        "starts_on": STARTED_ON,
        "source": DEMONSTRATION,
    },
]

MEETINGS = [
    {
        "body": "health-and-wellbeing-board",
        "starts_at": "2022-12-06T17:00",
        "status": "held",
        "source": f"{TOWER_HAMLETS_REPORT}. It carries no date: this day stands in for it.",
        "items": [{"title": REPORT["title"], "purpose": "decision", "release_class": "public", "papers": [REPORT]}],
    },
    {
        "body": BOARD,
        "starts_at": "2023-01-26T10:00",
        "theme": "First meeting",
        "status": "held",
        "source": f"{TOWER_HAMLETS_REPORT}. {MONTH_KNOWN} {TIME_UNKNOWN}",
        "items": [{"title": "Terms of reference and membership", "purpose": "decision"}],
    },
    {
        "body": BOARD,
        "starts_at": "2027-01-28T10:00",
        "ends_at": "2027-01-28T11:30",
        "status": "planned",
        "source": DEMONSTRATION,
        "items": [{"title": "Annual progress report to both parent boards", "purpose": "decision", "lead": "dph"}],
    },
]

PLAN = {
    "title": "Setting up the partnership",
    "status": "draft",
    "starts_on": STARTED_ON,
    "source": f"What the partnership must develop, with the national dates; not yet a delivery plan: "
    f"{TOWER_HAMLETS_REPORT}.",
    "objectives": [
        {
            "title": "The documents that the partnership must develop",
            "priority": "TREATMENT",
            "outcome": "ENGAGEMENT",
            "actions": [
                {
                    "text": "Develop the joint local needs assessment",
                    "owner": "dph",
                    "due_on": "2022-11-30",
                    "status": "on_track",
                },
                {
                    "text": "Develop the strategic delivery plan",
                    "owner": "dph",
                    "due_on": "2022-12-31",
                    "status": "on_track",
                },
                {
                    "text": "Develop the local performance framework",
                    "owner": "dph",
                    "due_on": "2022-12-31",
                    "status": "on_track",
                },
                {
                    "text": "Report progress to the Joint Combating Drugs Unit each year",
                    "owner": "dph",
                    "due_on": "2023-04-30",
                    "status": "not_started",
                },
            ],
        },
    ],
}
OBSERVATIONS: list[dict] = []
METRICS: list[dict] = []
TRACKED: list[dict] = []
TARGETS: list[dict] = []
ALLOCATIONS = [
    {
        "authority": "E09000030",
        "stream": "ADDER",
        "financial_year": "2021-22",
        "amount": "1000000.00",
        "status": "expected",
        "source": "Not a figure: “nearly £1m” to the council, as a local newspaper reported in July 2021.",
    },
]
SPENDING = []
