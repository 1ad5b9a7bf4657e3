"""Every page that the navigation and the records of a partnership lead to, and those around them."""

from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import expect

PLACE = "/partnerships/sefton/"
FILES = ("_download", "_export", "_template", "_print")  # how names end that lead to files
FOUND = "() => [...document.querySelectorAll('a[href]')].map(link => link.href)"
SIGNED_OUT = ("/accounts/login/", "/accounts/password/reset/", "/accounts/password/reset/done/", "/accessibility/")
AROUND = (
    "/", "/partnerships/", "/who-can-do-what/", "/calendar/", "/calendar/add/", "/accounts/password/change/",
    "/accounts/logout/", "/nowhere/",
)  # fmt: skip
NATIONAL = ("/partnerships/", "/coverage/", "/milestones/", "/areas/", "/areas/?day=2022-01-01")
OF_THE_COUNTRY = {"partnership_list", "coverage_list", "milestone_table", "area_list", "area_detail"}
OF_A_PROPOSAL = {
    "proposal_detail", "proposal_edit", "proposal_effect", "proposal_decide", "proposal_point_edit", "approval_add",
    "approval_edit", "reorganisation_add",
}  # fmt: skip
FEWEST = 86  # kinds of page that a commissioner meets
OF_A_MEETING = {
    "agenda_edit", "attendance_edit", "minute_edit", "decision_add", "paper_edit", "pack_build", "pack_check",
    "pack_detail", "pack_read",
}  # fmt: skip


def links(person, below: str | tuple[str, ...]) -> list[str]:
    """The paths below the addresses that the page leads to, without their queries, in the order of the page."""
    addresses = [urlsplit(address) for address in person.page.evaluate(FOUND)]
    here = urlsplit(person.address).netloc
    return [found.path for found in addresses if found.netloc == here and found.path.startswith(below)]


def walk(person, *starts: str, below: str | tuple[str, ...] = PLACE) -> dict[str, list[str]]:
    """Look at the pages to start from and at one more of each URL name: gives what was at fault, by name."""
    waiting, faults = list(starts), {}
    while waiting:
        path = waiting.pop(0)
        name = resolve(urlsplit(path).path).url_name
        if (name not in faults and not name.endswith(FILES)) or path in starts:
            response = person.page.goto(person.address + path)
            found = person.faults() if response.status == 200 else [f"{path} gave {response.status}"]
            faults[name] = faults.get(name, []) + found
            waiting += [path for path in links(person, below) if path not in starts]
    return faults


def test_each_page_of_a_partnership_is_sound(person):
    person.sign_in("commissioner")
    faults = walk(person, PLACE)
    assert {name: found for name, found in faults.items() if found} == {}
    assert len(faults) >= FEWEST


def make_packs(person, path: str) -> None:
    """Issue the pack for members and leave a draft of the one for the public."""
    person.go(path)
    person.press("Build the pack")
    person.press("Issue version 1")
    person.go(path)
    person.page.get_by_label("The public").check()
    person.press("Build the pack")


def test_each_page_of_a_meeting_is_sound(person):
    """One meeting to come with a pack and the draft of another, one held, and one with a paper."""
    person.sign_in("officer")
    make_packs(person, f"{PLACE}meetings/2027-03-11/packs/build/")
    meetings = [f"{PLACE}meetings/{day}/" for day in ("2027-03-11", "2026-09-17", "2023-12-06")]
    faults = walk(person, *meetings, below=f"{PLACE}meetings/")
    assert {name: found for name, found in faults.items() if found} == {}
    assert set(faults) >= OF_A_MEETING


def test_each_page_of_a_proposal_and_a_reorganisation_is_sound(person):
    person.sign_in("commissioner.southend")
    starts = [f"/partnerships/southend-on-sea/{part}/" for part in ("proposals", "reorganisations")]
    faults = walk(person, *starts, below=tuple(starts))
    assert {name: found for name, found in faults.items() if found} == {}
    assert set(faults) >= OF_A_PROPOSAL


def test_each_page_of_the_country_is_sound(person):
    """The register of partnerships and areas, on one day and on another, and one page of each kind below it."""
    person.sign_in("national")
    faults = walk(person, *NATIONAL, below="/areas/")
    assert {name: found for name, found in faults.items() if found} == {}
    assert set(faults) == OF_THE_COUNTRY


@pytest.mark.parametrize("path", SIGNED_OUT)
def test_pages_before_signing_in_are_sound(person, path):
    person.go(path)


def test_pages_around_a_partnership_are_sound(person):
    person.sign_in("member")
    for path in AROUND:
        person.go(path)
    person.go(f"{PLACE}edit/")
    expect(person.page.get_by_role("heading", level=1)).to_have_text("You may not do this")


def test_a_wrong_password_is_told_and_the_address_kept(person):
    person.go("/accounts/login/")
    person.fill("E-mail", "commissioner@cdp-portal.example")
    person.page.get_by_label("Password", exact=True).fill("not the password")
    person.press("Sign in")
    expect(person.page.get_by_role("alert")).to_be_visible()
    expect(person.page.get_by_label("E-mail")).to_have_value("commissioner@cdp-portal.example")


def test_the_keyboard_reaches_everything_and_shows_where_it_is(person):
    person.sign_in("commissioner")
    person.go(f"{PLACE}people/")
    keyboard = person.page.keyboard
    keyboard.press("Tab")
    skip = person.page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    keyboard.press("Enter")
    button = person.page.get_by_role("button", name="Add a seat")
    for _ in range(3):
        keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    expect(button).to_be_focused()
    assert button.evaluate("button => getComputedStyle(button).boxShadow") != "none"


def test_print_leaves_out_what_only_a_screen_needs(person):
    person.sign_in("commissioner")
    person.go(f"{PLACE}people/")
    person.page.emulate_media(media="print")
    for part in (person.page.get_by_role("navigation"), person.page.get_by_role("button"), person.page.locator("form")):
        assert [one.is_visible() for one in part.all()] == [False] * part.count()
    expect(person.page.get_by_role("table").first).to_be_visible()
