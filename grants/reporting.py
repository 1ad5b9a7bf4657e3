"""What the apps above may read about money. Sums per authority, never pooled over a joint partnership."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.db.models.functions import Lower
from django.urls import reverse

from cdp_portal.periods import Quarter
from cdp_portal.release import Audience
from grants.models import Allocation, SpendLineDealtWith
from grants.position import Position, difference, read_positions, total
from grants.rules import counted_within
from meetings.dealt_with import Business, by_record


@dataclass(frozen=True)
class GrantRow:
    """One allocation at the end of a quarter, in pounds. None is not known, never zero.

    `counted_in` says why the row is in no total: an expectation, or part of another stream. `missing_lines` have money
    planned for the quarter and no figure; while there are any, the variance is not known.
    """

    authority: str
    stream: str
    financial_year: str
    allocation: Decimal
    status_label: str
    planned_to_date: Decimal | None
    planned_quarter: Decimal | None
    actual_quarter: Decimal | None
    actual_to_date: Decimal | None
    planned_year: Decimal | None
    forecast_year: Decimal | None
    variance_quarter: Decimal | None
    missing_lines: int
    reasons: tuple[str, ...]
    counted: bool
    not_counted_because: str
    url: str


@dataclass(frozen=True)
class AuthorityTotal:
    """The sums of one authority over the rows that count. None where a part is not known."""

    authority: str
    allocation: Decimal | None
    planned_to_date: Decimal | None
    planned_quarter: Decimal | None
    actual_quarter: Decimal | None
    actual_to_date: Decimal | None
    planned_year: Decimal | None
    forecast_year: Decimal | None
    variance_quarter: Decimal | None


@dataclass(frozen=True)
class LineRow:
    authority: str
    stream: str
    heading: str
    title: str
    planned_quarter: Decimal
    actual_quarter: Decimal | None
    variance: Decimal | None
    reason: str
    url: str


@dataclass(frozen=True)
class GrantFigures:
    rows: tuple[GrantRow, ...]
    totals: tuple[AuthorityTotal, ...]
    lines: tuple[LineRow, ...]


def figures_for(partnership, quarter: Quarter) -> GrantFigures:
    """The partnership's money of the quarter's financial year, as it stands after the quarter. Four queries."""
    return figures_of(positions_for(partnership, quarter.financial_year.label), quarter.number)


def figures_of(positions: list[tuple[Position, str]], quarter: int) -> GrantFigures:
    """The figures of positions that were read before, as they stand after the quarter (1 to 4)."""
    rows = tuple(_row(position, quarter, within) for position, within in positions)
    totals = tuple(_total(authority, list(of)) for authority, of in groupby(rows, key=lambda row: row.authority))
    lines = tuple(row for position, _ in positions for row in _lines(position, quarter))
    return GrantFigures(rows, totals, lines)


def positions_for(partnership, financial_year: str) -> list[tuple[Position, str]]:
    """Each allocation of the year with its plan, and the stream it is already counted within (or an empty text)."""
    allocations = (
        Allocation.objects.filter(partnership=partnership, financial_year=financial_year)
        .latest()
        .order_by(Lower("authority__name"), "authority_id", "stream__code")
    )
    positions = read_positions(allocations)
    present: dict[int, set[str]] = {}
    for one in positions:
        present.setdefault(one.allocation.authority_id, set()).add(one.allocation.stream.code)
    return [(one, counted_within(one.allocation, present[one.allocation.authority_id])) for one in positions]


@dataclass(frozen=True)
class AllocationFigure:
    """What an authority was allocated from one stream for one year, to the penny."""

    authority: str
    stream: str
    financial_year: str
    amount: Decimal
    status_label: str
    kept_by: str
    url: str


def allocations_of(partnership_ids: Iterable[int]) -> list[AllocationFigure]:
    """The last revision of every allocation that these partnerships keep, by authority, stream and year. One query."""
    found = Allocation.objects.filter(partnership__in=partnership_ids).latest()
    rows = found.select_related("authority", "stream", "partnership")
    return [
        AllocationFigure(
            authority=str(one.authority),
            stream=str(one.stream),
            financial_year=one.financial_year,
            amount=one.amount,
            status_label=one.get_status_display(),
            kept_by=str(one.partnership),
            url=_address(one),
        )
        for one in rows.order_by(Lower("authority__name"), "authority_id", "stream__code", "financial_year")
    ]


def dealt_with(partnership, audience: Audience = Audience.MEMBER) -> dict[int, tuple[Business, ...]]:
    """The business of meetings behind each grant line, by its key, as far as the audience may see it. One query."""
    return by_record(SpendLineDealtWith.objects.filter(partnership=partnership), audience)


def _row(position: Position, quarter: int, within: str) -> GrantRow:
    allocation = position.allocation
    planned = bool(position.lines)
    return GrantRow(
        authority=str(allocation.authority),
        stream=str(allocation.stream),
        financial_year=allocation.financial_year,
        allocation=allocation.amount,
        status_label=allocation.get_status_display(),
        planned_to_date=position.planned_to(quarter) if planned else None,
        planned_quarter=position.planned_in(quarter) if planned else None,
        actual_quarter=position.actual_in(quarter),
        actual_to_date=position.actual_to(quarter),
        planned_year=position.planned,
        forecast_year=position.forecast,
        variance_quarter=position.variance_in(quarter),
        missing_lines=position.missing_in(quarter),
        reasons=tuple(reason for line in position.lines if (reason := line.reason(quarter))),
        counted=allocation.is_money and not within,
        not_counted_because=why_not_counted(allocation, within),
        url=_address(allocation),
    )


def why_not_counted(allocation: Allocation, within: str) -> str:
    """Why the allocation is in no total, in words; empty when it counts."""
    if not allocation.is_money:
        return "An expectation, not added to any total"
    return f"Part of {within}, so not added again" if within else ""


def _total(authority: str, rows: list[GrantRow]) -> AuthorityTotal:
    counted = [row for row in rows if row.counted]

    def all_known(name: str) -> Decimal | None:
        values = [getattr(row, name) for row in counted]
        return None if None in values else total(values)

    return AuthorityTotal(
        authority=authority,
        allocation=all_known("allocation"),
        planned_to_date=total(row.planned_to_date for row in counted),
        planned_quarter=total(row.planned_quarter for row in counted),
        actual_quarter=total(row.actual_quarter for row in counted),
        actual_to_date=total(row.actual_to_date for row in counted),
        planned_year=total(row.planned_year for row in counted),
        forecast_year=all_known("forecast_year"),
        variance_quarter=all_known("variance_quarter"),
    )


def _lines(position: Position, quarter: int) -> list[LineRow]:
    allocation = position.allocation
    return [
        LineRow(
            authority=str(allocation.authority),
            stream=str(allocation.stream),
            heading=str(line.line.intervention or ""),
            title=line.line.title,
            planned_quarter=line.planned(quarter),
            actual_quarter=line.actual(quarter),
            variance=difference(line.actual(quarter), line.planned(quarter)),
            reason=line.reason(quarter),
            url=reverse("spend_line_detail", args=[allocation.partnership.slug, line.line.pk]),
        )
        for line in position.lines
    ]


def _address(allocation: Allocation) -> str:
    return reverse("allocation_detail", args=[allocation.partnership.slug, allocation.pk])
