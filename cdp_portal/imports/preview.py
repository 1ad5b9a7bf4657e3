"""What an import would do, in words: counts, what is wrong by sheet and row, and old and new by field."""

import hashlib
from dataclasses import dataclass, field

NOTHING = "Nothing would change: what the file says is in the register already."


@dataclass(frozen=True)
class Problem:
    """Something that must be put right in the file. `column` is the title of the column, where it is one."""

    sheet: str
    row: int
    column: str
    sentence: str

    @property
    def place(self) -> str:
        """“Sheet “Seats”, row 14, column “Post””, without the sheet for a CSV file."""
        parts = [f"Sheet “{self.sheet}”"] if self.sheet else []
        parts += [f"row {self.row}"] if self.row else []
        parts += [f"column “{self.column}”"] if self.column else []
        place = ", ".join(parts)
        return place[:1].upper() + place[1:]

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence[:1].lower()}{self.sentence[1:]}" if self.place else self.sentence


@dataclass(frozen=True)
class Change:
    """One record that would be added or changed; `fields` are (label, before, after)."""

    sheet: str
    row: int
    what: str
    is_new: bool
    fields: tuple[tuple[str, str, str], ...]


@dataclass
class Counts:
    """Of one sheet."""

    name: str
    new: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def words(self) -> str:
        return f"{self.new:,} new, {self.changed:,} changed, {self.unchanged:,} unchanged"


@dataclass
class Preview:
    counts: list[Counts] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def new(self) -> int:
        return sum(sheet.new for sheet in self.counts)

    @property
    def changed(self) -> int:
        return sum(sheet.changed for sheet in self.counts)

    @property
    def unchanged(self) -> int:
        return sum(sheet.unchanged for sheet in self.counts)

    @property
    def may_be_confirmed(self) -> bool:
        return not self.problems and bool(self.changes)

    @property
    def sentence(self) -> str:
        """What the import would do: “3 new, 2 changed, 40 unchanged, nothing is removed”."""
        if not self.problems and not self.changes:
            return NOTHING
        if len(self.counts) == 1:
            return f"{self.counts[0].words}, nothing is removed."
        return " ".join(f"{sheet.name}: {sheet.words}." for sheet in self.counts) + " Nothing is removed."

    @property
    def digest(self) -> str:
        """The same for two previews that would do the same to the same records."""
        told = repr((self.counts, self.changes, self.problems))
        return hashlib.sha256(told.encode()).hexdigest()
