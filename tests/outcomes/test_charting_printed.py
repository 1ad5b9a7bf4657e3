"""A chart in print and in documents is the chart of the page."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from cdp_portal.documents import Document, write_docx, write_odt
from cdp_portal.pdf.paper import PaperSpec, build_paper
from cdp_portal.pdf.report import ReportSpec, build_report
from outcomes.charting import charted
from outcomes.charting.printed import blocks_of, picture_of, section_of, tree_of
from tests.cdp_portal import pdfs
from tests.cdp_portal.test_documents import parts
from tests.outcomes.test_charting import KINDS
from tests.outcomes.tracks import track

NOW = datetime(2026, 11, 28, tzinfo=UTC)
every_kind = pytest.mark.parametrize("made", KINDS.values(), ids=KINDS.keys())


def cells(chart):
    return [text for table in (chart.table, chart.lines) if table for row in table.rows for text in row if text]


@every_kind
def test_a_report_prints_the_picture_of_the_page_its_words_and_its_tables(made):
    chart = made()
    pdf = build_report(ReportSpec("Highlights", NOW, sections=(section_of(chart),)))
    assert pdfs.alternatives(pdf) == [chart.description]
    text = " ".join(pdfs.texts(pdf)).replace(" ", "")
    said = [chart.headline, *chart.summary, *cells(chart)]
    drawn = [node.text or "" for node in ElementTree.fromstring(chart.wide).iter("{http://www.w3.org/2000/svg}text")]
    assert [words for words in (*said, *drawn) if words.replace(" ", "") not in text] == []
    assert pdfs.is_sound(pdf)


def test_a_paper_holds_it_within_its_text():
    chart = KINDS["control"]()
    pdf = build_paper(PaperSpec("Sefton", "Board", "Highlights", (), (("Outcomes", tree_of(chart), 2),), NOW))
    assert pdfs.alternatives(pdf) == [chart.description]
    text = " ".join(pdfs.texts(pdf))
    assert [words for words in cells(chart) if words.replace(" ", "") not in text.replace(" ", "")] == []


@pytest.mark.parametrize("write", [write_docx, write_odt])
def test_a_document_gets_the_words_and_the_tables(write):
    chart = KINDS["run"]()
    text = " ".join(parts(write(Document("Highlights", blocks_of(chart, 1)))).values())
    assert [words for words in (chart.headline, *chart.summary, *cells(chart)) if words not in text] == []


def test_one_figure_is_printed_without_a_picture():
    chart = charted(track([5]))
    assert picture_of(chart) is None
    assert section_of(chart).pictures == ()
    assert [block["kind"] for block in tree_of(chart)] == ["paragraph", "paragraph", "table"]
