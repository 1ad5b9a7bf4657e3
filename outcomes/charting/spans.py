"""The names of periods on a chart, short enough for its axis."""

from datetime import date, timedelta

from cdp_portal.formats import gov_date
from cdp_portal.periods import FinancialYear, Quarter
from outcomes.steps import Span
from outcomes.words import period_words


def span_label(span: Span, *, rolling: bool = False) -> str:
    """“Q2 2023-24”, “2023-24”, “2023”, “May 2023”, “2018 to 2020”, “year to Jun 2023”, “to 9 May 2023”.

    Those of a `rolling` series are all named by their ends.
    """
    start, end = span
    last = end - timedelta(days=1)
    if rolling and start.day == end.day == 1 and not _are_years(start, end):
        return f"{_length(_months(start, end))} to {last:%b %Y}"
    if span == _of(Quarter.containing(start)):
        return Quarter.containing(start).short_label
    if span == _of(FinancialYear.containing(start)):
        return FinancialYear.containing(start).label
    if start.day == 1 and end.day == 1:
        return _whole_months(start, end, last)
    return f"to {last.day} {last:%b %Y}"


def _of(period: Quarter | FinancialYear) -> Span:
    return period.start, period.end


def _whole_months(start: date, end: date, last: date) -> str:
    months = _months(start, end)
    if months == 1:
        return f"{start:%b %Y}"
    if start.month == 1 and months % 12 == 0:
        return str(start.year) if months == 12 else f"{start.year} to {last.year}"
    return f"{_length(months)} to {last:%b %Y}"


def span_words(span: Span, *, rolling: bool = False) -> str:
    """A period in a sentence: “Quarter 2 2023-24 (July to September 2023)”, “the year to 30 June 2023”."""
    start, end = span
    if _are_years(start, end):
        return f"{start.year} to {end.year - 1}"
    if rolling and start.day == end.day == 1:
        return f"the {_length(_months(start, end))} to {gov_date(end - timedelta(days=1))}"
    return period_words(start, end)


def _are_years(start: date, end: date) -> bool:
    """Several whole calendar years, as of a pooled series."""
    return (start.day, start.month, end.day, end.month) == (1, 1, 1, 1) and end.year - start.year > 1


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _length(months: int) -> str:
    if months % 12:
        return "month" if months == 1 else f"{months} months"
    return "year" if months == 12 else f"{months // 12} years"
