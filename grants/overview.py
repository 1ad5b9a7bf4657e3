"""The tables of the money pages: a year of a partnership by authority, and the lines of a plan by quarter."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.safestring import SafeString

from cdp_portal.charts import Bar, bar_chart
from cdp_portal.formats import money
from cdp_portal.periods import MONTHS
from grants.position import QUARTERS, LinePosition, Position, difference
from grants.reporting import AuthorityTotal, GrantRow, figures_of, positions_for
from grants.rules import warnings

YEAR_END = 4


@dataclass(frozen=True)
class YearRow:
    """An allocation in the table of a year, with what should be looked at."""

    figures: GrantRow
    status_word: str
    variance: Decimal | None
    warnings: list[str]


@dataclass(frozen=True)
class AuthorityYear:
    authority: str
    rows: list[YearRow]
    total: AuthorityTotal
    variance: Decimal | None

    @property
    def has_total(self) -> bool:
        """A total says something new when it adds up more than one row."""
        return sum(row.figures.counted for row in self.rows) > 1

    @property
    def incomplete(self) -> str:
        """Says when the total of spend holds only a part of the streams."""
        counted = [row for row in self.rows if row.figures.counted]
        missing = sum(row.figures.actual_to_date is None for row in counted)
        if not missing or missing == len(counted):
            return ""
        return f"Spend holds {len(counted) - missing} of {len(counted)} streams: the others are not entered."

    @property
    def certainty(self) -> str:
        """How certain the total is: as certain as the least certain of its parts."""
        words = {row.status_word for row in self.rows if row.figures.counted}
        return "Partly indicative" if "Indicative" in words and len(words) > 1 else ""


def year_of(partnership, financial_year: str) -> list[AuthorityYear]:
    """The money of a financial year, one table for each authority. Four queries."""
    positions = positions_for(partnership, financial_year)
    figures = figures_of(positions, YEAR_END)
    rows = [
        YearRow(row, position.allocation.status_word, position.variance, warnings(position))
        for row, (position, _) in zip(figures.rows, positions, strict=True)
    ]
    totals = {one.authority: one for one in figures.totals}
    return [
        AuthorityYear(name, list(of), totals[name], difference(totals[name].forecast_year, totals[name].allocation))
        for name, of in groupby(rows, key=lambda row: row.figures.authority)
    ]


@dataclass(frozen=True)
class QuarterCell:
    label: str
    planned: Decimal
    spent: Decimal | None


@dataclass(frozen=True)
class PlanRow:
    line: LinePosition
    cells: list[QuarterCell]


@dataclass(frozen=True)
class PlanTable:
    """The lines of a plan by quarter, with their sums, and how the plan compares with the allocation."""

    rows: list[PlanRow]
    totals: list[QuarterCell]
    planned: Decimal
    spent: Decimal | None
    reconciled: str
    reasons: list[tuple[str, str, str]]
    so_far: str
    chart: SafeString


def plan_table(position: Position) -> PlanTable:
    rows = [
        PlanRow(line, [_cell(line.planned(one), line.actual(one), one) for one in QUARTERS]) for line in position.lines
    ]
    totals = [_cell(position.planned_in(one), position.actual_in(one), one) for one in QUARTERS]
    return PlanTable(
        rows=rows,
        totals=totals,
        planned=position.planned_to(YEAR_END),
        spent=position.spent,
        reconciled=reconciled(position),
        reasons=_reasons(position),
        so_far=so_far(position),
        chart=_chart(totals),
    )


def _reasons(position: Position) -> list[tuple[str, str, str]]:
    """(line, months, reason) for each reason; one that was given for several quarters stands once."""
    quarters: dict[tuple[str, str], list[str]] = {}
    for line in position.lines:
        for quarter in QUARTERS:
            if reason := line.reason(quarter):
                quarters.setdefault((line.line.title, reason), []).append(MONTHS[quarter])
    return [(title, ", ".join(months), reason) for (title, reason), months in quarters.items()]


def _chart(totals: list[QuarterCell]) -> SafeString:
    bars = [Bar(one.label, "nothing entered" if one.spent is None else one.spent, plan=one.planned) for one in totals]
    return bar_chart("quarters", "Spent against plan by quarter", bars, show=money)


def so_far(position: Position) -> str:
    """“£1,113,318.05 was spent to December, £118,397.20 less than planned to then.”; says so when a part is missing."""
    quarter = position.last_quarter
    if quarter is None:
        return "Nothing has been entered as spent."
    spent, months = position.actual_to(quarter), MONTHS[quarter].rpartition(" ")[2]
    words = f"{money(spent)} was spent to the end of {months}"
    missing = sum(position.missing_in(one) for one in QUARTERS if one <= quarter)
    if missing:
        return f"{words}, with {missing} figure{'' if missing == 1 else 's'} not yet entered."
    gap = spent - position.planned_to(quarter)
    if gap == 0:
        return f"{words}, as planned."
    return f"{words}: {money(abs(gap))} {'more' if gap > 0 else 'less'} than planned to then."


def _cell(planned: Decimal, spent: Decimal | None, quarter: int) -> QuarterCell:
    return QuarterCell(MONTHS[quarter], planned, spent)


def reconciled(position: Position) -> str:
    """“The plan adds up to £1,600,000: £42,287 less than the allocation of £1,642,287.”"""
    planned = position.planned_to(YEAR_END)
    gap = position.allocation.amount - planned
    amount = money(position.allocation.amount)
    if gap == 0:
        return f"The plan adds up to {money(planned)}, exactly the allocation."
    way = "less" if gap > 0 else "more"
    return f"The plan adds up to {money(planned)}: {money(abs(gap))} {way} than the allocation of {amount}."
