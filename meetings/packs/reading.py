"""A stored pack as one web page: the same order, words and page numbers as the file, from what was kept with it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from cdp_portal import markdown
from cdp_portal.pdf.labels import spoken
from cdp_portal.pdf.pack import Layout, Part
from meetings.models import Pack

FIRST_LEVEL = 3  # of headings within a paper, whose own title is a second level


@dataclass(frozen=True)
class ReadSection:
    title: str
    level: int
    text: SafeString


@dataclass(frozen=True)
class ReadPart:
    """One part. `kind` is authored, uploaded or actions; `label` the page on which it begins, `pages` all of them.

    `sheet` counts from 1, as addresses of pages in a PDF do.
    """

    anchor: str
    kind: str
    number: str
    title: str
    label: str
    pages: str
    sheet: int
    header: list[tuple[str, str]]
    sections: list[ReadSection]
    rows: list[dict]
    words: str

    @property
    def name(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class ReadRow:
    """A row of the agenda and, if it has one here, the part that it leads to."""

    row: dict
    part: ReadPart | None


@dataclass(frozen=True)
class Page:
    cover: dict
    agenda: list[ReadRow]
    parts: list[ReadPart]
    agenda_label: str
    timed: bool
    lead: str


def page_of(pack: Pack) -> Page:
    """The page of a pack whose `content` was kept."""
    layout = Layout.from_data(pack.layout)
    place = {part.key: part for part in layout.parts}
    sheet_of = _sheets(layout)
    parts = [_part(part, place[part["key"]], sheet_of[part["key"]]) for part in pack.content["parts"]]
    by_key = dict(zip((part["key"] for part in pack.content["parts"]), parts, strict=True))
    rows = [ReadRow(row, by_key.get(row["paper_key"])) for row in pack.content["agenda"]]
    return Page(
        cover=pack.content["cover"],
        agenda=rows,
        parts=parts,
        agenda_label=place["agenda"].labels[0],
        timed=any(row["time_text"] for row in pack.content["agenda"]),
        lead=pack.content["cover"]["title"],
    )


def _sheets(layout: Layout) -> dict[str, int]:
    """The sheet, from 1, on which each part begins."""
    sheets, sheet = {}, 1
    for part in layout.parts:
        sheets[part.key] = sheet
        sheet += len(part.labels)
    return sheets


def _part(part: dict, place: Part, sheet: int) -> ReadPart:
    return ReadPart(
        anchor=part["key"],
        kind=part["kind"],
        number=part["number"],
        title=part["title"],
        label=place.labels[0],
        pages=spoken(place.labels),
        sheet=sheet,
        header=[(row["label"], row["text"]) for row in part.get("header", ())],
        sections=_sections(part.get("sections", ())),
        rows=part.get("rows", []),
        words=part.get("notice", "") or part.get("intro", ""),
    )


def _sections(sections) -> list[ReadSection]:
    """Sections with the level of their headings; what the author headed stands one below."""
    told, level = [], FIRST_LEVEL - 1
    for section in sections:
        if section["title"]:
            level = min(section["level"] + 1, level + 1)
        text = markdown.to_html(section["tree"], heading_level=level + 1)
        told.append(ReadSection(section["title"], level, text))
    return told
