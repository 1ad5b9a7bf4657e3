"""The commissioner's journey: what needs them, a slip, two people at one seat, money, figures, the plan."""

from urllib.parse import urlsplit

from playwright.sync_api import expect

SEFTON = "Sefton Combating Drugs Partnership"


def open_vacant_seat(person) -> None:
    person.sign_in("commissioner")
    expect(person.page.get_by_role("heading", level=1)).to_have_text("What needs you")
    person.follow(SEFTON)
    person.follow("People")
    person.follow("Representative")


def test_a_slip_keeps_what_was_typed_and_a_save_says_what_changed(person):
    open_vacant_seat(person)
    person.follow("Add who holds this seat")
    person.fill("Name", "Holder of the demonstration")
    person.fill_date("First day", (2026, 9, 31))
    person.press("Save holder")

    told = "First day must be a real date"
    summary, field = person.page.get_by_role("alert"), person.page.get_by_role("group", name="First day")
    expect(summary.get_by_role("link", name=told)).to_be_visible()
    expect(field).to_contain_text(told)
    expect(person.page.get_by_label("Name")).to_have_value("Holder of the demonstration")
    expect(field.get_by_label("Day")).to_have_value("31")
    assert person.page.title().startswith("Error: ")
    summary.get_by_role("link", name=told).click()
    expect(field.get_by_label("Day")).to_be_focused()

    person.fill_date("First day", (2026, 9, 30))
    person.press("Save holder")
    person.sees("Holder added.")
    person.sees("Held by Holder of the demonstration")
    person.sees("Since 30 September 2026")

    person.press("Edit", exact=True)
    person.fill("Post", "Representative of people in recovery")
    person.fill("Why", "The group chose the words")
    person.press("Save seat")
    person.sees("Saved: post of Representative of people in recovery")
    person.follow("Every change")
    last = person.page.locator(".app-history__entry").first
    expect(last).to_contain_text("Commissioner, Sefton: Changed")
    expect(last).to_contain_text("Post: Representative → Representative of people in recovery")
    expect(last).to_contain_text("The group chose the words")


def test_two_people_at_one_seat_lose_nothing(person, arrive, javascript):
    open_vacant_seat(person)
    person.press("Edit", exact=True)
    other = arrive(javascript=javascript)
    other.sign_in("officer")
    other.go(urlsplit(person.page.url).path)
    other.fill("Post", "Expert by experience")
    other.press("Save seat")

    person.fill("Post", "Voice of lived experience")
    person.press("Save seat")
    expect(person.page.get_by_role("alert")).to_contain_text("Someone else saved this while you were editing")
    row = person.page.get_by_role("row", name="Post")
    expect(row.get_by_role("cell")).to_have_text(["Expert by experience", "Voice of lived experience"])
    expect(person.page.get_by_label("Post")).to_have_value("Voice of lived experience")
    person.press("Save")
    expect(person.page.get_by_role("heading", level=1)).to_have_text("Voice of lived experience")
    person.follow("Every change")
    person.sees("Post: Expert by experience → Voice of lived experience")


def test_money_a_figure_and_progress_are_recorded(person):
    person.sign_in("commissioner")
    person.follow(SEFTON)
    person.follow("Money")
    person.follow("2023-24")
    person.follow("Supplemental Substance Misuse Treatment and Recovery Grant")
    person.follow("January to March 2024")
    person.fill("Spent: Inpatient detoxification", "£41,250.5o")
    person.press("Save spend")
    expect(person.page.get_by_role("alert")).to_be_visible()
    expect(person.page.get_by_label("Spent: Inpatient detoxification")).to_have_value("£41,250.5o")
    person.fill("Spent: Inpatient detoxification", "£41,250.50")
    person.fill("Reason: Inpatient detoxification", "Two more people")
    person.press("Save spend")
    person.sees("Spend of Quarter 4 2023-24 (January to March 2024) saved.")
    person.sees("£41,250.50")

    person.follow("Outcomes")
    person.press("Add a figure")
    person.choose("Metric", "H09 Numbers in treatment")
    person.fill_date("First day of the period", (2024, 1, 1))
    person.fill_date("Last day of the period", (2024, 12, 31))
    person.fill("Figure", "1,402")
    person.press("Save figure")
    person.sees("Figure added.")
    person.sees("1,402")

    person.follow("Plan", exact=True)
    person.follow("Bring more young people into treatment")
    person.press("Report progress")
    person.fill("What has been done", "Two schools have a named worker")
    person.choose("How it is going", "At risk")
    person.press("Save progress")
    person.sees("Progress saved.")
    person.sees("Two schools have a named worker")
    person.sees("At risk")
