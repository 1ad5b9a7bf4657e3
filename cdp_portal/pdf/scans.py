"""Which pages of an uploaded PDF are pictures of text. Runs in the limited process."""

from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Name, Pdf

from cdp_portal.pdf import content


def scanned_pages(path: Path, pdf: Pdf) -> list[bool]:
    """For each page whether it shows a picture and no letter; if no page has a letter, every page counts.

    Text that was recognised in a scan and lies unseen below it counts as letters: a screen reader reads it.
    """
    lettered = _lettered(path, pdf)
    if not any(lettered):
        return [True] * len(lettered)
    return [not letters and _has_picture(page) for letters, page in zip(lettered, pdf.pages, strict=True)]


def _lettered(path: Path, pdf: Pdf) -> list[bool]:
    """For each page whether a reader finds letters in it; by the fonts that it names if no reader can open it."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        return [_names_font(page) for page in pdf.pages]
    try:
        if len(document) != len(pdf.pages):
            return [_names_font(page) for page in pdf.pages]
        return [_letters(document, number) > 0 for number in range(len(document))]
    finally:
        document.close()


def _letters(document: pypdfium2.PdfDocument, number: int) -> int:
    try:
        page = document[number]
        text = page.get_textpage()
        count = text.count_chars()
        text.close()
        page.close()
    except pypdfium2.PdfiumError:
        return 0
    return count


def _names_font(page: pikepdf.Page) -> bool:
    try:
        return "/Font" in page.resources or any("/Font" in form.get("/Resources", {}) for form in content.forms(page))
    except (AttributeError, TypeError, ValueError, pikepdf.PdfError):
        return False


def _has_picture(page: pikepdf.Page) -> bool:
    try:
        return any(form.get("/Subtype") == Name.Image for form in content.forms(page))
    except (AttributeError, TypeError, ValueError, pikepdf.PdfError):
        return False
