"""A meeting pack: cover, contents, agenda, then papers and action logs in the order of the agenda.

Describe it with the dataclasses below (all text is plain text) and call `build_pack`. Knows no app.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cdp_portal.pdf import describing, limited
from cdp_portal.pdf.engine import write_request
from cdp_portal.pdf.layout import Change, Layout, Part

__all__ = ["Change", "Layout", "Part", "build_pack"]
LIMITS = limited.Limits(seconds=180, megabytes=4000)  # 2,000 pages need some 2,000 to 2,300
LATER_LIMITS = limited.Limits(seconds=420, megabytes=4000)  # a later version is typeset two or three times


@dataclass(frozen=True)
class PackCover:
    """The first page. `marking` (Public, Members only, Restricted; "" for none) stands at the head of every page."""

    partnership: str
    body: str
    title: str
    date_text: str
    time_text: str = ""
    place: str = ""
    marking: str = ""
    notices: tuple[str, ...] = ()


@dataclass(frozen=True)
class AgendaRow:
    """One line of the agenda. With `paper_key` its page is printed; `state_text` ("To follow") stands for no paper."""

    number: str
    title: str
    purpose: str = ""
    lead: str = ""
    minutes: int | None = None
    time_text: str = ""
    state_text: str = ""
    paper_key: str | None = None
    indent: int = 0


@dataclass(frozen=True)
class HeaderRow:
    """A fact at the head of an authored paper: "Lead", "Director of Public Health"."""

    label: str
    text: str


@dataclass(frozen=True)
class Section:
    """A part of an authored paper; `tree` is what `cdp_portal.markdown.parse` returns. Level 3: within a level 2."""

    title: str
    tree: list
    level: int = 2


@dataclass(frozen=True)
class AuthoredPaper:
    """A paper written in the portal."""

    key: str
    number: str
    title: str
    header: tuple[HeaderRow, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class UploadedPaper:
    """A paper uploaded as PDF: its content, or the path of it. `upload.check_pdf` has accepted it.

    With a `notice` (it is a scan, another format can be asked for) a page goes before it that says so.
    """

    key: str
    number: str
    title: str
    pdf: bytes | Path
    notice: str = ""


@dataclass(frozen=True)
class ActionRow:
    reference: str
    action: str
    owner: str
    due_text: str
    status: str


@dataclass(frozen=True)
class ActionLog:
    """A table of actions that is printed like a paper, where `PackSpec.papers` has it."""

    key: str
    number: str
    title: str
    rows: tuple[ActionRow, ...]
    intro: str = ""


AnyPaper = AuthoredPaper | UploadedPaper | ActionLog


@dataclass(frozen=True)
class Before:
    """The version that this one follows, as it was issued."""

    version: int
    layout: Layout
    pdf: bytes | Path


@dataclass(frozen=True)
class PackSpec:
    """A whole pack. `papers` are in the order of the agenda; `issued_at` (aware) is the only date in the file.

    Keys are the same in every version of a pack. With `before`, pages keep the labels that they have there, and a
    change sheet says what is new and why (`reason`). `large_print` sets what is written here in 18 point and more;
    `standard` is then the layout of the usual print, whose page numbers stand beside its own.
    """

    cover: PackCover
    agenda: tuple[AgendaRow, ...]
    papers: tuple[AnyPaper, ...]
    issued_at: datetime
    version: int = 1
    reason: str = ""
    before: Before | None = None
    large_print: bool = False
    standard: Layout | None = None

    @property
    def title(self) -> str:
        """What the file calls itself."""
        cover = self.cover
        return ", ".join(part for part in (f"{cover.body}: {cover.title}", cover.date_text) if part)


@dataclass(frozen=True)
class BuiltPack:
    """The PDF, its number of pages, and where each part begins: "cover", "agenda", a paper's key.

    `page_of` counts sheets from 1, the cover included; `label_of` is what is printed there and what a reader shows.
    Both are the same in a first version. `supplement` holds only the pages that `changes` puts in (None: none).
    """

    pdf: bytes
    pages: int
    page_of: dict[str, int]
    label_of: dict[str, str]
    layout: Layout
    changes: tuple[Change, ...] = ()
    supplement: bytes | None = None
    supplement_pages: int = 0


def build_pack(spec: PackSpec, limits: limited.Limits | None = None) -> BuiltPack:
    """Make the pack. Equal specs give equal bytes.

    Takes 0.5 s and about 10 ms a page; from the second version on two or three times that. Raises PdfError (a
    sentence for people), and ValueError for a spec that contradicts itself: a key twice, an agenda row whose paper is
    not there, papers out of order.
    """
    describing.check(spec)
    with TemporaryDirectory(prefix="cdp-pdf-") as name:
        folder = Path(name)
        write_request(folder, "pack.typ", describing.data(spec, folder), issued_at=spec.issued_at)
        result = limited.run("pack", folder, limits or (LATER_LIMITS if spec.before else LIMITS))
        return _built(folder, result)


def _built(folder: Path, result: dict) -> BuiltPack:
    layout = Layout.from_data(result["layout"])
    changes = tuple(Change(**{**change, "labels": tuple(change["labels"])}) for change in result["changes"])
    supplement = folder / "supplement.pdf"
    return BuiltPack(
        pdf=(folder / result["pdf"]).read_bytes(),
        pages=len(layout.labels),
        page_of={key: sheet + 1 for key, sheet in layout.start_of.items()},
        label_of={part.key: part.labels[0] for part in layout.parts},
        layout=layout,
        changes=changes,
        supplement=supplement.read_bytes() if supplement.exists() else None,
        supplement_pages=result["supplement_pages"],
    )
