"""A financial year of a partnership's money as a table for a file: one row for each allocation, no sums."""

from collections.abc import Iterable

from cdp_portal.sheets import Column
from grants.overview import AuthorityYear

COLUMNS = (
    Column("authority", "Local authority"),
    Column("stream", "Funding stream", width=50),
    Column("financial_year", "Financial year", width=14),
    Column("status", "How certain", width=14),
    Column("allocation", "Allocation", "money"),
    Column("planned", "Planned", "money"),
    Column("spent", "Spent to date", "money"),
    Column("forecast", "Forecast for the year", "money"),
    Column("variance", "Forecast less allocation", "money"),
    Column("note", "Note", width=50),
)


def rows(authorities: Iterable[AuthorityYear]) -> list[tuple]:
    """What is not known is in words, never 0."""
    return [
        (
            row.figures.authority,
            row.figures.stream,
            row.figures.financial_year,
            row.status_word,
            row.figures.allocation,
            _or(row.figures.planned_year, "No plan"),
            _or(row.figures.actual_to_date, "Not entered"),
            _or(row.figures.forecast_year, "Not entered"),
            _or(row.variance, "Not known"),
            " ".join([row.figures.not_counted_because, *row.warnings]).strip(),
        )
        for authority in authorities
        for row in authority.rows
    ]


def _or(amount, words: str):
    return words if amount is None else amount
