"""What has changed in the live figures since a return was signed."""

from dataclasses import dataclass

from returns.content.structure import Column, Content, Section, Table, Value
from returns.content.words import in_words

ABSENT = "Not there"


@dataclass(frozen=True)
class Change:
    """One figure whose live value differs from the signed one, both in words."""

    section: str
    what: str
    signed: str
    now: str


def drift(signed: Content, live: Content) -> list[Change]:
    """The figures that differ, in the order of the return. Words that people wrote are not figures."""
    lived = {section.key: section for section in live.sections}
    return [change for section in signed.sections for change in _changes(section, lived.get(section.key))]


def _changes(signed: Section, live: Section | None) -> list[Change]:
    before, after = _figures(signed), _figures(live) if live else {}
    names = [*before, *(name for name in after if name not in before)]
    return [
        Change(signed.title, name, before.get(name, ABSENT), after.get(name, ABSENT))
        for name in names
        if before.get(name) != after.get(name)
    ]


def _figures(section: Section) -> dict[str, str]:
    """Each figure of the section in words, under words that tell it from the others."""
    found = {fact.label: in_words(fact.value, fact.kind) for fact in section.facts}
    for table in section.tables:
        found |= _cells(table)
    return found


def _cells(table: Table) -> dict[str, str]:
    cells: dict[str, str] = {}
    for row in table.rows:
        name = ", ".join(str(value) for value in row[: table.identifying] if value not in (None, ""))
        for column, value in list(zip(table.columns, row, strict=True))[table.identifying :]:
            cells[_unused(f"{table.title}: {name}, {_lower(column)}", cells)] = _shown(value, column)
        if table.identifying == len(table.columns):
            cells[_unused(f"{table.title}: {name}", cells)] = "Listed"
    return cells


def _shown(value: Value, column: Column) -> str:
    return in_words(value, column.kind) or "Nothing"


def _lower(column: Column) -> str:
    return column.title[:1].lower() + column.title[1:]


def _unused(name: str, taken: dict[str, str]) -> str:
    """Two rows with the same name are told apart by a number."""
    number = 1
    while (f"{name} ({number})" if number > 1 else name) in taken:
        number += 1
    return f"{name} ({number})" if number > 1 else name
