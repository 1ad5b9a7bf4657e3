"""Open an uploaded PDF safely and measure its pages. Runs in the limited process, without Django."""

from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Matrix, Page, Pdf

MOST_PAGES = 400
MEGABYTE = 1024 * 1024
SMALLEST, LARGEST = 200.0, 5000.0  # points; sides of a printed page (7 cm to 1.76 m)


class Unreadable(Exception):  # noqa: N818 - the name says what happened
    """A PDF that cannot be used. `code` is one of the keys of `upload.SENTENCES`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Sheet:
    """One page as a reader sees it: its size in points, and the matrix from its own coordinates to that sheet."""

    width: float
    height: float
    to_sheet: Matrix
    box: tuple[float, float, float, float]  # what is visible, in the page's own coordinates


def guard() -> None:
    """Set the limits of the PDF library for this process: a small file must not grow without end."""
    pikepdf.settings.set_qpdf_limits(
        doc_max_warnings=1000,
        parser_max_nesting=200,
        max_stream_filters=4,
        flate_max_memory=256 * MEGABYTE,
        png_max_memory=256 * MEGABYTE,
        tiff_max_memory=256 * MEGABYTE,
        run_length_max_memory=256 * MEGABYTE,
        dct_max_memory=256 * MEGABYTE,
    )


def open_paper(path: Path) -> Pdf:
    """The PDF at `path`, repaired if need be. Raises Unreadable: encrypted, broken, empty, too_many_pages."""
    try:
        pdf = Pdf.open(path, suppress_warnings=True)  # tries the empty password, rebuilds a broken index
        count = len(pdf.pages)
    except pikepdf.PasswordError:
        raise Unreadable("encrypted") from None
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise Unreadable("empty" if "no pages" in str(error) else "broken") from None
    if count == 0:
        raise Unreadable("empty")
    if count > MOST_PAGES:
        raise Unreadable("too_many_pages")
    return pdf


def measure(page: Page) -> Sheet:
    """The sheet of a page: /Rotate, /UserUnit, a crop box and an origin that is not 0 0 are taken in.

    A page smaller or larger than can be printed is scaled to what can. Raises Unreadable("broken").
    """
    try:
        crop, media = _corners(page.cropbox), _corners(page.mediabox)
        rotation = int(inherited(page, "/Rotate") or 0) % 360
        unit = float(page.obj.get("/UserUnit", 1))
    except (TypeError, ValueError, AttributeError, pikepdf.PdfError):
        raise Unreadable("broken") from None
    left, low = max(crop[0], media[0]), max(crop[1], media[1])
    right, top = min(crop[2], media[2]), min(crop[3], media[3])
    if right - left < 1 or top - low < 1:
        left, low, right, top = media
    if right - left < 1 or top - low < 1 or rotation % 90 or unit <= 0:
        raise Unreadable("broken")
    return _sheet((left, low, right, top), rotation, unit)


def _sheet(box: tuple[float, float, float, float], rotation: int, unit: float) -> Sheet:
    left, low, right, top = box
    turned = {
        0: Matrix(1, 0, 0, 1, -left, -low),
        90: Matrix(0, -1, 1, 0, -low, right),
        180: Matrix(-1, 0, 0, -1, right, top),
        270: Matrix(0, 1, -1, 0, top, -left),
    }[rotation]
    width, height = (right - left) * unit, (top - low) * unit
    if rotation in (90, 270):
        width, height = height, width
    scale = max(1.0, SMALLEST / min(width, height))
    scale = min(scale, LARGEST / max(width, height))
    zoom = scale * unit
    return Sheet(round(width * scale, 2), round(height * scale, 2), turned @ Matrix(zoom, 0, 0, zoom, 0, 0), box)


def _corners(box: pikepdf.Array) -> tuple[float, float, float, float]:
    a, b, c, d = (float(side) for side in box)
    return min(a, c), min(b, d), max(a, c), max(b, d)


def inherited(page: Page, key: str) -> object:
    """The value of an attribute that the page tree hands down to the page, or None."""
    node = page.obj
    for _level in range(50):
        if key in node:
            return node[key]
        if "/Parent" not in node:
            return None
        node = node["/Parent"]
    return None
