"""Southend-on-Sea, the report of 7 March 2022 on the national drug strategy."""

from cdp_portal.demo.facts.fact import at, each, record, words
from cdp_portal.demo.facts.where import SOUTHEND, body, coverage, meeting, page, paper, self_assessment

_PAPER = paper(SOUTHEND, "2022-03-07")
_GROUP = body(SOUTHEND, "executive-group")
COVERED = ("Local authority officials", "NHS strategic leads", "Police", "Probation Service")
MISSING = (
    "Elected members",
    "NHS England",
    "OHID regional lead",
    "Substance misuse treatment providers",
    "Voluntary, community and social enterprise sector",
    "People affected by drug-related harm",
    "Primary care",
    "Mental health treatment provider",
    "Schools and further education",
    "Jobcentre Plus",
    "Police and Crime Commissioner (or mayor with those powers)",
    "Youth justice service",
    "Secure estate",
)

FACTS = (
    record(
        "SOS-01",
        "A report with its title, board, date and authoring posts, for decision or noting",
        at(
            _PAPER,
            ("National drug strategy", "National drug strategy and implications for Southend"),
            ("Meeting", "Southend-on-Sea Health and Wellbeing Board, 7 March 2022"),
            ("Report of", "Director of Commissioning and Director of Public Health"),
            ("Report prepared by", "Drug and Alcohol Commissioning Officer"),
            ("Report status", "For decision or noting"),
        ),
        at(meeting(SOUTHEND, "2022-03-07"), ("1 National drug strategy", "Decision")),
    ),
    record("SOS-02", "What the board is asked to do", at(_PAPER, ("Recommendation", "outcomes framework"))),
    record(
        "SOS-03",
        "The 17 expected kinds of member, against the seats",
        at(
            coverage(SOUTHEND, "strategy-17"),
            ("Coverage and balance", "of 17 kinds have a seat"),
            *((kind, "Covered") for kind in COVERED),
            *((kind, "Missing") for kind in MISSING),
        ),
    ),
    words(
        "SOS-04",
        "The universal grant, for one year and then to 31 March 2025",
        at(_PAPER, ("Funding", "confirmed for three more, to 31 March 2025")),
    ),
    words(
        "SOS-05",
        "The rough sleeping grant since January 2021, one of 43 areas",
        at(_PAPER, ("Funding", "since January 2021 as one of 43 partnerships")),
    ),
    words(
        "SOS-06",
        "New money adds to the Public Health Grant",
        at(_PAPER, ("Funding", "to enhance, and not to replace, what the Public Health Grant pays for")),
    ),
    words(
        "SOS-07",
        "£780m in three waves to 149 partnerships",
        at(_PAPER, ("Funding", "£780m over three years goes to 149 local partnerships in three waves")),
    ),
    words(
        "SOS-08",
        "Southend's wave is an expectation",
        at(_PAPER, ("Funding", "An expectation, not a fact", "wave is not confirmed")),
    ),
    record(
        "SOS-09",
        "Draft commissioning standards, partly in place",
        at(_PAPER, ("Funding", "issued on 3 February 2022 for consultation", "partly in place already")),
        at(
            self_assessment(SOUTHEND, 1),
            ("How it was done", "issued on 3 February 2022 for consultation", "partly in place already"),
            ("Assessed on", "7 March 2022"),
        ),
    ),
    words(
        "SOS-10",
        "A tender with four bids and a preferred provider in alliance",
        at(_PAPER, ("The tender", "Four bids came in", "The Forward Trust, allied with Open Road")),
    ),
    words(
        "SOS-11",
        "What the contract rests on, and what ends with two grants",
        at(_PAPER, ("The tender", "The contract is funded solely from the Public Health Grant")),
    ),
    record(
        "SOS-12",
        "Next steps: appraisal of governance, accountability to two boards, sessions, recommendations to both",
        at(
            page("plan_action_list", SOUTHEND),
            ("Appraise the options", "governance"),
            ("Hold sessions", "Lead Commissioner for Public Health"),
            ("Bring the recommendations back", "Health and Wellbeing Board and the Community Safety Partnership"),
        ),
        at(
            _GROUP,
            *each(
                "Reporting", "Southend-on-Sea Health and Wellbeing Board", "Southend Community Safety Partnership Board"
            ),
        ),
    ),
    record(
        "SOS-13",
        "Decisions on evidence, ratified by the board, grant allocation included",
        at(_GROUP, ("What it does", "rest on evidence and are ratified here, the allocation of grants included")),
        at(page("plan_action_list", SOUTHEND), ("Have the partnership board ratify", "grant allocation")),
    ),
)
