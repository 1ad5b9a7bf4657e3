"""Sheets for tests of layouts, and what a person says of a file."""

from types import SimpleNamespace

from cdp_portal.imports.sheets import Row
from outcomes.imports.layouts import recognise

FINGERTIPS = (
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
    "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", "Compared to Region value or percentiles", "Time period Sortable",
    "New data", "Compared to goal",
)  # fmt: skip


def fingertips_row(**told) -> tuple[str, ...]:
    """A row of an export; names of columns with `_` for a space."""
    row = {
        "Indicator ID": "91380", "Indicator Name": "Alcohol-specific mortality", "Area Code": "E06000001",
        "Area Name": "Hartlepool", "Sex": "Persons", "Age": "All ages", "Time period": "2016 - 18", "Value": "12.5",
        "Lower CI 95.0 limit": "10.25", "Upper CI 95.0 limit": "15", "Count": "33", "Denominator": "264000",
    }  # fmt: skip
    row |= {name.replace("_", " "): value for name, value in told.items()}
    return tuple(row.get(title, "") for title in FINGERTIPS)


def rows_of(*cells: tuple[str, ...]) -> list[Row]:
    return [Row(number, tuple(row) if any(row) else ()) for number, row in enumerate(cells, 1)]


def figures(*cells: tuple[str, ...], roles: dict[str, str] | None = None, period: str = "", sheet: str = "") -> list:
    rows = rows_of(*cells)
    return list(recognise(rows, sheet).read(rows, SimpleNamespace(roles=roles or {}, period=period)))
