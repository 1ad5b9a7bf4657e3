"""Southend-on-Sea: an executive group does the partnership's work, and may join up with two neighbours."""

from cdp_portal.demo.reports import southend_board, southend_strategy
from cdp_portal.demo.shared import (
    DEMONSTRATION,
    FIRST_KNOWN,
    SOUTHEND_BOARD_REPORT,
    SOUTHEND_STRATEGY_REPORT,
    national_unit,
)

SLUG = "southend-on-sea"
KNOWN_ON = "2022-09-22"  # the executive group met
COUNCIL = "Southend-on-Sea City Council"

PARTNERSHIP = {
    "name": "Southend-on-Sea Combating Drugs Partnership",
    "short_name": "Southend-on-Sea",
    "status": "active",
    "purpose": "Governs and decides on drug and alcohol services in Southend-on-Sea. An executive group does this, "
    "because the suggested membership would have repeated that of two existing boards.",
    "source": SOUTHEND_BOARD_REPORT,
}
AREAS = [("E06000033", KNOWN_ON, FIRST_KNOWN)]

ORGANISATIONS = [
    (COUNCIL, "council", "LA", "E06000033"),
    ("Mid and South Essex Integrated Care System", "nhs", "NHS", ""),
    ("NHS Alliance", "nhs", "NHS", ""),
    ("The Forward Trust", "provider", "TREAT", ""),
    ("Open Road", "provider", "TREAT", ""),
]

BODIES = [
    {
        "slug": "executive-group",
        "name": "Southend Drug and Alcohol Strategic Executive Group",
        "short_name": "Executive group",
        "kind": "executive",
        "remit": "Governance and decisions for what Southend means to commission for drugs and alcohol. Decisions on "
        "treatment and recovery rest on evidence and are ratified here, the allocation of grants included.",
        "starts_on": KNOWN_ON,
        "source": f"{SOUTHEND_BOARD_REPORT}; that it ratifies: {SOUTHEND_STRATEGY_REPORT}. {FIRST_KNOWN}",
    },
    {
        "slug": "health-and-wellbeing-board",
        "name": "Southend-on-Sea Health and Wellbeing Board",
        "short_name": "Health and Wellbeing Board",
        "kind": "hwb",
        "access_rule": "statutory",
        "source": SOUTHEND_STRATEGY_REPORT,
    },
    {
        "slug": "community-safety-partnership",
        "name": "Southend Community Safety Partnership Board",
        "short_name": "Community Safety Partnership",
        "kind": "csp",
        "source": SOUTHEND_BOARD_REPORT,
    },
    national_unit(),
]
# body, to, kind, how often, since
LINES = [
    ("executive-group", "health-and-wellbeing-board", "accountable", "", KNOWN_ON),
    ("executive-group", "community-safety-partnership", "engages", "", KNOWN_ON),
    ("executive-group", "national-unit", "reports", "", KNOWN_ON),
]
TERMS = []
OWNERS = [
    {
        "post_title": "Director of Public Health",
        "organisation_name": COUNCIL,
        "account": "sro.southend",
        "shared": False,
        "starts_on": KNOWN_ON,
        "source": f"{SOUTHEND_BOARD_REPORT}. {FIRST_KNOWN}",
    },
]
MILESTONES = [
    {
        "milestone": "SRO",
        "state": "done",
        "evidence": f"The Director of Public Health holds the role: {SOUTHEND_BOARD_REPORT}.",
    },
    {"milestone": "FORM", "state": "done", "evidence": f"The executive group was set up: {SOUTHEND_BOARD_REPORT}."},
    {
        "milestone": "TOR",
        "state": "in_progress",
        "evidence": f"A joint steering board is under consideration: {SOUTHEND_BOARD_REPORT}.",
    },
]

SEATS = [
    {"key": key, "body": "executive-group", "organisation": organisation, "post_title": post, "sector": sector,
     "account": account, "starts_on": KNOWN_ON, "source": f"{SOUTHEND_BOARD_REPORT}. {FIRST_KNOWN}"}
    for key, organisation, post, sector, account in [
        ("commissioning", COUNCIL, "Director of Commissioning", "LA", ""),
        ("dph", COUNCIL, "Director of Public Health", "LA", "sro.southend"),
        ("police", "Essex Police", "Force Lead for Drugs and Alcohol", "POLICE", ""),
        ("ics", "Mid and South Essex Integrated Care System", "Director of Strategic Partnerships", "NHS", ""),
        ("alliance", "NHS Alliance", "Deputy Director", "NHS", ""),
        ("probation", "Probation Service", "Head of South Essex Probation", "PROB", ""),
        ("lead", COUNCIL, "Lead Commissioner for Public Health", "LA", "commissioner.southend"),
        ("officer", COUNCIL, "Drug and Alcohol Commissioning Officer", "LA", "officer.southend"),
    ]
]  # fmt: skip


def _item(report: dict) -> dict:
    return {"title": report["title"], "purpose": "decision", "release_class": "public", "papers": [report]}


MEETINGS = [
    {
        "body": "health-and-wellbeing-board",
        "starts_at": "2022-03-07T17:00",
        "time_known": False,
        "status": "held",
        "source": SOUTHEND_STRATEGY_REPORT,
        "items": [_item(southend_strategy.REPORT)],
    },
    {
        "body": "executive-group",
        "starts_at": "2022-09-22T10:00",
        "time_known": False,
        "status": "held",
        "source": SOUTHEND_BOARD_REPORT,
        "items": [
            {
                "title": "Working with the neighbouring areas",
                "purpose": "discussion",
                "minute": "The group asked for a conversation with the senior responsible owners of Essex and "
                "Thurrock, about sharing information and joining up the work on the strategy.",
                "actions": [
                    {
                        "text": "Talk with the senior responsible owners of Essex and Thurrock about sharing "
                        "information and joining up the work on the strategy",
                        "owner": "dph",
                        "status": "done",
                        "closed_on": "2022-12-08",
                        "evidence": "Both proposed one joint steering board across the three areas. The proposal went "
                        "to the Health and Wellbeing Board on 8 December 2022.",
                    },
                ],
            },
        ],
    },
    {
        "body": "health-and-wellbeing-board",
        "starts_at": "2022-12-08T17:00",
        "status": "held",
        "source": SOUTHEND_BOARD_REPORT,
        "items": [_item(southend_board.REPORT)],
    },
    {
        "body": "executive-group",
        "starts_at": "2027-02-11T10:00",
        "ends_at": "2027-02-11T11:30",
        "status": "planned",
        "source": DEMONSTRATION,
        "items": [
            {"title": "Welcome and apologies", "purpose": "noting", "minutes": 5},
            {"title": "Working with Essex and Thurrock", "purpose": "discussion", "lead": "dph", "minutes": 30},
            {"title": "What continues when a grant ends", "purpose": "decision", "lead": "lead", "minutes": 40},
            {"title": "Any other business", "purpose": "discussion", "minutes": 15},
        ],
    },
    {
        "body": "joint-steering-board",
        "starts_at": "2027-02-25T14:00",
        "ends_at": "2027-02-25T16:00",
        "place": "Online (demonstration)",
        "theme": "Working across three areas",
        "status": "planned",
        "source": DEMONSTRATION,
        "items": [
            {"title": "Welcome and apologies", "purpose": "noting", "minutes": 5},
            {"title": "How the chair rotates", "purpose": "decision", "minutes": 25},
            {"title": "What each area spends on, and why", "purpose": "discussion", "minutes": 40},
            {"title": "Demand, trends and hotspots", "purpose": "discussion", "minutes": 40},
            {"title": "Next meeting", "carries": "next_meeting", "purpose": "noting", "minutes": 5},
        ],
    },
]

PLAN = {
    "title": "Next steps on the national drug strategy",
    "status": "draft",
    "starts_on": "2022-03-07",
    "source": f"The next steps that the report names, not yet a delivery plan: {SOUTHEND_STRATEGY_REPORT}.",
    "objectives": [
        {
            "title": "A strategic partnership with clear accountability",
            "priority": "TREATMENT",
            "outcome": "ENGAGEMENT",
            "actions": [
                {"text": "Appraise the options for the partnership's governance and make recommendations",
                 "owner": "commissioning", "status": "done"},
                {"text": "Hold sessions with those concerned to agree the recommendations",
                 "owner": "lead", "status": "on_track"},
                {"text": "Bring the recommendations back to the Health and Wellbeing Board and the Community Safety "
                 "Partnership", "owner": "dph", "status": "on_track"},
            ],
        },
        {
            "title": "Decisions that rest on evidence",
            "priority": "TREATMENT",
            "outcome": "RECOVERY",
            "actions": [
                {"text": "Have the partnership board ratify decisions on treatment, recovery and grant allocation",
                 "owner": "commissioning", "status": "on_track"},
            ],
        },
    ],
}  # fmt: skip
OBSERVATIONS: list[dict] = []
METRICS: list[dict] = []
TRACKED: list[dict] = []
TARGETS: list[dict] = []
ALLOCATIONS = []  # no amount is published for Southend-on-Sea
SPENDING = []
