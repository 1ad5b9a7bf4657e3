"""What a document is made of. Texts are plain; a line break in one is a line break in print."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from cdp_portal.sheets.archive import archive
from cdp_portal.sheets.cells import UNPRINTABLE

LOWEST_HEADING = 6
# The parts of a file bear one fixed time, so that the same document gives the same bytes.
ALWAYS = datetime(1980, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Heading:
    """`level` 1 is the highest below the title of the document; levels do not skip."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Facts:
    """Pairs of a label and what it says, such as “Place” and “Town hall”."""

    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Prose:
    """A tree of `cdp_portal.markdown.parse`. The author's highest heading gets `level`."""

    tree: list[dict] = field(default_factory=list)
    level: int = 2


@dataclass(frozen=True)
class Table:
    """A table of data: a caption, the heads of the columns, and rows that are as long.

    `widths` are the columns' shares of the width of the page, equal ones when there are none.
    """

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[int] = ()

    @property
    def shares(self) -> list[float]:
        widths = self.widths or [1] * len(self.columns)
        return [width / sum(widths) for width in widths]


Block = Heading | Paragraph | Facts | Prose | Table


@dataclass(frozen=True)
class Document:
    """`marking` says on every page who may read it, such as “Members only”; nothing is said when it is empty."""

    title: str
    blocks: Sequence[Block]
    marking: str = ""
    language: str = "en-GB"


def plain(text: str) -> str:
    """The text with `\\n` as its only line ending, tabs as spaces, and no character that XML cannot hold."""
    return UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def packed(parts: Sequence[tuple[str, bytes]]) -> bytes:
    """The parts as the zip file that both formats are."""
    return archive(((name, [content]) for name, content in parts), ALWAYS)
