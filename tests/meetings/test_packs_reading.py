"""An issued pack as a web page: in the order, words and page numbers of its file."""

import re
from itertools import pairwise

import pytest
from django.urls import reverse
from lxml import html

from cdp_portal.release import Audience
from meetings.models import PaperAnswer
from meetings.packs.reading import page_of
from tests.cdp_portal import pdfs
from tests.meetings.test_packs import issue, meeting, upload

__all__ = ["meeting"]  # the fixture


@pytest.fixture
def pack(meeting, bea):
    """With headings below the author's own, a scan, and papers of every kind."""
    text = "# The author’s heading\n\nAgree the *plan*, with [a link](https://www.example.org/)."
    PaperAnswer.objects.filter(paper__title="The plan").update(text=text)
    upload(meeting.items.get(title="Delivery plan"), "Scanned figures", title="Scanned figures", accessibility="scan")
    return issue(meeting, Audience.MEMBER, bea)


@pytest.fixture
def read(pack, max_, browse):
    """The page as a member reads it."""
    address = reverse("pack_read", args=["sefton", pack.meeting.slug, pack.pk])
    return html.fromstring(browse(max_).get(address).content.decode()).find(".//main")


def words(tag) -> str:
    return " ".join(" ".join(tag.itertext()).split())


def parts(read) -> dict:
    """Each part of the page by its heading."""
    return {words(part.find("h2")): part for part in read.iterfind(".//section")}


def test_parts_come_in_the_order_of_the_file_with_its_page_numbers(pack, read):
    marks = [(title, page) for title, page in pdfs.bookmarks(pack.file.read()) if title != "Contents"]
    contents = [re.match(r"(.+?) , page (\S+)$", words(line)).groups() for line in read.iterfind(".//nav//li")]

    assert contents == [(title, str(page)) for title, page in marks]
    assert list(parts(read)) == [title for title, _page in marks]
    assert [link.get("href") for link in read.iterfind(".//nav//a")] == [
        f"#{part.find('h2').get('id')}" for part in parts(read).values()
    ]


def test_headings_go_down_one_level_at_a_time(read):
    levels = [int(tag.tag[1]) for tag in read.iter("h1", "h2", "h3", "h4", "h5", "h6")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert max(below - above for above, below in pairwise(levels)) == 1


def test_what_is_written_here_is_read_here(read):
    plan = parts(read)["2. The plan"]

    assert "Agree the plan , with a link ." in words(plan)
    assert [link.get("href") for link in plan.iter("a")] == ["https://www.example.org/"]
    assert "Write to the care board" in words(parts(read)["Action log"])


def test_an_uploaded_paper_leads_to_its_own_page_of_the_file(pack, read, max_, browse):
    part = parts(read)["2. Scanned figures"]
    address, _, page = part.find(".//a").get("href").partition("#page=")
    response = browse(max_).get(address)

    assert "This paper is a scan. A screen reader cannot read it." in words(part)
    assert int(page) == dict(pdfs.bookmarks(response.content))["2. Scanned figures"]
    assert response.headers["Content-Disposition"].startswith("inline")  # a download opens no page


def test_nothing_above_the_audience_is_on_the_page(read):
    assert [secret for secret in ("Nightjar", "Contractor in default", "Undercover") if secret in words(read)] == []
    assert "Restricted item" in words(read)


def test_the_sheets_are_counted_where_a_later_version_has_letters(meeting, pack, bea):
    upload(meeting.items.get(title="Delivery plan"), "Late", pages=3, title="Late paper")
    later = issue(meeting, Audience.MEMBER, bea, "Late paper")
    part = next(one for one in page_of(later).parts if one.title == "Late paper")

    assert part.label.endswith("a")
    assert part.sheet == dict(pdfs.bookmarks(later.file.read()))["2. Late paper"]
