"""Financial years (1 April to 31 March) and their quarters. An `end` is exclusive: the first day after."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone

FIRST_YEAR, LAST_YEAR = 1900, 2199  # outside these a year is a slip of the finger
YEAR = r"([0-9]{4})[-/–]([0-9]{4}|[0-9]{2})"
YEAR_ONLY = re.compile(YEAR)
YEAR_THEN_QUARTER = re.compile(rf"{YEAR}[- ](?:q|quarter )([0-9]+)", re.IGNORECASE)
QUARTER_THEN_YEAR = re.compile(rf"(?:q|quarter )([0-9]+),? {YEAR}(?: \(.*\))?", re.IGNORECASE)
MONTHS = {1: "April to June", 2: "July to September", 3: "October to December", 4: "January to March"}


@dataclass(frozen=True, order=True)
class FinancialYear:
    """The year that begins on 1 April of `start_year`: `FinancialYear(2023)` is 2023-24."""

    start_year: int

    def __post_init__(self) -> None:
        if not FIRST_YEAR <= self.start_year <= LAST_YEAR:
            raise ValueError(f"The year {self.start_year} is out of range. Use {FIRST_YEAR} to {LAST_YEAR}.")

    @classmethod
    def parse(cls, text: str) -> "FinancialYear":
        """Read `2023-24`; `2023/24` and `2023-2024` mean the same. Raises ValueError with a sentence for people."""
        match = YEAR_ONLY.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"“{text}” is not a financial year. Write it like 2023-24.")
        return cls._from_digits(match[1], match[2])

    @classmethod
    def _from_digits(cls, first: str, second: str) -> "FinancialYear":
        year = int(first)
        if second not in (str(year + 1), f"{(year + 1) % 100:02}"):
            raise ValueError(f"“{first}-{second}” is not a financial year. Write {year}-{(year + 1) % 100:02}.")
        return cls(year)

    @classmethod
    def containing(cls, day: date) -> "FinancialYear":
        return cls(day.year if day.month >= 4 else day.year - 1)

    @property
    def label(self) -> str:
        """The text that is shown, stored and used in addresses: `2023-24`."""
        return f"{self.start_year}-{(self.start_year + 1) % 100:02}"

    def __str__(self) -> str:
        return self.label

    @property
    def start(self) -> date:
        return date(self.start_year, 4, 1)

    @property
    def end(self) -> date:
        """The first day after the year."""
        return date(self.start_year + 1, 4, 1)

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)

    def contains(self, day: date) -> bool:
        return self.start <= day < self.end

    @property
    def next(self) -> "FinancialYear":
        return FinancialYear(self.start_year + 1)

    @property
    def previous(self) -> "FinancialYear":
        return FinancialYear(self.start_year - 1)

    @property
    def quarters(self) -> "tuple[Quarter, Quarter, Quarter, Quarter]":
        year = self.start_year
        return Quarter(year, 1), Quarter(year, 2), Quarter(year, 3), Quarter(year, 4)


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a financial year: `Quarter(2023, 1)` is April to June 2023, `(2023, 4)` ends in March 2024."""

    start_year: int
    number: int

    def __post_init__(self) -> None:
        if self.number not in (1, 2, 3, 4):
            raise ValueError(f"There is no quarter {self.number}. Use 1 to 4.")
        FinancialYear(self.start_year)

    @classmethod
    def of(cls, financial_year: str, number: int) -> "Quarter":
        """The quarter from the two values that models store: `Quarter.of("2023-24", 3)`."""
        return cls(FinancialYear.parse(financial_year).start_year, number)

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read a slug (`2023-24-q3`), `Q3 2023-24`, `2023-24 Q3` or a label. Raises ValueError with a sentence."""
        stripped = text.strip()
        if match := YEAR_THEN_QUARTER.fullmatch(stripped):
            first, second, number = match.groups()
        elif match := QUARTER_THEN_YEAR.fullmatch(stripped):
            number, first, second = match.groups()
        else:
            raise ValueError(f"“{text}” is not a quarter. Write it like 2023-24-q3.")
        return cls(FinancialYear._from_digits(first, second).start_year, int(number))

    @classmethod
    def containing(cls, day: date) -> "Quarter":
        return cls(FinancialYear.containing(day).start_year, (day.month - 4) % 12 // 3 + 1)

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.start_year)

    @property
    def slug(self) -> str:
        """For addresses and file names: `2023-24-q3`."""
        return f"{self.financial_year}-q{self.number}"

    @property
    def short_label(self) -> str:
        """For charts and narrow columns: `Q3 2023-24`."""
        return f"Q{self.number} {self.financial_year}"

    @property
    def label(self) -> str:
        """For headings: `Quarter 3 2023-24 (October to December 2023)`."""
        return f"Quarter {self.number} {self.financial_year} ({MONTHS[self.number]} {self.start.year})"

    def __str__(self) -> str:
        return self.label

    @property
    def start(self) -> date:
        year, month = divmod(self.number * 3, 12)
        return date(self.start_year + year, month + 1, 1)

    @property
    def end(self) -> date:
        """The first day after the quarter."""
        return self.financial_year.end if self.number == 4 else Quarter(self.start_year, self.number + 1).start

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)

    def contains(self, day: date) -> bool:
        return self.start <= day < self.end

    def plus(self, quarters: int) -> "Quarter":
        """The quarter so many quarters later (earlier when negative)."""
        year, index = divmod(self.start_year * 4 + self.number - 1 + quarters, 4)
        return Quarter(year, index + 1)

    @property
    def next(self) -> "Quarter":
        return self.plus(1)

    @property
    def previous(self) -> "Quarter":
        return self.plus(-1)


def midnight(day: date) -> datetime:
    """The instant in London at which the day begins."""
    return timezone.make_aware(datetime.combine(day, time()))


def plus_months(day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month when it is shorter: 31 January, 28 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def validate_financial_year(value: str) -> None:
    """Validator of a text field that stores a financial year exactly as `2023-24`."""
    try:
        year = FinancialYear.parse(value)
    except ValueError as error:
        raise ValidationError(str(error), code="financial_year") from error
    if year.label != value:
        raise ValidationError(f"Write the financial year as {year.label}.", code="financial_year")


def validate_quarter_number(value: int) -> None:
    """Validator of an integer field that stores the number of a financial quarter."""
    if value not in (1, 2, 3, 4):
        raise ValidationError(f"There is no quarter {value}. Use 1 to 4.", code="quarter")
