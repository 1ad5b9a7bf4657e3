"""Who wrote what: the changes of a return's headline and narratives. Its steps are told by its events."""

from dataclasses import replace

from accounts.history import LIMIT, Change, Entry, entries_for
from accounts.models import AuditEntry
from returns.content import SECTIONS
from returns.models import Return, ReturnNarrative


def history_of_words(return_: Return) -> list[Entry]:
    """The last changes of any text, newest first. A constant number of queries."""
    titles = {one.pk: SECTIONS.get(one.section, one.section) for one in return_.narratives.all()}
    found = [
        *_entries(Return, {return_.pk: "Headline"}, "headline"),
        *_entries(ReturnNarrative, titles, "text"),
    ]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:LIMIT]


def _entries(model: type, titles: dict[int, str], field: str) -> list[Entry]:
    """The changes of one field of these rows; the title of the section stands for the field's label."""
    changed = AuditEntry.objects.filter(operation=AuditEntry.Operation.CHANGED, changes__has_key=field)
    rows = list(changed.filter(table_name=model._meta.db_table, row_id__in=titles)[:LIMIT])
    label = str(model._meta.get_field(field).verbose_name).capitalize()
    return [
        replace(entry, changes=tuple(_titled(entry.changes, label, titles[row.row_id])))
        for row, entry in zip(rows, entries_for(rows, model), strict=True)
    ]


def _titled(changes: tuple[Change, ...], label: str, title: str) -> list[Change]:
    return [Change(title, change.before, change.after) for change in changes if change.label == label]
