"""Lists of the register as tables for a file. Authorities and footprints can be imported again."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.formats import last_day
from cdp_portal.sheets import Column
from partnerships.areas import state_on
from partnerships.coverage import Covered
from partnerships.milestone_table import Table
from partnerships.milestones import Standing
from partnerships.models import FootprintArea, LocalAuthority, Partnership

AREA_COLUMNS = (
    Column("as_at", "As at", "date"),
    Column("code", "Official code", width=14),
    Column("name", "Local authority", width=40),
    Column("official_name", "Official name", width=50),
    Column("kind", "Kind", width=24),
    Column("region", "Region", width=26),
    Column("region_code", "Region code", width=14),
    Column("police_force", "Police force", width=36),
    Column("boards", "Integrated care boards", width=60),
    Column("population", "Population", "integer"),
    Column("status", "Status", width=12),
    Column("first_day", "First day", "date"),
    Column("last_day", "Last day", "date"),
    Column("source", "Where this comes from", width=60),
)


def area_rows(authorities: Iterable[LocalAuthority], day: date) -> list[tuple]:
    """One row for each authority, as at the day. Asks no query for an authority."""
    return [
        (
            day,
            one.gss_code,
            one.name,
            one.official_name,
            one.get_kind_display(),
            one.region,
            one.region_code,
            str(one.police_force or ""),
            ", ".join(f"{each.board.short_name} ({each.percent})" for each in one.authorityicb_set.all()),
            one.population,
            state_on(one, day),
            one.starts_on,
            last_day(one.ends_on),
            one.source,
        )
        for one in authorities
    ]


FOOTPRINT_COLUMNS = (
    Column("name", "Local authority", width=30),
    Column("code", "Official code", width=14),
    Column("region", "Region", width=26),
    Column("police_force", "Police force", width=36),
    Column("first_day", "First day", "date"),
    Column("last_day", "Last day", "date"),
    Column("note", "Note", width=60),
)


def footprint_rows(areas: Iterable[FootprintArea]) -> list[tuple]:
    """One row for each area of a footprint, with its `authority__police_force` fetched before."""
    return [
        (
            area.authority.name,
            area.authority.gss_code,
            area.authority.region,
            str(area.authority.police_force or ""),
            area.starts_on,
            last_day(area.ends_on),
            area.note,
        )
        for area in areas
    ]


PARTNERSHIP_COLUMNS = (
    Column("as_at", "As at", "date"),
    Column("name", "Partnership", width=60),
    Column("short_name", "Short name", width=30),
    Column("status", "Status", width=12),
    Column("confidence", "How sure the entry is", width=28),
    Column("tier", "Tier", width=30),
    Column("regions", "Region", width=26),
    Column("areas", "Local authorities", width=60),
    Column("formed_on", "Formed on", "date"),
    Column("last_day", "Last day", "date"),
    Column("website", "Website", width=50),
    Column("source", "Where this comes from", width=60),
)


def partnership_rows(partnerships: Iterable[Partnership], day: date) -> list[tuple]:
    """One row for each partnership with its footprint on the day in `areas_then`."""
    return [
        (
            day,
            one.name,
            one.short_name,
            one.get_status_display(),
            one.get_confidence_display(),
            one.get_tier_display(),
            ", ".join(one.regions),
            ", ".join(area.authority.name for area in one.areas_then),
            one.formed_on,
            last_day(one.ends_on),
            one.website,
            "; ".join(one.sources),
        )
        for one in partnerships
    ]


COVERAGE_COLUMNS = (
    Column("as_at", "As at", "date"),
    Column("code", "Official code", width=14),
    Column("name", "Local authority", width=40),
    Column("region", "Region", width=26),
    Column("population", "Population", "integer"),
    Column("state", "Covered", width=30),
    Column("partnership", "Partnership", width=60),
    Column("wider", "Wider partnership", width=60),
    Column("gap_days", "Days in none since the ask", "integer"),
    Column("gaps", "In none", width=60),
)


def coverage_rows(rows: Iterable[Covered], day: date) -> list[tuple]:
    return [
        (
            day,
            row.authority.gss_code,
            row.authority.name,
            row.authority.region,
            row.authority.population,
            row.label,
            row.local.partnership.name if row.local else "",
            row.wider.partnership.name if row.wider else "",
            row.gap_days,
            row.gap_words,
        )
        for row in rows
    ]


MILESTONE_COLUMNS = (
    Column("code", "Code", width=10),
    Column("milestone", "Milestone", width=50),
    Column("round", "Round", "integer"),
    Column("state", "State", width=20),
    Column("done_on", "Done on", "date"),
    Column("due_on", "Next due on", "date"),
    Column("late", "Late", width=8),
    Column("evidence", "Evidence", width=60),
    Column("evidence_url", "Page that shows it", width=40),
)


def milestone_rows(standings: Iterable[Standing]) -> list[tuple]:
    return [
        (
            one.milestone.code,
            one.milestone.title,
            one.current.cycle if one.current else 1,
            one.state_label,
            one.achieved_on,
            one.next_due_on,
            "Yes" if one.late else "No",
            one.evidence,
            one.evidence_url,
        )
        for one in standings
    ]


def milestone_table_columns(table: Table) -> list[Column]:
    asks = [
        column
        for one in table.milestones
        for column in (
            Column(one.code.lower(), one.title, width=20),
            Column(f"{one.code.lower()}_done_on", f"{one.title}: done on", "date"),
            Column(f"{one.code.lower()}_due_on", f"{one.title}: next due on", "date"),
        )
    ]
    return [
        Column("as_at", "As at", "date"),
        Column("name", "Partnership", width=60),
        Column("regions", "Region", width=26),
        *asks,
        Column("done", "Done", "integer"),
        Column("late", "Late", "integer"),
    ]


def milestone_table_rows(table: Table, day: date) -> list[tuple]:
    """One row for each partnership. Asks no query."""
    return [
        (
            day,
            row.partnership.name,
            ", ".join(row.regions),
            *(
                value
                for cell in row.cells
                for value in (cell.word, cell.standing.achieved_on, cell.standing.next_due_on)
            ),
            row.done,
            row.late,
        )
        for row in table.rows
    ]
