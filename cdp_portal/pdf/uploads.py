"""The uploaded papers of a pack: opened, measured, and laid in. Runs in the limited process."""

import traceback
from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pikepdf import Page, Pdf

from cdp_portal.pdf import cleaning, content, papers
from cdp_portal.pdf.accessibility import is_accessible
from cdp_portal.pdf.errors import PaperUnusable
from cdp_portal.pdf.papers import Sheet, Unreadable
from cdp_portal.pdf.splicing import Paper, Place, placed, splice
from cdp_portal.pdf.structure import Tags

A4_WIDTH = 595.0
SIDE = 62.4  # points kept free for our words beside an uploaded page on A4; larger sheets keep more


@dataclass(frozen=True)
class Bands:
    """Points kept free above and below an uploaded page on A4 for its head and foot, and the size of their letters."""

    head: float
    foot: float
    letters: float

    @classmethod
    def of(cls, *, large: bool) -> "Bands":
        return cls(64, 52, 18) if large else cls(40, 34, 9)


@dataclass(frozen=True, kw_only=True)
class Upload(Paper):
    """An uploaded paper, its pages as a reader sees them, and whether a page of ours goes before it."""

    key: str
    sheets: list[Sheet]
    sha256: str
    divided: bool


def opened(folder: Path, paper: dict) -> Upload:
    """The paper that `paper` (of the pack's data) describes. Raises PaperUnusable, which names it."""
    path = folder / paper["file"]
    try:
        pdf = papers.open_paper(path)
        sheets = [papers.measure(page) for page in pdf.pages]
    except Unreadable as error:
        raise _unusable(paper["title"]) from error
    digest = sha256(path.read_bytes()).hexdigest()
    return Upload(
        key=paper["key"], title=paper["title"], pdf=pdf, sheets=sheets, sha256=digest, divided=paper["divided"]
    )


def blank(sheet: Sheet, bands: Bands) -> dict:
    """The blank page that the template keeps for a sheet."""
    scale = scale_of(sheet.width, sheet.height)
    return {
        "width": sheet.width,
        "height": sheet.height,
        "scale": scale,
        "head": bands.head * scale,
        "foot": bands.foot * scale,
        "letters": bands.letters * scale,
        "side": SIDE * scale,
    }


def scale_of(width: float, height: float) -> float:
    """How much larger than on A4 the bands and their text are, so that a reduced A3 still reads."""
    return min(max(min(width, height) / A4_WIDTH, 0.7), 4.0)


def prepare(uploads: dict[str, Upload]) -> None:
    """Check and clean the papers, in place; done while the engine is at work. Raises PaperUnusable.

    One that is not accessible decides for the whole pack, so those after it are not checked.
    """
    accessible = True
    for key, upload in uploads.items():
        try:
            accessible = accessible and is_accessible(upload.pdf)
            cleaning.clean(upload.pdf)
            sound = _sound(upload, accessible=accessible)
        except MemoryError:
            raise
        except Exception as error:  # a paper can be broken in more ways than its library has errors
            traceback.print_exc()
            raise _unusable(upload.title) from error
        uploads[key] = replace(upload, accessible=accessible, sound=sound)


def _sound(upload: Upload, *, accessible: bool) -> frozenset[int]:
    """Of an accessible paper all pages (`is_accessible`); of one without tags none, for there is nothing to keep."""
    pages = upload.pdf.pages if "/StructTreeRoot" in upload.pdf.Root else ()
    return frozenset(number for number, page in enumerate(pages) if accessible or content.is_sound(page))


def lay_in(pack: Pdf, uploads: Iterable[Upload], start_of: dict[str, int], bands: Bands) -> bool:
    """Lay the papers into the blank pages of `pack`. `start_of`: the number (from 0) of each paper's first page.

    Returns whether the whole may still claim to be accessible: every paper passes the checks and keeps its tags.
    """
    tags, accessible = Tags(pack), True
    for upload in uploads:
        first = start_of[upload.key]
        heading = pack.pages[first] if upload.divided else None
        first += upload.divided
        places = [_place(pack.pages[first + number], sheet, bands) for number, sheet in enumerate(upload.sheets)]
        try:
            carried = splice(pack, tags, upload, places, divider=heading)
            accessible = accessible and carried and upload.accessible
        except MemoryError:
            raise
        except Exception as error:  # a paper can be broken in more ways than its library has errors
            traceback.print_exc()
            raise _unusable(upload.title) from error
    tags.write()
    return accessible


def _place(page: Page, sheet: Sheet, bands: Bands) -> Place:
    scale = scale_of(sheet.width, sheet.height)
    return placed(page, sheet, bands.head * scale, bands.foot * scale)


def _unusable(title: str) -> PaperUnusable:
    return PaperUnusable(f"The paper “{title}” cannot be read. Upload it again, or mark it as to follow.")
