"""The agenda to print and as a file, for the reader's audience or a more open one."""

import io
import zipfile

import docx
import pytest
from django.urls import reverse

from tests.factories.meetings import AgendaItemFactory, MeetingFactory, PaperFactory, at
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def meeting(sefton):
    return MeetingFactory(body=BodyFactory(partnership=sefton), starts_at=at(2023, 12, 6, 14), place="Town hall")


@pytest.fixture
def address(meeting):
    return reverse("agenda_export", args=["sefton", meeting.slug])


@pytest.fixture
def items(meeting):
    plan = AgendaItemFactory(
        meeting=meeting,
        title="Needs & plan",
        release_class="public",
        paper_state="urgent",
        urgent_reason="The grant ends",
        minutes_allotted=10,
    )
    PaperFactory(item=plan, title="The paper", release_class="public")
    AgendaItemFactory(
        meeting=meeting,
        title="Nightjar contract",
        release_class="restricted",
        closed_ground="exempt",
        exempt_paragraph=3,
        exempt_reason="Prices",
    )
    AgendaItemFactory(meeting=meeting, title="Log", carries="action_log", release_class="public")


CLOSED = (
    "Exempt under paragraph 3 of Schedule 12A: someone’s financial or business affairs, "
    "the authority’s included. Prices"
)


def cells(response) -> list[str]:
    table = docx.Document(io.BytesIO(response.content)).tables[1]
    return [row.cells[2].text for row in table.rows[1:]]


def text_of(response) -> str:
    with zipfile.ZipFile(io.BytesIO(response.content)) as opened:
        return "".join(opened.read(name).decode() for name in opened.namelist())


def test_it_says_all_that_the_reader_may_know(items, address, alice, browse):
    response = browse(alice).get(f"{address}?format=docx")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="sefton-2023-12-06-agenda-restricted.docx"'
    )
    assert cells(response) == [
        "Needs & plan\nPaper: The paper\nUrgent: The grant ends",
        f"Nightjar contract\n{CLOSED}",
        "Log\nNo open action.",
    ]


@pytest.mark.parametrize("query", ["audience=public", "audience=member"])
def test_an_officer_makes_it_for_a_more_open_audience(query, items, address, alice, browse):
    for extension in ("docx", "odt"):
        text = text_of(browse(alice).get(f"{address}?format={extension}&{query}"))
        assert "Nightjar" not in text
        assert "Prices" not in text
        assert "Restricted item" in text
    page = browse(alice).get(f"{address}?{query}").content.decode()
    assert "Nightjar" not in page
    assert "Needs &amp; plan" in page


@pytest.mark.parametrize("query", ["", "audience=restricted", "audience=x"])
def test_a_member_cannot_ask_for_more_than_a_member_may_read(query, items, address, max_, browse):
    for extension in ("docx", "odt", "csv", ""):
        response = browse(max_).get(f"{address}?format={extension}&{query}")
        assert "Nightjar" not in (text_of(response) if extension in ("docx", "odt") else response.content.decode())


def test_an_agenda_without_items_is_a_document_too(meeting, address, bea, browse):
    assert "The agenda has no items yet." in browse(bea).get(address).content.decode()
    assert "The agenda has no items yet." in text_of(browse(bea).get(f"{address}?format=odt"))


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_the_same_queries_for_any_number_of_items(
    number, meeting, address, bea, browse, django_assert_num_queries
):
    for item in AgendaItemFactory.create_batch(number, meeting=meeting, carries="action_log"):
        PaperFactory(item=item)
    client = browse(bea)
    with django_assert_num_queries(10):
        client.get(f"{address}?format=odt")


def test_who_may_read_it(address, charlie, max_, browse):
    assert [browse(user).get(address).status_code for user in (max_, charlie)] == [200, 404]
    assert browse(max_).post(address).status_code == 405


def test_the_page_of_the_meeting_says_ground_urgency_and_what_is_carried(items, meeting, address, alice, max_, browse):
    page = browse(alice).get(meeting.get_absolute_url()).content.decode()
    for words in (CLOSED, "Urgent: The grant ends", "No open action.", address):
        assert words in page
    assert "Nightjar" not in browse(max_).get(meeting.get_absolute_url()).content.decode()
