"""What a chart says, draws and lists is the same, whatever kind of chart it is."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st

from cdp_portal.charts import COMPACT, NARROW, WIDE, trend_chart
from cdp_portal.charts.trend_places import values_of
from outcomes.chart_choice import Kind
from outcomes.charting import Against, charted
from outcomes.charting.spans import span_label, span_words
from outcomes.words import figure_words
from tests.cdp_portal.svgs import numbers, texts
from tests.outcomes.tracks import SHIFTED, STEADY, england, metric, target, track, withheld

BASELINE = date(2022, 3, 31)
RISING = target(1520, date(2025, 3, 31), start_value=Decimal(1300), starts_on=date(2022, 4, 1))
CARE = {"name": "Continuity of care", "unit": "percent", "per": 100, "polarity": "higher"}


def rolling():
    of = metric(**CARE, rolling_months=12)
    values = [("38.2", 35, 41), "suppressed", None, ("41", 38, 44), ("46.5", "44.5", 49)]
    others = [england([30, 31, 32, 33, Decimal("34.5")], of=of, length=12)]
    others += [track([29, 30, 31, 32, 35], of=of, length=12, area="region", area_name="North West")]
    steps = [target(40, date(2020, 3, 31)), target(45, date(2021, 12, 31))]
    return charted(track(values, of=of, length=12), Against(others, steps, date(2020, 3, 31)))


def control():
    return charted(track(SHIFTED), Against(targets=[RISING], baseline_on=BASELINE))


def steady():
    return charted(track(STEADY))


def run():
    return charted(track([5, 6, 7, 5, 3, 4, 5, 6, 7, 8, 9]))


def pooled():
    of = metric(name="Deaths", unit="per 100,000", polarity="lower", rolling_months=36, per=100000)
    values = [(f"{7 + place / 10}", f"{6 + place / 10}", f"{8 + place / 10}") for place in range(18)]
    return charted(track(values, of=of, start=date(2001, 1, 1), step=12, length=36))


KINDS = {"control": control, "steady": steady, "run": run, "rolling": rolling, "pooled": pooled}
every_kind = pytest.mark.parametrize("made", KINDS.values(), ids=KINDS.keys())


def table_numbers(chart):
    """The numbers of its tables; not of the names of periods and of patterns."""
    texts_ = []
    for table in (chart.table, chart.lines):
        for row in table.rows if table else ():
            pairs = zip(table.columns, row, strict=True)
            texts_ += [text for (title, _), text in pairs if title not in ("Period", "Stands out", "Line")]
    return sorted(numbers(texts_))


def words_only(chart, said):
    """Words without the names of periods, the sentences about patterns and the reason."""
    for mark in chart.trend.marks:
        said = said.replace(mark.sentence.rstrip("."), "")
    said = said.replace(chart.reading.choice.reason.rstrip("."), "")
    for label in sorted(chart.reading.labels, key=len, reverse=True):
        said = said.replace(label, "")
    return said


# -- the numbers ------------------------------------------------------------------------------------------------------
@every_kind
def test_the_picture_draws_exactly_the_numbers_of_the_table(made):
    chart = made()
    drawn = values_of(chart.trend)
    for line in chart.trend.lines[1:]:
        drawn += [end for span in line.ranges if span for end in span]
    assert sorted(drawn) == table_numbers(chart)


@every_kind
def test_the_alternative_text_says_exactly_the_numbers_of_the_table(made):
    chart = made()
    assert sorted(numbers(words_only(chart, chart.description))) == table_numbers(chart)


@every_kind
@pytest.mark.parametrize("size", [WIDE, NARROW, COMPACT], ids=["wide", "narrow", "compact"])
def test_the_words_in_the_picture_say_numbers_of_the_table(made, size):
    chart = made()
    picture = trend_chart("c1", chart.title, chart.trend, size)
    ends = [words for words in texts(picture) if words not in axis_of(picture)]
    unwrapped = words_only(chart, " ".join(ends))
    patterns = numbers(" ".join(mark.sentence for mark in chart.trend.marks))
    allowed = {*table_numbers(chart), *patterns, *numbers(" ".join(chart.reading.labels))}
    assert [number for number in numbers(unwrapped) if number not in allowed] == []


amounts = st.decimals(0, 99999, places=2)
figures = st.lists(st.one_of(st.none(), st.just("suppressed"), amounts), max_size=24)


@settings(deadline=None, max_examples=60)
@given(figures, amounts, st.sampled_from([3, 12]), st.booleans())
def test_numbers_agree_for_any_series(before, last, length, has_target):
    aims = [target(last, date(2023, 3, 31), start_value=Decimal(7), starts_on=date(2020, 4, 1))] if has_target else []
    chart = charted(track([*before, last], length=length), Against(targets=aims, baseline_on=date(2020, 3, 31)))
    assert sorted(values_of(chart.trend)) == table_numbers(chart)
    assert sorted(numbers(words_only(chart, chart.description))) == table_numbers(chart)
    assert chart.headline.startswith("Numbers in treatment ")
    assert chart.headline.count(figure_words(chart.reading.track.latest)) >= 1


def axis_of(picture):
    """The texts along the two axes, which are round numbers and periods."""
    found = re.findall(r'<text[^>]*text-anchor="(?:end|middle)"[^>]*>([^<]*)</text>', picture)
    return set(found)


@every_kind
def test_the_page_shows_both_pictures_and_the_same_tables(made):
    chart = made()
    page = render_to_string("outcomes/chart_figure.html", {"chart": chart})
    assert page.count("<svg") == 2
    assert len(set(re.findall(r' id="([^"]+)"', page))) == len(re.findall(r' id="([^"]+)"', page))
    cells = re.findall(r'<td class="[^"]*" data-label="[^"]*">([^<]*)</td>', page)
    assert cells == [text for table in (chart.table, chart.lines) if table for row in table.rows for text in row[1:]]
    assert re.findall(r"\bstyle=|<style|<script", page) == []


# -- which chart ------------------------------------------------------------------------------------------------------
def test_each_series_gets_the_chart_it_may_have():
    assert {name: made().kind for name, made in KINDS.items()} == {
        "control": Kind.CONTROL,
        "steady": Kind.CONTROL,
        "run": Kind.RUN,
        "rolling": Kind.LINE,
        "pooled": Kind.LINE,
    }


def test_lines_of_each_chart():
    assert [name for name, _ in control().lines.rows] == ["Average", "Upper limit", "Lower limit", "Baseline"]
    assert run().lines.rows == (("Median", "6"),)
    assert pooled().lines is None


def test_two_figures_have_no_picture():
    assert [charted(track([5, 6, 7][:count])).has_picture for count in (1, 2, 3)] == [False, False, True]


def test_one_figure_has_no_picture_but_a_sentence_and_a_table():
    chart = charted(track([5]))
    assert (chart.has_picture, chart.wide, chart.narrow, chart.compact) == (False, "", "", "")
    assert chart.headline == "Numbers in treatment stood at 5 people in Quarter 1 2019-20 (April to June 2019)."
    assert chart.summary == ("With one figure there is no chart yet.",)
    assert chart.table.rows == (("Q1 2019-20", "5"),)


# -- sentences --------------------------------------------------------------------------------------------------------
def test_usual_variation_is_no_news():
    chart = steady()
    assert chart.headline == (
        "Numbers in treatment rose by 7 to 1,305 people in Quarter 4 2022-23 (January to March 2023): "
        "within usual variation."
    )
    assert chart.summary == (
        "All 16 figures lie between the limits 1,262 and 1,333 without a pattern: this is usual variation.",
    )


def test_what_stands_out_is_an_improvement_or_a_concern_or_just_a_change():
    ends = {
        polarity: charted(track(SHIFTED, of=metric(polarity=polarity))).headline.rpartition(": ")[2]
        for polarity in ("higher", "lower", "context")
    }
    assert ends == {
        "higher": "an improvement beyond usual variation (7 in a row above the average).",
        "lower": "a concern beyond usual variation (7 in a row above the average).",
        "context": "a change beyond usual variation (7 in a row above the average).",
    }


def test_the_summary_tells_variation_target_baseline_and_others():
    assert control().summary == (
        (
            "Below the lower limit: Q1 2022-23. 7 in a row above the average: Q2 2022-23 to Q4 2023-24. "
            "3 in a short time close to the upper limit: Q1 2023-24 to Q4 2023-24."
        ),
        "The latest figure is 97 below what was aimed for by 31 March 2024 (1,447): not met.",
        "The target is 1,520 by 31 March 2025.",
        "It is up 54 from the baseline, 1,296 in Quarter 4 2021-22 (January to March 2022).",
    )
    assert rolling().summary[1:] == (
        "The latest figure is 3.65 percentage points above what was aimed for by 31 March 2021 (42.85%): met.",
        "The target is 45% by 31 December 2021.",
        "It is up 8.3 percentage points from the baseline, 38.2% in the year to 31 March 2020.",
        "For the same period: England 34.5% (ours is higher), North West 35% (ours is higher).",
    )


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1400, "beyond the limits: it will not be met unless something changes"),
        (1200, "inside what is usual: it will be met as long as nothing changes"),
        (1300, "between the limits: it will be met in some periods and missed in others"),
    ],
)
def test_limits_tell_whether_a_target_can_be_met(value, words):
    chart = charted(track(STEADY), Against(targets=[target(value, date(2024, 3, 31))]))
    assert chart.summary[2] == f"The target is {value:,} by 31 March 2024, {words}."


def test_earlier_patterns_are_told_as_such():
    chart = charted(track([*STEADY[:8], 1420, 1175, *STEADY[8:]]))
    assert chart.headline.endswith(": within usual variation.")
    assert chart.summary == (
        (
            "The latest figure shows usual variation; earlier ones stand out. "
            "Above the upper limit: Q1 2021-22. Below the lower limit: Q2 2021-22."
        ),
    )


def test_overlapping_ranges_may_be_chance():
    of = metric(**CARE)
    chart = charted(track([(40, 36, 44), (42, 38, 46)], of=of))
    assert chart.headline == (
        "Continuity of care rose by 2 percentage points to 42% in Quarter 2 2019-20 (July to September 2019): "
        "the ranges overlap, so this may be chance."
    )


def test_one_point_is_one_point_and_no_change_is_none():
    of = metric(**CARE)
    assert "fell by 1 percentage point to 40%" in charted(track([41, 40], of=of)).headline
    assert "stayed at 40% in" in charted(track([40, 40], of=of)).headline


def test_a_change_since_an_earlier_period_says_since_when():
    words = charted(track([10, "suppressed", 12])).headline
    assert words == (
        "Numbers in treatment rose by 2 since Quarter 1 2019-20 (April to June 2019), to 12 people "
        "in Quarter 3 2019-20 (October to December 2019)."
    )


def test_a_figure_that_is_not_known_is_told_with_the_last_known_one():
    assert charted(track([10, "not_received"])).headline == (
        "Numbers in treatment: not yet received for Quarter 2 2019-20 (July to September 2019). "
        "The last known figure is 10 people in Quarter 1 2019-20 (April to June 2019)."
    )
    assert charted(track(["not_received"])).headline == (
        "Numbers in treatment: not yet received for Quarter 1 2019-20 (April to June 2019)."
    )


def test_what_is_withheld_is_a_gap_that_says_so():
    chart = charted(withheld(track([*STEADY, 3]), 2, 16))
    assert chart.headline == (
        "Numbers in treatment: fewer than 5 for Quarter 1 2023-24 (April to June 2023). "
        "The last known figure is 1,305 people in Quarter 4 2022-23 (January to March 2023)."
    )
    assert [text for _, text in chart.table.rows][2] == [text for _, text in chart.table.rows][16] == "Fewer than 5"
    assert chart.kind is Kind.CONTROL
    assert chart.reading.limits.points == 15
    page = render_to_string("outcomes/chart_figure.html", {"chart": chart})
    assert "1,288" not in page
    assert "Gap: fewer than 5 in Q3 2019-20, Q1 2023-24" in page


def test_a_missing_row_is_a_gap_in_picture_and_table():
    chart = charted(track([10, 11, None, 12, 13]))
    assert [text for _, text in chart.table.rows] == ["10", "11", "No figure", "12", "13"]
    assert "Q3 2019-20: no figure" in chart.description


def test_how_it_is_worked_out_can_be_done_again():
    chart = charted(track(STEADY, numerator=Decimal(412), denominator=Decimal(1003), source="NDTMS"))
    assert chart.worked_out[:3] == [
        "The latest figure: 412 ÷ 1,003 = 1,305, in Quarter 4 2022-23 (January to March 2023).",
        "The average is the sum of the 16 figures divided by 16: 1,298.",
        (
            "The average moving range is the mean of the differences between neighbouring periods, of which there are "
            "15: 13.53. The limits are the average plus and minus 2.66 times that: 1,262 and 1,333. A difference of "
            "more than 44.2 (3.267 times) from one period to the next would be unusual."
        ),
    ]
    assert chart.worked_out[-1] == "Source of the latest figure: NDTMS."


def test_a_count_has_no_limit_below_nought_nor_a_share_one_above_a_hundred():
    counts = charted(track([0, 9] * 8))
    assert ("Lower limit", "0") in counts.lines.rows
    assert "so it is drawn at 0." in " ".join(counts.worked_out)
    shares = charted(track([100, 91] * 8, of=metric(**CARE)))
    assert ("Upper limit", "100%") in shares.lines.rows


def test_only_three_others_are_drawn():
    of = metric(**CARE)
    chart = charted(track([1, 2, 3], of=of), Against([england([1, 2, 3], of=of)] * 5))
    assert len(chart.trend.lines) == 4
    assert [title for title, _ in chart.table.columns] == ["Period", "Figure", "England", "England", "England"]


def test_a_count_is_not_drawn_beside_that_of_a_larger_area():
    chart = charted(track([1, 2, 3]), Against([england([1000, 2000, 3000]), england([9, 9, 9])]))
    assert [title for title, _ in chart.table.columns] == ["Period", "Figure"]
    assert chart.worked_out[-1] == "A count grows with the area, so England and England are not drawn beside it."
    assert "3,000" not in render_to_string("outcomes/chart_figure.html", {"chart": chart})


# -- periods ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (date(2023, 7, 1), date(2023, 10, 1), "Q2 2023-24"),
        (date(2023, 4, 1), date(2024, 4, 1), "2023-24"),
        (date(2023, 1, 1), date(2024, 1, 1), "2023"),
        (date(2023, 5, 1), date(2023, 6, 1), "May 2023"),
        (date(2018, 1, 1), date(2021, 1, 1), "2018 to 2020"),
        (date(2022, 7, 1), date(2023, 7, 1), "year to Jun 2023"),
        (date(2020, 7, 1), date(2023, 7, 1), "3 years to Jun 2023"),
        (date(2023, 2, 1), date(2023, 4, 1), "2 months to Mar 2023"),
        (date(2023, 5, 2), date(2023, 5, 10), "to 9 May 2023"),
    ],
)
def test_periods_have_short_names(start, end, label):
    assert span_label((start, end)) == label


def test_periods_of_a_rolling_series_are_named_by_their_ends():
    year = (date(2023, 4, 1), date(2024, 4, 1))
    assert span_label(year, rolling=True) == "year to Mar 2024"
    assert span_words(year, rolling=True) == "the year to 31 March 2024"


def test_pooled_years_are_named_by_the_first_and_the_last():
    pooled = (date(2018, 1, 1), date(2021, 1, 1))
    assert (span_label(pooled, rolling=True), span_words(pooled, rolling=True)) == ("2018 to 2020", "2018 to 2020")
