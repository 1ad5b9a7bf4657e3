"""Essex: one county, as far as its neighbour's papers show it."""

from cdp_portal.demo.shared import FIRST_KNOWN, HOUSING_ALLOCATIONS, SOUTHEND_BOARD_REPORT, national_unit

SLUG = "essex"
KNOWN_ON = "2022-12-08"
COUNCIL = "Essex County Council"

PARTNERSHIP = {
    "name": "Essex Combating Drugs Partnership",
    "short_name": "Essex",
    "status": "active",
    "purpose": "A partnership of its own beside Southend-on-Sea and Thurrock.",
    "source": SOUTHEND_BOARD_REPORT,
}
AREAS = [("E10000012", KNOWN_ON, FIRST_KNOWN)]
ORGANISATIONS = [(COUNCIL, "council", "LA", "E10000012")]
BODIES = [
    {
        "slug": "executive-board",
        "name": "Essex Drugs and Alcohol Executive Board",
        "short_name": "Executive board",
        "kind": "executive",
        "remit": "One of the three executive boards that a joint steering board would join up.",
        "starts_on": KNOWN_ON,
        "source": f"{SOUTHEND_BOARD_REPORT}, which does not give its full name. {FIRST_KNOWN}",
    },
    {
        "slug": "violence-and-vulnerability-board",
        "name": "Violence and Vulnerability Board",
        "short_name": "Violence and Vulnerability",
        "kind": "other",
        "takes_part": ["southend-on-sea", "thurrock"],
        "remit": "Works across the three areas already: the precedent for a joint drugs and alcohol board.",
        "source": SOUTHEND_BOARD_REPORT,
    },
    {
        "slug": "leaders-and-chief-executives",
        "name": "Essex Leaders and Chief Executives Group",
        "short_name": "Leaders and chief executives",
        "kind": "other",
        "takes_part": ["southend-on-sea", "thurrock"],
        "remit": "Agreed in June 2022 to explore a devolution deal with community safety and public health in it.",
        "source": SOUTHEND_BOARD_REPORT,
    },
    national_unit(),
]
LINES = [("executive-board", "national-unit", "reports", "", KNOWN_ON)]
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
ALLOCATIONS = [
    {
        "authority": "E10000012",
        "stream": "HSG",
        "financial_year": "2022-23",
        "amount": "2206250.00",
        "status": "expected",
        "as_at_on": "2023-11-29",
        "source": f"Confirmed as one amount for 2022-23 to 2024-25 together; how it is split by year is not published, "
        f"so it is left out of every sum: {HOUSING_ALLOCATIONS}.",
    },
]
SPENDING = []
