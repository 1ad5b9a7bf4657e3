"""A chart in print is the chart of the page."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest

from cdp_portal.pdf.report import ReportSpec, build_report
from outcomes.charting import charted
from outcomes.charting.printed import picture_of, section_of
from tests.cdp_portal import pdfs
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


def test_one_figure_is_printed_without_a_picture():
    chart = charted(track([5]))
    assert picture_of(chart) is None
    assert section_of(chart).pictures == ()
