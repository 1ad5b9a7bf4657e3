"""Sefton: one borough, one partnership, and the fullest record of the six."""

from cdp_portal.demo.sefton_figures import METRICS, TARGETS, TRACKED  # noqa: F401
from cdp_portal.demo.sefton_meetings import MEETINGS  # noqa: F401 - part of this partnership's data
from cdp_portal.demo.sefton_money import ALLOCATIONS, SPENDING  # noqa: F401
from cdp_portal.demo.sefton_plan import OBSERVATIONS, PLAN  # noqa: F401
from cdp_portal.demo.shared import DEMONSTRATION, FIRST_KNOWN, SEFTON_REPORT, national_unit

SLUG = "sefton"
STARTED_ON = "2022-08-03"  # the first meeting
COUNCIL = "Sefton Metropolitan Borough Council"
BOARD = "partnership-board"
ICB = "NHS Cheshire and Merseyside Integrated Care Board"
PCC = "Office of the Police and Crime Commissioner for Merseyside"

PARTNERSHIP = {
    "name": "Sefton Combating Drugs Partnership",
    "short_name": "Sefton",
    "status": "active",
    "formed_on": STARTED_ON,
    "purpose": "Saves lives by reducing the supply of drugs and the demand for them, and by delivering high-quality "
    "treatment and recovery. Alcohol is in its scope. The same area as the borough.",
    "website": "https://www.sefton.gov.uk/public-health/combating-drugs-partnership/",
    "source": f"{SEFTON_REPORT}. The council keeps a page about the partnership on its website.",
}
AREAS = [("E08000014", STARTED_ON, f"The same area as the borough. {FIRST_KNOWN}")]
ORGANISATIONS = [
    (COUNCIL, "council", "LA", "E08000014"),
    (ICB, "nhs", "NHS", ""),
    (PCC, "other", "PCC", ""),
    ("Sefton Council for Voluntary Service", "charity", "VCSE", ""),
    ("The Growth Company", "charity", "DWP", ""),
    ("Adult treatment and recovery service, Sefton", "provider", "TREAT", ""),
    ("People with lived experience, Sefton", "lived_experience", "LIVED", ""),
]

BODIES = [
    {
        "slug": BOARD,
        "name": PARTNERSHIP["name"],
        "short_name": "Partnership board",
        "kind": "partnership_board",
        "meets": "Quarterly, and by theme in 2023-24",
        "quorum": 5,
        "remit": "Oversees local delivery of the national plan and of the grants that pay for it.",
        "starts_on": STARTED_ON,
        "source": f"{SEFTON_REPORT}. The quorum is a demonstration.",
    },
    {
        "slug": "treatment-effectiveness-group",
        "name": "Treatment Effectiveness Group",
        "short_name": "Treatment effectiveness",
        "kind": "sub_group",
        "remit": "Works with providers across treatment and recovery.",
        "starts_on": "2023-12-06",
        "source": f"{SEFTON_REPORT}. {FIRST_KNOWN}",
    },
    {
        "slug": "health-and-wellbeing-board",
        "name": "Sefton Health and Wellbeing Board",
        "short_name": "Health and Wellbeing Board",
        "kind": "hwb",
        "access_rule": "statutory",
        "source": SEFTON_REPORT,
    },
    {
        "slug": "safer-sefton-partnership",
        "name": "Safer Sefton Partnership",
        "short_name": "Safer Sefton",
        "kind": "csp",
        "source": SEFTON_REPORT,
    },
    {
        "slug": "police-and-crime-commissioner",
        "name": PCC,
        "short_name": "Merseyside PCC",
        "kind": "pcc",
        "remit": "Meets the senior responsible owners of Merseyside every quarter.",
        "source": SEFTON_REPORT,
    },
    national_unit(),
]
LINES = [
    (BOARD, "health-and-wellbeing-board", "accountable", "Quarterly updates and a report each year", STARTED_ON),
    (BOARD, "safer-sefton-partnership", "reports", "", STARTED_ON),
    (BOARD, "police-and-crime-commissioner", "reports", "Quarterly reports", STARTED_ON),
    (BOARD, "national-unit", "reports", "", STARTED_ON),
    ("treatment-effectiveness-group", BOARD, "reports", "", "2023-12-06"),
]
_FUNCTIONS = """The partnership:

1. assures the Health and Wellbeing Board that arrangements and plans meet the national requirements
2. gives strategic direction to local delivery of the national outcomes
3. gathers and weighs evidence on local need and patterns of harm together
4. makes a local delivery plan with a cycle of review
5. makes plans and work known across the borough, so that communities take part
6. holds partners to account for their part of the plan
7. follows performance against local and national targets
8. is the place where partners name risks, what to do about them, and where to act together."""
TERMS = [
    {
        "body": BOARD,
        "version": 1,
        "adopted_on": "2023-08-02",
        "note": "Agreed in the first year; the day is not on paper: the last day of that year stands in for it",
    },
    {
        "body": BOARD,
        "version": 2,
        "text": _FUNCTIONS,
        "adopted_on": "2023-09-28",
        "review_due_on": "2024-09-28",
        "note": "Revisited by the partnership as the 12-month review; what changed is not on paper",
    },
]
OWNERS = [
    {
        "post_title": "Director of Public Health",
        "organisation_name": COUNCIL,
        "account": "sro",
        "shared": False,
        "starts_on": STARTED_ON,
        "source": f"{SEFTON_REPORT}, as in the other Merseyside areas. {FIRST_KNOWN}",
    },
]
_MET = f"Met within the first year: {SEFTON_REPORT}."
_FURTHER = {
    "NEEDS": "A substance use needs assessment is made and is to be published on the council's website.",
    "PERF": "A cycle of review and a dashboard are agreed.",
}
MILESTONES = [
    *(
        {"milestone": code, "state": "done", "evidence": f"{_FURTHER.get(code, '')} {_MET}".strip()}
        for code in ("SRO", "FORM", "FOOT", "TOR", "NEEDS", "PLAN", "PERF", "PROG")
    ),
    {
        "milestone": "TOR",
        "cycle": 2,
        "state": "done",
        "achieved_on": "2023-09-28",
        "evidence": f"Revisited by the partnership as the 12-month review: {SEFTON_REPORT}.",
    },
]

# key, body, organisation, post, sector, account, source
_SEATS = [
    ("dph", BOARD, COUNCIL, "Director of Public Health", "LA", "sro",
     f"{SEFTON_REPORT}. That it takes the chair is a demonstration."),
    ("coordinator", BOARD, COUNCIL, "Partnership coordinator", "LA", "officer",
     f"A post created to support the partnership: {SEFTON_REPORT}."),
    ("commissioner", BOARD, COUNCIL, "Public health commissioner", "LA", "commissioner", DEMONSTRATION),
    ("councillor", BOARD, COUNCIL, "Cabinet Member for Health and Wellbeing", "ELECTED", "",
     f"The portfolio is on paper ({SEFTON_REPORT}), the seat is a demonstration."),
    ("social-care", BOARD, COUNCIL, "Adult Social Care lead", "LA", "",
     f"A partner in the work ({SEFTON_REPORT}); the seat is a demonstration."),
    ("police", BOARD, "Merseyside Police", "Force drug lead", "POLICE", "member", DEMONSTRATION),
    ("pcc", BOARD, PCC, "Policy lead", "PCC", "", DEMONSTRATION),
    ("probation", BOARD, "Probation Service", "Head of the Sefton delivery unit", "PROB", "", DEMONSTRATION),
    ("icb", BOARD, ICB, "Sefton place lead", "NHS", "", DEMONSTRATION),
    ("provider", BOARD, "Adult treatment and recovery service, Sefton", "Service manager", "TREAT", "",
     DEMONSTRATION),
    ("cvs", BOARD, "Sefton Council for Voluntary Service", "Chief officer", "VCSE", "",
     f"Three of its projects are paid from the grant ({SEFTON_REPORT}); the seat is a demonstration."),
    ("growth", BOARD, "The Growth Company", "Employment support lead", "DWP", "",
     f"A partner in the employment pathway ({SEFTON_REPORT}); the seat is a demonstration."),
    ("lived", BOARD, "People with lived experience, Sefton", "Representative", "LIVED", None,
     f"Their input is a key area of development ({SEFTON_REPORT}); the vacant seat is a demonstration."),
    ("teg-provider", "treatment-effectiveness-group", "Adult treatment and recovery service, Sefton",
     "Clinical lead", "TREAT", "", DEMONSTRATION),
    ("teg-commissioner", "treatment-effectiveness-group", COUNCIL, "Public health commissioner", "LA",
     "commissioner", DEMONSTRATION),
]  # fmt: skip
_SUBSTITUTED = [{"starts_on": STARTED_ON}, {"starts_on": "2023-09-01", "substitute": True}]  # a demonstration
SEATS = [
    {
        "key": key,
        "body": body,
        "organisation": organisation,
        "post_title": post,
        "sector": sector,
        "account": account,  # None: the seat is vacant
        "starts_on": STARTED_ON if body == BOARD else "2023-12-06",
        "position": "chair" if key == "dph" else "attendee" if key == "coordinator" else "member",
        "voting": key != "coordinator",
        "source": source,
        **({"holders": _SUBSTITUTED} if key == "icb" else {}),
    }
    for key, body, organisation, post, sector, account, source in _SEATS
]
INTERESTS = [
    {
        "seat": "provider",
        "kind": "employment",
        "text": f"Works for the service that the treatment grant pays. {DEMONSTRATION}",
        "organisation": "Adult treatment and recovery service, Sefton",
        "declared_on": "2022-11-10",
        "starts_on": STARTED_ON,
        "release_class": "public",
    },
    {
        "seat": "cvs",
        "kind": "contract",
        "text": f"Three projects of the organisation are paid from the grant. {DEMONSTRATION}",
        "organisation": "Sefton Council for Voluntary Service",
        "declared_on": "2023-05-11",
        "starts_on": "2023-04-01",
        "release_class": "member",
    },
    {
        "seat": "councillor",
        "kind": "family",
        "text": f"A relative works for a provider of treatment. {DEMONSTRATION}",
        "declared_on": "2023-05-11",
        "starts_on": "2023-05-11",
        "release_class": "restricted",
    },
]
