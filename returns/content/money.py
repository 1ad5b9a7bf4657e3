"""The section about grant spend against plan. Money is each authority's own and is never pooled."""

from decimal import Decimal

from cdp_portal.formats import NOT_KNOWN
from cdp_portal.periods import Quarter
from grants.reporting import AuthorityTotal, GrantFigures, GrantRow, LineRow
from returns.content.structure import Column, Fact, Section, Table

NOT_ENTERED = "Not entered"
NO_PLAN = "No plan"

AUTHORITY_AND_GRANT = (Column("authority", "Authority"), Column("grant", "Grant"))
OF_THE_QUARTER = (
    Column("planned", "Planned", "money"),
    Column("spent", "Spent", "money"),
    Column("difference", "Difference", "money"),
)
OF_THE_YEAR = (
    Column("allocation", "Allocation", "money"),
    Column("planned_to_date", "Planned to date", "money"),
    Column("spent_to_date", "Spent to date", "money"),
    Column("forecast", "Forecast for the year", "money"),
)


def section(title: str, figures: GrantFigures, quarter: Quarter) -> Section:
    return Section(
        key="money",
        title=title,
        how=(
            f"Each grant of financial year {quarter.financial_year} by local authority, as planned and as spent to the "
            "end of the quarter. Money belongs to the authority and is never pooled. Expectations that the payer has "
            "not given as a figure are listed and never added. Spend not entered is not zero."
        ),
        facts=(
            Fact("authorities", "Local authorities with grants", len(figures.totals), "integer"),
            Fact("grants", "Grants", len(figures.rows), "integer"),
            Fact("not_entered", "Lines of plans without spend", sum(r.missing_lines for r in figures.rows), "integer"),
        ),
        tables=(_totals(figures), _quarter(figures), _year(figures), _lines(figures)),
    )


def _totals(figures: GrantFigures) -> Table:
    return Table(
        key="money_totals",
        title="Totals of each authority",
        columns=(Column("authority", "Authority"), *OF_THE_QUARTER, *OF_THE_YEAR),
        rows=tuple((one.authority, *_amounts_of_quarter(one), *_amounts_of_year(one)) for one in figures.totals),
        note="Planned, spent and the difference (spent less planned) are of this quarter.",
    )


def _quarter(figures: GrantFigures) -> Table:
    return Table(
        key="money_quarter",
        title="Grants this quarter",
        identifying=2,
        columns=(*AUTHORITY_AND_GRANT, *OF_THE_QUARTER, Column("reasons", "Reasons for the difference")),
        rows=tuple(
            (row.authority, row.stream, *_amounts_of_quarter(row), "; ".join(row.reasons)) for row in figures.rows
        ),
        urls=tuple(row.url for row in figures.rows),
    )


def _year(figures: GrantFigures) -> Table:
    return Table(
        key="money_year",
        title="Grants in the year so far",
        identifying=2,
        columns=(*AUTHORITY_AND_GRANT, *OF_THE_YEAR, Column("status", "Status")),
        rows=tuple((row.authority, row.stream, *_amounts_of_year(row), _status(row)) for row in figures.rows),
        urls=tuple(row.url for row in figures.rows),
    )


def _lines(figures: GrantFigures) -> Table:
    return Table(
        key="money_lines",
        title="Lines of the spending plans this quarter",
        identifying=4,
        columns=(
            *AUTHORITY_AND_GRANT,
            Column("heading", "Heading"),
            Column("line", "Line"),
            *OF_THE_QUARTER,
            Column("reason", "Reason for the difference"),
        ),
        rows=tuple(_line(row) for row in figures.lines),
        urls=tuple(row.url for row in figures.lines),
    )


def _line(row: LineRow) -> tuple:
    spent, difference = _or(row.actual_quarter, NOT_ENTERED), _or(row.variance, NOT_KNOWN)
    return (row.authority, row.stream, row.heading, row.title, row.planned_quarter, spent, difference, row.reason)


def _amounts_of_quarter(row: GrantRow | AuthorityTotal) -> tuple:
    return (
        _or(row.planned_quarter, NO_PLAN),
        _or(row.actual_quarter, NOT_ENTERED),
        _or(row.variance_quarter, NOT_KNOWN),
    )


def _amounts_of_year(row: GrantRow | AuthorityTotal) -> tuple:
    return (
        _or(row.allocation, NOT_KNOWN),
        _or(row.planned_to_date, NO_PLAN),
        _or(row.actual_to_date, NOT_ENTERED),
        _or(row.forecast_year, NOT_KNOWN),
    )


def _status(row: GrantRow) -> str:
    return ". ".join(part for part in (row.status_label, row.not_counted_because) if part)


def _or(amount: Decimal | None, words: str) -> Decimal | str:
    return words if amount is None else amount
