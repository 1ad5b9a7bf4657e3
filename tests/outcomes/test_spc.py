from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.spc import limits, middle, moving_ranges

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rate of ten batches.
NIST = [Decimal(x) for x in ["49.6", "47.6", "49.9", "51.3", "47.8", "51.2", "52.6", "52.4", "53.6", "52.1"]]
CENTS = Decimal("0.01")


def figures(*values):
    return [None if value is None else Decimal(value) for value in values]


def test_limits_agree_with_the_worked_example_of_nist():
    found = limits(NIST)
    assert found.average == Decimal("50.81")
    assert round(found.moving_range, 4) == Decimal("1.8778")
    assert (found.lower.quantize(CENTS), found.upper.quantize(CENTS)) == (Decimal("45.82"), Decimal("55.80"))
    assert Decimal("45.8159").quantize(CENTS) == found.lower.quantize(CENTS)
    assert Decimal("55.8041").quantize(CENTS) == found.upper.quantize(CENTS)
    assert round(found.upper_range, 4) == Decimal("6.1347")
    assert (found.points, found.ranges) == (10, 9)


def test_a_moving_range_never_crosses_a_gap():
    assert moving_ranges(figures(1, 3, None, 100, 101)) == [2, 1]
    found = limits(figures(1, 3, None, 100, 101))
    assert (found.average, found.moving_range, found.points, found.ranges) == (Decimal("51.25"), Decimal("1.5"), 4, 2)


@pytest.mark.parametrize("values", [[], [1], [1, None, 3], [None, None]])
def test_without_neighbours_there_are_no_limits(values):
    with pytest.raises(ValueError, match="neighbouring periods"):
        limits(figures(*values))


def test_no_limit_lies_where_no_figure_can():
    found = limits(figures(1, 9, 1, 9), floor=Decimal(0))
    assert (found.lower, found.at_floor, found.at_ceiling) == (0, True, False)
    assert found.upper == 5 + Decimal("2.66") * 8
    capped = limits(figures(99, 91, 99, 91), floor=Decimal(0), ceiling=Decimal(100))
    assert (capped.upper, capped.at_floor, capped.at_ceiling) == (100, False, True)


def test_the_middle_of_an_even_number_lies_between_two():
    assert middle(figures(4, None, 1, 3, 2)) == Decimal("2.5")
    with pytest.raises(ValueError):
        middle([None])


amounts = st.decimals(0, 10**6, places=2)


@given(st.lists(amounts, min_size=2, max_size=40))
def test_limits_lie_evenly_around_the_average(values):
    found = limits(values)
    assert round(found.upper - found.average, 9) == round(found.average - found.lower, 9)
    assert min(values) <= round(found.average, 9) <= max(values)
    near = round((found.near_upper - found.average) * 3, 9)
    assert near == round((found.upper - found.average) * 2, 9)


@given(st.lists(amounts, min_size=2, max_size=20), amounts)
def test_limits_move_with_the_figures(values, further):
    here, there = limits(values), limits([value + further for value in values])
    assert round(there.moving_range, 9) == round(here.moving_range, 9)
    assert round(there.upper - here.upper, 6) == round(further, 6)
