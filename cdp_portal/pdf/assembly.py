"""Job `pack`: typeset the pack with blank pages for the uploaded papers, then lay the papers in."""

import json
import traceback
from pathlib import Path

import pikepdf
from pikepdf import Page, Pdf

from cdp_portal.pdf import papers, typesetting
from cdp_portal.pdf.errors import PaperUnusable
from cdp_portal.pdf.papers import Sheet, Unreadable
from cdp_portal.pdf.splicing import Place, placed, splice
from cdp_portal.pdf.structure import Tags

A4_WIDTH = 595.0
HEAD, FOOT, SIDE = 40.0, 34.0, 62.4  # points kept free around an uploaded page on A4; larger sheets keep more


def work(folder: Path) -> dict:
    """The job: `request.json`, `data.json` and the files it names become `out.pdf`. Returns page of every mark."""
    papers.guard()
    request = json.loads((folder / "request.json").read_text())
    data = json.loads((folder / "data.json").read_text())
    uploaded = [paper for paper in data["papers"] if paper["uploaded"]]
    opened = [_opened(folder / paper["file"], paper["title"]) for paper in uploaded]
    sheets = [_measured(pdf, paper["title"]) for pdf, paper in zip(opened, uploaded, strict=True)]
    for paper, of_paper in zip(uploaded, sheets, strict=True):
        paper["sheets"] = [_blank(sheet) for sheet in of_paper]
    (folder / "typeset.pdf").write_bytes(typesetting.typeset(folder, request, data))
    with Pdf.open(folder / "typeset.pdf") as pack:
        page_of = _page_of_marks(pack)
        if uploaded:
            _lay_in(pack, page_of, uploaded, opened, sheets)
        pack.save(folder / "out.pdf", object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
        return {"pdf": "out.pdf", "pages": len(pack.pages), "page_of": page_of}


def _opened(path: Path, title: str) -> Pdf:
    try:
        return papers.open_paper(path)
    except Unreadable as error:
        raise _unusable(title) from error


def _measured(pdf: Pdf, title: str) -> list[Sheet]:
    try:
        return [papers.measure(page) for page in pdf.pages]
    except Unreadable as error:
        raise _unusable(title) from error


def _unusable(title: str) -> PaperUnusable:
    return PaperUnusable(f"The paper “{title}” cannot be read. Upload it again, or mark it as to follow.")


def _scale(sheet: Sheet) -> float:
    """How much larger than on A4 the bands and their text are, so that a reduced A3 still reads."""
    return min(max(min(sheet.width, sheet.height) / A4_WIDTH, 0.7), 4.0)


def _blank(sheet: Sheet) -> dict:
    scale = _scale(sheet)
    return {
        "width": sheet.width,
        "height": sheet.height,
        "scale": scale,
        "head": HEAD * scale,
        "foot": FOOT * scale,
        "side": SIDE * scale,
    }


def _page_of_marks(pack: Pdf) -> dict[str, int]:
    """The page number, from 1, of every mark that the template set."""
    number_of = {page.objgen: number for number, page in enumerate(pack.pages, start=1)}
    return {mark: number_of[target[0].objgen] for mark, target in pikepdf.NameTree(pack.Root.Names.Dests).items()}


def _place(page: Page, sheet: Sheet) -> Place:
    return placed(page, sheet, HEAD * _scale(sheet), FOOT * _scale(sheet))


def _lay_in(pack: Pdf, page_of: dict, uploaded: list[dict], opened: list[Pdf], sheets: list[list[Sheet]]) -> None:
    tags = Tags(pack)
    for paper, pdf, of_paper in zip(uploaded, opened, sheets, strict=True):
        first = page_of[paper["mark"]] - 1
        places = [_place(pack.pages[first + number], sheet) for number, sheet in enumerate(of_paper)]
        try:
            splice(pack, tags, pdf, paper["title"], places)
        except MemoryError:
            raise
        except Exception as error:  # a paper can be broken in more ways than its library has errors
            traceback.print_exc()
            raise _unusable(paper["title"]) from error
    tags.write()
    with pack.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        if "pdfuaid:part" in metadata:  # papers are carried as they came: the whole cannot claim to be accessible
            del metadata["pdfuaid:part"]
