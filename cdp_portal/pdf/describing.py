"""From the description of a pack to the data that its template and the limited process read."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from cdp_portal.pdf.engine import lay
from cdp_portal.pdf.fitting import fitted
from cdp_portal.pdf.layout import AGENDA, CHANGES, CONTENTS, COVER

if TYPE_CHECKING:
    from cdp_portal.pdf import pack

MOST_ROWS = 5000  # of agenda and action logs together; more belongs into a spreadsheet
RESERVED = {COVER, CHANGES, CONTENTS, AGENDA}
AUTHORED, UPLOADED, ACTIONS = "authored", "uploaded", "actions"


def check(spec: pack.PackSpec) -> None:
    """Raise ValueError for a description that contradicts itself."""
    order = [paper.key for paper in spec.papers]
    named = [row.paper_key for row in spec.agenda if row.paper_key is not None]
    rows = len(spec.agenda) + sum(len(getattr(paper, "rows", ())) for paper in spec.papers)
    if len(set(order)) != len(order):
        raise ValueError("Two papers of the pack have the same key.")
    if RESERVED & set(order):
        raise ValueError("A paper of the pack has the key of another part.")
    if not set(named) <= set(order):
        raise ValueError("A row of the agenda names a paper that is not in the pack.")
    if [order.index(key) for key in named] != sorted(order.index(key) for key in named):
        raise ValueError("The papers of the pack are not in the order of its agenda.")
    if rows > MOST_ROWS:
        raise ValueError(f"The pack has more than {MOST_ROWS} rows. Send the action log as a spreadsheet.")
    if spec.before and spec.before.version >= spec.version:
        raise ValueError("The version that this one follows is not an earlier one.")


def data(spec: pack.PackSpec, folder: Path) -> dict:
    """What the template reads. Uploaded papers and the version before are laid into `folder`."""
    marks = {paper.key: f"paper-{number}" for number, paper in enumerate(spec.papers)}
    return {
        "title": spec.title,
        "cover": asdict(spec.cover),
        "agenda": [_row(row, marks) for row in spec.agenda],
        "papers": [_paper(paper, marks[paper.key], folder, large=spec.large_print) for paper in spec.papers],
        "version": spec.version,
        "reason": spec.reason,
        "large": spec.large_print,
        "before": _before(spec.before, folder) if spec.before else None,
        "standard": {part.key: part.labels[0] for part in spec.standard.parts} if spec.standard else None,
    }


def _row(row: pack.AgendaRow, marks: dict[str, str]) -> dict:
    fields = asdict(row)
    return {**fields, "paper_key": None, "mark": marks.get(fields.pop("paper_key"))}


def _paper(paper: pack.AnyPaper, mark: str, folder: Path, *, large: bool) -> dict:
    known = {"key": paper.key, "mark": mark, "number": paper.number, "title": paper.title}
    if hasattr(paper, "pdf"):
        lay(paper.pdf, folder / f"{mark}.pdf")
        divided = large or paper.notice != ""  # in large print its heading has no room above the paper's own page
        return {**known, "kind": UPLOADED, "file": f"{mark}.pdf", "notice": paper.notice, "divided": divided}
    if hasattr(paper, "rows"):
        return {**known, "kind": ACTIONS, "rows": [asdict(row) for row in paper.rows], "intro": paper.intro}
    header = [asdict(row) for row in paper.header]
    return {**known, "kind": AUTHORED, "header": header, "sections": _sections(paper.sections, large=large)}


def _sections(sections: tuple[pack.Section, ...], *, large: bool) -> list[dict]:
    """A level 3 without a level 2 before it would skip a level, which a reader of headings stumbles over."""
    told, level = [], 1
    for section in sections:
        if section.title:
            level = min(section.level, level + 1)
        told.append({"title": section.title, "tree": fitted(section.tree, large=large), "level": level})
    return told


def _before(before: pack.Before, folder: Path) -> dict:
    lay(before.pdf, folder / "before.pdf")
    return {"version": before.version, "layout": before.layout.as_data(), "file": "before.pdf"}
