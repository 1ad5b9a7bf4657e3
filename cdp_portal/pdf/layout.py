"""What stands on which page of a pack, kept with every version so that the next one can follow it."""

from dataclasses import asdict, dataclass
from typing import Literal

from cdp_portal.pdf.labels import spoken

COVER, CHANGES, CONTENTS, AGENDA = "cover", "changes", "contents", "agenda"
TITLES = {COVER: "Cover", CHANGES: "Change sheet", CONTENTS: "Contents", AGENDA: "Agenda"}


def named(number: str, title: str) -> str:
    """How a part is called wherever its number does not stand in a column: "7. Needs assessment"."""
    return f"{number}. {title}" if number else title


@dataclass(frozen=True)
class Part:
    """A part of a pack. `kind`: cover, changes, contents, agenda, authored, uploaded or actions.

    `fingerprint` is of all that it is made from. `labels` has one label a page, `notes` what its foot says of a
    change ("" for nothing).
    """

    key: str
    number: str
    title: str
    kind: str
    fingerprint: str
    labels: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return named(self.number, self.title)


@dataclass(frozen=True)
class Layout:
    """The parts of a pack in order, the pages of its first version, and labels that no page may have again."""

    parts: tuple[Part, ...]
    total: int
    retired: tuple[str, ...] = ()

    def as_data(self) -> dict:
        """As JSON takes it; `from_data` reads it back."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict) -> "Layout":
        parts = tuple(
            Part(**{**part, "labels": tuple(part["labels"]), "notes": tuple(part["notes"])}) for part in data["parts"]
        )
        return cls(parts, data["total"], tuple(data["retired"]))

    def part(self, key: str) -> Part:
        return next(part for part in self.parts if part.key == key)

    @property
    def start_of(self) -> dict[str, int]:
        """The sheet (from 0) on which each part begins, by key."""
        starts, sheet = {}, 0
        for part in self.parts:
            starts[part.key] = sheet
            sheet += len(part.labels)
        return starts

    @property
    def labels(self) -> list[str]:
        """The label of every page, in order."""
        return [label for part in self.parts for label in part.labels]

    @property
    def notes(self) -> list[str]:
        """What the foot of every page says of a change."""
        return [note for part in self.parts for note in part.notes or ("",) * len(part.labels)]


@dataclass(frozen=True)
class Change:
    """Pages that a version puts in, replaces or takes out. New ones stand behind the page labelled `after`."""

    what: Literal["new", "replaced", "removed"]
    number: str
    title: str
    labels: tuple[str, ...]
    after: str = ""

    @property
    def name(self) -> str:
        return named(self.number, self.title)

    @property
    def sentence(self) -> str:
        """What to do with a printed copy: "Insert pages 12a to 12c after page 12: 7. Needs assessment."."""
        pages = spoken(self.labels)
        doing = {
            "new": f"Insert {pages} after page {self.after}",
            "replaced": f"Replace {pages}",
            "removed": f"Take out {pages}",
        }
        return f"{doing[self.what]}: {self.name}."
