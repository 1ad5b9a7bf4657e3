"""The values of a return as people read them, on the page and in print alike."""

from datetime import date
from decimal import Decimal

from cdp_portal.formats import NOT_KNOWN, gov_date, quantity
from cdp_portal.money import pounds
from returns.content.structure import Fact, Kind, Table, Value


def in_words(value: Value, kind: Kind, *, pence: bool | None = None) -> str:
    """The value by its kind; a number that is not known says so, an empty text stays empty."""
    if value is None:
        return "" if kind == "text" else NOT_KNOWN
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return gov_date(value)
    if kind == "money":
        return pounds(value, pence=pence).replace("-", "−")
    shown = quantity(value)
    return f"{shown}%" if kind == "percent" else shown


def fact_in_words(fact: Fact) -> str:
    return in_words(fact.value, fact.kind)


def rows_in_words(table: Table) -> list[list[str]]:
    """The rows of a table; in a column of money all amounts have pence, or none has."""
    pence = [
        column.kind == "money" and any(_has_pence(row[place]) for row in table.rows)
        for place, column in enumerate(table.columns)
    ]
    return [
        [
            in_words(value, column.kind, pence=with_pence)
            for value, column, with_pence in zip(row, table.columns, pence, strict=True)
        ]
        for row in table.rows
    ]


def _has_pence(value: Value) -> bool:
    return isinstance(value, Decimal) and value != value.to_integral_value()
