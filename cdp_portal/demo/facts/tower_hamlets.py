"""Tower Hamlets, the report that set up its partnership."""

from cdp_portal.demo.facts.fact import at, each, record, words
from cdp_portal.demo.facts.where import TOWER, body, meeting, needs_assessment, page, paper, proposal, seat, terms

_BOARD = body(TOWER, "partnership-board")
_PROPOSAL = proposal(TOWER, "The partnership as a sub-group")
_PAPER = paper(TOWER, "2022-12-06")
_PARENTS = ("Tower Hamlets Community Safety Partnership", "Tower Hamlets Health and Wellbeing Board")

FACTS = (
    record(
        "TH-01",
        "A sub-group of two boards, reporting to both",
        at(_BOARD, *each("Reporting", *(f"Accountable to {parent}" for parent in _PARENTS))),
    ),
    record(
        "TH-02",
        "The decision sought: constitute the partnership, and adopt terms and membership as living documents",
        at(
            _PROPOSAL,
            *each("What it is for", "Constitute the partnership as a sub-group", "membership as living documents"),
            *((parent, "Asked") for parent in _PARENTS),
        ),
        at(_PAPER, *each("Recommendations", "formally constitute the partnership", "living documents")),
    ),
    words(
        "TH-03",
        "Six national outcomes",
        at(
            _PAPER,
            *each(
                "What it answers for",
                "reduce drug use",
                "reduce drug-related crime",
                "reduce drug-related deaths and harm",
                "reduce drug supply",
                "increase engagement in treatment",
                "improve recovery outcomes",
            ),
        ),
    ),
    record(
        "TH-04",
        "The documents that must be developed, and the annual report to the national unit",
        at(
            needs_assessment(TOWER, "Joint local needs assessment"),
            ("State", "Planned"),
            ("What it says or waits for", "must develop, by 30 November 2022"),
        ),
        at(
            page("plan_action_list", TOWER),
            ("Develop the joint local needs assessment", "30 November 2022"),
            ("Develop the strategic delivery plan", "31 December 2022"),
            ("Develop the local performance framework", "31 December 2022"),
            ("Report progress to the Joint Combating Drugs Unit each year", "30 April 2023"),
        ),
        at(_BOARD, ("Reporting", "Reports to Joint Combating Drugs Unit, A progress report each year")),
    ),
    record(
        "TH-05",
        "The owner reports to both parents each year, and as asked",
        at(
            _BOARD, *each("Reporting", *(f"{parent}, A progress report each year, and as asked" for parent in _PARENTS))
        ),
    ),
    record(
        "TH-06",
        "Quarterly meetings, first in January 2023",
        at(_BOARD, ("How often it meets", "Quarterly")),
        at(meeting(TOWER, "2023-01-26"), ("Theme", "First meeting"), ("When", "January 2023")),
    ),
    record(
        "TH-07",
        "The timeline with a date for each deliverable, and a position shown rather than a sign-off",
        at(
            page("milestone_list", TOWER),
            ("Complete the joint local needs assessment", "30 November 2022"),
            *each(
                "Complete the joint local needs assessment",
                "Position shown, not signed off",
                "looks for progress and the current position, not for a sign-off on the day",
            ),
            ("Agree the local drugs strategy delivery plan", "Position shown, not signed off"),
            ("Agree the local performance framework", "Position shown, not signed off"),
        ),
    ),
    record(
        "TH-08",
        "Alternatives considered and rejected, with reasons",
        at(
            _PROPOSAL,
            ("Not to constitute the partnership as a sub-group", "Not recommended"),
            ("To make it a sub-group of the Community Safety Partnership alone", "Not recommended"),
        ),
        at(_PAPER, ("Alternative options", "would remove the specialist oversight of one board")),
    ),
    record(
        "TH-09",
        "Annexes, linked report, equalities, wards",
        at(
            _PAPER,
            ("Linked report", "Background document and next steps"),
            *each("Appendices", "Draft terms of reference", "Draft membership", "Implementation plan"),
            ("Wards affected", "All wards"),
            ("Equalities implications", "its section on equalities implications is empty"),
        ),
    ),
    record(
        "TH-10",
        "Members change, and versions of the terms are kept",
        at(
            terms(TOWER, "partnership-board", 2),
            ("Terms of reference", "A living document, revised when needed"),
            ("What changed", "Revised after a member left and was followed"),
            ("Version 1", "Draft put forward for adoption"),
        ),
        at(
            seat(TOWER, "Borough drugs lead", "partnership-board"),
            *each("Name not given", "31 August 2023", "2 October 2023"),
        ),
    ),
    words(
        "TH-11",
        "Which of six principles the report serves",
        at(_PAPER, *each("Health and wellbeing strategy", "six principles", "This report serves principles 1 and 6")),
    ),
)
