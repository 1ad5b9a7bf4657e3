"""The content of a return as the page draws it: everything in words, with the address of its source."""

from dataclasses import dataclass

from returns.content import Content, Fact, Section, Table
from returns.content.words import fact_in_words, rows_in_words

LONG = 8  # rows from which a table is folded: its title and how many it has stay in sight
NUMBERS = ("integer", "number", "money", "percent")


@dataclass(frozen=True)
class ShownFact:
    label: str
    words: str
    url: str


@dataclass(frozen=True)
class Cell:
    label: str
    words: str
    numeric: bool


@dataclass(frozen=True)
class Row:
    """A row with its first cell set apart: it is the header of the row and leads to the source."""

    first: Cell
    others: tuple[Cell, ...]
    url: str


@dataclass(frozen=True)
class ShownTable:
    title: str
    headers: tuple[Cell, ...]
    rows: tuple[Row, ...]
    note: str

    @property
    def is_long(self) -> bool:
        return len(self.rows) > LONG


@dataclass(frozen=True)
class ShownSection:
    key: str
    title: str
    how: str
    narrative: str
    numbers: tuple[ShownFact, ...]
    facts: tuple[ShownFact, ...]
    tables: tuple[ShownTable, ...]


def sections(content: Content) -> list[ShownSection]:
    return [_section(section) for section in content.sections]


def _section(section: Section) -> ShownSection:
    return ShownSection(
        key=section.key,
        title=section.title,
        how=section.how,
        narrative=section.narrative,
        numbers=tuple(_fact(fact) for fact in section.facts if fact.kind in NUMBERS),
        facts=tuple(_fact(fact) for fact in section.facts if fact.kind not in NUMBERS),
        tables=tuple(_table(table) for table in section.tables),
    )


def _fact(fact: Fact) -> ShownFact:
    return ShownFact(fact.label, fact_in_words(fact), fact.url)


def _table(table: Table) -> ShownTable:
    headers = tuple(Cell(column.title, column.title, column.kind in NUMBERS) for column in table.columns)
    rows = []
    for place, words in enumerate(rows_in_words(table)):
        first, *others = [Cell(header.label, word, header.numeric) for header, word in zip(headers, words, strict=True)]
        rows.append(Row(first, tuple(others), table.urls[place] if place < len(table.urls) else ""))
    return ShownTable(table.title, headers, tuple(rows), table.note)
