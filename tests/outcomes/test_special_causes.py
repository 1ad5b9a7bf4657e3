from decimal import Decimal

import pytest

from outcomes.spc import Limits, limits
from outcomes.special_causes import Rule, Signal, of_control_chart, of_run_chart
from tests.outcomes.test_spc import NIST

LABELS = [f"P{index}" for index in range(40)]
# An average of 10 and limits at 4 and 16; close to them is beyond 6 and beyond 14.
FIXED = Limits(*map(Decimal, (10, 3, 4, 16, 6, 14, 9)), points=20, ranges=19)


def figures(*values):
    return [None if value is None else Decimal(value) for value in values]


def found(*values):
    return [(one.rule, one.points, one.upwards) for one in of_control_chart(figures(*values), FIXED)]


def test_ordinary_variation_is_no_signal():
    assert found(9, 11, 10, 8, 12, 9, 13, 7, 11, 9, 12) == []


def test_a_point_outside_either_limit():
    assert found(10, 17, 10, 3, 16, 4) == [(Rule.OUTSIDE, (1,), True), (Rule.OUTSIDE, (3,), False)]


def test_seven_on_one_side_are_a_shift_and_six_are_none():
    below = (9, 8, 9, 8, 9, 8)
    assert found(11, *below, 12) == []
    assert found(11, *below, 9, 12) == [(Rule.SHIFT, tuple(range(1, 8)), False)]
    assert found(*below, 9, 8) == [(Rule.SHIFT, tuple(range(8)), False)]


def test_a_point_on_the_centre_line_neither_counts_nor_ends_a_shift():
    assert found(9, 8, 9, 10, 8, 9, 8, 9) == [(Rule.SHIFT, (0, 1, 2, 4, 5, 6, 7), False)]
    assert found(9, 8, 9, 10, 8, 9, 8) == []


def test_six_going_one_way_are_a_trend_and_five_are_none():
    assert found(11, 7, 8, 9, 11, 12) == []
    assert found(11, 7, 8, 9, 11, 12, 13) == [(Rule.TREND, tuple(range(1, 7)), True)]
    assert found(13, 12, 11, 9, 8, 7, 12) == [(Rule.TREND, tuple(range(6)), False)]


def test_equal_neighbours_end_a_trend():
    assert found(7, 8, 9, 9, 11, 12, 13) == []


def test_two_of_three_close_to_one_limit():
    assert found(10, 15, 9, 15, 10) == [(Rule.NEAR, (1, 3), True)]
    assert found(10, 15, 9, 9, 15, 10) == []
    assert found(15, 5, 10) == []
    assert found(5, 5, 11, 5, 12) == [(Rule.NEAR, (0, 1, 3), False)]


def test_a_gap_ends_every_run():
    assert found(9, 8, 9, None, 8, 9, 8, 9) == []
    assert found(7, 8, 9, None, 11, 12, 13) == []
    assert found(15, None, 15) == []


def test_a_run_chart_knows_shifts_and_trends_only():
    values = figures(100, 1, 2, 1, 2, 1, 2, 1, 50)
    assert [(one.rule, one.points) for one in of_run_chart(values, Decimal(3))] == [(Rule.SHIFT, tuple(range(1, 8)))]


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        (Signal(Rule.OUTSIDE, (3,), upwards=True), "Above the upper limit: P3."),
        (Signal(Rule.OUTSIDE, (3,), upwards=False), "Below the lower limit: P3."),
        (Signal(Rule.SHIFT, tuple(range(1, 9)), upwards=True), "8 in a row above the average: P1 to P8."),
        (Signal(Rule.TREND, tuple(range(6)), upwards=False), "6 in a row falling: P0 to P5."),
        (Signal(Rule.NEAR, (1, 3), upwards=True), "2 of 3 in a row close to the upper limit: P1 and P3."),
        (Signal(Rule.NEAR, (1, 2, 3), upwards=False), "3 in a short time close to the lower limit: P1 to P3."),
    ],
)
def test_a_signal_is_a_sentence(signal, words):
    assert signal.words(LABELS) == words


def test_a_run_chart_says_median():
    signal = Signal(Rule.SHIFT, tuple(range(7)), upwards=False)
    assert signal.words(LABELS, "median") == "7 in a row below the median: P0 to P6."


def test_the_example_of_nist_is_in_control():
    assert of_control_chart(NIST, limits(NIST)) == []
