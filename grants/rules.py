"""What may be recorded about money, and what is allowed but worth a warning."""

from cdp_portal.formats import money
from cdp_portal.periods import FinancialYear
from grants.models import Allocation, FundingStream
from grants.position import Position
from partnerships.models import FootprintArea, LocalAuthority, Partnership

# A stream that is part of another from a financial year on. Where both are recorded, only the whole is summed.
PART_OF = {"RSDATG": ("DATRIG", "2025-26"), "PHGDA": ("PHG", "2026-27")}


def why_no_allocation(partnership: Partnership) -> str:
    """The reason why the partnership keeps no allocations; empty when it may."""
    if partnership.tier == Partnership.Tier.WIDER:
        return (
            "Money is recorded by the local partnerships, so that it is counted once. "
            "This partnership covers a wider area."
        )
    if not FootprintArea.objects.filter(partnership=partnership).exists():
        return "Add a local authority to the footprint first. Money belongs to an authority."
    return ""


def why_not_for(partnership: Partnership, authority: LocalAuthority, year: FinancialYear) -> str:
    """The reason why the authority's money of the year is not the partnership's to record; empty when it is."""
    in_footprint = FootprintArea.objects.filter(partnership=partnership, authority=authority)
    if in_footprint.during(year.start, year.end).exists():
        return ""
    return f"{authority} was not in the partnership’s footprint on any day of {year}"


def outside_its_years(stream: FundingStream, financial_year: str) -> str:
    """A warning when the stream did not run in the year; empty when it did or its years are not known."""
    before = stream.first_year and financial_year < stream.first_year
    after = stream.last_year and financial_year > stream.last_year
    if not (before or after):
        return ""
    span = f"from {stream.first_year}" if stream.first_year else ""
    span = f"{span} to {stream.last_year}".strip() if stream.last_year else span
    return f"{stream} ran {span}. Check the financial year {financial_year}."


def counted_within(allocation: Allocation, streams_present: set[str]) -> str:
    """The code of the stream that already contains this one in that year, if it is there too; otherwise empty."""
    whole, since = PART_OF.get(allocation.stream.code, ("", ""))
    return whole if whole in streams_present and allocation.financial_year >= since else ""


def warnings(position: Position) -> list[str]:
    """What a commissioner should look at. Nothing here is refused: it happens, and must be seen."""
    amount = position.allocation.amount
    over = [
        (position.planned, "planned"),
        (position.spent, "spent"),
        (position.forecast, "forecast to be spent"),
    ]
    found = [
        f"{money(figure - amount)} more is {what} than the allocation of {money(amount)}."
        for figure, what in over
        if figure is not None and figure > amount
    ]
    if without_heading := sum(line.line.intervention_id is None for line in position.lines):
        lines = "1 line has" if without_heading == 1 else f"{without_heading} lines have"
        found.append(f"{lines} no heading of the menu of interventions.")
    return found
