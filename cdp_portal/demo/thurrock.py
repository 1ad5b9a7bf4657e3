"""Thurrock: accountable to its community safety partnership, and agreed in principle to a joint board."""

from cdp_portal.demo.shared import FIRST_KNOWN, SOUTHEND_BOARD_REPORT, national_unit

SLUG = "thurrock"
KNOWN_ON = "2022-12-08"
COUNCIL = "Thurrock Council"

PARTNERSHIP = {
    "name": "Thurrock Combating Drugs Partnership",
    "short_name": "Thurrock",
    "status": "active",
    "purpose": "A partnership of its own beside Southend-on-Sea and Essex.",
    "source": SOUTHEND_BOARD_REPORT,
}
AREAS = [("E06000034", KNOWN_ON, FIRST_KNOWN)]
ORGANISATIONS = [(COUNCIL, "council", "LA", "E06000034")]
BODIES = [
    {
        "slug": "executive-board",
        "name": "Thurrock Drugs and Alcohol Executive Board",
        "short_name": "Executive board",
        "kind": "executive",
        "remit": "One of the three executive boards that a joint steering board would join up.",
        "starts_on": KNOWN_ON,
        "source": f"{SOUTHEND_BOARD_REPORT}, which does not give its full name. {FIRST_KNOWN}",
    },
    {
        "slug": "community-safety-partnership",
        "name": "Thurrock Community Safety Partnership",
        "short_name": "Community Safety Partnership",
        "kind": "csp",
        "source": SOUTHEND_BOARD_REPORT,
    },
    {
        "slug": "health-and-wellbeing-board",
        "name": "Thurrock Health and Wellbeing Board",
        "short_name": "Health and Wellbeing Board",
        "kind": "hwb",
        "access_rule": "statutory",
        "source": SOUTHEND_BOARD_REPORT,
    },
    national_unit(),
]
LINES = [
    ("executive-board", "community-safety-partnership", "accountable", "", KNOWN_ON),
    ("executive-board", "national-unit", "reports", "", KNOWN_ON),
]
TERMS = []
OWNERS = [
    {
        "post_title": "Director of Public Health",
        "organisation_name": COUNCIL,
        "account": "",
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
    }
]
SEATS = [
    {
        "key": "dph",
        "body": "executive-board",
        "organisation": COUNCIL,
        "post_title": "Director of Public Health",
        "sector": "LA",
        "account": "",
        "starts_on": KNOWN_ON,
        "source": f"{SOUTHEND_BOARD_REPORT}. {FIRST_KNOWN}",
    },
]
MEETINGS = []
PLAN = None
OBSERVATIONS: list[dict] = []
METRICS: list[dict] = []
TRACKED: list[dict] = []
TARGETS: list[dict] = []
ALLOCATIONS = []
SPENDING = []
