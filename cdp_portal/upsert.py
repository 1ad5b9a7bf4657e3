"""Bring rows of a table in line with given values: what is missing is added, what differs is changed, nothing else.

A second run with the same values writes nothing, so it leaves no audit entry either.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models


@dataclass
class Counts:
    """How many rows were added, changed and found to be right already."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.created + other.created, self.updated + other.updated, self.unchanged + other.unchanged)

    def __str__(self) -> str:
        return f"{self.created} created, {self.updated} updated, {self.unchanged} unchanged"


def upsert(
    model: type[models.Model],
    rows: Iterable[dict[str, Any]],
    *,
    key: tuple[str, ...],
    counts: Counts,
    among: models.QuerySet | None = None,
    keep: tuple[str, ...] = (),
) -> dict[tuple, models.Model]:
    """Write `rows` (field name to value) and return each row's instance by its key values.

    `key` names the fields that tell rows apart, foreign keys included; `among` limits where existing rows are looked
    for; fields in `keep` are set on new rows only. Three queries and one for each changed row.
    """
    existing = {key_of(one, key): one for one in (model._default_manager.all() if among is None else among)}
    found, new = {}, []
    for row in rows:
        values = {name: to_python(model, name, value) for name, value in row.items()}
        key_values = tuple(comparable(values[name]) for name in key)
        instance = existing.get(key_values)
        if instance is None:
            instance = model(**values)
            new.append(instance)
        elif change(instance, values, keep):
            counts.updated += 1
        else:
            counts.unchanged += 1
        found[key_values] = instance
    model._default_manager.bulk_create(new)
    counts.created += len(new)
    return found


def change(instance: models.Model, values: dict[str, Any], keep: tuple[str, ...] = ()) -> bool:
    """Set the values that differ and save them; returns whether any did."""
    differing = [
        name
        for name, value in values.items()
        if name not in keep and comparable(value) != comparable(getattr(instance, attribute(instance, name)))
    ]
    for name in differing:
        setattr(instance, name, values[name])
    if differing:
        instance.save(update_fields=differing)
    return bool(differing)


def key_of(instance: models.Model, key: tuple[str, ...]) -> tuple:
    return tuple(getattr(instance, attribute(instance, name)) for name in key)


def attribute(model: type[models.Model] | models.Model, name: str) -> str:
    """The column's attribute: `body` is read as `body_id`, so that comparing asks no query."""
    return model._meta.get_field(name).attname


def comparable(value: Any) -> Any:
    return value.pk if isinstance(value, models.Model) else value


def to_python(model: type[models.Model], name: str, value: Any) -> Any:
    """A text from a table as the field's own type: "2022-08-01" as a date, "" as null where the field allows null."""
    field = model._meta.get_field(name)
    if value is None or isinstance(value, models.Model):
        return value
    if value == "" and field.null:
        return None
    return field.to_python(value)
