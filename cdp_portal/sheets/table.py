"""What a workbook is, whatever file it becomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from cdp_portal.sheets.cells import clean, cut

Kind = Literal["text", "number", "integer", "money", "percent", "date", "datetime"]
Value = str | int | Decimal | date | datetime | bool | None

WIDTHS = {"text": 30, "number": 12, "integer": 12, "money": 16, "percent": 10, "date": 14, "datetime": 19}
ROW_LIMIT = 1_048_575  # of a worksheet, without its header


@dataclass(frozen=True)
class Column:
    """`key` names the values for programs, `title` for people; `width` is in characters (0: by kind).

    `percent` is in points: 34.5 means 34.5%. Any column may hold a text, such as “Not published at this level”.
    """

    key: str
    title: str
    kind: Kind = "text"
    width: int = 0

    @property
    def shown_width(self) -> int:
        return self.width or WIDTHS[self.kind]

    @property
    def is_figure(self) -> bool:
        """Figures, and words in their place, stand at the right."""
        return self.kind != "text"

    @property
    def shown_title(self) -> str:
        return " ".join(clean(self.title).split())[:255] or self.key


@dataclass(frozen=True)
class Sheet:
    """One table. `name` is what its tab and file are called, `notes` are sentences about it.

    Raises ValueError when a row has not one value for each column, or two columns are called the same.
    """

    name: str
    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = ()

    def __post_init__(self) -> None:
        for names in ([column.key for column in self.columns], [column.shown_title.lower() for column in self.columns]):
            if not names or len(set(names)) != len(names):
                raise ValueError(f"The columns of “{self.name}” must have names of their own.")
        if len(self.rows) > ROW_LIMIT:
            raise ValueError(f"“{self.name}” has {len(self.rows):,} rows. A sheet holds at most {ROW_LIMIT:,}.")
        for number, row in enumerate(self.rows, 1):
            if len(row) != len(self.columns):
                expected = len(self.columns)
                raise ValueError(f"Row {number} of “{self.name}” has {len(row)} values for {expected} columns.")


@dataclass(frozen=True)
class Workbook:
    """Sheets that belong together. `made_at` is an aware datetime and the only time that gets into the files;
    `properties` are shown on the first sheet and kept with the document, in their order.
    """

    title: str
    sheets: Sequence[Sheet]
    made_at: datetime
    properties: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("made_at must know its time zone.")
        if not self.sheets:
            raise ValueError("A workbook needs at least one sheet.")

    @property
    def named_sheets(self) -> list[tuple[str, Sheet]]:
        """The sheets with names that spreadsheet programs accept, each different from “About” and from the others."""
        taken = {"about", "history"}
        return [(unique_name(sheet.name, taken), sheet) for sheet in self.sheets]


def unique_name(name: str, taken: set[str]) -> str:
    """A worksheet name: at most 31 characters, none of `[]:*?/\\`, and not in `taken`, to which it is added."""
    plain = "".join(" " if letter in "[]:*?/\\\n\t" else letter for letter in clean(name))
    base = cut(" ".join(plain.split()).strip("' "), 31).strip("' ") or "Sheet"
    chosen, number = base, 1
    while chosen.lower() in taken:
        number += 1
        ending = f" ({number})"
        chosen = cut(base, 31 - len(ending)).rstrip() + ending
    taken.add(chosen.lower())
    return chosen
