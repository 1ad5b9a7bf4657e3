"""What a return is made of. Page, PDF and spreadsheets are drawn from this one structure."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

SCHEMA_VERSION = 1

Kind = Literal["text", "integer", "number", "money", "percent", "date"]
Value = str | int | Decimal | date | None


@dataclass(frozen=True)
class Fact:
    """One figure or statement. A text in place of a number says why there is no number."""

    key: str
    label: str
    value: Value
    kind: Kind = "text"
    url: str = ""


@dataclass(frozen=True)
class Column:
    key: str
    title: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """Typed columns and rows. The first `identifying` columns tell one row from another; `urls` lead to its source."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    identifying: int = 1
    urls: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Section:
    """One part of the return; `how` says how its figures are worked out, `narrative` is what people wrote."""

    key: str
    title: str
    how: str
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    narrative: str = ""


@dataclass(frozen=True)
class Content:
    """A whole return for one partnership and quarter, with the declaration that is signed."""

    schema_version: int
    title: str
    receiver: str
    partnership: str
    slug: str
    quarter: str
    quarter_label: str
    first_day: date
    last_day: date
    due_on: date
    statement: str
    headline: str
    sections: tuple[Section, ...]
