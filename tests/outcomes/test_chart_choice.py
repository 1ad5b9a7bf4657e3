from datetime import date

import pytest

from outcomes.chart_choice import Choice, Kind, chosen
from outcomes.steps import evenly, months_on, onward, overlap


def quarters(count, *, start=date(2020, 4, 1), length=3, step=3):
    return [(months_on(start, step * n), months_on(start, step * n + length)) for n in range(count)]


def test_a_control_chart_from_fifteen_figures():
    assert chosen(quarters(15), 15) == Choice(Kind.CONTROL)


@pytest.mark.parametrize("known", [10, 14])
def test_a_run_chart_from_ten(known):
    assert chosen(quarters(known), known) == Choice(
        Kind.RUN, f"With {known} figures no limits are drawn: they need 15."
    )


@pytest.mark.parametrize("known", [9, 3])
def test_a_line_below_that(known):
    assert chosen(quarters(12), known) == Choice(
        Kind.LINE, f"With {known} figures only the line is shown: a run chart needs 10, limits 15."
    )


def test_two_figures_are_no_chart():
    assert chosen(quarters(3), 2) == Choice(Kind.LINE, "With two figures there is no chart yet.")
    assert chosen(quarters(3), 1) == Choice(Kind.LINE, "With one figure there is no chart yet.")
    assert chosen(quarters(3), 0) == Choice(Kind.LINE)


def test_figures_count_and_not_periods():
    assert chosen(quarters(20), 14).kind is Kind.RUN


def test_a_rolling_series_has_no_limits_however_long():
    choice = chosen(quarters(30, length=12), 30, rolling_months=12)
    assert choice.kind is Kind.LINE
    assert choice.reason == (
        "No limits are drawn: each figure covers 12 months that the one before partly covers too, so neighbouring "
        "figures resemble each other and limits would be too narrow."
    )


def test_periods_that_overlap_are_found_without_being_told():
    assert chosen(quarters(30, length=12), 30).reason.startswith("No limits are drawn: each figure covers a period")


def test_a_pooled_series_has_no_limits():
    choice = chosen(quarters(20, length=36, step=12, start=date(1995, 1, 1)), 20, rolling_months=36)
    assert choice.kind is Kind.LINE
    assert choice.reason.startswith("No limits are drawn: each figure pools 3 years, so")


def test_uneven_periods_have_no_limits():
    spans = quarters(20)
    del spans[3:5]
    assert chosen(spans, 18).kind is Kind.CONTROL  # three quarters later is still in step
    uneven = [*spans, (date(2025, 5, 1), date(2025, 8, 1))]
    assert chosen(uneven, 19) == Choice(
        Kind.LINE, "No limits are drawn: the periods do not follow each other in equal steps."
    )


def test_missing_periods_are_filled_in():
    spans = quarters(6)
    assert evenly([spans[0], spans[1], spans[4], spans[5]]) == spans
    years = [(date(y, 1, 1), date(y + 1, 1, 1)) for y in (2019, 2020, 2022)]
    assert evenly(years) == [(date(y, 1, 1), date(y + 1, 1, 1)) for y in (2019, 2020, 2021, 2022)]
    weeks = [(date(2024, 1, 1), date(2024, 1, 8)), (date(2024, 1, 8), date(2024, 1, 15))]
    late = (date(2024, 1, 22), date(2024, 1, 29))
    assert evenly([*weeks, late]) == [*weeks, (date(2024, 1, 15), date(2024, 1, 22)), late]


def test_periods_that_no_step_fits():
    assert evenly([(date(2024, 1, 1), date(2024, 2, 1))] * 2) is None
    days = [date(2024, 1, 1), date(2024, 1, 5), date(2024, 1, 12)]
    assert evenly([(day, day) for day in days]) is None


def test_one_period_is_even():
    assert evenly(quarters(1)) == quarters(1)
    assert evenly([]) == []


def test_periods_that_only_touch_do_not_overlap():
    assert not overlap(quarters(4))
    assert overlap(quarters(4, length=4))


def test_the_periods_to_come_up_to_a_day():
    spans = quarters(8)
    assert onward(spans[:4], date(2021, 12, 31), 8) == spans[4:7]
    assert onward(spans[:4], date(2021, 3, 31), 8) == []
    assert onward(spans[:4], date(2030, 1, 1), 2) == spans[4:6]
    assert onward(spans[:1], date(2030, 1, 1), 2) == []


def test_months_on_keeps_to_the_month():
    assert months_on(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_on(date(2023, 12, 1), 1) == date(2024, 1, 1)
    assert months_on(date(2023, 11, 30), 1) == date(2023, 12, 30)
