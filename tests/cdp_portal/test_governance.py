from itertools import combinations, pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdp_portal.charts import Box, Line, Stroke, governance_description, narrow_diagram, wide_diagram
from cdp_portal.charts.governance_narrow import stacked
from cdp_portal.charts.governance_plan import planned
from cdp_portal.charts.layers import crossings, levels, ordered, rows, settled, without_circles
from cdp_portal.charts.svg import wrapped

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>\"'&{{ x }}"
HWB = Box(1, "Wellbeing board", "Health and wellbeing board", outside=True)
BOARD, GROUP = Box(2, "Board", "Partnership board"), Box(3, "Treatment group", "Sub-group")
UP = Line(2, 1, "accountable to", Stroke.THICK)
BELOW = Line(3, 2, "reports to", Stroke.SOLID)
BOTH = (wide_diagram, narrow_diagram)


def parsed(drawn):
    return ElementTree.fromstring(drawn)


def drawn_lines(drawn):
    """Every line as (what it says, its corners)."""
    found = []
    for node in parsed(drawn).iter(SVG + "g"):
        said, path = node.find(SVG + "title"), node.find(SVG + "polyline")
        if said is not None:
            found.append((said.text, [tuple(map(float, one.split(","))) for one in path.get("points").split()]))
    return found


# -- any register -----------------------------------------------------------------------------------------------------
@st.composite
def registers(draw):
    """Up to 14 bodies; lines run only to bodies with a lower key, so that none closes a circle."""
    count = draw(st.integers(1, 14))
    names = st.text("abc XYZ", min_size=1, max_size=70)
    boxes = [
        Box(key, draw(names), draw(names), outside=draw(st.booleans()) if key < 5 else False)
        for key in range(1, count + 1)
    ]
    pairs = list(combinations(range(1, count + 1), 2))
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=30)) if pairs else []
    lines = [Line(low, high, "reports to", draw(st.sampled_from(Stroke))) for high, low in chosen]
    return boxes, lines


def overlap(one, other):
    (a, b, width, height), (x, y, wide, high) = one, other
    return a < x + wide and x < a + width and b < y + high and y < b + height


def cuts(place, corners):
    """Does the path run through the inside of the box?"""
    left, top, width, height = place
    return any(
        max(x1, x2) > left + 1
        and min(x1, x2) < left + width - 1
        and max(y1, y2) > top + 1
        and min(y1, y2) < top + height - 1
        for (x1, y1), (x2, y2) in pairwise(corners)
    )


def faults(places, routes, width, height):
    """What is wrong with a layout, in words."""
    found = [f"{a} over {b}" for a, b in combinations(places, 2) if overlap(places[a], places[b])]
    for key, (left, top, wide, high) in places.items():
        if left < -0.1 or top < 0 or left + wide > width + 0.1 or top + high > height:
            found.append(f"{key} outside the picture")
    found += [f"{key} cut" for key in places for corners in routes if cuts(places[key], corners)]
    found += ["a line outside" for corners in routes for x, y in corners if not (0 <= x <= width and 0 <= y <= height)]
    return found


@given(registers())
@settings(max_examples=60, deadline=None)
def test_wide_no_box_lies_on_another_nor_outside_and_no_line_runs_through_a_box(register):
    boxes, lines = register
    plan = planned(boxes, lines)
    places = {box.key: plan.place(box.key) for box in boxes}
    assert faults(places, [plan.route(line) for line in lines], plan.width, plan.bottom) == []


@given(registers())
@settings(max_examples=60, deadline=None)
def test_narrow_no_box_lies_on_another_nor_outside_and_no_line_runs_through_a_box(register):
    boxes, lines = register
    stack = stacked(boxes, lines)
    assert faults(stack.places, stack.routes, stack.width, stack.bottom) == []


@given(registers())
@settings(max_examples=30, deadline=None)
def test_every_line_is_drawn_from_box_to_box_with_one_name(register):
    boxes, lines = register
    names = {box.key: box.name for box in boxes}
    said = [f"{names[line.reporting]} reports to {names[line.to]}" for line in lines]
    for draw in BOTH:
        assert [words for words, _ in drawn_lines(draw("g", "Bodies", boxes, lines))] == said
    plan = planned(boxes, lines)
    for line in lines:
        corners = plan.route(line)
        ends = [plan.place(line.to), plan.place(line.reporting)]
        for (x, _), (left, _, width, _) in zip((corners[0], corners[-1]), ends, strict=True):
            assert left <= x <= left + width


@given(registers())
@settings(max_examples=30, deadline=None)
def test_who_is_reported_to_stands_above_who_reports(register):
    boxes, lines = register
    plan = planned(boxes, lines)
    assert [line for line in lines if plan.row_of[line.to] >= plan.row_of[line.reporting]] == []


# -- what it says -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("draw", BOTH)
def test_the_diagram_is_an_image_that_says_every_line_and_every_body_without_one(draw):
    alone = Box(4, "Lived experience forum", "Sub-group")
    root = parsed(draw("g", "Who reports to whom", [HWB, BOARD, GROUP, alone], [UP, BELOW]))
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "g-title g-desc")
    assert root.find(f"{SVG}desc").text == (
        "Board accountable to Wellbeing board; Treatment group reports to Board; Lived experience forum: no line."
    )


@pytest.mark.parametrize("draw", BOTH)
def test_the_key_has_the_strokes_that_are_used_and_no_others(draw):
    words = [node.text for node in parsed(draw("g", "Bodies", [HWB, BOARD, GROUP], [UP, BELOW])).iter(SVG + "text")]
    key = words[words.index("Accountable to") :]
    assert key == ["Accountable to", "Reports to", "Rounded box: a body outside"]


@pytest.mark.parametrize("draw", BOTH)
def test_strokes_differ_without_colour(draw):
    lines = [Line(key, 1, stroke.name, stroke) for key, stroke in enumerate(Stroke, 2)]
    boxes = [Box(key, f"Body {key}", "Sub-group") for key in range(1, 6)]
    root = parsed(draw("g", "Bodies", boxes, lines))
    looks = {(p.get("stroke-width"), p.get("stroke-dasharray"), p.get("stroke")) for p in root.iter(SVG + "polyline")}
    assert (len(looks), {look[2] for look in looks}) == (4, {"#0b0c0c"})


@pytest.mark.parametrize("draw", BOTH)
def test_words_are_large_enough(draw):
    root = parsed(draw("g", "Bodies", [HWB, BOARD, GROUP], [UP, BELOW]))
    assert min(float(node.get("font-size")) for node in root.iter(SVG + "text")) == 14


@pytest.mark.parametrize("draw", BOTH)
def test_the_same_register_gives_the_same_picture(draw):
    assert draw("g", "Bodies", [HWB, BOARD, GROUP], [UP, BELOW]) == draw(
        "g", "Bodies", [HWB, BOARD, GROUP], [UP, BELOW]
    )


@pytest.mark.parametrize("draw", BOTH)
def test_every_text_is_escaped(draw):
    boxes = [Box(1, HOSTILE, HOSTILE, outside=True), Box(2, HOSTILE, HOSTILE)]
    drawn = draw("g", HOSTILE, boxes, [Line(2, 1, HOSTILE, Stroke.DOTTED)])
    assert parsed(drawn).find(f"{SVG}title").text == HOSTILE
    assert "<script" not in drawn


@pytest.mark.parametrize("draw", BOTH)
def test_without_lines_the_boxes_alone_are_drawn(draw):
    words = [node.text for node in parsed(draw("g", "Bodies", [BOARD], [])).iter(SVG + "text")]
    assert words == ["Board", "Partnership board"]


@pytest.mark.parametrize("draw", BOTH)
def test_a_circle_is_drawn_all_the_same(draw):
    back = Line(2, 3, "reports to", Stroke.SOLID)
    said = [words for words, _ in drawn_lines(draw("g", "Bodies", [BOARD, GROUP], [BELOW, back]))]
    assert said == ["Treatment group reports to Board", "Board reports to Treatment group"]


@pytest.mark.parametrize(
    ("boxes", "lines", "message"),
    [
        ([BOARD, BOARD], [], "Each box has a key of its own, a number above zero."),
        ([Box(0, "Board", "Board")], [], "Each box has a key of its own, a number above zero."),
        ([BOARD], [UP], "A line joins two different boxes."),
        ([BOARD], [Line(2, 2, "reports to", Stroke.SOLID)], "A line joins two different boxes."),
    ],
)
@pytest.mark.parametrize("draw", BOTH)
def test_what_cannot_be_drawn_is_refused(draw, boxes, lines, message):
    with pytest.raises(ValueError) as refused:
        draw("g", "Bodies", boxes, lines)
    assert str(refused.value) == message


# -- the arrangement --------------------------------------------------------------------------------------------------
def test_bodies_outside_stand_above_all_of_ours():
    assert levels([1, 2, 3, 4], [(3, 2), (2, 1)], {1}) == {1: 0, 2: 1, 3: 2, 4: 1}


def test_a_body_with_two_parents_stands_below_the_lower_one():
    assert levels([1, 2, 3], [(2, 1), (3, 1), (3, 2)], set()) == {1: 0, 2: 1, 3: 2}


def test_an_edge_that_closes_a_circle_is_left_out_of_the_arrangement():
    assert without_circles([1, 2, 3], [(1, 2), (2, 3), (3, 1)]) == [(1, 2), (2, 3)]


def test_a_full_level_takes_several_rows():
    assert rows(dict.fromkeys(range(1, 8), 0), 5) == [[1, 2, 3, 4], [5, 6, 7]]


def test_the_order_undoes_crossings():
    links = [(3, 2), (4, 1)]
    assert crossings([[1, 2], [3, 4]], links) == 1
    assert crossings(ordered([[1, 2], [3, 4]], links), links) == 0


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_settled_places_keep_their_order_and_their_distance(wanted):
    placed = settled(wanted, [10] * (len(wanted) - 1), 0, 100)
    assert all(b - a >= 9.999 for a, b in pairwise(placed))
    assert placed[0] >= 0
    assert placed[-1] <= 100.001


def test_long_names_wrap_and_long_words_are_cut():
    assert wrapped("Southend and Thurrock board", 100, 15) == ["Southend and", "Thurrock", "board"]
    assert wrapped("a" * 15, 82, 15) == ["a" * 10, "a" * 5]


def test_the_description_of_nothing():
    assert governance_description([], []) == "No bodies."
