import re
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from hypothesis import given, settings
from hypothesis import strategies as st

from cdp_portal.charts import (
    Bar,
    Part,
    bar_chart,
    plain,
    sparkline,
    stacked_bar,
)
from cdp_portal.charts.scale import Scale, spread, ticks

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\"'&{{ x }}"
QUARTERS = ["Q1", "Q2", "Q3", "Q4", "Q5"]


def parsed(drawn):
    return ElementTree.fromstring(drawn)


def found(drawn, tag, **attributes):
    nodes = parsed(drawn).iter(SVG + tag)
    return [node for node in nodes if all(node.get(name) == value for name, value in attributes.items())]


def lines_of(drawn):
    """The corners of each polyline, in the order drawn."""
    return [
        [tuple(map(float, corner.split(","))) for corner in node.get("points").split()]
        for node in found(drawn, "polyline")
    ]


def texts(drawn):
    return [node.text for node in found(drawn, "text")]


def description(drawn):
    return found(drawn, "desc")[0].text


def every_chart(label=HOSTILE, show=plain):
    figures = [Decimal(3), "suppressed", Decimal("4.5")]
    labels = [label, "b", "c"]
    return [
        bar_chart("b", label, [Bar(label, Decimal(3), 2), Bar("b", label)], show=show),
        stacked_bar("c", label, [Part(label, Decimal(3)), Part("b", 1)], show=show),
        sparkline("d", label, labels, figures, show=show),
    ]


# -- every chart ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("index", range(3))
def test_a_chart_is_an_image_with_a_name(index):
    drawn = every_chart("Spend")[index]
    root, uid = parsed(drawn), "bcd"[index]
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", f"{uid}-title {uid}-desc")
    assert [(node.tag, node.get("id")) for node in list(root)[:2]] == [
        (f"{SVG}title", f"{uid}-title"),
        (f"{SVG}desc", f"{uid}-desc"),
    ]
    assert sorted(re.findall(r' id="([^"]+)"', drawn)) == [f"{uid}-desc", f"{uid}-title"]


@pytest.mark.parametrize("index", range(3))
def test_hostile_labels_are_texts(index):
    drawn = every_chart()[index]
    root = parsed(drawn)
    assert root.find(f"{SVG}title").text == HOSTILE
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= {
        "svg", "title", "desc", "text", "line", "rect", "polyline", "polygon", "circle",
    }  # fmt: skip
    assert Template("{{ chart }}").render(Context({"chart": drawn})) == drawn


@pytest.mark.parametrize("index", range(3))
def test_nothing_that_a_strict_policy_refuses(index):
    assert re.findall(r"\bstyle=|<style|<script|\bon[a-z]+=|href", every_chart("Spend")[index]) == []


@pytest.mark.parametrize("uid", ["", "1a", "a b", 'a"', "é"])
def test_what_cannot_be_an_id(uid):
    with pytest.raises(ValueError, match="cannot name a chart"):
        sparkline(uid, "Trend", ["Q1"], [1])


amounts = st.decimals(-(10**9), 10**9, places=2)


@settings(deadline=None, max_examples=30)
@given(st.lists(amounts, min_size=1, max_size=8))
def test_every_number_is_in_the_description(values):
    labels = [f"p{index}" for index in range(len(values))]
    said = [f"{label}: {plain(value)}" for label, value in zip(labels, values, strict=True)]
    bars = description(bar_chart("c1", "x", [Bar(label, value) for label, value in zip(labels, values, strict=True)]))
    assert bars == f"{'; '.join(said)}."
    assert description(sparkline("c1", "x", labels, values)) == f"{', '.join(said)}."


# -- sparklines -------------------------------------------------------------------------------------------------------
def test_a_sparkline_is_broken_at_its_gaps():
    drawn = sparkline("c1", "Trend", QUARTERS, [1, 2, "suppressed", 4, None])
    assert [len(line) for line in lines_of(drawn)] == [2]
    assert len(found(drawn, "circle")) == 1
    assert description(drawn) == "Q1: 1, Q2: 2, Q3: suppressed, Q4: 4, Q5: no figure."


# -- bars -------------------------------------------------------------------------------------------------------------
def test_bars_share_a_scale_and_say_their_figures():
    drawn = bar_chart(
        "c1", "Spend", [Bar("Treatment", 50, 100), Bar("Housing", 120, 100), Bar("Work", "not yet received", 40)]
    )
    spent = [float(node.get("width")) for node in found(drawn, "rect", fill="#1d70b8")]
    planned = [float(node.get("width")) for node in found(drawn, "rect", fill="#f3f2f1")]
    over = [float(node.get("width")) for node in found(drawn, "rect", fill="#d4351c")]
    assert [round(width / 518 * 120) for width in spent + planned + over] == [50, 100, 100, 100, 40, 20]
    assert texts(drawn) == [
        "Treatment",
        "50 of 100",
        "Housing",
        "120 of 100, 20 over",
        "Work",
        "not yet received, planned 40",
    ]
    assert description(drawn) == (
        "Treatment: 50 of 100; Housing: 120 of 100, 20 over; Work: not yet received, planned 40."
    )


def test_a_long_name_gets_a_line_of_its_own():
    short, long = (bar_chart("c1", "Spend", [Bar(name, 1, 2)]) for name in ("Work", "Treatment " * 8))
    assert [node.get("y") for node in found(short, "text")] == ["16", "16"]
    assert [node.get("y") for node in found(long, "text")] == ["16", "40"]


def test_a_refund_goes_the_other_way():
    drawn = bar_chart("c1", "Spend", [Bar("Refund", Decimal(-50)), Bar("Work", Decimal(50))])
    refund, work = found(drawn, "rect", fill="#1d70b8")
    assert float(refund.get("x")) + float(refund.get("width")) == pytest.approx(float(work.get("x")), abs=0.2)


@pytest.mark.parametrize("bars", [[], [Bar("Work", 0)], [Bar("Work", 0, 0)], [Bar("Work", None)]])
def test_bars_of_nothing(bars):
    assert [node for node in found(bar_chart("c1", "Spend", bars), "rect") if float(node.get("width")) > 0] == []


# -- parts of a whole -------------------------------------------------------------------------------------------------
def test_parts_are_lettered_and_fill_the_bar():
    drawn = stacked_bar("c1", "Grant", [Part("Treatment", 75), Part("Work", 25), Part("Other", 0)])
    widths = [float(node.get("width")) for node in found(drawn, "rect", height="41")]
    assert widths == [390, 130]
    assert texts(drawn) == ["A", "B", "A", "Treatment", "75 (75%)", "B", "Work", "25 (25%)", "C", "Other", "0 (0%)"]
    assert description(drawn) == "Treatment: 75 (75%); Work: 25 (25%); Other: 0 (0%); total: 100."


def test_a_whole_of_nothing():
    assert description(stacked_bar("c1", "Grant", [Part("Work", 0)])) == "Work: 0; total: 0."


@pytest.mark.parametrize("parts", [[Part("a", -1)], [Part("a", 1)] * 7])
def test_parts_that_cannot_be_stacked(parts):
    with pytest.raises(ValueError, match="at most 6 parts, none below zero"):
        stacked_bar("c1", "Grant", parts)


# -- scales -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0, 100], "0 25 50 75 100"),
        ([31, 40], "30 32.5 35 37.5 40"),
        ([Decimal("0.1"), Decimal("0.3")], "0 0.1 0.2 0.3"),
        ([-3, 7], "-5 -2.5 0 2.5 5 7.5"),
        ([5], "2 4 6 8"),
        ([-5], "-8 -6 -4 -2"),
        ([], "0 1"),
        ([6, 7], "6 7"),
    ],
)
def test_ticks_are_round(values, expected):
    assert " ".join(map(plain, ticks(values))) == expected


@given(st.lists(amounts, min_size=1))
def test_ticks_enclose_the_values(values):
    marks = ticks(values)
    assert marks[0] <= min(values) <= max(values) <= marks[-1]
    assert 2 <= len(marks) <= 7


def test_a_scale_may_run_backwards():
    y = Scale(Decimal(0), Decimal(10), 100, 0)
    assert [y(0), y(5), y(10)] == [100, 50, 0]


def test_labels_keep_apart():
    assert spread([50, 52, 90], 10, 0, 100) == [50, 60, 90]
    assert spread([95, 98, 99], 10, 0, 100) == [80, 90, 100]
    assert spread([], 10, 0, 100) == []
