"""A page's own part as a reader takes it in: rows, summary-list entries, list items and paragraphs, each labelled."""

from dataclasses import dataclass
from html.parser import HTMLParser

HEADINGS = ("h1", "h2", "h3", "h4", "caption", "summary", "dt")
ENTRIES = ("tr", "dd", "li", "p")
CELLS = ("th", "td")
SCOPES = ("table", "details", "section", "dl")  # the heading before one holds again after it
EMPTY = ("area", "br", "col", "hr", "img", "input", "link", "meta", "wbr")
INLINE = ("a", "abbr", "b", "code", "em", "i", "strong", "time")
HIDDEN = "govuk-visually-hidden"
BETWEEN_CELLS = " | "


@dataclass(frozen=True)
class Entry:
    """`label` is what the row begins with, the entry's key or the heading above; `text` is all of it."""

    label: str
    text: str


def entries_of(page: str) -> list[Entry]:
    """The entries of the page's `main`, in the order of the page.

    What is there for screen readers alone is left out; a link out of the portal is followed by its address.
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.entries


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self.headings = [""]  # of the scopes that are open, innermost last
        self.inside = False
        self.taking = ""  # the tag of the entry or heading that is being read
        self.depth = 0  # of the same tag within itself
        self.hidden: list[str] = []  # open tags from the hidden one inwards
        self.links: list[str] = []  # where the open links lead, "" within the portal
        self.parts: list[str] = []
        self.label: str | None = None  # of a row, once its first cell is read

    def handle_starttag(self, tag: str, attrs: list) -> None:
        given = dict(attrs)
        if tag == "main":
            self.inside = True
        if tag == "a":
            self.links.append(address if (address := given.get("href") or "").startswith("http") else "")
        if not self.inside or tag in EMPTY:
            self.parts.append(" ")
        elif self.hidden or HIDDEN in (given.get("class") or ""):
            self.hidden.append(tag)
        elif not self.taking:
            self._begin(tag)
        elif tag == self.taking:
            self.depth += 1
            self.parts.append(" ")
        elif self.taking == "tr" and tag in CELLS and self.label is not None:
            self.parts.append(BETWEEN_CELLS)
        elif tag not in INLINE:
            self.parts.append(" ")

    def _begin(self, tag: str) -> None:
        if tag in SCOPES:
            self.headings.append(self.headings[-1])
        elif tag in HEADINGS or tag in ENTRIES:
            self.taking, self.depth, self.parts, self.label = tag, 0, [], None

    def handle_data(self, data: str) -> None:
        if self.taking and not self.hidden:
            self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links and (address := self.links.pop()):
            self.parts.append(f" ({address})")
        if tag == "main":
            self.inside = False
        elif self.hidden:
            self.hidden.pop()
        elif self.taking == "tr" and tag in CELLS and self.label is None:
            self.label = self._text()
        elif tag == self.taking and self.depth:
            self.depth -= 1
        elif tag == self.taking:
            self._end()
        elif not self.taking and tag in SCOPES and len(self.headings) > 1:
            self.headings.pop()

    def _end(self) -> None:
        if self.taking in HEADINGS:
            self.headings[-1] = self._text()
        if self.taking in ENTRIES or self.taking == "h1":
            self.entries.append(Entry(self.label or self.headings[-1], self._text()))
        self.taking = ""

    def _text(self) -> str:
        return " ".join("".join(self.parts).split())
