"""What a cell of an import means: widgets that read its text and write the stored value back in words.

`clean` gives the value or raises ValueError with a sentence for people; `words` tells a stored value; `allowed` are
the values that a template lists, where there are only some.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from import_export import widgets

from cdp_portal.formats import gov_date, last_day
from cdp_portal.imports.registers import Register

FIRST_YEAR, LAST_YEAR = 1800, 2199  # outside these a year is a slip of the finger
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
          "november", "december")  # fmt: skip
ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[ T]00:00(?::00)?)?")
NUMBERS = re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})")
WORDS = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[ -](?P<month>[a-z]{3,9})\.?,?[ -](?P<year>\d{4})", re.IGNORECASE)
TRUTHS = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
LARGEST_NUMBER = 2_147_483_647


class Text(widgets.Widget):
    """A text as it stands."""

    kind = "text"

    def clean(self, value, row=None, **kwargs):
        return value or ""

    def words(self, value) -> str:
        return "" if value is None else str(value)

    def allowed(self) -> Sequence[str]:
        return ()


class Code(Text):
    """An official code, in capitals."""

    def clean(self, value, row=None, **kwargs):
        return (value or "").upper()


class Day(Text):
    """A day: “4 December 2026”, “04/12/2026”, “2026-12-04” or a real date."""

    kind = "date"

    def clean(self, value, row=None, **kwargs):
        return parse_day(value) if value else None

    def words(self, value) -> str:
        return gov_date(value) if value else ""


class LastDay(Day):
    """The last day of a period, stored as the day after."""

    def clean(self, value, row=None, **kwargs):
        return parse_day(value) + timedelta(days=1) if value else None

    def words(self, value) -> str:
        return super().words(last_day(value))


class Choice(Text):
    """One of a model's choices, by its words or its code."""

    def __init__(self, choices: Iterable[tuple[str, str]]):
        super().__init__()
        self.choices = {code: str(label) for code, label in choices}
        self.codes = {text.casefold(): code for code, label in self.choices.items() for text in (code, label)}

    def clean(self, value, row=None, **kwargs):
        if not value:
            return ""
        if value.casefold() not in self.codes:
            raise ValueError(f"“{value}” is none of these: {', '.join(self.choices.values())}.")
        return self.codes[value.casefold()]

    def words(self, value) -> str:
        return self.choices.get(value, value or "")

    def allowed(self) -> Sequence[str]:
        return tuple(self.choices.values())


class YesNo(Text):
    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        if value.casefold() not in TRUTHS:
            raise ValueError(f"“{value}” is neither Yes nor No.")
        return TRUTHS[value.casefold()]

    def words(self, value) -> str:
        return "Yes" if value else "No"

    def allowed(self) -> Sequence[str]:
        return ("Yes", "No")


class Whole(Text):
    """A whole number; spaces and commas between thousands are accepted."""

    kind = "integer"

    def clean(self, value, row=None, **kwargs):
        if not value:
            return None
        digits = re.sub(r"[\s,]", "", value)
        if not (digits.isascii() and digits.isdigit()) or int(digits) > LARGEST_NUMBER:
            raise ValueError(f"“{value}” is not a whole number.")
        return int(digits)

    def words(self, value) -> str:
        return "" if value is None else f"{value:,}"


class Listed(Text):
    """A record of a register, by its name or official code; the value is its number in the database."""

    def __init__(self, register: Register | None = None):
        super().__init__()
        self.register = register

    def clean(self, value, row=None, **kwargs):
        return self.register.find(value) if value else None

    def words(self, value) -> str:
        return self.register.label(value)

    def allowed(self) -> Sequence[str]:
        return self.register.labels() if self.register else ()


@lru_cache(maxsize=1000)
def parse_day(text: str) -> date:
    """The day that a text means. Raises ValueError with a sentence."""
    found = ISO.fullmatch(text) or NUMBERS.fullmatch(text) or WORDS.fullmatch(" ".join(text.split()))
    if found is None:
        raise ValueError(f"“{text}” is not a date. Write it like 4 December 2026 or 04/12/2026.")
    try:
        day = date(int(found["year"]), _month(found["month"]), int(found["day"]))
    except ValueError:
        raise ValueError(f"“{text}” is a day that does not exist. Write a real date, like 4 December 2026.") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"The year {day.year} is out of range. Use {FIRST_YEAR} to {LAST_YEAR}.")
    return day


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    fitting = [number for number, name in enumerate(MONTHS, 1) if name.startswith(text.casefold())]
    if len(fitting) != 1:
        raise ValueError(text)
    return fitting[0]
