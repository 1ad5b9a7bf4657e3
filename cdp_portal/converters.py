"""Path converters for periods: `<quarter:quarter>` gives a Quarter, `<year:year>` a FinancialYear, `<month:month>` the
first day of a month.

A quarter, year or month that does not exist is not found (404). `reverse()` takes the period itself or its slug.
"""

from datetime import date

from django.urls import register_converter
from django.urls.converters import get_converters

from cdp_portal.periods import FIRST_YEAR, LAST_YEAR, FinancialYear, Quarter


class YearConverter:
    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> FinancialYear:
        return FinancialYear.parse(value)

    def to_url(self, value: FinancialYear | str) -> str:
        return (value if isinstance(value, FinancialYear) else FinancialYear.parse(value)).label


class QuarterConverter:
    regex = "[0-9]{4}-[0-9]{2}-q[0-9]"

    def to_python(self, value: str) -> Quarter:
        return Quarter.parse(value)

    def to_url(self, value: Quarter | str) -> str:
        return (value if isinstance(value, Quarter) else Quarter.parse(value)).slug


class MonthConverter:
    regex = "[0-9]{4}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The first day of the month."""
        year, month = map(int, value.split("-"))
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"The year {year} is out of range.")
        return date(year, month, 1)

    def to_url(self, value: date | str) -> str:
        return value if isinstance(value, str) else f"{value:%Y-%m}"


def register() -> None:
    """Make the converters known, in the root URLconf before the patterns; again, it does nothing."""
    for name, converter in (("year", YearConverter), ("quarter", QuarterConverter), ("month", MonthConverter)):
        if name not in get_converters():
            register_converter(converter, name)
