"""What happened to an allocation: to itself, its spending plan, the plan's lines and what was spent on them."""

from dataclasses import replace

from accounts.history import LIMIT, Entry, entries_for
from accounts.models import AuditEntry
from grants.models import Allocation, SpendPlan
from grants.position import Position

QUIET = {"Entered at", "Entered by", "Position"}


def history_of_money(allocation: Allocation, position: Position) -> list[Entry]:
    """The last changes, newest first. A constant number of queries."""
    named: dict[type, dict[int, str]] = {Allocation: {one.pk: "allocation" for one in allocation.revisions()}}
    if position.plan:
        named[SpendPlan] = {position.plan.pk: f"spending plan {position.plan.version}"}
    for line in position.lines:
        named.setdefault(type(line.line), {})[line.line.pk] = f"line “{line.line.title}”"
        for entry in line.spend.values():
            what = f"spend of quarter {entry.quarter} on “{line.line.title}”"
            named.setdefault(type(entry), {})[entry.pk] = what
    found = [entry for model, names in named.items() for entry in _entries(model, names)]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:LIMIT]


def _entries(model: type, names: dict[int, str]) -> list[Entry]:
    rows = list(AuditEntry.objects.filter(table_name=model._meta.db_table, row_id__in=names)[:LIMIT])
    return [
        replace(
            entry,
            what=f"{entry.what} {names[row.row_id]}",
            changes=tuple(change for change in entry.changes if change.label not in QUIET),
        )
        for row, entry in zip(rows, entries_for(rows, model), strict=True)
    ]
