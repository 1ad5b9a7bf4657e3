"""The one way in which a return is written as text, so that the same return always has the same fingerprint."""

import hashlib
import json
from dataclasses import asdict
from datetime import date
from decimal import Decimal, InvalidOperation

from returns.content.structure import SCHEMA_VERSION, Column, Content, Fact, Kind, Section, Table, Value


class UnknownSchemaError(ValueError):
    """The text was written by a version of the portal whose structure this one does not know."""


def write(content: Content) -> str:
    """Canonical JSON: sorted keys, no spaces, exact numbers as texts, dates as ISO 8601."""
    return json.dumps(asdict(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def fingerprint(text: str) -> str:
    """SHA-256 of the text in UTF-8, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(text: str) -> Content:
    """The return that `write` wrote. Raises UnknownSchemaError for a structure this portal does not know."""
    data = json.loads(text)
    if data.get("schema_version") != SCHEMA_VERSION:
        raise UnknownSchemaError(f"This portal cannot read returns of schema version {data.get('schema_version')}.")
    days = {name: date.fromisoformat(data[name]) for name in ("first_day", "last_day", "due_on")}
    return Content(**data | days | {"sections": tuple(_section(section) for section in data["sections"])})


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value.normalize() + 0, "f")  # 1.50 and 1.5 are one number
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"A return cannot hold {value!r}.")


def _section(data: dict) -> Section:
    facts = tuple(Fact(**fact | {"value": _typed(fact["value"], fact["kind"])}) for fact in data["facts"])
    return Section(**data | {"facts": facts, "tables": tuple(_table(table) for table in data["tables"])})


def _table(data: dict) -> Table:
    columns = tuple(Column(**column) for column in data["columns"])
    rows = tuple(
        tuple(_typed(value, column.kind) for column, value in zip(columns, row, strict=True)) for row in data["rows"]
    )
    return Table(**data | {"columns": columns, "rows": rows, "urls": tuple(data["urls"])})


def _typed(value: Value, kind: Kind) -> Value:
    """A text in a column of numbers or dates that is neither stays a text: it says why there is none."""
    if not isinstance(value, str) or kind in ("text", "integer"):
        return value
    try:
        return date.fromisoformat(value) if kind == "date" else Decimal(value)
    except (ValueError, InvalidOperation):
        return value
