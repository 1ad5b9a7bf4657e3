"""How wide the columns of a printed table are: no word broken where it can be helped, room for those that say much."""

from collections.abc import Sequence
from dataclasses import dataclass

PAGE = 470  # points between the margins of an A4 page
LONGEST_WORD = 24  # characters; a longer one may break
LONGEST_TEXT = 160  # characters; a longer one asks for no more room than this
WIDE = 6  # columns from which the print is smaller
SIZES = {"usual": 9.5, "small": 8.0}  # points
INSETS = {"usual": 12, "small": 8}  # points on both sides of a cell together
LETTER = 0.5  # the width of a letter as a part of its height


def look(columns: int) -> str:
    """The name of the size in which a table of so many columns is printed."""
    return "small" if columns > WIDE else "usual"


def shares(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The share of the width that each column gets, in hundredths of a letter."""
    name = look(len(titles))
    return Room(size=SIZES[name], inset=INSETS[name], columns=len(titles)).shares(titles, rows)


@dataclass(frozen=True)
class Room:
    """The width of a page for a table: size of letters and space around a text in points, number of columns."""

    size: float
    inset: float
    columns: int

    @property
    def letters(self) -> float:
        """How many letters fit beside each other."""
        return (PAGE - self.inset * self.columns) / (self.size * LETTER)

    def holds_lines(self, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
        """Whether every text fits on one line."""
        return sum(max(map(len, column)) for column in _columns(titles, rows)) <= self.letters

    def holds_words(self, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
        """Whether every column can be as wide as its longest word."""
        return sum(_needs(_columns(titles, rows))) <= self.letters

    def shares(self, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
        """The share of the width that each column gets, in hundredths of a letter.

        Each column first gets what its longest word needs; what is left goes to those whose texts would still wrap.
        """
        texts = _columns(titles, rows)
        needs = _needs(texts)
        lengths = [min(max(map(len, column)), LONGEST_TEXT) for column in texts]
        spare = max(self.letters - sum(needs), 0)
        wanted = [max(length - need, 0) for length, need in zip(lengths, needs, strict=True)]
        given = [spare * want / sum(wanted) if sum(wanted) else 0 for want in wanted]
        padding = self.inset / (self.size * LETTER)
        return [round(100 * (need + more + padding)) for need, more in zip(needs, given, strict=True)]


def _columns(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[title, *(row[place] for row in rows)] for place, title in enumerate(titles)]


def _needs(columns: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(_longest_word, column)) for column in columns]


def _longest_word(text: str) -> int:
    return min(max((len(word) for word in text.split()), default=1), LONGEST_WORD)
