"""Leicester, Leicestershire and Rutland: one partnership over three authorities, led by three directors together."""

from cdp_portal.demo.llr_figures import FIGURES as OBSERVATIONS  # noqa: F401
from cdp_portal.demo.llr_figures import METRICS, TARGETS, TRACKED  # noqa: F401
from cdp_portal.demo.llr_work import ALLOCATIONS, MEETINGS, PLAN  # noqa: F401 - part of this partnership's data
from cdp_portal.demo.shared import FIRST_KNOWN, LLR_REPORT, national_unit

SLUG = "llr"
KNOWN_ON = "2023-02-23"
BOARD = "partnership-board"
ICB = "NHS Leicester, Leicestershire and Rutland Integrated Care Board"

PARTNERSHIP = {
    "name": "Leicester, Leicestershire and Rutland Combating Drugs and Alcohol Partnership",
    "short_name": "Leicester, Leicestershire and Rutland",
    "status": "forming",
    "purpose": "Oversees local delivery of the national drugs strategy, with alcohol given equal focus.",
    "source": LLR_REPORT,
}
AREAS = [(code, KNOWN_ON, FIRST_KNOWN) for code in ("E06000016", "E10000018", "E06000017")]

_COUNCILS = {
    "leicester": "Leicester City Council",
    "leicestershire": "Leicestershire County Council",
    "rutland": "Rutland County Council",
}
ORGANISATIONS = [
    ("Leicester City Council", "council", "LA", "E06000016"),
    ("Leicestershire County Council", "council", "LA", "E10000018"),
    ("Rutland County Council", "council", "LA", "E06000017"),
    ("Turning Point", "provider", "TREAT", ""),
    ("Community safety partnerships of Leicester, Leicestershire and Rutland", "other", "CSP", ""),
    (ICB, "nhs", "NHS", ""),
    ("Leicestershire Office of the Police and Crime Commissioner", "other", "PCC", ""),
    ("Leicestershire Fire and Rescue Service", "other", "FIRE", ""),
    ("University Hospitals of Leicester", "nhs", "NHS", ""),
    ("East Midlands Ambulance Service", "nhs", "AMB", ""),
]

BODIES = [
    {
        "slug": BOARD,
        "name": PARTNERSHIP["name"],
        "short_name": "Partnership board",
        "kind": "partnership_board",
        "follows": ["substance-misuse-csp"],
        "remit": "Oversees local delivery and accounts for the strategy's three priorities.",
        "starts_on": KNOWN_ON,
        "chair_rule": "by_year",
        "chair_from_on": KNOWN_ON,
        "source": f"{LLR_REPORT}. {FIRST_KNOWN} That its chair rotates is a demonstration.",
    },
    {
        "slug": "substance-misuse-csp",
        "name": "LLR Substance Misuse Community Safety Partnership",
        "short_name": "Substance Misuse CSP",
        "kind": "partnership_board",
        "remit": "The group that becomes the partnership.",
        "ends_on": KNOWN_ON,
        "source": f"{LLR_REPORT}. It was turning into the partnership on this day; the day it ended is not on paper.",
    },
    {
        "slug": "strategic-partnership-board-executive",
        "name": "Strategic Partnership Board Executive",
        "short_name": "SPB Executive",
        "kind": "strategic_board",
        "remit": "Leads the system in preventing and reducing violence and vulnerability across the three areas.",
        "source": LLR_REPORT,
    },
    {
        "slug": "health-and-wellbeing-board",
        "name": "Leicestershire Health and Wellbeing Board",
        "short_name": "Health and Wellbeing Board",
        "kind": "hwb",
        "access_rule": "statutory",
        "source": LLR_REPORT,
    },
    national_unit(),
]
LINES = [
    (BOARD, "strategic-partnership-board-executive", "reports", "", KNOWN_ON),
    (BOARD, "national-unit", "reports", "", KNOWN_ON),
]
TERMS = [
    {
        "body": BOARD,
        "version": 1,
        "text": "In development, from what the national unit asks for and from local need. They are to give alcohol "
        "equal focus, find members from the health sector, and involve people with lived experience.",
        "note": "In development in February 2023",
    },
]
OWNERS = [
    {
        "post_title": "Director of Public Health",
        "organisation_name": council,
        "account": f"sro.{place}",
        "shared": True,
        "starts_on": KNOWN_ON,
        "source": f"Held jointly by the three directors: {LLR_REPORT}. {FIRST_KNOWN}",
    }
    for place, council in _COUNCILS.items()
]
MILESTONES = [
    {"milestone": "SRO", "state": "done", "evidence": f"Held jointly by three directors: {LLR_REPORT}."},
    {
        "milestone": "FORM",
        "state": "in_progress",
        "evidence": f"An existing group is becoming the partnership; health members are sought: {LLR_REPORT}.",
    },
    {"milestone": "FOOT", "state": "done", "evidence": f"Agreed as the three areas together: {LLR_REPORT}."},
    {"milestone": "TOR", "state": "in_progress", "evidence": f"In development: {LLR_REPORT}."},
    {
        "milestone": "NEEDS",
        "state": "in_progress",
        "evidence": f"Assessments by each authority and the police are being combined: {LLR_REPORT}.",
    },
    {
        "milestone": "PLAN",
        "state": "in_progress",
        "evidence": f"Will rest on the needs assessment and its priorities: {LLR_REPORT}.",
    },
]

# key, organisation, post, sector, account
_ON_THE_BOARD = [
    *((f"dph-{place}", council, "Director of Public Health", "LA", f"sro.{place}")
      for place, council in _COUNCILS.items()),
    *((f"safety-{place}", council, "Community safety", "CSP", "") for place, council in _COUNCILS.items()),
    *((f"families-{place}", council, "Children and families", "LA", "") for place, council in _COUNCILS.items()),
    ("provider", "Turning Point", "Representative", "TREAT", ""),
    ("police", "Leicestershire Police", "Representative", "POLICE", ""),
    ("csps", "Community safety partnerships of Leicester, Leicestershire and Rutland", "Representative", "CSP", ""),
    ("probation", "HM Prison and Probation Service", "Representative", "PROB", ""),
    ("icb", ICB, "Representative", "NHS", ""),
]  # fmt: skip
_ON_THE_STRATEGIC_BOARD = [
    ("Leicestershire County Council", "LA"),
    ("Leicester City Council", "LA"),
    ("Rutland County Council", "LA"),
    ("Leicestershire Office of the Police and Crime Commissioner", "PCC"),
    ("Leicestershire Police", "POLICE"),
    ("Leicestershire Fire and Rescue Service", "FIRE"),
    ("Probation Service", "PROB"),
    (ICB, "NHS"),
    ("University Hospitals of Leicester", "NHS"),
    ("East Midlands Ambulance Service", "AMB"),
]
SEATS = [
    *(
        {
            "key": key,
            "body": BOARD,
            "organisation": organisation,
            "post_title": post,
            "sector": sector,
            "account": account,
            "starts_on": KNOWN_ON,
            "source": f"Member of the group that becomes the partnership: {LLR_REPORT}. {FIRST_KNOWN}",
        }
        for key, organisation, post, sector, account in _ON_THE_BOARD
    ),
    *(
        {
            "key": f"spb-{number}",
            "body": "strategic-partnership-board-executive",
            "organisation": organisation,
            "post_title": "Representative",
            "sector": sector,
            "account": "",
            "source": LLR_REPORT,
        }
        for number, (organisation, sector) in enumerate(_ON_THE_STRATEGIC_BOARD, 1)
    ),
]
CHAIRS = {BOARD: ["dph-leicester", "dph-leicestershire", "dph-rutland"]}  # a demonstration
SPENDING = []
