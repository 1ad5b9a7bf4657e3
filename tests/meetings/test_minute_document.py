"""Minutes as Word, Open Document and PDF, and what never gets into them."""

import io
import zipfile

import docx
import pikepdf
import pytest
from django.urls import reverse

from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    MeetingFactory,
    MinuteFactory,
    at,
)
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", quorum=1)


@pytest.fixture
def meeting(board):
    """One open item with everything under it, and a restricted one."""
    meeting = MeetingFactory(
        body=board, starts_at=at(2023, 12, 6, 14), status="held", in_attendance="Clerk, Sefton Council", place="Bootle"
    )
    seat = SeatFactory(body=board, post_title="Director")
    AttendanceFactory(meeting=meeting, seat=seat, state="substitute", who="Deputy director")
    item = AgendaItemFactory(meeting=meeting, title="Naloxone")
    MinuteFactory(item=item, text="It was **noted** that\n\n- one\n- two")
    DecisionFactory(
        meeting=meeting,
        item=item,
        number=3,
        text="Go on",
        kind="subject_to",
        conditions="Money",
        votes_for=7,
        votes_against=2,
        abstentions=0,
    )
    ActionFactory(meeting=meeting, item=item, owner_seat=seat, number=4, text="Write to the board")
    hidden = AgendaItemFactory(meeting=meeting, title="Nightjar title", release_class="restricted")
    MinuteFactory(item=hidden, text="Nightjar text")
    DecisionFactory(meeting=meeting, item=hidden, number=5, text="Nightjar decision", release_class="restricted")
    DecisionFactory(meeting=meeting, number=6, text="Nightjar loose", release_class="restricted")
    return meeting


def fetched(client, meeting, **query):
    return client.get(reverse("minute_download", args=["sefton", meeting.slug]), query)


def text_of(response) -> str:
    """Every word of a docx: its paragraphs, tables and headers."""
    with zipfile.ZipFile(io.BytesIO(response.content)) as parts:
        return " ".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))


def test_the_classic_form(meeting, bea, browse):
    response = fetched(browse(bea), meeting, format="docx")
    word = docx.Document(io.BytesIO(response.content))

    assert response.headers["Content-Disposition"] == 'attachment; filename="sefton-2023-12-06-minutes.docx"'
    lines = [paragraph.text for paragraph in word.paragraphs]
    assert lines[0] == "Minutes of Partnership board, 6 December 2023"
    for line in (
        "1 Naloxone",
        "It was noted that",
        "Resolved, subject to a condition: Go on (Decision 3)",
        "Subject to: Money",
        "Vote: 7 for, 2 against, 0 abstained.",
        "2 Restricted item",
        "This item is minuted apart.",
        "These minutes are a draft until a later meeting approves them.",
    ):
        assert line in lines
    text = text_of(response)
    for words in ("Deputy director for Director", "Clerk, Sefton Council", "Write to the board", "Draft. Members only"):
        assert words in text


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_nothing_restricted_gets_into_the_file_for_members(kind, meeting, alice, browse):
    content = fetched(browse(alice), meeting, format=kind).content
    if kind == "pdf":
        with pikepdf.open(io.BytesIO(content)) as pdf:
            text = b" ".join(part.read_bytes() for part in pdf.objects if isinstance(part, pikepdf.Stream)).decode(
                errors="ignore"
            )
            assert str(pdf.docinfo.get("/Title", "")) or pdf.pages
    else:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            text = " ".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())
    assert "Nightjar" not in text


def test_exempt_minutes_are_a_file_of_their_own_for_the_cleared(meeting, bea, max_, browse):
    text = text_of(fetched(browse(bea), meeting, format="docx", part="exempt"))
    assert "Nightjar text" in text
    assert "Nightjar decision" in text
    assert "Naloxone" not in text
    assert "Exempt, restricted" in text
    assert fetched(browse(max_), meeting, part="exempt").status_code == 404


def test_members_get_no_draft_before_it_is_circulated(meeting, bea, max_, browse):
    assert fetched(browse(max_), meeting).status_code == 409
    browse(bea).post(reverse("minute_circulate", args=["sefton", meeting.slug]))
    assert "Go on" in text_of(fetched(browse(max_), meeting))
