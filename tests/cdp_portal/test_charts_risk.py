"""The heat map and the line of steps: what they draw is what they say."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from cdp_portal.charts import Band, Grade, HeatScale, heat_description, heat_map, step_description, step_line
from cdp_portal.charts.heat import LEVELS

SVG = "{http://www.w3.org/2000/svg}"
UP = HeatScale("How likely", ["Rare", "Almost certain"])
ACROSS = HeatScale("How bad", ["Slight", "<b>Severe</b>"])


def grade(row: int, column: int) -> Grade:
    return Grade("Very high", 3) if row * column == 4 else Grade("Low", 0)


def texts(drawn) -> list[str]:
    return [node.text for node in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def test_every_cell_has_its_word_and_those_with_any_their_number():
    drawn = heat_map("m", "Risks", UP, ACROSS, {(2, 2): 3, (1, 1): 1}, grade, noun="risk")
    shown = texts(drawn)
    assert (shown.count("Low"), shown.count("Very high")) == (3, 1)
    assert {"3", "1"} <= set(shown)
    assert "0" not in shown
    assert [one for one in shown if one in ("Almost", "certain")] == ["Almost", "certain"]


def test_the_description_says_every_number_the_gravest_first():
    said = heat_description(UP, ACROSS, {(1, 1): 1, (2, 2): 3, (1, 2): 0}, grade, "risk")
    assert said == "Almost certain, <b>severe</b> (Very high): 3 risks; Rare, slight (Low): 1 risk; none elsewhere."
    assert heat_description(UP, ACROSS, {}, grade, "risk") == "No risks."


def test_hostile_text_is_escaped():
    assert "<b>" not in heat_map("m", "<b>", UP, ACROSS, {}, grade, noun="risk")


def test_each_level_is_darker_than_the_one_before():
    def lightness(colour: str) -> float:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    found = [lightness(colour) for colour in LEVELS]
    assert found == sorted(found, reverse=True)
    assert min(before - after for before, after in pairwise(found)) > 20


def test_a_step_line_goes_flat_until_the_next_value_and_on_to_the_end():
    values = [(date(2026, 1, 1), 9), (date(2026, 7, 2), 12)]
    drawn = step_line("s", "Score", values, until=date(2026, 12, 31), most=25, marks=[Band(10, "High")])
    [line] = ElementTree.fromstring(drawn).iter(f"{SVG}polyline")
    corners = [tuple(map(float, one.split(","))) for one in line.get("points").split()]
    assert [corner[1] for corner in corners] == sorted((corner[1] for corner in corners), reverse=True)
    assert corners[0][1] == corners[1][1] > corners[2][1] == corners[3][1]
    assert corners[1][0] == corners[2][0]
    assert {"9", "12", "High", "1 January 2026", "31 December 2026"} <= set(texts(drawn))
    assert step_description(values) == "1 January 2026: 9; 2 July 2026: 12."


@pytest.mark.parametrize("values", [[], [(date(2026, 1, 1), 9)]])
def test_few_values_draw_too(values):
    assert "<svg" in step_line("s", "Score", values, until=date(2026, 1, 1), most=25)
