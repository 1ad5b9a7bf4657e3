from datetime import date
from decimal import Decimal

from outcomes.trajectory import asked_on, next_due
from tests.outcomes.tracks import target

START, MIDDLE, END = date(2022, 4, 1), date(2023, 4, 1), date(2024, 3, 31)


def test_a_target_with_a_start_is_a_straight_line_and_then_stays():
    way = [target(1730, END, start_value=Decimal(1000), starts_on=START)]
    assert [asked_on(way, day) for day in (date(2022, 3, 31), START, MIDDLE, END, date(2030, 1, 1))] == [
        None, 1000, 1365, 1730, 1730,
    ]  # fmt: skip


def test_a_target_without_a_start_is_asked_for_throughout():
    assert [asked_on([target(40, END)], day) for day in (START, END, date(2030, 1, 1))] == [40, 40, 40]


def test_the_next_target_is_led_up_to_from_the_one_before():
    steps = [target(50, date(2024, 4, 1)), target(40, date(2023, 4, 1))]
    assert [asked_on(steps, day) for day in (START, MIDDLE, date(2023, 10, 1), date(2024, 4, 1))] == [40, 40, 45, 50]


def test_between_two_targets_the_earlier_one_stays_until_the_way_begins():
    later = target(60, date(2025, 4, 1), start_value=Decimal(50), starts_on=date(2024, 4, 1))
    assert asked_on([target(40, MIDDLE), later], date(2023, 12, 1)) == 40


def test_no_target_asks_nothing():
    assert asked_on([], START) is None
    assert next_due([], START) is None


def test_which_target_comes_next():
    steps = [target(50, date(2024, 4, 1)), target(40, date(2023, 4, 1))]
    assert [next_due(steps, day).value for day in (START, date(2023, 4, 1), date(2023, 4, 2), date(2030, 1, 1))] == [
        40, 40, 50, 50,
    ]  # fmt: skip
