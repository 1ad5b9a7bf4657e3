"""A whole cycle: series, agenda, papers, packs and their supplement, attendance, minutes, approval, action closed."""

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
from django.utils import timezone
from playwright.sync_api import expect

from cdp_portal.formats import gov_date
from meetings.models import Action, Decision, Meeting, Minute, Pack, PackOpening
from tests.cdp_portal import pdfs

GROUP = "Treatment Effectiveness Group"
MEETINGS = "/partnerships/sefton/meetings/"
OWNER = f"Public health commissioner, Sefton Metropolitan Borough Council ({GROUP})"
PLAN, UPLOAD, SECRET, LATE = "Early drop-out", "Audit of records", "Learning from a death", "Waiting times"
SECRET_TEXT = "The patient had left treatment eleven days before"
EXEMPT = re.compile("Exempt, paragraph 1")
PLAN_TEXT, UPLOADED_WORDS, LATE_TEXT = (
    "To agree how people are followed up.",
    "Page of the audit",
    "Waits are four days.",
)


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def plan_series(person) -> tuple[str, str]:
    """Two meetings at dates of one's own; gives the addresses of their pages."""
    person.go(MEETINGS)
    person.follow("Add a series")
    person.choose("Body", GROUP)
    person.page.get_by_label("On dates of your own").check()
    person.fill("Start time", "2pm")
    person.fill("End time", "3:30pm")
    person.press("See the dates")
    for number, (day, theme) in enumerate(((in_days(30), "Staying in treatment"), (in_days(58), "Waiting"))):
        row = person.page.locator(".app-row").nth(number)
        for label, typed in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            row.get_by_label(label).fill(str(typed))
        row.get_by_label("Theme").fill(theme)
    for row in person.page.get_by_label("Hold this meeting").all()[2:]:
        row.uncheck()
    person.press("Save these meetings")
    if person.page.get_by_role("button", name="Save these meetings").is_visible():
        person.press("Save these meetings")  # a weekend or bank holiday is told once before it is saved
    person.sees("2 meetings added.")
    return tuple(f"{MEETINGS}{in_days(days)}/" for days in (30, 58))


def build_agenda(person, meeting: str) -> None:
    person.go(f"{meeting}agenda/")
    person.press("Start from standing items")
    add_item(person, PLAN, purpose="Decision", paper="Paper expected", readers="Public")
    add_item(person, UPLOAD, purpose="Noting", paper="Paper expected", readers="Public")
    add_item(person, SECRET, purpose="Discussion", paper="Paper expected", readers=EXEMPT, why="It is about one person")
    add_item(person, LATE, purpose="Noting", paper="Paper to follow", readers="Public")
    person.press("Save agenda")
    person.sees(SECRET)


def add_item(person, title: str, *, purpose: str, paper: str, readers, why: str = "") -> None:
    """In the last row, or one more if that is taken."""
    boxes = person.page.get_by_label("Title of item")
    if boxes.last.input_value():
        person.press("Add an item at the end")
        boxes = person.page.get_by_label("Title of item")
    boxes.last.fill(title)
    row = person.page.locator("[data-row]").last
    if not row.get_by_label("For", exact=True).is_visible():
        row.locator("summary").click()
    row.get_by_label("For", exact=True).select_option(label=purpose)
    row.get_by_label("Paper", exact=True).select_option(label=paper)
    option = row.get_by_label("Who may read it").locator("option").filter(has_text=readers).first
    row.get_by_label("Who may read it").select_option(option.get_attribute("value"))
    if why:
        row.get_by_label("Why it is closed").fill(why)


def item_number(meeting: str, title: str) -> str:
    slug = meeting.rstrip("/").rpartition("/")[2]
    titles = list(Meeting.objects.get(slug=slug, body__name=GROUP).items.values_list("title", flat=True))
    return f"{titles.index(title) + 1} {title}"


def write_paper(person, meeting: str, item: str, purpose: str, readers: str) -> None:
    person.go(f"{meeting}papers/add/?kind=authored")
    person.choose("Agenda item", item_number(meeting, item))
    person.fill("Title", f"{item}, a report")
    person.fill("Purpose", purpose)
    person.choose("Who may read it", readers)
    person.press("Save paper")
    person.sees("Paper added.")


def upload_paper(person, meeting: str, item: str) -> None:
    person.go(f"{meeting}papers/add/?kind=uploaded")
    person.choose("Agenda item", item_number(meeting, item))
    person.fill("Title", f"{item}, a report")
    content = pdfs.saved(pdfs.written(3, text=UPLOADED_WORDS))
    person.page.get_by_label("PDF", exact=True).set_input_files(
        {"name": "audit.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    person.choose("Who may read it", "Public")
    person.press("Save paper")
    person.sees("Paper added.")


def issue(person, meeting: str, reason: str = "") -> None:
    """The pack for the public: built, proved, looked at, issued."""
    person.go(f"{meeting}packs/build/")
    person.page.get_by_label("The public").check()
    person.fill("Why is it issued again?", reason)
    person.press("Build the pack")
    person.sees("What was checked")
    person.press("Issue version")
    person.sees("is issued")


def downloaded(person, name: str) -> bytes:
    with person.page.expect_download() as download:
        person.page.locator("main a").filter(has_text=name).first.click()
    return Path(download.value.path()).read_bytes()


def nothing_leaks(pdf: bytes) -> None:
    """No word of the exempt item in text, names, bookmarks, metadata or any stream of the file."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        streams = b"".join(
            thing.read_bytes()
            for thing in opened.objects
            if isinstance(thing, pikepdf.Stream) and "/Width" not in thing
        )
        names = " ".join(str(thing) for thing in opened.objects if not isinstance(thing, pikepdf.Stream))
        attached = len(opened.attachments)
    text = " ".join(" ".join(pdfs.texts(pdf)).split())
    for words in (SECRET, SECRET_TEXT, "It is about one person"):
        assert words not in text
        assert words not in names
        assert words.encode() not in streams
        assert words.encode("utf-16-be") not in streams + pdf
    assert attached == 0


def labels(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return [page.label for page in opened.pages]


def the_day_comes(meeting: str, days_ago: int) -> None:
    """Time passes: the meeting was so many days ago. Its address stays."""
    found = Meeting.objects.get(slug=meeting.rstrip("/").rpartition("/")[2], body__name=GROUP)
    start = timezone.now() - timedelta(days=days_ago, hours=1)
    Meeting.objects.filter(pk=found.pk).update(starts_at=start, ends_at=start + timedelta(minutes=50))


def take_attendance(person, meeting: str) -> None:
    person.go(f"{meeting}attendance/")
    person.press("Start from everyone present")
    person.press("Save attendance")
    person.sees("Attendance saved.")


def minute(person, meeting: str) -> None:
    """A minute, a decision and an action under the item, without leaving the page."""
    person.go(f"{meeting}minutes/")
    section = person.page.locator(".app-minute").filter(has_text=PLAN)
    section.get_by_label("Minute", exact=False).first.fill("The group wants follow-up calls within a week.")
    section.get_by_text("Record a decision").click()
    section.get_by_label("What was decided").fill("Follow-up calls within seven days.")
    with person.page.expect_navigation():
        section.get_by_role("button", name="Record decision").click()
    section = person.page.locator(".app-minute").filter(has_text=PLAN)
    section.get_by_text("Add an action").click()
    section.get_by_label("What is to be done").fill("Write the follow-up protocol")
    section.get_by_label("Owner").select_option(label=OWNER)
    with person.page.expect_navigation():
        section.get_by_role("button", name="Add action").click()
    person.look()
    person.press("Save minutes")
    person.sees("Minutes saved")


def approve(person, meeting: str, at: str) -> None:
    person.go(f"{meeting}minutes/circulate/")
    person.press("Circulate the draft minutes")
    person.go(f"{meeting}minutes/approve/")
    later = Meeting.objects.get(slug=at.rstrip("/").rpartition("/")[2], body__name=GROUP)
    person.page.get_by_label("Approved at the meeting of").select_option(str(later.pk))
    person.press("Approve the minutes")
    person.sees("The decisions under them are now locked.")


def close_action(person) -> None:
    action = Action.objects.get(text="Write the follow-up protocol")
    person.go(f"{action.get_absolute_url()}update/")
    person.fill("Progress", "Written and agreed with the service.")
    person.page.get_by_label("Done", exact=True).check()
    person.press("Save report")
    person.sees("Say what was done, or where it can be seen")
    person.fill("Outcome or evidence", "The protocol is in the service handbook, section 4.")
    person.press("Save report")
    person.sees("The protocol is in the service handbook, section 4.")


def test_a_meeting_from_its_series_to_the_closed_action(person):
    person.sign_in("officer")
    first, second = plan_series(person)
    build_agenda(person, first)
    write_paper(person, first, PLAN, PLAN_TEXT, "Public")
    upload_paper(person, first, UPLOAD)
    write_paper(person, first, SECRET, SECRET_TEXT, "Restricted")

    issue(person, first)
    whole = downloaded(person, "Download the pack")
    nothing_leaks(whole)
    pages = pdfs.texts(whole)
    assert labels(whole) == [str(number) for number in range(1, len(pages) + 1)]
    assert [any(words in page for page in pages) for words in (PLAN_TEXT, UPLOADED_WORDS)] == [True, True]
    assert any("Restricted item" in page for page in pages)

    write_paper(person, first, LATE, LATE_TEXT, "Public")
    issue(person, first, "Paper on waiting times added")
    second_version = downloaded(person, "Download the pack")
    supplement = downloaded(person, re.compile("new or replaced"))
    nothing_leaks(second_version)
    nothing_leaks(supplement)
    inserted = [label for label in labels(supplement) if not label.isdigit()]
    assert "1a" in inserted  # the change sheet
    assert len(inserted) >= 2  # and the late paper, behind the page that it follows
    assert LATE_TEXT in " ".join(" ".join(pdfs.texts(supplement)).split())
    assert UPLOADED_WORDS not in " ".join(pdfs.texts(supplement))  # nobody prints again what did not change
    assert len(labels(supplement)) < len(labels(second_version))
    unchanged = [label for label in labels(whole) if label not in labels(supplement)]
    assert [label for label in labels(second_version) if label not in labels(supplement)] == unchanged
    packs = Pack.objects.filter(meeting__slug=first.rstrip("/").rpartition("/")[2])
    assert [(pack.audience, pack.version) for pack in packs.order_by("version")] == [("public", 1), ("public", 2)]
    assert PackOpening.objects.filter(pack__in=packs).count() == 3

    the_day_comes(first, 28)
    take_attendance(person, first)
    minute(person, first)
    the_day_comes(second, 0)
    person.go(f"{second}agenda/")
    person.press("Start from standing items")
    held_on = gov_date(timezone.localdate() - timedelta(days=28))
    expect(person.page.get_by_label("Title of item 3")).to_have_value(f"Minutes of {held_on}")
    approve(person, first, second)
    decision = Decision.objects.get(text="Follow-up calls within seven days.")
    person.go(decision.get_absolute_url())
    person.sees("Locked")
    assert Minute.objects.get(item__title=PLAN, item__meeting__body__name=GROUP).state == Minute.State.APPROVED
    close_action(person)
