"""Where a figure stands: what may be said of it beside another, and which ranks are possible."""

from decimal import Decimal

import pytest

from outcomes.national.standing import Rank, Standing, ranks, standing
from tests.factories.outcomes import MetricFactory
from tests.outcomes.national.figures import figure

SHARE = MetricFactory.build(unit="percent", per=100)


def share(value, lower=None, upper=None):
    return figure(SHARE, value=value, lower=lower, upper=upper)


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        (share(50, 45, 55), share(40, 39, 41), Standing.ABOVE),
        (share(30, 25, 35), share(40, 39, 41), Standing.BELOW),
        (share(50, 45, 55), share(45, 44, 46), Standing.ABOVE_UNSURE),
        (share(44, 40, 48), share(45, 44, 46), Standing.BELOW_UNSURE),
        (share(50, 45, 55), share(45), Standing.ABOVE_UNSURE),
        (share(50, 46, 55), share(45), Standing.ABOVE),
        (share(50), share(45), Standing.ABOVE_UNKNOWN),
        (share(40), share(45, 44, 46), Standing.BELOW_UNKNOWN),
        (share(45, 40, 50), share(45, 44, 46), Standing.SAME),
        (share(None), share(45), Standing.NOTHING),
        (share(45), share(None), Standing.NOTHING),
        (share(45), None, Standing.NOTHING),
    ],
)
def test_only_ranges_that_do_not_overlap_tell_two_figures_apart(mine, other, expected):
    assert standing(mine, other) == expected


def test_a_rank_is_told_as_the_ranks_that_are_possible():
    figures = [share(10, 8, 12), share(11, 9, 13), share(20, 18, 22), share(30, 28, 32)]
    assert ranks(figures, highest_first=True) == [Rank(3, 4), Rank(3, 4), Rank(2, 2), Rank(1, 1)]
    assert ranks(figures, highest_first=False) == [Rank(1, 2), Rank(1, 2), Rank(3, 3), Rank(4, 4)]


def test_figures_without_ranges_have_one_rank_unless_they_are_equal():
    assert ranks([share(10), share(20), share(10)], highest_first=False) == [Rank(1, 2), Rank(3, 3), Rank(1, 2)]
    assert [str(one) for one in (Rank(1, 2), Rank(3, 3))] == ["1 to 2", "3"]


def test_no_possible_rank_is_left_out():
    """Every order of values within the ranges gives each a rank that was told."""
    spans = [(0, 4), (3, 6), (5, 9), (10, 11)]
    told = ranks([share(Decimal(low + high) / 2, low, high) for low, high in spans], highest_first=False)
    for picked in [(0, 3, 5, 10), (4, 3, 9, 11), (0, 6, 5, 10), (4, 6, 9, 10)]:
        for at, value in enumerate(picked):
            rank = 1 + sum(other < value for other in picked)
            assert told[at].first <= rank <= told[at].last
