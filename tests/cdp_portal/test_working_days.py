"""Working days: bank holidays of England, counted as councils count them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdp_portal.working_days import (
    bank_holiday,
    clear_working_days,
    is_working_day,
    last_working_day_of,
    why_no_work,
    working_days_after,
    working_days_before,
)

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 28), "Boxing Day (observed)"),  # the 26th is a Saturday
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2026, 3, 17), ""),  # Saint Patrick's Day: Northern Ireland only
        (date(2026, 8, 3), ""),  # Scotland's summer holiday
        (date(2026, 8, 31), "Late Summer Bank Holiday"),
    ],
)
def test_bank_holidays_are_englands(day, name):
    assert bank_holiday(day) == name
    assert is_working_day(day) is (name == "")


def test_a_day_without_work_says_why():
    assert why_no_work(date(2026, 4, 3)) == "Good Friday, a bank holiday"
    assert why_no_work(date(2026, 4, 4)) == "Saturday"
    assert why_no_work(date(2026, 4, 7)) == ""


def test_easter_is_stepped_over():
    assert working_days_after(date(2026, 4, 1), 2) == date(2026, 4, 7)  # Good Friday, weekend, Easter Monday
    assert working_days_before(date(2026, 4, 7), 2) == date(2026, 4, 1)
    assert clear_working_days(date(2026, 4, 1), date(2026, 4, 8)) == 2


@pytest.mark.parametrize(
    ("month", "last"),
    [
        (date(2026, 5, 12), date(2026, 5, 29)),  # Sunday the 31st
        (date(2026, 8, 1), date(2026, 8, 28)),  # a bank holiday on the 31st
        (date(2026, 12, 31), date(2026, 12, 31)),
    ],
)
def test_the_last_working_day_of_a_month(month, last):
    assert last_working_day_of(month) == last


@given(day=DAYS, number=st.integers(1, 80))
def test_there_and_back(day, number):
    later = working_days_after(day, number)

    assert is_working_day(later)
    assert clear_working_days(day, later) == number - 1
    back = working_days_before(later, number)
    assert back <= day
    assert clear_working_days(back, day + timedelta(days=1)) == 0 or back == day


def test_the_ends_of_the_calendar_are_no_fault():
    assert working_days_before(date(1, 1, 2), 30) == date.min
    assert working_days_after(date(9999, 12, 30), 30) == date.max
    assert working_days_after(date(2026, 4, 3), 0) == date(2026, 4, 3)
    assert clear_working_days(date(2026, 4, 3), date(2026, 4, 1)) == 0
