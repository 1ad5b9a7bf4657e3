"""A joint board over three partnerships, from an empty register to its end, all by forms."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.management import call_command
from playwright.sync_api import expect

from accounts.roles import Role
from cdp_portal.demo.logins import PASSWORD
from cdp_portal.formats import gov_date
from tests.factories.accounts import RoleAssignmentFactory, UserFactory

BEGAN = date(2023, 1, 1)
LAST_DAY = date(2026, 9, 30)
JOINT = "Southend, Essex and Thurrock Drugs and Alcohol Steering Board"
UNIT = "Joint Combating Drugs Unit"
DIRECTOR = "Director of Public Health"


@dataclass(frozen=True)
class Place:
    """A partnership: its area, council and board, and the body that the board answers to."""

    name: str
    council: str
    answers_to: str = ""
    kind: str = ""

    @property
    def partnership(self) -> str:
        return f"{self.name} Combating Drugs Partnership"

    @property
    def board(self) -> str:
        return f"{self.name} executive group"


SOUTHEND = Place(
    "Southend-on-Sea", "Southend-on-Sea City Council", "Southend Health Board", "Health and wellbeing board"
)
ESSEX = Place("Essex", "Essex County Council")
THURROCK = Place("Thurrock", "Thurrock Council", "Thurrock Safety Board", "Community safety partnership")
PLACES = (SOUTHEND, ESSEX, THURROCK)


@pytest.fixture
def administrator(transactional_db, arrive_anywhere, javascript, settings, tmp_path):
    """Someone who looks after a portal that holds reference tables and nothing else."""
    settings.MEDIA_ROOT = tmp_path
    call_command("load_reference", verbosity=0)
    user = UserFactory(email="admin@cdp-portal.example", name="Administrator")
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    RoleAssignmentFactory(user=user, role=Role.ADMINISTRATOR, partnership=None)
    return arrive_anywhere(javascript=javascript)


def heading(person, text: str) -> None:
    expect(person.page.get_by_role("heading", level=1)).to_have_text(text)


def add_partnership(person, place: Place) -> None:
    person.go("/partnerships/")
    person.press("Add a partnership")
    person.fill("Name", place.partnership)
    person.fill("Short name", place.name)
    person.press("Add partnership")
    person.sees("Partnership added. Its footprint and its people come next.")
    person.follow("Footprint", exact=True)
    person.press("Add an authority")
    person.choose("Local authority", place.name)
    person.fill_date("First day", BEGAN)
    person.press("Save area")
    person.sees(f"Since {gov_date(BEGAN)}")


def add_owner(person, place: Place) -> None:
    person.follow(place.partnership)
    person.follow("Senior responsible owners")
    person.press("Add an owner")
    person.fill("Post", DIRECTOR)
    person.fill("Organisation", place.council)
    person.fill_date("First day in office", BEGAN)
    person.fill_date("Confirmed on", BEGAN)
    person.press("Save senior responsible owner")
    heading(person, f"{DIRECTOR}, {place.council}")


def add_body(person, name: str, kind: str, starts_on: date | None = None) -> None:
    """From a page from which the list of boards and groups is one step away."""
    person.follow("Boards and groups")
    person.press("Add a board or group")
    person.fill("Name", name)
    person.choose("What it is", kind)
    if starts_on:
        person.fill_date("First day", starts_on)
    person.press("Save body")
    person.sees("Board or group added.")


def add_line(person, to: str, way: str) -> None:
    """From the page of the body that reports."""
    person.follow("Add a body it reports to")
    person.choose("Reports to", to)
    person.choose("In what way", way)
    person.fill("How often", "Every quarter")
    person.fill_date("First day", BEGAN)
    person.press("Save reporting line")
    expect(person.page.get_by_role("listitem").filter(has_text=to).first).to_contain_text(way)


def set_up(person, place: Place) -> None:
    """A partnership with its area and owner, and a board that reports to the national unit and to its own parent."""
    add_partnership(person, place)
    add_owner(person, place)
    person.follow(place.partnership)
    add_body(person, UNIT, "National unit")
    if place.answers_to:
        add_body(person, place.answers_to, place.kind)
    add_body(person, place.board, "Executive group", BEGAN)
    add_line(person, UNIT, "Reports to")
    if place.answers_to:
        add_line(person, place.answers_to, "Accountable to")


def add_joint_board(person) -> None:
    person.go("/partnerships/")
    person.follow(SOUTHEND.partnership)
    add_body(person, JOINT, "Joint steering board", BEGAN)
    for place in (ESSEX, THURROCK):
        person.follow("Change who takes part")
        person.choose("Partnership to add", place.name)
        person.press("Save who takes part")
        person.sees(place.partnership)


def add_seat(person, council: str) -> None:
    """From the page of the joint board: the council is not in the register yet."""
    person.follow("Add a seat")
    person.follow("Find another organisation")
    person.fill("Name or official number", council)
    person.press("Find", exact=True)
    person.follow(f"Add “{council}” to the register")
    person.choose("What it is", "Council")
    person.press("Save organisation")
    person.follow("Add a seat")
    person.choose("Board or group", JOINT)
    person.fill("Post", DIRECTOR)
    person.fill_date("First day of the seat", BEGAN)
    person.press("Save seat")
    heading(person, DIRECTOR)
    person.follow(JOINT)
    expect(person.page.get_by_role("row", name=council)).to_contain_text(DIRECTOR)


def open_joint_board(person, place: Place) -> None:
    person.go("/partnerships/")
    person.follow(place.partnership)
    person.follow("Boards and groups")
    person.follow(JOINT)


def set_rota(person) -> None:
    """From the page of the joint board: its three seats take the chair in turn, a year each."""
    person.follow("Change who takes the chair")
    person.choose("How it is chaired", "Rotates each year")
    person.fill_date("The rota begins on", BEGAN)
    for number, place in enumerate(PLACES, start=1):
        posts = person.page.get_by_label("Post", exact=True)
        if posts.count() < number:
            person.press("Add another seat")
        posts.nth(number - 1).select_option(label=f"{DIRECTOR}, {place.council}")
    person.press("Save who takes the chair")
    person.sees(f"Rotates each year, since {gov_date(BEGAN)}.")


def propose(person) -> None:
    person.follow("Boards and groups")
    person.follow("Proposals to change boards or footprints")
    person.press("Add a proposal")
    person.fill("Title", "One board to steer three partnerships")
    person.fill("What it is for", "Partners meet once instead of three times.")
    person.page.get_by_role("radio", name="Join a board").check()
    person.choose("Board that would be joined", JOINT)
    for place in (ESSEX, THURROCK):
        person.page.get_by_role("checkbox", name=place.name).check()
    person.press("Save proposal")
    person.sees("Proposal added as a draft.")


def weigh(person) -> None:
    """Two benefits; a challenge with what follows from it and who takes it up."""
    person.follow("Edit benefits")
    person.fill("Benefit", "Fits the footprint of policing")
    if person.page.get_by_label("Benefit", exact=True).count() < 2:
        person.press("Add another benefit")
    person.page.get_by_label("Benefit", exact=True).nth(1).fill("Shares what is known of demand")
    person.press("Save benefits")
    person.follow("Edit challenges and risks")
    person.fill("Challenge or risk", "Money stays separate by area")
    person.fill("Mitigation and follow-up", "Agree principles\nRaise it with the payer")
    person.fill("Who takes it up", "Directors of Public Health")
    person.press("Save challenges and risks")
    row = person.page.get_by_role("row", name="Money stays separate by area")
    expect(row.get_by_role("listitem")).to_have_text(["Agree principles", "Raise it with the payer"])
    expect(row).to_contain_text("Directors of Public Health")


def put_forward(person) -> None:
    person.press("Put forward")
    person.fill_date("Put forward on", BEGAN)
    person.press("Put forward")
    person.sees(f"Put forward by {SOUTHEND.name} on {gov_date(BEGAN)}.")


def record_approval(person, whose: str, said: str, condition: str = "") -> None:
    """An agreement in principle without its condition is asked for it; nothing typed is lost."""
    person.follow("Add an approval")
    person.fill("Post, or body that is not in the list", whose)
    person.page.get_by_role("radio", name=said, exact=True).check()
    person.fill_date("Said on", BEGAN)
    person.press("Save approval")
    if condition:
        person.sees("Say what the agreement in principle is subject to.")
        expect(person.page.get_by_label("Post, or body that is not in the list")).to_have_value(whose)
        person.page.get_by_role("textbox", name="Subject to").fill(condition)
        person.press("Save approval")
    row = person.page.get_by_role("row", name=whose)
    expect(row).to_contain_text(said.partition(",")[0])
    expect(row).to_contain_text(condition)


def end_joint_board(person) -> None:
    open_joint_board(person, SOUTHEND)
    person.press("Edit", exact=True)
    person.fill_date("Last day", LAST_DAY)
    person.press("Save body")
    heading(person, JOINT)
    person.sees(f"to {gov_date(LAST_DAY)}")


def ask_for(person, day: date) -> None:
    person.page.get_by_text("See another day").click()
    person.fill_date("Date", day)
    person.press("Show this day")
    person.sees(f"As at {gov_date(day)}.")


def is_there_until_its_last_day(person) -> None:
    """Its own page and the list of boards answer for the day that is asked for; the day stays on the way."""
    ask_for(person, LAST_DAY)
    person.sees(f"{SOUTHEND.council} chairs")  # the fourth year, so the rota begins again
    expect(person.page.get_by_role("row", name=ESSEX.council)).to_be_visible()
    person.follow("Boards and groups")
    person.sees(f"As at {gov_date(LAST_DAY)}.")
    boards = person.page.get_by_role("table", name="Boards and groups").get_by_role("rowheader", name=JOINT)
    expect(boards).to_have_count(1)
    ask_for(person, LAST_DAY + timedelta(days=1))
    expect(boards).to_have_count(0)


def test_the_joint_board_of_three_partnerships(administrator):
    person = administrator
    person.sign_in("admin")
    set_up(person, SOUTHEND)
    with person.taking_steps_again():
        set_up(person, ESSEX)
        set_up(person, THURROCK)
        add_joint_board(person)
        for place in PLACES:
            add_seat(person, place.council)
        set_rota(person)
        propose(person)
        weigh(person)
        put_forward(person)
        record_approval(person, "Senior responsible owner, Essex", "Agreed")
        record_approval(
            person,
            "Senior responsible owner, Thurrock",
            "Agreed in principle, subject to a condition",
            "Sign-off by the Thurrock Community Safety Partnership",
        )
    end_joint_board(person)
    is_there_until_its_last_day(person)
