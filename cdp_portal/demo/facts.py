"""What the six partnerships have put on paper, fact by fact, and where the portal shows each.

A fact is a *record* when it was entered as one and can be found, exported and printed; it is *in words* when the portal
only carries it inside a paper or a note; otherwise it is not held yet.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from grants.models import Allocation
from meetings.models import Action, Meeting, Paper
from outcomes.models import Observation, PlanAction
from partnerships.models import Body

Where = Callable[[], str]
RECORD, WORDS = "record", "in words"


@dataclass(frozen=True)
class Fact:
    """`where` gives the path of a page that says `shows`; `manner` is RECORD or WORDS. A fact not held has neither."""

    code: str
    statement: str
    where: Where | None = None
    shows: str = ""
    manner: str = RECORD


def page(name: str, place: str) -> Where:
    return lambda: reverse(name, args=[place])


def body(place: str, slug: str) -> Where:
    return lambda: Body.objects.get(partnership__slug=place, slug=slug).get_absolute_url()


def meeting(place: str, day: str) -> Where:
    return lambda: Meeting.objects.get(partnership__slug=place, slug=day).get_absolute_url()


def paper(place: str, day: str) -> Where:
    return lambda: Paper.objects.get(partnership__slug=place, item__meeting__slug=day).get_absolute_url()


def action(place: str, beginning: str) -> Where:
    return lambda: Action.objects.get(partnership__slug=place, text__startswith=beginning).get_absolute_url()


def plan_action(place: str, beginning: str) -> Where:
    return lambda: PlanAction.objects.get(partnership__slug=place, text__startswith=beginning).get_absolute_url()


def observation(place: str, metric: str) -> Where:
    return lambda: Observation.objects.get(partnership__slug=place, metric__code=metric, revision=1).get_absolute_url()


def allocation(place: str, stream: str, year: str) -> Where:
    return lambda: Allocation.objects.get(
        partnership__slug=place, stream__code=stream, financial_year=year, revision=1
    ).get_absolute_url()


SOUTHEND, LLR, TOWER, SEFTON = "southend-on-sea", "llr", "tower-hamlets", "sefton"
_STRATEGY = paper(SOUTHEND, "2022-03-07")
_JOINT_PAPER = paper(SOUTHEND, "2022-12-08")
_JOINT_BOARD = body(SOUTHEND, "joint-steering-board")
_LLR_PAPER = paper(LLR, "2023-02-23")
_TOWER_BOARD = body(TOWER, "partnership-board")
_TOWER_PAPER = paper(TOWER, "2022-12-06")
_SEFTON_BOARD = body(SEFTON, "partnership-board")
_SEFTON_PAPER = paper(SEFTON, "2023-12-06")

FACTS = (
    Fact(
        "SOS-01",
        "A report with its title, board, date and authoring posts, for decision or noting",
        _STRATEGY,
        "Director of Commissioning",
    ),
    Fact("SOS-02", "What the board is asked to do", _STRATEGY, "outcomes framework"),
    Fact("SOS-03", "The expected kinds of member, against the seats", page("seat_list", SOUTHEND), "Secure estate"),
    Fact("SOS-04", "The universal grant, continued to 31 March 2025", _STRATEGY, "31 March 2025", WORDS),
    Fact("SOS-05", "The rough sleeping grant since January 2021, one of 43 areas", _STRATEGY, "43 areas", WORDS),
    Fact("SOS-06", "New money adds to the Public Health Grant", _STRATEGY, "does not replace", WORDS),
    Fact("SOS-07", "£780m in three waves to 149 partnerships", _STRATEGY, "£780m", WORDS),
    Fact("SOS-08", "Southend's wave is an expectation, not confirmed", _STRATEGY, "not confirmed", WORDS),
    Fact("SOS-09", "Draft commissioning standards, partly in place", _STRATEGY, "3 February 2022", WORDS),
    Fact(
        "SOS-10", "A tender with four bids and a preferred provider in alliance", _STRATEGY, "The Forward Trust", WORDS
    ),
    Fact(
        "SOS-11", "What the contract rests on, and what ends with two grants", _STRATEGY, "Public Health Grant", WORDS
    ),
    Fact(
        "SOS-12",
        "Next steps: appraisal of governance, sessions, recommendations",
        page("plan_action_list", SOUTHEND),
        "Appraise the options",
    ),
    Fact(
        "SOS-13", "Decisions on evidence, ratified by the board", page("plan_action_list", SOUTHEND), "ratify decisions"
    ),
    Fact(
        "SET-01",
        "A report for discussion and decision, 8 December 2022, 5pm",
        _JOINT_PAPER,
        "For discussion and decision",
    ),
    Fact(
        "SET-02",
        "Three strategic priorities, each objective under one",
        plan_action(SOUTHEND, "Have the partnership board"),
        "Deliver a world-class treatment and recovery system",
    ),
    Fact(
        "SET-03",
        "An executive group of eight posts",
        body(SOUTHEND, "executive-group"),
        "Head of South Essex Probation",
    ),
    Fact(
        "SET-04", "The Director of Public Health is the owner", page("sro_list", SOUTHEND), "Director of Public Health"
    ),
    Fact("SET-05", "Routes into two boards", body(SOUTHEND, "executive-group"), "Community Safety Partnership"),
    Fact(
        "SET-06",
        "An action of 22 September and its outcome",
        action(SOUTHEND, "Talk with the senior"),
        "one joint steering board",
    ),
    Fact("SET-07", "A joint board proposed over three partnerships", _JOINT_BOARD, "Thurrock"),
    Fact("SET-08", "Who approved, in principle or not yet", _JOINT_PAPER, "agreed in principle", WORDS),
    Fact("SET-09", "Six benefits, five challenges and what follows from each", _JOINT_PAPER, "rotating chair", WORDS),
    Fact("SET-10", "Funding stays separate by area", _JOINT_BOARD, "own money", WORDS),
    Fact("SET-11", "One return from each area", page("return_list", SOUTHEND), "Quarterly return"),
    Fact(
        "SET-12",
        "Thurrock answers to its Community Safety Partnership",
        body("thurrock", "executive-board"),
        "Thurrock Community Safety Partnership",
    ),
    Fact(
        "SET-13", "Three ways of engaging service users are kept", _JOINT_PAPER, "ways of engaging service users", WORDS
    ),
    Fact("SET-14", "A rotating chair is considered", _JOINT_BOARD, "rotating chair", WORDS),
    Fact(
        "SET-15",
        "The Violence and Vulnerability board as a precedent",
        body("essex", "violence-and-vulnerability-board"),
        "precedent",
    ),
    Fact("LLR-01", "One partnership over three authorities", page("footprint_list", LLR), "Rutland"),
    Fact("LLR-02", "Three directors share the role of owner", page("sro_list", LLR), "Rutland County Council"),
    Fact(
        "LLR-03",
        "The partnership follows an existing group",
        body(LLR, "partnership-board"),
        "LLR Substance Misuse Community Safety Partnership",
    ),
    Fact("LLR-04", "Members by organisation", page("seat_list", LLR), "Turning Point"),
    Fact("LLR-05", "The balance between kinds of member", page("seat_list", LLR), "NHS strategic leads"),
    Fact(
        "LLR-06",
        "It reports to a board of ten organisations",
        body(LLR, "strategic-partnership-board-executive"),
        "East Midlands Ambulance Service",
    ),
    Fact(
        "LLR-07",
        "The asks of the national unit and how far they are",
        page("milestone_list", LLR),
        "Confirm the footprint",
    ),
    Fact("LLR-08", "Needs assessments are being combined", page("milestone_list", LLR), "being combined", WORDS),
    Fact("LLR-09", "Just under £2m expected over three years", allocation(LLR, "SSMTRG", "2022-23"), "just under £2m"),
    Fact("LLR-10", "Terms of reference in development", body(LLR, "partnership-board"), "In development"),
    Fact("LLR-11", "Next steps with a time", page("plan_action_list", LLR), "within the next month"),
    Fact(
        "LLR-12",
        "Lettered recommendations, intended outcomes and alignment",
        _LLR_PAPER,
        "staying healthy, safe and well",
    ),
    Fact("LLR-13", "Impact assessments, contact posts, background papers", _LLR_PAPER, "Crime and disorder"),
    Fact("TH-01", "A sub-group of two boards", _TOWER_BOARD, "Tower Hamlets Health and Wellbeing Board"),
    Fact("TH-02", "The decision sought: constitute, and adopt terms", _TOWER_PAPER, "living documents"),
    Fact("TH-03", "Six national outcomes", page("observation_list", TOWER), "Improve recovery outcomes"),
    Fact(
        "TH-04",
        "The documents that must be developed",
        page("plan_action_list", TOWER),
        "Develop the joint local needs assessment",
    ),
    Fact("TH-05", "The owner reports to both parents each year", _TOWER_BOARD, "A progress report each year"),
    Fact("TH-06", "Quarterly meetings, first in January 2023", meeting(TOWER, "2023-01-26"), "January 2023"),
    Fact(
        "TH-07",
        "The timeline, with a position shown rather than a sign-off",
        page("milestone_list", TOWER),
        "Position shown",
    ),
    Fact("TH-08", "Alternatives considered and rejected", _TOWER_PAPER, "Neither is recommended"),
    Fact("TH-09", "Annexes, linked report, wards", _TOWER_PAPER, "All wards"),
    Fact("TH-10", "Versions of the terms are kept", _TOWER_BOARD, "A living document"),
    Fact("TH-11", "Which of six principles the report serves", _TOWER_PAPER, "six principles", WORDS),
    Fact(
        "SEF-01",
        "A header with key decision, portfolio and wards",
        _SEFTON_PAPER,
        "Cabinet Member – Health and Wellbeing",
    ),
    Fact("SEF-02", "Implications and contribution to each core purpose", _SEFTON_PAPER, "Climate emergency", WORDS),
    Fact("SEF-03", "Consultation references", _SEFTON_PAPER, "FD.7429/23"),
    Fact("SEF-04", "Eight milestones, all met", page("milestone_list", SEFTON), "Met within the first year"),
    Fact(
        "SEF-05",
        "First meeting on 3 August 2022, five so far, then by theme",
        page("meeting_list", SEFTON),
        "3 August 2022",
    ),
    Fact("SEF-06", "Quarterly updates and an annual report to the board", _SEFTON_BOARD, "Quarterly updates"),
    Fact(
        "SEF-07",
        "The same area as the borough; the director is the owner",
        page("footprint_list", SEFTON),
        "The same area as the borough",
    ),
    Fact("SEF-08", "Accountable to one board, reporting to two more", _SEFTON_BOARD, "Safer Sefton Partnership"),
    Fact("SEF-09", "Eight functions", _SEFTON_BOARD, "assures the Health and Wellbeing Board"),
    Fact("SEF-10", "The grant of 2022-25 and its conditions", allocation(SEFTON, "SSMTRG", "2023-24"), "£1,642,287"),
    Fact(
        "SEF-11",
        "What the grant is to bring",
        page("plan_action_list", SEFTON),
        "Create places for opiate and crack users",
    ),
    Fact(
        "SEF-12",
        "Workforce, and three Sefton CVS projects",
        page("plan_action_list", SEFTON),
        "Fund three projects of Sefton CVS",
    ),
    Fact(
        "SEF-13",
        "A post for the partnership, and a sub-group",
        body(SEFTON, "treatment-effectiveness-group"),
        "Treatment Effectiveness Group",
    ),
    Fact(
        "SEF-14",
        "An employment pathway and placement support",
        page("plan_action_list", SEFTON),
        "individual placement and support",
    ),
    Fact("SEF-15", "Nitrous oxide: agreed action", meeting(SEFTON, "2023-12-14"), "nitrous oxide"),
    Fact("SEF-16", "A needs assessment to be published", page("plan_action_list", SEFTON), "needs assessment", WORDS),
    Fact(
        "SEF-17",
        "Terms of reference revisited on 28 September 2023",
        meeting(SEFTON, "2023-09-28"),
        "Revisited the terms of reference",
    ),
    Fact(
        "SEF-18",
        "Deaths in treatment stable; alcohol-specific deaths up",
        observation(SEFTON, "S13"),
        "up on the March 2022 baseline",
    ),
    Fact("SEF-19", "1,338 adults and 74 children in treatment", observation(SEFTON, "H09"), "1,338"),
    Fact("SEF-20", "Inpatient detoxifications up", observation(SEFTON, "L11"), "up on the year before"),
    Fact(
        "SEF-21",
        "Continuity of care above the national average",
        observation(SEFTON, "H10"),
        "above the national average",
    ),
    Fact(
        "SEF-22",
        "More people in work, education and stable housing",
        observation(SEFTON, "S18"),
        "stable and suitable accommodation",
    ),
    Fact(
        "SEF-23",
        "A public page on the council's website",
        page("partnership_detail", SEFTON),
        "sefton.gov.uk/public-health/combating-drugs-partnership",
    ),
    Fact(
        "SEF-24",
        "Monitoring: reports, a cycle of review, a dashboard",
        page("plan_action_list", SEFTON),
        "cycle of review",
    ),
)
