"""A meeting pack: cover, contents, agenda, papers in the order of the agenda, action log.

Describe it with the dataclasses below (all text is plain text) and call `build_pack`. Knows no app.
"""

from collections.abc import Hashable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from cdp_portal.pdf import limited
from cdp_portal.pdf.engine import write_request

LIMITS = limited.Limits(seconds=180, megabytes=4000)
MOST_ROWS = 5000  # of agenda and action log together; more belongs into a spreadsheet


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
    paper_key: Hashable | None = None
    indent: int = 0


@dataclass(frozen=True)
class HeaderRow:
    """A fact at the head of an authored paper: "Lead", "Director of Public Health"."""

    label: str
    text: str


@dataclass(frozen=True)
class Section:
    """A part of an authored paper; `tree` is what `cdp_portal.markdown.parse` returns."""

    title: str
    tree: list


@dataclass(frozen=True)
class AuthoredPaper:
    """A paper written in the portal."""

    key: Hashable
    number: str
    title: str
    header: tuple[HeaderRow, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class UploadedPaper:
    """A paper uploaded as PDF: its content, or the path of it. `upload.check_pdf` has accepted it."""

    key: Hashable
    number: str
    title: str
    pdf: bytes | Path


@dataclass(frozen=True)
class ActionRow:
    reference: str
    action: str
    owner: str
    due_text: str
    status: str


@dataclass(frozen=True)
class PackSpec:
    """A whole pack. `papers` are in the order of the agenda; `issued_at` (aware) is the only date in the file."""

    cover: PackCover
    agenda: tuple[AgendaRow, ...]
    papers: tuple[AuthoredPaper | UploadedPaper, ...]
    issued_at: datetime
    actions: tuple[ActionRow, ...] = ()
    actions_title: str = "Action log"
    actions_intro: str = ""


@dataclass(frozen=True)
class BuiltPack:
    """The PDF, its number of pages, and the page of "agenda", "actions" and each paper's key.

    Numbers count from 1, the cover included: they are those printed on the pages and those a reader shows.
    """

    pdf: bytes
    pages: int
    page_of: dict[Hashable, int]


def build_pack(spec: PackSpec, limits: limited.Limits = LIMITS) -> BuiltPack:
    """Make the pack. Equal specs give equal bytes.

    Takes 0.5 s and about 10 ms a page. Raises PdfError (a sentence for people), and ValueError for a spec that
    contradicts itself: a key twice, an agenda row whose paper is not there, papers out of order.
    """
    marks = _marks(spec)
    with TemporaryDirectory(prefix="cdp-pdf-") as name:
        folder = Path(name)
        write_request(folder, "pack.typ", _data(spec, marks, folder), issued_at=spec.issued_at)
        result = limited.run("pack", folder, limits)
        pdf = (folder / result["pdf"]).read_bytes()
    key_of = {mark: key for key, mark in marks.items()}
    page_of = {key_of.get(mark, mark): page for mark, page in result["page_of"].items()}
    return BuiltPack(pdf, result["pages"], page_of)


def _marks(spec: PackSpec) -> dict[Hashable, str]:
    """The name that each paper has inside the PDF, by key."""
    marks = {paper.key: f"paper-{number}" for number, paper in enumerate(spec.papers)}
    order = list(marks)
    named = [row.paper_key for row in spec.agenda if row.paper_key is not None]
    if len(marks) != len(spec.papers):
        raise ValueError("Two papers of the pack have the same key.")
    if not set(named) <= set(order):
        raise ValueError("A row of the agenda names a paper that is not in the pack.")
    if [order.index(key) for key in named] != sorted(order.index(key) for key in named):
        raise ValueError("The papers of the pack are not in the order of its agenda.")
    if len(spec.agenda) + len(spec.actions) > MOST_ROWS:
        raise ValueError(f"The pack has more than {MOST_ROWS} rows. Send the action log as a spreadsheet.")
    return marks


def _data(spec: PackSpec, marks: dict[Hashable, str], folder: Path) -> dict:
    """What the template reads; uploaded papers are laid into `folder`."""
    cover = spec.cover
    papers = [_paper(paper, marks[paper.key], folder) for paper in spec.papers]
    contents = {paper["mark"]: {"number": paper["number"], "title": paper["title"]} for paper in papers}
    contents["agenda"] = {"number": "", "title": "Agenda"}
    contents["actions"] = {"number": "", "title": spec.actions_title}
    return {
        "title": ", ".join(part for part in (f"{cover.body}: {cover.title}", cover.date_text) if part),
        "cover": asdict(cover),
        "contents": contents,
        "agenda": [_row(row, marks) for row in spec.agenda],
        "papers": papers,
        "actions": [asdict(action) for action in spec.actions],
        "actions_title": spec.actions_title,
        "actions_intro": spec.actions_intro,
    }


def _row(row: AgendaRow, marks: dict[Hashable, str]) -> dict:
    fields = asdict(row)
    return {**fields, "paper_key": None, "mark": marks.get(fields.pop("paper_key"))}


def _paper(paper: AuthoredPaper | UploadedPaper, mark: str, folder: Path) -> dict:
    known = {"mark": mark, "number": paper.number, "title": paper.title}
    if isinstance(paper, AuthoredPaper):
        header = [asdict(row) for row in paper.header]
        sections = [{"title": section.title, "tree": section.tree} for section in paper.sections]
        return {**known, "uploaded": False, "header": header, "sections": sections}
    content = paper.pdf if isinstance(paper.pdf, bytes) else Path(paper.pdf).read_bytes()
    (folder / f"{mark}.pdf").write_bytes(content)
    return {**known, "uploaded": True, "file": f"{mark}.pdf"}
