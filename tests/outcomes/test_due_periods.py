from datetime import date

import pytest

from outcomes.due.periods import asked_for, first_period, next_period


def span(*days: str) -> tuple[date, date]:
    start, end = map(date.fromisoformat, days)
    return start, end


@pytest.mark.parametrize(
    ("spans", "rolling", "every", "expected"),
    [
        ([("2023-07-01", "2023-10-01")], False, 3, ("2023-10-01", "2024-01-01")),
        ([("2022-04-01", "2023-04-01")], False, 3, ("2023-04-01", "2024-04-01")),
        ([("2022-07-01", "2023-07-01")], True, 3, ("2022-10-01", "2023-10-01")),
        ([("2022-04-01", "2023-04-01"), ("2022-07-01", "2023-07-01")], False, 12, ("2022-10-01", "2023-10-01")),
        ([("2022-04-01", "2023-04-01"), ("2023-04-01", "2023-07-01")], False, 3, ("2023-07-01", "2023-10-01")),
        ([("2023-12-01", "2024-01-01"), ("2024-01-01", "2024-02-01")], False, 1, ("2024-02-01", "2024-03-01")),
        ([("2023-07-03", "2023-07-10")], False, 1, ("2023-07-10", "2023-07-17")),
    ],
)
def test_the_next_period_goes_on_as_the_series_does(spans, rolling, every, expected):
    assert next_period([span(*one) for one in spans], rolling=rolling, every=every) == span(*expected)


@pytest.mark.parametrize(
    ("every", "expected"),
    [(1, ("2026-10-01", "2026-11-01")), (3, ("2026-07-01", "2026-10-01")), (12, ("2025-04-01", "2026-04-01"))],
)
def test_a_series_begins_with_the_last_period_that_is_over(every, expected):
    assert first_period(date(2026, 11, 28), every) == span(*expected)


def test_a_figure_is_asked_for_when_its_period_is_over_and_the_months_have_passed():
    quarter, before = span("2026-07-01", "2026-10-01"), span("2026-04-01", "2026-07-01")
    assert asked_for(quarter, None, 3) == date(2026, 10, 1)
    assert asked_for(quarter, before, 3) == date(2026, 10, 1)
    assert asked_for(quarter, before, 12) == date(2027, 7, 1)
