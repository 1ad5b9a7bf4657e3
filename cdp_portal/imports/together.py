"""Rules over several records at once, without a query."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from datetime import date
from typing import Any


def overlapping(
    records: Iterable[Any], *, by: Callable[[Any], Hashable], among: Collection[Any]
) -> Iterator[tuple[Any, Any]]:
    """Pairs of one of `among` and a record with the same `by` that is in force on a day of it; each of `among` once.

    Records are Dated; those that are not in `among` do not meet each other.
    """
    written = {id(record) for record in among}
    groups: dict[Hashable, list[Any]] = {}
    for record in records:
        groups.setdefault(by(record), []).append(record)
    for group in groups.values():
        yield from _meetings(sorted(group, key=_start), written)


def _start(record: Any) -> date:
    return record.starts_on or date.min


def _end(record: Any) -> date:
    return record.ends_on or date.max


def _meetings(group: list[Any], written: set[int]) -> Iterator[tuple[Any, Any]]:
    """Of records in the order of their first days: each is held against the one that goes on longest."""
    told: set[int] = set()
    longest = None
    for record in group:
        if longest is not None and _start(record) < _end(longest):
            worse, other = (record, longest) if id(record) in written else (longest, record)
            if id(worse) in written and id(worse) not in told:
                told.add(id(worse))
                yield worse, other
        if longest is None or _end(record) > _end(longest):
            longest = record
