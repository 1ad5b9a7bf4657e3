from datetime import UTC, datetime

import pytest

from cdp_portal import markdown
from cdp_portal.charts import (
    LARGE_PRINT,
    NARROW_TIMELINE,
    Look,
    Trend,
    TrendLine,
    Work,
    timeline,
    trend_chart,
    trend_description,
)
from cdp_portal.pdf.fitting import fitted
from cdp_portal.pdf.paper import PaperSpec, build_paper
from cdp_portal.pdf.pictures import Picture, picture_block, picture_data
from cdp_portal.pdf.report import ReportSpec, Section, build_report
from tests.cdp_portal import pdfs
from tests.cdp_portal.svgs import smallest_letters

NOW = datetime(2026, 11, 28, tzinfo=UTC)
TREND = Trend(["Q1", "Q2"], [TrendLine("Sefton", [412, 437])])
CHART = Picture(str(trend_chart("c1", "Numbers", TREND)), trend_description(TREND), "Numbers in treatment")


def report(*pictures):
    return build_report(ReportSpec("Highlights", NOW, sections=(Section("Outcomes", pictures=pictures),)))


def test_a_chart_is_printed_as_a_figure_with_its_words():
    pdf = report(CHART)
    (text,) = pdfs.texts(pdf)
    assert "Numbers in treatment" in text
    assert "437" in text
    assert pdfs.elements(pdf).count("/Figure") == 1
    assert pdfs.alternatives(pdf) == ["Q1: 412, Q2: 437."]
    assert pdfs.is_sound(pdf)


def test_equal_pictures_give_equal_bytes():
    assert report(CHART) == report(CHART)


def test_the_letters_are_those_of_the_page():
    assert set(pdfs.fonts(report(CHART))) == {"SourceSans3-Regular", "SourceSans3-Bold", "SourceSans3-Semibold"}


def test_what_is_higher_than_a_page_is_made_to_fit():
    works = [Work(f"Action {number}", "On track", Look.SOLID, due_on=NOW.date()) for number in range(60)]
    drawn = timeline("t1", "Plan", works, NOW.date(), NARROW_TIMELINE)
    texts = pdfs.texts(report(Picture(str(drawn), "The plan.")))
    assert "Action 59" in texts[-1]


def test_a_paper_prints_a_chart_within_its_text():
    tree = [*markdown.parse("Before."), picture_block(CHART), *markdown.parse("After.")]
    pdf = build_paper(PaperSpec("Sefton", "Board", "Highlights", (), (("Outcomes", tree, 2),), NOW))
    (text,) = pdfs.texts(pdf)
    assert text.index("Before.") < text.index("437") < text.index("After.")
    assert pdfs.alternatives(pdf) == ["Q1: 412, Q2: 437."]


def test_where_there_is_no_print_the_words_stand():
    assert str(markdown.to_html([picture_block(CHART)])) == '<p class="govuk-body">Q1: 412, Q2: 437.</p>'


@pytest.mark.parametrize(
    ("picture", "why"),
    [
        (Picture("<svg></svg>", "Words"), "says how large it is"),
        (Picture(CHART.svg, ""), "has words that stand for it"),
        (Picture(CHART.svg, "Words", large="<svg></svg>"), "says how large it is"),
    ],
)
def test_a_picture_has_a_size_and_words(picture, why):
    with pytest.raises(ValueError, match=why):
        picture_data(picture)


def test_in_large_print_the_letters_have_18_points():
    large = str(trend_chart("c1", "Numbers", TREND, LARGE_PRINT))
    block = picture_block(Picture(CHART.svg, CHART.alt, large=large))
    (usual,), (bigger,) = fitted([block], large=False), fitted([block], large=True)
    assert usual["svg"] == picture_data(CHART)["svg"]
    assert bigger["width"] == 470
    assert smallest_letters(bigger["svg"]) * bigger["width"] / LARGE_PRINT.width >= 18
    (plain,) = fitted([picture_block(CHART)], large=True)
    assert plain["svg"] == usual["svg"]
