"""The audit record of one row and of the rows that belong to it, in plain English."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.apps import apps
from django.db.models import DateField, ForeignKey, Model, OuterRef, QuerySet, Subquery

from accounts.models import AuditEntry, User
from cdp_portal.formats import gov_date

LIMIT = 50  # a record page shows the last changes; the history page of the partnership has all
LAST_DAY = "ends_on"  # stored as the day after; people see and type the last day
SPELLED_OUT = {
    "sro": "senior responsible owner",
    "paper_serving": "what a paper serves",
    "decision_serving": "what a decision serves",
    "action_serving": "what an action serves",
}
NOT_TOLD = "changed, not shown here"
QUIET = {"id", "partnership_id", "series", "sha256", "password"}


class Change(NamedTuple):
    """One field that changed; `before` is empty for a record that was added."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Entry:
    at: datetime
    who: str
    what: str
    action: str
    why: str
    changes: tuple[Change, ...]


class Part(NamedTuple):
    """Rows whose changes count as changes of the record that their foreign key `of` points at."""

    model: type[Model]
    of: str


class LastChange(NamedTuple):
    at: datetime
    who: str
    action: str


Veiled = Mapping[type[Model], Collection[str]]  # by model the fields whose values are not told to the reader


def history_of(record: Model, *parts: Part, veiled: Veiled | None = None) -> list[Entry]:
    """The last changes of the record and its parts, newest first. A handful of queries, whatever their number."""
    rows = list(_rows_of(record, parts).order_by("-id")[:LIMIT])
    return _told(rows, own=type(record), veiled=veiled)


def last_change(record: Model, *parts: Part) -> LastChange | None:
    """When the record or one of its parts was last changed, by whom and in which action. One query."""
    name = User.objects.filter(pk=OuterRef("user_id")).values("name")[:1]
    rows = AuditEntry.objects.filter(pk=Subquery(_rows_of(record, parts).order_by("-id").values("id")[:1]))
    found = rows.annotate(who=Subquery(name)).values("at", "who", "user_id", "action").first()
    if found is None:
        return None
    who = found["who"] or ("The portal" if found["user_id"] is None else "A former user")
    return LastChange(found["at"], who, action_words(found["action"]))


def _rows_of(record: Model, parts: tuple[Part, ...]) -> QuerySet:
    """The audit rows of the record and its parts, removed ones too: a union, so that each branch uses an index."""
    entries = AuditEntry.objects.order_by()
    own = entries.filter(table_name=record._meta.db_table, row_id=record.pk)
    branches = []
    for model, of in parts:
        of_table = entries.filter(table_name=model._meta.db_table)
        there = model._base_manager.filter(**{of: record.pk}).values("pk")
        removed = {model._meta.get_field(of).column: record.pk}
        gone = of_table.filter(operation=AuditEntry.Operation.REMOVED, changes__contains=removed)
        branches += [
            of_table.filter(row_id__in=there),
            of_table.filter(row_id__in=gone.values("row_id")),
        ]
    return own.union(*branches) if branches else own


def latest_in(partnership: Model, *, veiled: Veiled | None = None) -> list[Entry]:
    """The last changes of all records of a partnership, newest first; each says what kind of record it was."""
    return _told(list(AuditEntry.objects.filter(partnership_id=partnership.pk)[:LIMIT]), veiled=veiled)


def _told(rows: list[AuditEntry], own: type[Model] | None = None, veiled: Veiled | None = None) -> list[Entry]:
    """The rows as entries; those of another model than `own` say what kind of record they are about."""
    models = {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}
    known = [row for row in rows if row.table_name in models]
    told = []
    for row, entry in zip(known, _entries(known, models, veiled or {}), strict=True):
        model = models[row.table_name]
        told.append(entry if model is own else replace(entry, what=f"{entry.what}: {kind_of(model)}"))
    return told


def kind_of(model: type[Model]) -> str:
    """What people call a row of the model; rows that only join two records have the name of the field they make up."""
    holder = model._meta.auto_created
    if not holder:
        return str(model._meta.verbose_name)
    field = next(field for field in holder._meta.many_to_many if field.remote_field.through is model)
    return f"{field.verbose_name} of a {holder._meta.verbose_name}"


def action_words(action: str) -> str:
    """The name of a page as what was done there: `seat_edit` is “Edit seat”. Commands begin with their verb."""
    noun, _, verb = action.rpartition("_")
    if noun == "load":
        noun, verb = verb, noun
    words = f"{verb} {SPELLED_OUT.get(noun, noun.replace('_', ' '))}".strip()
    return words[:1].upper() + words[1:]


def entries_for(rows: list[AuditEntry], model: type[Model]) -> list[Entry]:
    """Audit rows of one model's table as entries for people: labels of fields, names instead of ids."""
    return _entries(rows, {model._meta.db_table: model}, {})


def _entries(rows: list[AuditEntry], models: dict[str, type[Model]], veiled: Veiled) -> list[Entry]:
    """The rows as entries; `models` by table. One query for the people, and one for each model that is referred to."""
    people = {user.pk: str(user) for user in User.objects.filter(pk__in={row.user_id for row in rows} - {None})}
    names = _names(rows, models)
    return [
        Entry(
            at=row.at,
            who=people.get(row.user_id, "The portal" if row.user_id is None else "A former user"),
            what=row.get_operation_display(),
            action=action_words(row.action),
            why=row.reason,
            changes=tuple(_changes(row, models[row.table_name], names, veiled)),
        )
        for row in rows
    ]


def _fields(model: type[Model]) -> dict:
    return {field.column: field for field in model._meta.concrete_fields}


def _pairs(row: AuditEntry) -> dict[str, tuple]:
    if row.operation == AuditEntry.Operation.CHANGED:
        return {column: tuple(pair) for column, pair in row.changes.items()}
    if row.operation == AuditEntry.Operation.REMOVED:
        return {column: (value, None) for column, value in row.changes.items()}
    return {column: (None, value) for column, value in row.changes.items()}


def _names(rows: list[AuditEntry], models: dict[str, type[Model]]) -> dict[tuple[type[Model], int], str]:
    """What the ids in the rows stand for, one query for each model that is referred to."""
    wanted: dict[type[Model], set[int]] = {}
    for row in rows:
        fields = _fields(models[row.table_name])
        for column, pair in _pairs(row).items():
            if column not in QUIET and isinstance(fields.get(column), ForeignKey):
                wanted.setdefault(fields[column].related_model, set()).update(set(pair) - {None})
    return {
        (related, found.pk): str(found)
        for related, ids in wanted.items()
        if ids
        for found in related._base_manager.filter(pk__in=ids).select_related(*_foreign_keys(related))
    }


def _foreign_keys(model: type[Model]) -> list[str]:
    """What the name of a record may be made of: a seat is called by its organisation too."""
    return [field.name for field in _fields(model).values() if isinstance(field, ForeignKey)]


def _changes(row: AuditEntry, model: type[Model], names: dict, veiled: Veiled) -> list[Change]:
    fields, unsaid = _fields(model), veiled.get(model, ())
    changes = []
    for column, (before, after) in _pairs(row).items():
        field = fields.get(column)
        if column in QUIET or field is None or before == after or (before in (None, "") and after in (None, "")):
            continue
        told = ("", NOT_TOLD) if field.name in unsaid else [_in_words(field, one, names) for one in (before, after)]
        changes.append(Change(_label(field), *told))
    order = {_label(field): position for position, field in enumerate(fields.values())}
    return sorted(changes, key=lambda change: order[change.label])


def _label(field) -> str:
    label = "last day" if field.name == LAST_DAY else str(field.verbose_name)
    return label[:1].upper() + label[1:]


def _in_words(field, value, names: dict) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, ForeignKey):
        return names.get((field.related_model, value), f"number {value}, since removed")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if type(field) is DateField:
        day = date.fromisoformat(value)
        return gov_date(day - timedelta(days=1) if field.name == LAST_DAY else day)
    return str(value)
