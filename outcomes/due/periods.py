"""Which period the next figure of a series is for. Pure."""

from collections.abc import Sequence
from datetime import date, timedelta

from cdp_portal.periods import FinancialYear, Quarter, plus_months
from outcomes.steps import Span, later

A_YEAR = 12  # months between figures from which a financial year is asked for, not a quarter


def next_period(spans: Sequence[Span], *, rolling: bool, every: int) -> Span:
    """The period after the last of `spans`, which come in order of time and are not empty.

    It begins one step later: the distance of the last two when they are as long as each other, else `every` months
    for a rolling series, else the length of the last.
    """
    start, end = spans[-1]
    if len(spans) > 1 and _alike(spans[-2], spans[-1]):
        before = spans[-2][0]
        months = _months(before, start)
        return later(spans[-1], months or (start - before).days, monthly=bool(months))
    months = every if rolling else _months(start, end)
    return later(spans[-1], months or (end - start).days, monthly=bool(months))


def first_period(day: date, every: int) -> Span:
    """The last month, quarter or financial year that was over by the day, by how often figures are asked for."""
    if every >= A_YEAR:
        year = FinancialYear.containing(day).previous
        return year.start, year.end
    if every == 1:
        this = day.replace(day=1)
        return (this - timedelta(days=1)).replace(day=1), this
    quarter = Quarter.containing(day).previous
    return quarter.start, quarter.end


def asked_for(span: Span, last: Span | None, every: int) -> date:
    """The day from which the figure is asked for: the period is over, and so many months have passed since the last."""
    return max(span[1], plus_months(last[1], every)) if last else span[1]


def _alike(one: Span, other: Span) -> bool:
    return abs((one[1] - one[0]) - (other[1] - other[0])) <= timedelta(days=3)


def _months(start: date, end: date) -> int:
    """The whole months between two days; 0 when they are not on the same day of the month."""
    return (end.year - start.year) * 12 + end.month - start.month if start.day == end.day else 0
