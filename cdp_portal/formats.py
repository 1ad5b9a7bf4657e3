"""How dates, periods and amounts are written for people: on pages, in packs and in workbooks alike."""

import datetime
from decimal import Decimal

from django.utils import timezone

from cdp_portal.money import pounds

NOT_KNOWN = "Not known"


def gov_date(value: datetime.date | None) -> str:
    """“4 December 2026”; “Not known” for none. An instant is taken at its date in London."""
    if not value:
        return NOT_KNOWN
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{value.day} {value:%B %Y}"


def gov_time(value: datetime.time | datetime.datetime | None) -> str:
    """“2pm”, “10:30am”, “midday”, “midnight”; “Not known” for none."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, datetime.datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    if (value.hour, value.minute) in ((0, 0), (12, 0)):
        return "midday" if value.hour else "midnight"
    minutes = f":{value.minute:02d}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'pm' if value.hour >= 12 else 'am'}"


def gov_datetime(value: datetime.datetime | None) -> str:
    """“4 December 2026 at 2:30pm”, in London; “Not known” for none."""
    if not value:
        return NOT_KNOWN
    return f"{gov_date(value)} at {gov_time(value)}"


def quantity(value: Decimal | float | None, *, places: int | None = None) -> str:
    """A number with thousands separated: “12,345.6”; “Not known” for none.

    Without `places` a whole number has no decimals and any other keeps those it has.
    """
    if value is None or value == "":
        return NOT_KNOWN
    number = Decimal(str(value))
    if places is not None:
        written = f"{number:,.{places}f}"
    elif number == number.to_integral_value():
        written = f"{number:,.0f}"
    else:
        written = f"{number.normalize():,f}"
    return written.replace("-", "−")


def money(value: Decimal | int | None) -> str:
    """Pounds, with pence only where there are any: “£1,002,318”, “£1,002,318.50”, “−£20”; “Not known” for none."""
    return NOT_KNOWN if value is None or value == "" else pounds(value).replace("-", "−")


def last_day(ends_on: datetime.date | None) -> datetime.date | None:
    """The last day in force of a half-open period [starts_on, ends_on)."""
    return ends_on - datetime.timedelta(days=1) if ends_on else None


def period(starts_on: datetime.date | None, ends_on: datetime.date | None) -> str:
    """A half-open period in words: “from 1 April 2022 to 31 March 2025”, “since 1 April 2022”, “to 31 March 2025”."""
    if starts_on and ends_on:
        return f"from {gov_date(starts_on)} to {gov_date(last_day(ends_on))}"
    if starts_on:
        return f"since {gov_date(starts_on)}"
    if ends_on:
        return f"to {gov_date(last_day(ends_on))}"
    return "dates not known"
