"""Periods as files write them."""

from datetime import date

import pytest

from outcomes.imports.periods import LIKE, period_in, read_period


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", "2021-01-01", "2022-01-01"),
        ("2016 - 18", "2016-01-01", "2019-01-01"),
        ("2016–2018", "2016-01-01", "2019-01-01"),
        ("2016 to 2018", "2016-01-01", "2019-01-01"),
        ("1999 - 01", "1999-01-01", "2002-01-01"),
        ("2022/23", "2022-04-01", "2023-04-01"),
        ("2022-23", "2022-04-01", "2023-04-01"),
        ("Financial year 2022-23", "2022-04-01", "2023-04-01"),
        ("2020/21 - 22/23", "2020-04-01", "2023-04-01"),
        ("2022/23 Q4", "2023-01-01", "2023-04-01"),
        ("Quarter 2 2023-24 (July to September 2023)", "2023-07-01", "2023-10-01"),
        ("2022 Q4", "2022-10-01", "2023-01-01"),
        ("Mar-23", "2023-03-01", "2023-04-01"),
        ("March 2023", "2023-03-01", "2023-04-01"),
        ("2023-03-01", "2023-03-01", "2023-04-01"),
        ("12 months to March 2023", "2022-04-01", "2023-04-01"),
        ("Year ending 31 March 2023", "2022-04-01", "2023-04-01"),
        ("Apr 2022 - Mar 2023", "2022-04-01", "2023-04-01"),
        ("April to June 2022", "2022-04-01", "2022-07-01"),
        ("1 April 2022 to 31 March 2023", "2022-04-01", "2023-04-01"),
        ("01/04/2022 - 31/03/2023", "2022-04-01", "2023-04-01"),
        ("2022/23\n(provisional)", "2022-04-01", "2023-04-01"),
    ],
)
def test_a_period_is_understood(text, first, last):
    assert read_period(text) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Rate", "“Rate” is not a period. Write it like 2023, 2023/24, 2023/24 Q1 or 12 months to March 2024."),
        (
            "2022 - 23",
            ("“2022 - 23” can mean a financial year or two years. Write 2022/23, or the first and last day."),
        ),
        ("2019/21", "“2019-21” is not a financial year. Write 2019-20."),
        ("2018 - 2016", "“2018 - 2016” is not a period of years."),
        ("1850", "“1850” is out of range. Use the years 1980 to 2099."),
        (
            "31 June 2022 to 1 July 2022",
            f"“31 June 2022 to 1 July 2022” is not a period. Write it like {LIKE}.",
        ),
        ("1 July 2022 to 1 June 2022", "“1 July 2022 to 1 June 2022” ends before it begins."),
    ],
)
def test_what_is_no_period_or_two_is_refused(text, sentence):
    with pytest.raises(ValueError, match="“") as caught:
        read_period(text)
    assert str(caught.value) == sentence


def test_the_length_that_a_row_states_settles_it_and_is_checked():
    assert read_period("2022 - 23", years="2y") == (date(2022, 1, 1), date(2024, 1, 1))
    assert read_period("2022 - 23", years="1y") == (date(2022, 4, 1), date(2023, 4, 1))
    with pytest.raises(ValueError, match="“2021” is not a period of 3 years, as its row says"):
        read_period("2021", years="3y")


def test_a_title_may_hold_a_period():
    assert period_in("Drug misuse deaths by area; 2016 to 2018") == "2016 to 2018"
    assert period_in("Deaths, 2016, 2017") == ""
