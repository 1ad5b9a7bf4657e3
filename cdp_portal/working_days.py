"""Working days in England: Monday to Friday, bank holidays left out.

The holidays are those of the `holidays` library, substitute days and single ones (a coronation) included.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays

from cdp_portal.periods import plus_months

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=64)
def bank_holidays(year: int) -> Mapping[date, str]:
    """The bank holidays of the year in England, each with its name."""
    return MappingProxyType(dict(holidays.country_holidays("GB", subdiv="ENG", years=year, expand=False)))


def bank_holiday(day: date) -> str:
    """The name of the bank holiday on the day; empty when it is none."""
    return bank_holidays(day.year).get(day, "")


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY and not bank_holiday(day)


def why_no_work(day: date) -> str:
    """“Saturday”, “Good Friday, a bank holiday”; empty for a working day."""
    if name := bank_holiday(day):
        return f"{name}, a bank holiday"
    return f"{day:%A}" if day.weekday() >= SATURDAY else ""


def working_days_after(day: date, number: int) -> date:
    """The working day so many working days after `day`, which does not count; `day` itself for 0.

    Never later than the last day that a date can be.
    """
    return _stepped(day, number, ONE_DAY)


def working_days_before(day: date, number: int) -> date:
    """The working day so many working days before `day`, which does not count; `day` itself for 0.

    Never earlier than the first day that a date can be.
    """
    return _stepped(day, number, -ONE_DAY)


def _stepped(day: date, number: int, step: timedelta) -> date:
    limit = date.max if step > timedelta(0) else date.min
    while number > 0 and day != limit:
        day += step
        number -= is_working_day(day)
    return day


def clear_working_days(first: date, second: date) -> int:
    """How many working days lie between the two days, neither of which counts; 0 when the second is not later."""
    days = (second - first).days
    return sum(is_working_day(first + timedelta(days=number)) for number in range(1, days))


def last_working_day_of(month: date) -> date:
    """The last working day of the month in which the day `month` lies."""
    return working_days_before(plus_months(month.replace(day=1), 1), 1)
