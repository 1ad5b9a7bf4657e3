"""Restricted matter in every place where there can be some: none of it is in a pack, and the proof would find it."""

import hashlib

import pytest
from django.core.files.base import ContentFile

from cdp_portal.pdf.pack import build_pack
from cdp_portal.release import Audience
from meetings.actions.pack import build_draft
from meetings.models import AgendaItem, Minute, PackFile
from meetings.packs.matter import matter_of
from meetings.packs.outline import changes_since, outline_of
from meetings.packs.proving import report
from meetings.packs.spec import Edition, pack_spec
from meetings.packs.withheld import withheld_texts
from tests.cdp_portal import pdfs
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    ClearanceFactory,
    DecisionFactory,
    MeetingFactory,
    MinuteFactory,
    PaperAnswerFactory,
    PaperFactory,
    StandingOrdersFactory,
    at,
)
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def meeting(sefton):
    """A word that begins with Zeb stands in everything that is restricted, one with Zog in every internal note."""
    body = BodyFactory(partnership=sefton, name="Partnership board")
    seat = SeatFactory(body=body, post_title="Director of Public Health")
    last = MeetingFactory(body=body, starts_at=at(2023, 9, 6, 14), status="held")
    said = AgendaItemFactory(meeting=last, title="Needs assessment")
    MinuteFactory(item=said, text="The board read the *needs* assessment.")
    hidden = AgendaItemFactory(
        meeting=last, title="Zebtitle of the last one", release_class="restricted", exempt_reason="Zebformer"
    )
    MinuteFactory(item=hidden, text="Zebminuted that the provider failed.")
    AttendanceFactory(meeting=last, seat=seat)
    DecisionFactory(meeting=last, item=said, number=1, text="To publish the assessment.")
    DecisionFactory(meeting=last, item=said, number=2, text="Zebdecided to end it", release_class="restricted")
    ActionFactory(meeting=last, item=said, owner_seat=seat, number=1, text="Publish it", due_on=at(2023, 10, 1).date())
    ActionFactory(meeting=last, item=hidden, owner_seat=seat, number=2, text="Zebinterview the provider")

    meeting = MeetingFactory(body=body, starts_at=at(2023, 12, 6, 14), note="Zognote of the meeting")
    MeetingFactory(body=body, starts_at=at(2024, 3, 6, 14), place="Bootle Town Hall")
    carrying = {"minutes": "Minutes", "matters_arising": "Matters arising", "action_log": "Action log"}
    for kind, title in carrying.items():
        AgendaItemFactory(meeting=meeting, title=title, carries=kind)
    AgendaItemFactory(meeting=meeting, title="Next meeting", carries="next_meeting")
    item = AgendaItemFactory(meeting=meeting, title="Plan", lead_seat=seat)
    PaperAnswerFactory(
        paper=PaperFactory(item=item, title="The plan", note="Zogwritten about the plan"), text="Agree it."
    )
    upload(
        item, "Zebpage", title="Zebpaper below an open item", original_name="zebfile.pdf", release_class="restricted"
    )
    ClearanceFactory(paper=item.papers.get(kind="authored"), comment="Zogcleared with doubts")
    closed = AgendaItemFactory(
        meeting=meeting,
        title="Zebitem",
        release_class="restricted",
        exempt_reason="Zebreason",
        lead_seat=SeatFactory(body=body, post_title="Zebleader"),
    )
    PaperAnswerFactory(paper=PaperFactory(item=closed, title="Zebreport"), text="The *Zebtext* of it.")
    return meeting


def upload(item, text, **fields):
    content = pdfs.saved(pdfs.written(2, text=text))
    sha256 = hashlib.sha256(content).hexdigest()
    return PaperFactory(item=item, kind="uploaded", file=ContentFile(content, name="u.pdf"), sha256=sha256, **fields)


def flat(pdf: bytes) -> str:
    spoken = " ".join(pdfs.texts(pdf)) + " ".join(title for title, page in pdfs.bookmarks(pdf))
    return " ".join((spoken + pdfs.everything(pdf).decode("latin-1")).split()).lower()


def test_a_pack_for_members_holds_nothing_restricted_and_passes(meeting, bea):
    form = PackFile.Form.STANDARD
    draft = build_draft(meeting=meeting, audience=Audience.MEMBER, form=form, reason="", by=bea)
    words = flat(draft.file.read())

    assert draft.proof["passed"], draft.proof
    assert ("zeb" in words, "zog" in words) == (False, False)
    assert "zeb" not in str(draft.content).lower()
    for open_words in (
        "minutes of 6 september 2023",
        "the board read the needs assessment.",
        "decision 1. to publish the assessment.",
        "action 1. publish it (director of public health",
        "by 1 october 2023)",
        "next meeting: 6 march 2024, 2pm, bootle town hall",
        "1 action of 6 september 2023",
    ):
        assert open_words in words


def test_the_proof_names_what_a_leaky_pack_gives_away(meeting):
    """The very pack of those who are cleared, proved for members: the test above looks for what can be found."""
    matter = matter_of(meeting)
    spec = pack_spec(
        matter, Edition(Audience.RESTRICTED, PackFile.Form.STANDARD, version=1, issued_at=at(2023, 11, 29))
    )
    found = report(matter, spec, build_pack(spec), Audience.MEMBER)
    said = " ".join(finding["sentence"] for finding in found["findings"] if not finding["passed"])

    assert not found["passed"]
    for what in (
        "item 6, Zebitem",
        "item 5, the paper “Zebpaper below an open item”",
        "item 6, the paper “Zebreport”",
        "item 2 of the last meeting, Zebtitle of the last one",
        "decision 2",
        "action 2",
    ):
        assert what in said
    assert "Zog" not in said


@pytest.mark.parametrize("words", ["Zognote of the meeting", "Zogwritten about the plan", "Zogcleared with doubts"])
def test_the_proof_looks_for_internal_notes_in_every_pack(words, meeting):
    """Even those who are cleared read no internal note and no comment of those who cleared a paper."""
    matter = matter_of(meeting)
    edition = Edition(Audience.RESTRICTED, PackFile.Form.STANDARD, version=1, issued_at=at(2023, 11, 29))
    AgendaItemFactory(meeting=meeting, title=words)
    spec = pack_spec(matter_of(meeting), edition)
    failed = [
        one for one in report(matter, spec, build_pack(spec), Audience.RESTRICTED)["findings"] if not one["passed"]
    ]

    assert failed
    assert words in failed[0]["sentence"]


def minutes_in(meeting, audience) -> str:
    """What is typeset of the minutes of the last meeting; "" when they are not in the pack."""
    edition = Edition(audience, PackFile.Form.STANDARD, version=1, issued_at=at(2023, 11, 29))
    spec = pack_spec(matter_of(meeting), edition)
    return " ".join(str(part) for part in spec.papers if part.key.startswith("minutes"))


def the_last_is_public(meeting, **fields):
    type(meeting).objects.filter(status="held").update(**fields)
    AgendaItem.objects.filter(title__in=["Needs assessment", "Minutes"]).update(release_class="public")


def test_draft_minutes_are_for_members_until_they_are_circulated(meeting, bea):
    the_last_is_public(meeting)
    form = PackFile.Form.STANDARD
    draft = build_draft(meeting=meeting, audience=Audience.PUBLIC, form=form, reason="", by=bea)

    assert "The board read" in minutes_in(meeting, Audience.MEMBER)
    assert minutes_in(meeting, Audience.PUBLIC) == ""
    assert (draft.passed, "minutes not in this pack" in flat(draft.file.read())) == (True, True)
    assert "the minute of item 1 of the last meeting" in str(
        [one.what for one in withheld_texts(matter_of(meeting), Audience.PUBLIC)]
    )


def test_circulated_minutes_are_public(meeting, bea):
    the_last_is_public(meeting, minutes_circulated_at=at(2023, 9, 20), minutes_circulated_by=bea)
    assert "The board read" in minutes_in(meeting, Audience.PUBLIC)


def test_approved_minutes_are_public(meeting):
    the_last_is_public(meeting)
    Minute.objects.update(state="approved", approved_at_meeting=meeting)
    assert "The board read" in minutes_in(meeting, Audience.PUBLIC)


def test_minutes_name_their_running_number_and_who_came(meeting):
    StandingOrdersFactory(body=meeting.body, numbers_minutes=True, first_minute_number=771)
    said = minutes_in(meeting, Audience.MEMBER)

    assert "Minute 771" in said
    assert "Minute 772" not in said  # of the restricted item
    assert "HeaderRow(label='Present', text='Director of Public Health" in said


def test_a_public_pack_stays_up_to_date_while_minutes_are_drafted(meeting, bea):
    the_last_is_public(meeting)
    before = outline_of(matter_of(meeting), Audience.PUBLIC)
    Minute.objects.filter(item__title="Needs assessment").update(text="The board read it twice.")

    assert changes_since(before, outline_of(matter_of(meeting), Audience.PUBLIC)) == ""
    type(meeting).objects.filter(status="held").update(minutes_circulated_at=at(2023, 9, 20), minutes_circulated_by=bea)
    now = outline_of(matter_of(meeting), Audience.PUBLIC)
    assert changes_since(before, now) == "The minutes of the last meeting changed."
