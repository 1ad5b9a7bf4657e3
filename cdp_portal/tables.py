"""The reference tables: CSV files beside the app that owns them, every row with its source."""

import csv
from pathlib import Path

BOOLEANS = {"true": True, "false": False}


def read_table(path: Path) -> list[dict[str, str | bool]]:
    """The rows of a table as column name to text; `true` and `false` become booleans.

    Raises ValueError when a row has more or fewer cells than the table has columns.
    """
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return [{name: BOOLEANS.get(text, text) for name, text in zip(header, row, strict=True)} for row in rows]


def source_of(row: dict) -> str:
    """Where the row comes from and what about it is less sure, as one text."""
    return ". ".join(part for part in (row["source"], row.get("confidence_note", ""), row.get("note", "")) if part)


def pick(row: dict, *columns: str) -> dict:
    """These columns of a row, and its source."""
    return {**{name: row[name] for name in columns}, "source": source_of(row)}
