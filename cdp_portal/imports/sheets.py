"""What was read from a file: plain texts with the numbers of their rows, as the person sees them in the margin."""

from dataclasses import dataclass, field

MOST_ROWS = 5000
NOT_READ = ("about", "allowed values")  # sheets that the portal writes for people


@dataclass(frozen=True)
class Row:
    """`number` counts from 1, as spreadsheet programs show it; dates are ISO texts, truths are Yes and No."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ReadSheet:
    """One sheet: its rows that hold anything, and the places (row number, column from 0) of formulas in it.

    The one sheet of a CSV file has no name.
    """

    name: str
    rows: tuple[Row, ...]
    formulas: frozenset[tuple[int, int]] = field(default=frozenset())


def is_read(name: str) -> bool:
    return name.strip().casefold() not in NOT_READ


def column_letter(index: int) -> str:
    """0 is A, 26 is AA."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
