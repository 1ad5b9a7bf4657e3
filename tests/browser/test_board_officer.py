"""The board officer's journey: a meeting today, its agenda, papers, pack, attendance, decision and action."""

import re
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from django.utils import timezone
from playwright.sync_api import expect

from cdp_portal.formats import gov_date
from meetings.models import Pack
from tests.cdp_portal import pdfs

BOARD = "Sefton Combating Drugs Partnership"
OWNER = "Partnership coordinator, Sefton Metropolitan Borough Council (Sefton Combating Drugs Partnership)"
WORDS = "Page of the needs assessment"
NAME = "Needs assessment.pdf"


def word_document() -> bytes:
    """As much of a Word document as tells what it is."""
    written = BytesIO()
    with ZipFile(written, "w") as parts:
        parts.writestr("[Content_Types].xml", "<Types/>")
        parts.writestr("word/document.xml", "<document/>")
    return written.getvalue()


def choose_file(person, content: bytes) -> None:
    chosen = {"name": NAME, "mimeType": "application/pdf", "buffer": content}
    person.page.get_by_label("PDF", exact=True).set_input_files(chosen)


def todays_meeting() -> str:
    return f"{BOARD}, {gov_date(timezone.localdate())}"


def call_meeting(person) -> None:
    person.sign_in("officer")
    person.follow(BOARD)
    person.follow("Meetings")
    person.press("Add a meeting")
    person.choose("Body", BOARD)
    person.fill_date("Date", timezone.localdate())
    person.fill("Start time", "2pm")
    person.press("Save meeting")
    person.sees("Meeting added.")


def build_agenda(person, *titles: str) -> None:
    """Open the meeting from the list of what needs the officer; type the items; the last two change places."""
    person.go("/")
    person.follow("Prepare the meeting")
    person.press("Build the agenda")
    for number, title in enumerate(titles, start=1):
        boxes = person.page.get_by_label("Title of item")
        if boxes.count() < number:
            person.press("Add an item at the end")
        boxes.nth(number - 1).fill(title)
        row = person.page.locator("[data-row]").nth(number - 1)
        row.locator("summary").click()
        row.get_by_label("Paper", exact=True).select_option(label="Paper expected")
    move_up(person, len(titles))
    if not person.page.get_by_role("button", name="Remove item 1").is_visible():
        person.page.locator("[data-row]").first.locator("summary").click()
    person.press("Remove item 1")
    person.press("Save agenda")
    items = person.page.get_by_role("table", name="Agenda in printed order").get_by_role("rowheader")
    expect(items).to_have_text([re.compile(f"{place}\\s+{title}") for place, title in enumerate(titles[-1:0:-1], 1)])


def move_up(person, number: int) -> None:
    """With script the row changes its place on the page, without it the page comes again."""
    button = person.page.get_by_role("button", name=f"Move item {number} up")
    if person.javascript:
        button.click()
    else:
        person.press(f"Move item {number} up")


def write_paper(person) -> None:
    person.press("Add a paper")
    person.follow("Write it here")
    person.choose("Agenda item", "1 Delivery plan")
    person.fill("Title", "The delivery plan for the year")
    person.fill("Summary", "To agree the plan.")  # as the board’s template calls it
    person.fill("Details", "- More places\n- **Shorter** waits")
    person.press("Save paper")
    person.sees("Paper added.")


def upload_paper(person) -> None:
    """A Word document with the name of a PDF is refused, and all that was typed stays."""
    person.follow(todays_meeting())
    person.follow("Add the paper for item 2")
    person.follow("Upload a file")
    person.fill("Title", "Needs assessment summary")
    choose_file(person, word_document())
    person.press("Save paper")
    told = "This is a Word document. Open it in Word, choose Save as, choose PDF, and upload that file."
    expect(person.page.get_by_role("alert")).to_contain_text(told)
    expect(person.page.get_by_label("Title")).to_have_value("Needs assessment summary")
    expect(person.page.get_by_label("Agenda item").locator("option:checked")).to_have_text("2 Needs assessment")
    choose_file(person, pdfs.saved(pdfs.written(3, text=WORDS)))
    person.press("Save paper")
    person.sees("Paper added.")


def issue_pack(person) -> list[str]:
    """Build it, look at the report of the check, press twice to issue it, and download the one pack: its pages."""
    person.press("Make the pack")
    person.press("Build the pack")
    person.sees("What was checked")
    person.look()
    person.page.get_by_role("button", name="Issue version 1").dblclick()
    # Without script both presses are sent and the second overtakes the first: wait for the page, not for its arrival.
    expect(person.page.get_by_role("heading", name="Version 1 for members")).to_be_visible(timeout=20_000)
    person.look()
    assert Pack.objects.filter(meeting__slug=f"{timezone.localdate()}").count() == 1
    with person.page.expect_download() as download:
        person.page.get_by_role("button", name="Download the pack (PDF)").click()
    assert download.value.suggested_filename.endswith("-members-pack-1.pdf")
    return pdfs.texts(Path(download.value.path()).read_bytes())


def contents_are_right(pages: list[str]) -> None:
    """The contents name the page of each paper as its own footer does, and the paper is there.

    The uploaded one has no tags, so a page that says so stands before it.
    """
    papers = {"1 The delivery plan for the year": "To agree the plan.", "2 Needs assessment summary": "screen reader"}
    for title, words in papers.items():
        number = int(re.search(rf"{title} (\d+)\b", pages[1])[1])
        assert words in " ".join(pages[number - 1].split())
        assert f"Page {number} of {len(pages)}" in pages[number - 1]
    assert f"{WORDS} 1" in pages[number]
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)][1:] == [True] * (
        len(pages) - 1
    )


def record_attendance(person) -> None:
    person.follow("Attendance", exact=True)
    for seat in person.page.get_by_role("radio", name="Present").all():
        seat.check()
    person.page.get_by_role("group", name="Representative").get_by_label("Absent").check()
    person.press("Save attendance")
    person.sees("Quorate")


def record_decision(person) -> None:
    person.follow("Record a decision")
    person.choose("Agenda item", "1 Delivery plan")
    person.fill("What was decided", "The delivery plan was agreed.")
    person.press("Save decision")
    person.sees("Decision recorded.")


def add_action(person) -> None:
    person.follow(todays_meeting())
    person.follow("Add an action")
    person.fill("What is to be done", "Send the plan to every partner")
    person.choose("Owner", OWNER)
    person.fill_date("Due on", timezone.localdate() + timedelta(days=14))
    person.press("Save action")
    person.sees("Action added.")
    person.sees("Send the plan to every partner")


def test_a_meeting_from_its_agenda_to_its_actions(person, settings):
    settings.SOFFICE = ""  # as on a server without LibreOffice
    call_meeting(person)
    build_agenda(person, "Chair’s remarks", "Needs assessment", "Delivery plan")
    write_paper(person)
    upload_paper(person)
    person.follow(todays_meeting())
    contents_are_right(issue_pack(person))
    person.follow(todays_meeting())
    record_attendance(person)
    record_decision(person)
    add_action(person)
