"""What a fact is: something a partnership has put on paper, and the words with which pages of the portal show it."""

from collections.abc import Callable
from dataclasses import dataclass

Where = Callable[[], str]
Saying = tuple[str, ...]  # the label it stands under, then the words that the one entry holds
CELL = "| "  # as rows are read: what stands between two cells
RECORD, WORDS = "record", "in words"


@dataclass(frozen=True)
class Place:
    """One page, by a function that gives its path, and what it must say: entries by their label, with their words.

    A label is how a table's row begins, the key in a summary list, or the heading above a paragraph or list; a part of
    it will do where no entry has the very words, and `cell` finds a row by another cell.
    """

    where: Where
    sayings: tuple[Saying, ...]


@dataclass(frozen=True)
class Fact:
    """Shown where every one of its places says all it must. A record was entered as one and can be found, exported
    and printed; what is in words is only carried inside a paper or a note.
    """

    code: str
    statement: str
    places: tuple[Place, ...]
    manner: str = RECORD


def record(code: str, statement: str, *places: Place) -> Fact:
    return Fact(code, statement, places)


def words(code: str, statement: str, *places: Place) -> Fact:
    return Fact(code, statement, places, WORDS)


def at(where: Where, *sayings: Saying) -> Place:
    return Place(where, sayings)


def each(label: str, *words: str) -> tuple[Saying, ...]:
    """Several entries under one label."""
    return tuple((label, one) for one in words)


def cell(beginning: str, *words: str) -> Saying:
    """A row in which a cell begins so and that holds the words."""
    return (CELL + beginning, *words)
