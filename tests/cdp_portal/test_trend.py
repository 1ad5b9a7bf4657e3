import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdp_portal.charts import (
    COMPACT,
    NARROW,
    WIDE,
    Level,
    Mark,
    Path,
    Role,
    Trend,
    TrendLine,
    percent,
    plain,
    trend_chart,
    trend_description,
)
from cdp_portal.charts.trend_lines import BAND, HATCH
from cdp_portal.charts.trend_places import values_of
from tests.cdp_portal.svgs import corners, description, found, numbers, size, smallest_letters, texts

SIZES = [WIDE, NARROW, COMPACT]
HOSTILE = "<script>alert(1)</script>\"'&{{ x }}"
QUARTERS = [f"Q{index}" for index in range(1, 41)]


def trend(figures, **options):
    options.setdefault("lines", [TrendLine("Sefton", figures)])
    return Trend(QUARTERS[: len(figures)], **options)


def drawn(figures, size=WIDE, **options):
    return trend_chart("c1", "Care", trend(figures, **options), size)


def full(label=HOSTILE):
    """A chart with everything that there can be."""
    ranges = [(Decimal(2), Decimal(4)), None, (Decimal(3), Decimal(6))]
    return Trend(
        [label, "b", "c"],
        [TrendLine(label, [3, label, 5], ranges), TrendLine("England", [4, 4, 4])],
        levels=[Level(label, Decimal("3.5"), role) for role in Role],
        path=Path(label, [None, 4, 6]),
        marks=[Mark((0, 2), upwards=True, sentence=label)],
    )


# -- what every chart over time is ------------------------------------------------------------------------------------
@pytest.mark.parametrize("scale", SIZES)
def test_hostile_words_are_texts_and_the_policy_holds(scale):
    picture = trend_chart("c1", HOSTILE, full(), scale)
    assert found(picture, "title")[0].text == HOSTILE
    assert {node.tag.rpartition("}")[2] for node in found(picture, "svg")[0].iter()} <= {
        "svg", "title", "desc", "text", "line", "rect", "polyline", "polygon", "circle",
    }  # fmt: skip
    assert re.findall(r"\bstyle=|<style|\bon[a-z]+=\"|href", trend_chart("c1", "Care", full("Q1"), scale)) == []


@pytest.mark.parametrize("scale", SIZES)
def test_no_letter_is_smaller_than_twelve_pixels_on_a_phone(scale):
    picture = trend_chart("c1", "Care", full("Q1"), scale)
    shown_at = min(1, 345 / size(picture)[0]) if scale is not WIDE else 1
    assert smallest_letters(picture) * shown_at >= 12


def test_one_figure_for_each_period_and_at_most_four_lines():
    with pytest.raises(ValueError, match="one figure for each period"):
        Trend(["Q1", "Q2"], [TrendLine("A", [1])])
    with pytest.raises(ValueError, match="one figure for each period"):
        Trend(["Q1"], [TrendLine("A", [1])], path=Path("Target", [1, 2]))
    for count in (0, 5):
        with pytest.raises(ValueError, match="1 to 4 lines"):
            Trend(["Q1"], [TrendLine("A", [1])] * count)


def test_it_says_every_number_in_words():
    assert trend_description(full("Q1")) == (
        "Q1: Q1: 3 (range 2 to 4), b: Q1, c: 5 (range 3 to 6). England: Q1: 4, b: 4, c: 4. "
        "Q1: 3.5. Q1: 3.5. Q1: 3.5. Q1: 3.5. Q1: b: 4, c: 6. Q1."
    )


# -- our line ---------------------------------------------------------------------------------------------------------
def test_a_gap_is_a_gap_and_says_why():
    picture = drawn([1, 2, "suppressed", 4, 5, None])
    assert [len(line) for line in corners(picture, stroke="#1d70b8")] == [2, 2]
    assert len(found(picture, "rect", fill=HATCH)) == 3  # two columns and the sample in the key
    assert texts(picture)[-1] == "Gap: suppressed in Q3; no figure in Q6"
    assert description(picture) == "Q1: 1, Q2: 2, Q3: suppressed, Q4: 4, Q5: 5, Q6: no figure."


def test_gaps_with_one_reason_are_counted_beyond_three():
    assert texts(drawn([1, *["suppressed"] * 5, 2]))[-1] == "Gap: suppressed in Q2, Q3, Q4 and 2 more"


def test_periods_to_come_are_no_gap():
    picture = drawn([1, 2, None, None], ahead=2, path=Path("Target", [1, 2, 3, 4]))
    assert found(picture, "rect") == []
    assert description(picture) == "Q1: 1, Q2: 2. Target: Q1: 1, Q2: 2, Q3: 3, Q4: 4."


def test_a_figure_between_gaps_stands_alone():
    picture = drawn([None, 4, None], NARROW)
    assert corners(picture) == []
    assert len(found(picture, "circle")) == 1


def test_all_nought_lies_on_the_axis():
    assert len({y for _, y in corners(drawn([0, 0, 0]))[0]}) == 1


def test_intervals_are_whiskers_and_bands_when_there_are_many():
    figures = [Decimal(index % 5 + 10) for index in range(30)]
    ranges = [(value - 1, value + 1) for value in figures]
    ranges[10] = None
    lines = [TrendLine("Sefton", figures, ranges)]
    assert found(drawn(figures, WIDE, lines=lines), "polygon", fill=BAND) == []
    bands = found(drawn(figures, NARROW, lines=lines), "polygon", fill=BAND)
    assert [len(node.get("points").split()) for node in bands] == [20, 38]
    assert "Range in which the true figure probably lies" in texts(drawn(figures, WIDE, lines=lines))


# -- what is drawn beside it ------------------------------------------------------------------------------------------
def test_lines_differ_by_dash_and_mark_not_by_colour_alone():
    lines = [TrendLine(name, [1, place]) for place, name in enumerate("ABCD")]
    picture = drawn([1, 2], lines=lines)
    looks = [(node.get("stroke"), node.get("stroke-dasharray")) for node in found(picture, "polyline")]
    assert len({colour for colour, _ in looks}) == len({dash for _, dash in looks}) == 4
    assert [words for words in texts(picture) if words in ("A 0", "B 1", "C 2", "D 3")] == ["A 0", "B 1", "C 2", "D 3"]


def test_levels_differ_by_dash_or_width():
    levels = [Level(role.value, place, role) for place, role in enumerate(Role)]
    picture = drawn([1, 2], levels=levels)
    strokes = [
        (node.get("stroke-dasharray"), node.get("stroke-width"))
        for node in found(picture, "line")
        if node.get("stroke") != "#d2d4d5" and node.get("stroke-width") != "1"
    ]
    assert len(strokes) == len(set(strokes)) == 4


def test_a_target_slopes_or_steps():
    slope = corners(drawn([1, 1, 1], path=Path("Target", [1, 2, 3])), stroke="#00703c")[0]
    steps = corners(drawn([1, 1, 1], path=Path("Target", [1, 2, 3], stepped=True)), stroke="#00703c")[0]
    assert (len(slope), len(steps)) == (3, 6)
    assert all(before[0] == after[0] or before[1] == after[1] for before, after in pairwise(steps))


def test_points_that_stand_out_are_triangles_with_a_letter_and_a_sentence():
    marks = [
        Mark((3,), upwards=True, sentence="Above the upper limit: Q4."),
        Mark((1, 3), upwards=False, sentence="B."),
    ]
    picture = drawn([1, 2, 3, 9, 5], marks=marks)
    triangles = found(picture, "polygon", stroke="#0b0c0c")
    assert len(triangles) == 4  # two points, two samples
    assert len(found(picture, "circle")) == 3
    assert [words for words in texts(picture) if words in ("AB", "A", "B", "Above the upper limit: Q4")] == [
        "AB", "A", "Above the upper limit: Q4", "B", "B",
    ]  # fmt: skip


def test_on_a_small_multiple_only_our_figure_and_the_target_are_written():
    levels = [Level("Average", Decimal("2.5"), Role.CENTRE), Level("Upper limit", 9, Role.LIMIT)]
    picture = drawn([1, 2, 7], COMPACT, levels=levels, path=Path("Target", [1, 2, 3]))
    assert texts(picture)[-2:] == ["7", "Target 3"] or texts(picture)[-2:] == ["Target 3", "7"]
    assert size(picture) == (COMPACT.width, COMPACT.height)
    assert "Average: 2.5. Upper limit: 9" in description(picture)


def test_a_value_is_never_cut_but_the_name_is():
    lines = [TrendLine("A very long name of an area that cannot fit", [1, Decimal("41.3")]), TrendLine("B", [1, 2])]
    ends = [words for words in texts(drawn([1, 2], lines=lines, show=percent)) if words.endswith("41.3%")]
    assert len(ends) == 1
    assert "…" in ends[0]


# -- for any figures --------------------------------------------------------------------------------------------------
amounts = st.decimals(-(10**9), 10**9, places=2)
figures = st.lists(st.one_of(st.none(), st.just("suppressed"), amounts), min_size=1, max_size=40)


@settings(deadline=None, max_examples=60)
@given(figures, amounts, st.sampled_from(SIZES))
def test_everything_stays_in_the_picture(values, target, scale):
    picture = drawn(values, scale, levels=[Level("Target", target, Role.TARGET)])
    width, height = size(picture)
    placed = [corner for line in corners(picture) for corner in line]
    placed += [(float(node.get("cx")), float(node.get("cy"))) for node in found(picture, "circle")]
    placed += [(float(node.get("x")), float(node.get("y"))) for node in found(picture, "text")]
    assert [place for place in placed if not (0 <= place[0] <= width and 0 <= place[1] <= height)] == []


@settings(deadline=None, max_examples=40)
@given(st.lists(amounts, min_size=1, max_size=8), amounts)
def test_what_is_said_is_what_is_drawn(values, target):
    options = {"levels": [Level("Target", target, Role.TARGET)]}
    picture = drawn(values, **options)
    assert numbers(description(picture).replace("Q", "q")) == [
        Decimal(plain(v).replace(",", "")) for v in [*values, target]
    ]
    assert sorted(values_of(trend(values, **options))) == sorted([*values, target])


@settings(deadline=None, max_examples=40)
@given(st.lists(amounts, min_size=2, max_size=10, unique=True))
def test_a_higher_figure_stands_higher(values):
    heights = [y for _, y in corners(drawn(values))[0]]
    ranked = sorted(zip(values, heights, strict=True))
    assert all(lower[1] >= higher[1] for lower, higher in pairwise(ranked))
