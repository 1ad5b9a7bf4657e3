from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from cdp_portal.periods import FinancialYear, Quarter, plus_months, validate_financial_year, validate_quarter_number

years = st.integers(1901, 2198).map(FinancialYear)
quarters = st.builds(Quarter, st.integers(1901, 2198), st.integers(1, 4))
days = st.dates(date(1901, 4, 1), date(2199, 3, 31))


def test_a_year_runs_from_april_to_march():
    year = FinancialYear(2023)
    assert (year.label, year.start, year.end, year.last_day) == (
        "2023-24",
        date(2023, 4, 1),
        date(2024, 4, 1),
        date(2024, 3, 31),
    )
    days = [date(2023, 3, 31), date(2023, 4, 1), date(2024, 3, 31), date(2024, 4, 1)]
    assert [year.contains(day) for day in days] == [False, True, True, False]


def test_the_turn_of_the_century():
    assert FinancialYear(1999).label == "1999-00"
    assert FinancialYear.parse("1999-00") == FinancialYear(1999)


@pytest.mark.parametrize("text", ["2023-24", " 2023-24 ", "2023/24", "2023–24", "2023-2024"])
def test_ways_to_write_a_year(text):
    assert FinancialYear.parse(text) == FinancialYear(2023)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2023", "“2023” is not a financial year. Write it like 2023-24."),
        ("", "“” is not a financial year. Write it like 2023-24."),
        ("٢٠٢٣-٢٤", "“٢٠٢٣-٢٤” is not a financial year. Write it like 2023-24."),
        ("2023-25", "“2023-25” is not a financial year. Write 2023-24."),
        ("0223-24", "The year 223 is out of range. Use 1900 to 2199."),
    ],
)
def test_what_is_not_a_year(text, sentence):
    with pytest.raises(ValueError) as raised:
        FinancialYear.parse(text)
    assert str(raised.value) == sentence


def test_names_of_a_quarter():
    quarter = Quarter(2023, 3)
    assert quarter.slug == "2023-24-q3"
    assert quarter.label == str(quarter) == "Quarter 3 2023-24 (October to December 2023)"
    assert quarter.short_label == "Q3 2023-24"
    assert Quarter(2023, 4).label == "Quarter 4 2023-24 (January to March 2024)"


def test_days_of_a_quarter():
    last = Quarter(2023, 4)
    assert (last.start, last.last_day, last.end) == (date(2024, 1, 1), date(2024, 3, 31), date(2024, 4, 1))


@pytest.mark.parametrize(
    "text", ["2023-24-q3", "2023-24-Q3", "2023-24 Q3", "Q3 2023/24", "Quarter 3, 2023-24", str(Quarter(2023, 3))]
)
def test_ways_to_write_a_quarter(text):
    assert Quarter.parse(text) == Quarter.of("2023-24", 3) == Quarter(2023, 3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2023-24-q5", "There is no quarter 5. Use 1 to 4."),
        ("2023-24-q0", "There is no quarter 0. Use 1 to 4."),
        ("2023-25-q1", "“2023-25” is not a financial year. Write 2023-24."),
        ("autumn", "“autumn” is not a quarter. Write it like 2023-24-q3."),
        ("2023-24-q-1", "“2023-24-q-1” is not a quarter. Write it like 2023-24-q3."),
    ],
)
def test_what_is_not_a_quarter(text, sentence):
    with pytest.raises(ValueError) as raised:
        Quarter.parse(text)
    assert str(raised.value) == sentence


@given(years)
def test_a_year_survives_its_label(year):
    assert FinancialYear.parse(year.label) == year
    assert year.previous.next == year.next.previous == year
    assert year.previous.end == year.start
    assert year.end == year.next.start


@given(quarters)
def test_a_quarter_survives_its_names(quarter):
    assert [Quarter.parse(text) for text in (quarter.slug, quarter.label, quarter.short_label)] == [quarter] * 3
    assert quarter.previous.next == quarter.next.previous == quarter


@given(days)
def test_each_day_is_in_one_quarter_of_its_year(day):
    year = FinancialYear.containing(day)
    assert year.contains(day)
    assert [quarter for quarter in year.quarters if quarter.contains(day)] == [Quarter.containing(day)]


@given(quarters, quarters)
def test_quarters_sort_by_time(one, other):
    assert (one < other) == (one.start < other.start)


@given(quarters, st.integers(-8, 8))
def test_steps_add_up(quarter, steps):
    stepped = Quarter(2000, 1).plus(steps)
    assert stepped.plus(-steps) == Quarter(2000, 1)
    assert Quarter.containing(quarter.last_day + timedelta(days=1)) == quarter.next


@given(years)
def test_the_quarters_fill_the_year(year):
    first, second, third, fourth = year.quarters
    assert (first.start, first.end, second.end, third.end, fourth.end) == (
        year.start,
        second.start,
        third.start,
        fourth.start,
        year.end,
    )


@pytest.mark.parametrize(
    ("validate", "value", "sentence"),
    [
        (validate_financial_year, "2023/24", "Write the financial year as 2023-24."),
        (validate_financial_year, "2023-26", "“2023-26” is not a financial year. Write 2023-24."),
        (validate_quarter_number, 5, "There is no quarter 5. Use 1 to 4."),
    ],
)
def test_validators_speak_to_people(validate, value, sentence):
    with pytest.raises(ValidationError) as raised:
        validate(value)
    assert raised.value.messages == [sentence]


def test_validators_pass_what_is_stored():
    validate_financial_year("2023-24")
    validate_quarter_number(4)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2022, 12, 15), 1, date(2023, 1, 15)),
        (date(2023, 9, 28), 36, date(2026, 9, 28)),
        (date(2023, 3, 31), -1, date(2023, 2, 28)),
        (date(2023, 3, 31), 0, date(2023, 3, 31)),
    ],
)
def test_so_many_months_later(day, months, then):
    assert plus_months(day, months) == then
