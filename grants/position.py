"""Where an allocation stands: planned, spent and forecast by quarter. Exact sums over rows that were read before.

What nobody entered is None, never zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, QuerySet

from grants.models import Allocation, Spend, SpendLine, SpendPlan

QUARTERS = (1, 2, 3, 4)
NOTHING = Decimal("0.00")


def total(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the known amounts; None when none is known."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, NOTHING) if known else None


def difference(amount: Decimal | None, other: Decimal | None) -> Decimal | None:
    """`amount` less `other`; None when one of them is not known."""
    return None if amount is None or other is None else amount - other


@dataclass(frozen=True)
class LinePosition:
    line: SpendLine
    spend: dict[int, Spend]

    def planned(self, quarter: int) -> Decimal:
        return self.line.planned(quarter)

    def actual(self, quarter: int) -> Decimal | None:
        entered = self.spend.get(quarter)
        return entered.actual if entered else None

    def reason(self, quarter: int) -> str:
        entered = self.spend.get(quarter)
        return entered.variance_reason if entered else ""

    def expected(self, quarter: int) -> Decimal:
        """The best that is known of a quarter: spent, else forecast, else planned."""
        entered = self.spend.get(quarter)
        known = [] if entered is None else [entered.actual, entered.forecast]
        return next((amount for amount in known if amount is not None), self.planned(quarter))

    def variance(self, quarter: int) -> Decimal | None:
        return difference(self.actual(quarter), self.planned(quarter))

    def is_missing(self, quarter: int) -> bool:
        """Money was planned for the quarter and nobody has said what was spent."""
        return self.planned(quarter) != 0 and self.actual(quarter) is None

    @property
    def spent(self) -> Decimal | None:
        return total(self.actual(quarter) for quarter in QUARTERS)


@dataclass(frozen=True)
class Position:
    """An allocation with the lines of one version of its plan."""

    allocation: Allocation
    plan: SpendPlan | None
    lines: tuple[LinePosition, ...]

    def planned_in(self, quarter: int) -> Decimal:
        return sum((line.planned(quarter) for line in self.lines), NOTHING)

    def planned_to(self, quarter: int) -> Decimal:
        """Planned from April to the end of the quarter."""
        return sum((self.planned_in(one) for one in QUARTERS if one <= quarter), NOTHING)

    def actual_in(self, quarter: int) -> Decimal | None:
        return total(line.actual(quarter) for line in self.lines)

    def actual_to(self, quarter: int) -> Decimal | None:
        return total(self.actual_in(one) for one in QUARTERS if one <= quarter)

    def missing_in(self, quarter: int) -> int:
        """How many lines with money planned have no figure for the quarter."""
        return sum(line.is_missing(quarter) for line in self.lines)

    def variance_in(self, quarter: int) -> Decimal | None:
        """Spent less planned in the quarter; None while a line is missing, for the parts cannot be compared."""
        if self.missing_in(quarter):
            return None
        return difference(self.actual_in(quarter), self.planned_in(quarter))

    @property
    def planned(self) -> Decimal | None:
        """Planned for the year; None without a plan."""
        return self.planned_to(4) if self.lines else None

    @property
    def spent(self) -> Decimal | None:
        return self.actual_to(4)

    @property
    def forecast(self) -> Decimal | None:
        """What the year will cost: spent, else forecast, else planned. None while nobody entered anything."""
        if not any(line.spend for line in self.lines):
            return None
        return sum((line.expected(quarter) for line in self.lines for quarter in QUARTERS), NOTHING)

    @property
    def variance(self) -> Decimal | None:
        """Forecast for the year less the allocation."""
        return difference(self.forecast, self.allocation.amount)

    @property
    def last_quarter(self) -> int | None:
        """The last quarter in which something was entered as spent."""
        return max((quarter for quarter in QUARTERS if self.actual_in(quarter) is not None), default=None)


def read_positions(allocations: QuerySet[Allocation]) -> list[Position]:
    """The positions of the allocations under the last version of their plans. Four queries, however many."""
    lines = SpendLine.objects.select_related("intervention", "provider", "plan_action").prefetch_related("spend")
    plans = SpendPlan.objects.current().prefetch_related(Prefetch("lines", lines))
    found = allocations.select_related("authority", "stream", "partnership").prefetch_related(
        Prefetch("spend_plans", plans, to_attr="current_plans")
    )
    return [position_of(one, next(iter(one.current_plans), None)) for one in found]


def position_of(allocation: Allocation, plan: SpendPlan | None) -> Position:
    """The position under one version of the plan."""
    lines = plan.lines.all() if plan else ()
    return Position(
        allocation,
        plan,
        tuple(LinePosition(line, {one.quarter: one for one in line.spend.all()}) for line in lines),
    )
