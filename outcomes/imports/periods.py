"""The periods that files write: “2016 - 18”, “2022/23 Q1”, “12 months to March 2023”. Knows no Django model.

A period is half-open: (first day, day after the last). Years with a stroke are financial, lone years calendar years.
"""

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

from cdp_portal.periods import FinancialYear, Quarter, plus_months

Period = tuple[date, date]
FIRST_YEAR, LAST_YEAR = 1980, 2099
MOST_POOLED = 10  # years
LIKE = "2023, 2023/24, 2023/24 Q1 or 12 months to March 2024"

STROKE = r"(\d{4})/(\d{4}|\d{2})"
MONTH = r"([a-z]{3,9})\.?"
YEAR_RANGE = re.compile(r"(\d{4})( ?)- ?(\d{4}|\d{2})")
STROKE_ONLY = re.compile(STROKE)
STROKE_RANGE = re.compile(rf"{STROKE} ?- ?(\d{{4}}|\d{{2}})/(\d{{4}}|\d{{2}})")
CALENDAR_QUARTER = re.compile(r"(\d{4}) ?q([1-4])|q([1-4]) (\d{4})")
MONTH_ONLY = re.compile(rf"{MONTH}[ -]?(\d{{4}}|\d{{2}})|(\d{{4}}) {MONTH}")
MONTH_RANGE = re.compile(rf"{MONTH}(?: (\d{{4}}))? ?- ?{MONTH} (\d{{4}})")
MONTHS_TO = re.compile(r"(?:rolling )?(?:(\d{1,3}) months|year|(?:the )?quarter) (?:to|ending|up to)(?: end)? (.+)")
DAY = r"(\d{1,2}) ([a-z]{3,9}) (\d{4})|(\d{1,2})/(\d{1,2})/(\d{4})|(\d{4})-(\d{2})-(\d{2})"
DAY_ONLY = re.compile(DAY)
ISO_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2}) ?- ?(\d{4}-\d{2}-\d{2})")
RANGE = re.compile(r"(.+?) - (.+)")
NAMES = [name.casefold() for name in calendar.month_name][1:]
YEARS = {"1y": 1, "2y": 2, "3y": 3, "4y": 4, "5y": 5}


@lru_cache(maxsize=2000)
def read_period(text: str, *, years: str = "") -> Period:
    """The period that a text means; `years` (“3y”) is what a file says of its length, where it does.

    Raises ValueError, with a sentence, for what is no period, has two meanings or is not so long.
    """
    word = re.sub(r"\s*\n\s*|\s+", " ", text).strip().casefold()
    word = re.sub(r"[–—−]", "-", word)
    word = re.sub(r"^(?:fy|financial year) |(?: financial year| \(provisional\))$", "", word)
    found = next((period for read in READERS if (period := read(word, text, years))), None)
    if found is None:
        raise ValueError(
            f"“{text}” is not a period. Write it like 2023, 2023/24, 2023/24 Q1 or 12 months to March 2024."
        )
    if found[0].year < FIRST_YEAR or found[1].year > LAST_YEAR:
        raise ValueError(f"“{text}” is out of range. Use the years {FIRST_YEAR} to {LAST_YEAR}.")
    if found[1] <= found[0]:
        raise ValueError(f"“{text}” ends before it begins.")
    wanted = YEARS.get(years.strip().casefold())
    if wanted and plus_months(found[0], 12 * wanted) != found[1]:
        raise ValueError(f"“{text}” is not a period of {wanted} year{'s'[: wanted - 1]}, as its row says.")
    return found


def is_period(text: str) -> bool:
    try:
        read_period(text)
    except ValueError:
        return False
    return True


def period_in(text: str) -> str:
    """The one piece of a title that is a period: “2016 to 2018” of “Deaths by area, 2016 to 2018”; empty for none."""
    pieces = [piece.strip() for piece in re.split(r"[,;:()|]", text)]
    found = [piece for piece in pieces if is_period(piece)]
    return found[0] if len(found) == 1 else ""


def _calendar(first: int, last: int) -> Period:
    return date(first, 1, 1), date(last + 1, 1, 1)


def _years(word: str, text: str, years: str) -> Period | None:
    word = word.replace(" to ", " - ")
    if re.fullmatch(r"\d{4}", word):
        return _calendar(int(word), int(word))
    if not (found := YEAR_RANGE.fullmatch(word)):
        return None
    first, spaced, last = int(found[1]), found[2], _second(found[1], found[3])
    if not 0 < last - first < MOST_POOLED:
        raise ValueError(f"“{text}” is not a period of years.")
    if last - first > 1 or years == "2y":
        return _calendar(first, last)
    if spaced and not years:
        one = f"{first}/{last % 100:02}"
        raise ValueError(f"“{text}” can mean a financial year or two years. Write {one}, or the first and last day.")
    return FinancialYear(first).start, FinancialYear(first).end


def _second(first: str, second: str) -> int:
    """The year that two figures mean after a whole one: 1999 and 01 is 2001."""
    if len(second) == 4:
        return int(second)
    year = int(first[:2] + second)
    return year if year >= int(first) else year + 100


def _financial(word: str, text: str, years: str) -> Period | None:
    if found := STROKE_ONLY.fullmatch(word):
        year = FinancialYear.parse(f"{found[1]}/{found[2]}")
        return year.start, year.end
    if not (found := STROKE_RANGE.fullmatch(word.replace(" to ", " - "))):
        return None
    first = FinancialYear.parse(f"{found[1]}/{found[2]}")
    last = FinancialYear.parse(f"{_second(found[1], found[3])}/{found[4]}")
    if not 0 < last.start_year - first.start_year < MOST_POOLED:
        raise ValueError(f"“{text}” is not a period of years.")
    return first.start, last.end


def _quarter(word: str, text: str, years: str) -> Period | None:
    if found := CALENDAR_QUARTER.fullmatch(word):
        first = date(int(found[1] or found[4]), int(found[2] or found[3]) * 3 - 2, 1)
        return first, plus_months(first, 3)
    try:
        quarter = Quarter.parse(word)
    except ValueError:
        return None
    return quarter.start, quarter.end


def _month(word: str, text: str, years: str) -> Period | None:
    if found := MONTH_ONLY.fullmatch(word):
        month = _number_of(found[1] or found[4])
        if month:
            first = date(_whole(found[2] or found[3]), month, 1)
            return first, plus_months(first, 1)
    if found := MONTH_RANGE.fullmatch(word):
        start, end = _number_of(found[1]), _number_of(found[3])
        if start and end:
            first = date(int(found[2] or found[4]), start, 1)
            return first, plus_months(date(int(found[4]), end, 1), 1)
    return None


def _number_of(name: str) -> int:
    return next((number for number, full in enumerate(NAMES, 1) if full.startswith(name[:9]) and len(name) >= 3), 0)


def _whole(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _months_to(word: str, text: str, years: str) -> Period | None:
    if not (found := MONTHS_TO.fullmatch(word)):
        return None
    months = int(found[1] or (3 if "quarter" in word else 12))
    last = _day(found[2])
    end = last + timedelta(days=1) if last else (_month(found[2], text, years) or (None, None))[1]
    if end is None or not 0 < months <= 12 * MOST_POOLED:
        return None
    return plus_months(end, -months), end


def _days(word: str, text: str, years: str) -> Period | None:
    pair = ISO_RANGE.fullmatch(word) or RANGE.fullmatch(re.sub(r" to | ?- (?=\d{1,2}[ /])", " - ", word))
    if pair and (first := _day(pair[1])) and (last := _day(pair[2])):
        return first, last + timedelta(days=1)
    day = _day(word)
    if day and day.day == 1:  # spreadsheet programs make “Mar-23” a date
        return day, plus_months(day, 1)
    return None


def _month_words(word: str, text: str, years: str) -> Period | None:
    return _month(word.replace(" to ", " - "), text, years)


def _day(word: str) -> date | None:
    found = DAY_ONLY.fullmatch(word.strip())
    if not found:
        return None
    given = [part for part in found.groups() if part]
    try:
        if found[7]:
            return date(*map(int, given))
        month = _number_of(given[1]) if found[2] else int(given[1])
        return date(int(given[2]), month, int(given[0]))
    except ValueError:
        return None


READERS = (_years, _financial, _quarter, _months_to, _month_words, _days)
