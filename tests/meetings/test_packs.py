"""The pack as a PDF: what is in it, on which page, and what is not."""

import hashlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from cdp_portal.pdf.pack import build_pack
from cdp_portal.release import Audience
from meetings.actions.pack import build_draft, issue_pack
from meetings.models import Pack, PackFile
from meetings.packs.description import facts_of
from meetings.packs.matter import matter_of
from meetings.packs.missing import missing
from meetings.packs.paper import notice_of
from meetings.packs.spec import Edition, pack_spec
from tests.cdp_portal import pdfs
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    MeetingFactory,
    PaperAnswerFactory,
    PaperFactory,
    at,
)
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory

SECRETS = (
    "Operation Nightjar",
    "Contractor in default",
    "nightjar-report",
    "Interview the contractor",
    "Undercover lead",
)
OPEN_ITEMS = ("Delivery plan", "Needs assessment")
ISSUED_AT = at(2023, 11, 29, 10)


def upload(item, text, pages=2, **fields):
    content = pdfs.saved(pdfs.written(pages, text=text))
    return PaperFactory(
        item=item,
        kind="uploaded",
        file=ContentFile(content, name="upload.pdf"),
        pages=pages,
        sha256=hashlib.sha256(content).hexdigest(),
        **fields,
    )


@pytest.fixture
def meeting(sefton):
    """An agenda of open items, one for members, one restricted, each with papers and actions."""
    body = BodyFactory(partnership=sefton, name="Partnership board")
    meeting = MeetingFactory(body=body, starts_at=at(2023, 12, 6, 14), place="Bootle Town Hall")
    seat = SeatFactory(body=body, post_title="Director of Public Health")
    AgendaItemFactory(meeting=meeting, title="Welcome", release_class="public", minutes_allotted=5)
    plan = AgendaItemFactory(meeting=meeting, title="Delivery plan", release_class="public", lead_seat=seat)
    PaperAnswerFactory(
        paper=PaperFactory(item=plan, title="The plan", release_class="public"), text="Agree the *plan*."
    )
    need = AgendaItemFactory(meeting=meeting, title="Needs assessment")
    upload(need, "Page of the needs assessment", title="Needs assessment summary")
    hidden = AgendaItemFactory(
        meeting=meeting,
        title="Operation Nightjar",
        release_class="restricted",
        lead_seat=SeatFactory(body=body, post_title="Undercover lead"),
    )
    PaperAnswerFactory(
        paper=PaperFactory(item=hidden, title="Contractor in default"), text="Operation Nightjar found this."
    )
    upload(hidden, "Operation Nightjar evidence", pages=3, title="nightjar-report", original_name="nightjar-report.pdf")
    # A restricted paper below an open item, and actions of both sorts.
    upload(need, "Contractor in default", pages=1, title="nightjar-report annex", release_class="restricted")
    ActionFactory(
        meeting=meeting, owner_seat=seat, number=1, text="Write to the care board", due_on=at(2023, 11, 1).date()
    )
    ActionFactory(meeting=meeting, owner_seat=seat, number=2, text="Interview the contractor", item=hidden)
    return meeting


def built(meeting, audience):
    edition = Edition(audience, PackFile.Form.STANDARD, version=1, issued_at=ISSUED_AT)
    return build_pack(pack_spec(matter_of(meeting), edition))


def issue(meeting, audience, by, reason="", form=PackFile.Form.STANDARD):
    draft = build_draft(meeting=meeting, audience=audience, form=form, reason=reason, by=by)
    return issue_pack(draft=draft, seen=draft.sha256, by=by)


def flat(text: bytes | str) -> str:
    text = text.decode("latin-1") if isinstance(text, bytes) else text
    return " ".join(text.split())


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBER])
def test_nothing_restricted_is_in_the_pack_of_a_lower_audience(meeting, audience):
    pdf = built(meeting, audience).pdf
    spoken = flat(" ".join(pdfs.texts(pdf)) + " ".join(title for title, page in pdfs.bookmarks(pdf)))
    raw = flat(pdfs.everything(pdf))

    assert [secret for secret in SECRETS if secret in spoken or secret in raw] == []
    assert "Restricted item" in spoken


def test_what_is_for_members_is_not_in_the_public_pack(meeting):
    public = " ".join(pdfs.texts(built(meeting, Audience.PUBLIC).pdf))

    assert "Needs assessment" not in public
    assert "Write to the care board" not in public
    assert "Item for members only" in public
    assert "The plan" in public


def test_those_who_are_cleared_find_it_all(meeting):
    """The tests above look for something that can be found."""
    pdf = built(meeting, Audience.RESTRICTED).pdf
    spoken = flat(" ".join(pdfs.texts(pdf)))

    assert [secret for secret in SECRETS if secret not in spoken] == []
    assert "Restricted item" not in spoken


def test_the_number_of_pages_tells_nothing_about_withheld_papers(meeting):
    before = built(meeting, Audience.MEMBER).pages
    upload(meeting.items.get(title="Operation Nightjar"), "More evidence", pages=7, title="More")

    assert built(meeting, Audience.MEMBER).pages == before


def test_page_numbers_of_the_contents_are_where_the_papers_are(meeting):
    pack = built(meeting, Audience.MEMBER)
    pages = pdfs.texts(pack.pdf)
    plan, need = (pack.page_of[f"paper-{meeting.items.get(title=title).papers.first().pk}"] for title in OPEN_ITEMS)

    assert pdfs.bookmarks(pack.pdf) == [
        ("Contents", 2),
        ("Agenda", pack.page_of["agenda"]),
        ("2. The plan", plan),
        ("3. Needs assessment summary", need),
        ("Action log", pack.page_of["actions"]),
    ]
    assert f"2 The plan {plan}" in pages[1]
    assert f"3 Needs assessment summary {need}" in pages[1]
    assert "Agree the plan." in pages[plan - 1]
    assert "Page of the needs assessment 1" in pages[need - 1]
    assert "Page of the needs assessment 2" in pages[need]
    assert [f"Page {page} of {pack.pages}" in text for page, text in enumerate(pages, 1)][1:] == [True] * (
        pack.pages - 1
    )
    assert pack.pages == len(pages)
    assert pdfs.is_sound(pack.pdf)


def test_the_action_log_says_what_is_late_on_the_day_of_issue(meeting):
    log = flat(" ".join(pdfs.texts(built(meeting, Audience.MEMBER).pdf)[-1:]))

    assert "Write to the care board" in log
    assert "1 November 2023" in log
    assert "Late" in log


def test_the_same_records_and_day_give_the_same_bytes(meeting):
    assert built(meeting, Audience.MEMBER).pdf == built(meeting, Audience.MEMBER).pdf


def test_issuing_keeps_pages_fingerprint_and_version(meeting, bea):
    first = issue(meeting, Audience.MEMBER, bea)
    second = issue(meeting, Audience.MEMBER, bea, "Paper for item 3 added")
    public = issue(meeting, Audience.PUBLIC, bea)

    stored = first.file.read()
    assert first.sha256 == hashlib.sha256(stored).hexdigest()
    assert first.pages == len(pdfs.texts(stored))
    assert [(pack.version, pack.audience, pack.reason) for pack in (first, second, public)] == [
        (1, "member", ""),
        (2, "member", "Paper for item 3 added"),
        (1, "public", ""),
    ]
    assert first.issued_by == bea
    assert "Pack version 2. Paper for item 3 added" in pdfs.texts(second.file.read())[0]


def test_an_issued_pack_cannot_be_changed_or_removed(meeting, bea):
    pack = issue(meeting, Audience.PUBLIC, bea)

    for change in (lambda: Pack.objects.update(pages=1), pack.delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_an_empty_agenda_or_a_cancelled_meeting_gives_no_pack(sefton, bea):
    meeting = MeetingFactory(body__partnership=sefton)
    with pytest.raises(ValidationError, match="The agenda is empty"):
        issue(meeting, Audience.MEMBER, bea)

    AgendaItemFactory(meeting=meeting)
    type(meeting).objects.update(status="cancelled")
    with pytest.raises(ValidationError, match="This meeting is cancelled"):
        issue(meeting, Audience.MEMBER, bea)


def test_missing_papers_are_named(meeting):
    AgendaItemFactory(meeting=meeting, title="Spend", paper_state="expected")
    AgendaItemFactory(meeting=meeting, title="Housing", paper_state="to_follow")

    assert missing(meeting) == ["Item 5, Spend: paper expected.", "Item 6, Housing: paper to follow."]


def test_a_paper_taken_out_after_issue_is_told_to_those_who_have_it_on_paper(meeting, bea):
    first = issue(meeting, Audience.MEMBER, bea)
    meeting.items.get(title="Needs assessment").papers.get(title="Needs assessment summary").delete()
    second = issue(meeting, Audience.MEMBER, bea, "Paper for item 3 withdrawn")
    whole = flat(" ".join(pdfs.texts(second.file.read())))

    assert facts_of(second).changes[-2:] == [
        "Replace page 3: Agenda.",
        "Take out pages 5 to 6: 3. Needs assessment summary.",
    ]
    assert "Take out 5 to 6 3. Needs assessment summary" in whole
    assert "Page of the needs assessment" not in whole
    assert "Page of the needs assessment 1" in flat(" ".join(pdfs.texts(first.file.read())))


def test_the_supplement_is_the_new_and_replaced_pages(meeting, bea):
    issue(meeting, Audience.MEMBER, bea)
    upload(meeting.items.get(title="Delivery plan"), "Late figures", pages=1, title="Late figures")
    second = issue(meeting, Audience.MEMBER, bea, "Late figures for item 2")
    pages = pdfs.texts(second.supplement.read())

    assert len(pages) == second.supplement_pages
    assert "Late figures 1" in " ".join(pages)
    assert "Agree the plan." not in " ".join(pages)


@pytest.mark.parametrize(
    ("accessibility", "notice"),
    [("scan", "This paper is a scan."), ("untagged", "This paper has no structure"), ("tagged", ""), ("", "")],
)
def test_a_paper_that_not_everybody_can_read_says_so_in_words(accessibility, notice, meeting):
    paper = upload(meeting.items.get(title="Delivery plan"), "Figures", accessibility=accessibility)
    assert notice_of(paper).startswith(notice)
    assert bool(notice_of(paper)) == bool(notice)


def test_a_large_print_of_a_board_with_a_long_name_passes(meeting, bea):
    type(meeting.body).objects.update(name="Cambridgeshire and Peterborough Combating Drugs Partnership Board")
    meeting.body.refresh_from_db()
    form = PackFile.Form.LARGE_PRINT
    draft = build_draft(meeting=meeting, audience=Audience.MEMBER, form=form, reason="", by=bea)

    assert [finding["sentence"] for finding in draft.proof["findings"] if not finding["passed"]] == []
