"""What the six partnerships have put on paper, fact by fact, and where the portal shows each.

A fact is a *record* when it was entered as one and can be found, exported and printed; it is *in words* when the portal
only carries it inside a paper or a note; otherwise it is not held yet.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from grants.models import Allocation
from meetings.models import Action, Meeting, Paper
from outcomes.models import Observation
from partnerships.models import Body

Where = Callable[[], str]
RECORD, WORDS = "record", "in words"


@dataclass(frozen=True)
class Fact:
    """`where` gives the page's path; `manner` is RECORD or WORDS."""

    code: str
    statement: str
    where: Where | None = None
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
    Fact("SOS-01", "A report with its title, board, date and authoring posts, for decision or noting", _STRATEGY),
    Fact("SOS-02", "What the board is asked to do", _STRATEGY),
    Fact("SOS-03", "The expected kinds of member, against the seats", page("seat_list", SOUTHEND)),
    Fact("SOS-04", "The universal grant, continued to 31 March 2025", _STRATEGY, WORDS),
    Fact("SOS-05", "The rough sleeping grant since January 2021, one of 43 areas", _STRATEGY, WORDS),
    Fact("SOS-06", "New money adds to the Public Health Grant", _STRATEGY, WORDS),
    Fact("SOS-07", "£780m in three waves to 149 partnerships", _STRATEGY, WORDS),
    Fact("SOS-08", "Southend's wave is an expectation, not confirmed", _STRATEGY, WORDS),
    Fact("SOS-09", "Draft commissioning standards, partly in place", _STRATEGY, WORDS),
    Fact("SOS-10", "A tender with four bids and a preferred provider in alliance", _STRATEGY, WORDS),
    Fact("SOS-11", "What the contract rests on, and what ends with two grants", _STRATEGY, WORDS),
    Fact(
        "SOS-12", "Next steps: appraisal of governance, sessions, recommendations", page("plan_action_list", SOUTHEND)
    ),
    Fact("SOS-13", "Decisions on evidence, ratified by the board", page("plan_action_list", SOUTHEND)),
    Fact("SET-01", "A report for discussion and decision, 8 December 2022, 5pm", _JOINT_PAPER),
    Fact("SET-02", "Three strategic priorities, each objective under one", page("plan_action_list", SOUTHEND)),
    Fact("SET-03", "An executive group of eight posts", body(SOUTHEND, "executive-group")),
    Fact("SET-04", "The Director of Public Health is the owner", page("sro_list", SOUTHEND)),
    Fact("SET-05", "Routes into two boards", body(SOUTHEND, "executive-group")),
    Fact("SET-06", "An action of 22 September and its outcome", action(SOUTHEND, "Talk with the senior")),
    Fact("SET-07", "A joint board proposed over three partnerships", _JOINT_BOARD),
    Fact("SET-08", "Who approved, in principle or not yet", _JOINT_PAPER, WORDS),
    Fact("SET-09", "Six benefits, five challenges and what follows from each", _JOINT_PAPER, WORDS),
    Fact("SET-10", "Funding stays separate by area", _JOINT_BOARD, WORDS),
    Fact("SET-11", "One return from each area", page("return_list", SOUTHEND)),
    Fact("SET-12", "Thurrock answers to its Community Safety Partnership", body("thurrock", "executive-board")),
    Fact("SET-13", "Three ways of engaging service users are kept", _JOINT_PAPER, WORDS),
    Fact("SET-14", "A rotating chair is considered", _JOINT_BOARD, WORDS),
    Fact(
        "SET-15",
        "The Violence and Vulnerability board as a precedent",
        body("essex", "violence-and-vulnerability-board"),
    ),
    Fact("LLR-01", "One partnership over three authorities", page("footprint_list", LLR)),
    Fact("LLR-02", "Three directors share the role of owner", page("sro_list", LLR)),
    Fact("LLR-03", "The partnership follows an existing group", body(LLR, "partnership-board")),
    Fact("LLR-04", "Members by organisation", page("seat_list", LLR)),
    Fact("LLR-05", "The balance between kinds of member", page("seat_list", LLR)),
    Fact("LLR-06", "It reports to a board of ten organisations", body(LLR, "strategic-partnership-board-executive")),
    Fact("LLR-07", "The asks of the national unit and how far they are", page("milestone_list", LLR)),
    Fact("LLR-08", "Needs assessments are being combined", page("milestone_list", LLR), WORDS),
    Fact("LLR-09", "Just under £2m expected over three years", allocation(LLR, "SSMTRG", "2022-23")),
    Fact("LLR-10", "Terms of reference in development", body(LLR, "partnership-board")),
    Fact("LLR-11", "Next steps with a time", page("plan_action_list", LLR)),
    Fact("LLR-12", "Lettered recommendations, intended outcomes and alignment", _LLR_PAPER),
    Fact("LLR-13", "Impact assessments, contact posts, background papers", _LLR_PAPER),
    Fact("TH-01", "A sub-group of two boards", _TOWER_BOARD),
    Fact("TH-02", "The decision sought: constitute, and adopt terms", _TOWER_PAPER),
    Fact("TH-03", "Six national outcomes", page("observation_list", TOWER)),
    Fact("TH-04", "The documents that must be developed", page("plan_action_list", TOWER)),
    Fact("TH-05", "The owner reports to both parents each year", _TOWER_BOARD),
    Fact("TH-06", "Quarterly meetings, first in January 2023", meeting(TOWER, "2023-01-26")),
    Fact("TH-07", "The timeline, with a position shown rather than a sign-off", page("milestone_list", TOWER)),
    Fact("TH-08", "Alternatives considered and rejected", _TOWER_PAPER),
    Fact("TH-09", "Annexes, linked report, wards", _TOWER_PAPER),
    Fact("TH-10", "Versions of the terms are kept", _TOWER_BOARD),
    Fact("TH-11", "Which of six principles the report serves", _TOWER_PAPER, WORDS),
    Fact("SEF-01", "A header with key decision, portfolio and wards", _SEFTON_PAPER),
    Fact("SEF-02", "Implications and contribution to each core purpose", _SEFTON_PAPER, WORDS),
    Fact("SEF-03", "Consultation references", _SEFTON_PAPER),
    Fact("SEF-04", "Eight milestones, all met", page("milestone_list", SEFTON)),
    Fact("SEF-05", "First meeting on 3 August 2022, five so far, then by theme", page("meeting_list", SEFTON)),
    Fact("SEF-06", "Quarterly updates and an annual report to the board", _SEFTON_BOARD),
    Fact("SEF-07", "The same area as the borough; the director is the owner", page("footprint_list", SEFTON)),
    Fact("SEF-08", "Accountable to one board, reporting to two more", _SEFTON_BOARD),
    Fact("SEF-09", "Eight functions", _SEFTON_BOARD),
    Fact("SEF-10", "The grant of 2022-25 and its conditions", allocation(SEFTON, "SSMTRG", "2023-24")),
    Fact("SEF-11", "What the grant is to bring", page("plan_action_list", SEFTON)),
    Fact("SEF-12", "Workforce, and three Sefton CVS projects", page("plan_action_list", SEFTON)),
    Fact("SEF-13", "A post for the partnership, and a sub-group", body(SEFTON, "treatment-effectiveness-group")),
    Fact("SEF-14", "An employment pathway and placement support", page("plan_action_list", SEFTON)),
    Fact("SEF-15", "Nitrous oxide: agreed action", meeting(SEFTON, "2023-12-14")),
    Fact("SEF-16", "A needs assessment to be published", page("plan_action_list", SEFTON), WORDS),
    Fact("SEF-17", "Terms of reference revisited on 28 September 2023", meeting(SEFTON, "2023-09-28")),
    Fact("SEF-18", "Deaths in treatment stable; alcohol-specific deaths up", observation(SEFTON, "S13")),
    Fact("SEF-19", "1,338 adults and 74 children in treatment", observation(SEFTON, "H09")),
    Fact("SEF-20", "Inpatient detoxifications up", observation(SEFTON, "L11")),
    Fact("SEF-21", "Continuity of care above the national average", observation(SEFTON, "H10")),
    Fact("SEF-22", "More people in work, education and stable housing", observation(SEFTON, "S18")),
    Fact("SEF-23", "A public page on the council's website", page("partnership_detail", SEFTON)),
    Fact("SEF-24", "Monitoring: reports, a cycle of review, a dashboard", page("plan_action_list", SEFTON)),
)
