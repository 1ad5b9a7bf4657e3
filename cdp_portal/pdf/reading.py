"""What a reader sees of a PDF, by a library that wrote none of it. Runs in the limited process."""

import ctypes
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

# Points, on A4; larger sheets keep more. What stands above or below is head and foot of the page.
HEAD, FOOT, A4_WIDTH = 52.0, 46.0, 595.0
LARGE = 1.8  # times as high are head and foot in large print
LINK = 2  # FPDF_ANNOT_LINK


@dataclass(frozen=True)
class Leaf:
    """One page: its label, all its text, the text between head and foot, that at the foot, and its annotations.

    `links` are (text under it, index of the page it leads to) of each link inside the file; `others` counts
    annotations that are no links.
    """

    label: str
    text: str
    body: str
    foot: str
    links: tuple[tuple[str, int], ...] = ()
    others: int = 0


@dataclass(frozen=True)
class Book:
    """A PDF as it is read: pages, bookmarks as (title, index of page or -1), details as (key, value), and counts."""

    leaves: tuple[Leaf, ...]
    bookmarks: tuple[tuple[str, int], ...]
    details: tuple[tuple[str, str], ...]
    attachments: int
    scripts: int
    has_form: bool


def read(pdf: bytes) -> Book:
    """Raises pypdfium2.PdfiumError when the file cannot be opened without a password."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return Book(
            leaves=tuple(_leaf(document, number) for number in range(len(document))),
            bookmarks=tuple(_bookmark(mark) for mark in document.get_toc(max_depth=30)),
            details=tuple(document.get_metadata_dict(skip_empty=True).items()),
            attachments=document.count_attachments(),
            scripts=pdfium.FPDFDoc_GetJavaScriptActionCount(document),
            has_form=document.get_formtype() != pdfium.FORMTYPE_NONE,
        )
    finally:
        document.close()


def text_of(pdf: bytes) -> str:
    """All text of a PDF, or "" if it cannot be opened."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return ""
    try:
        return "\n".join(page.get_textpage().get_text_range(errors="ignore") for page in document)
    finally:
        document.close()


def _bookmark(mark: pypdfium2.PdfBookmark) -> tuple[str, int]:
    target = mark.get_dest()
    index = target.get_index() if target else None
    return mark.get_title(), -1 if index is None else index


def _leaf(document: pypdfium2.PdfDocument, number: int) -> Leaf:
    page = document[number]
    text = page.get_textpage()
    width, height = page.get_size()
    scale = min(max(min(width, height) / A4_WIDTH, 0.7), 4.0)
    foot = text.get_text_bounded(top=FOOT * scale, errors="ignore")
    taller = "" if foot.strip() else text.get_text_bounded(top=FOOT * scale * LARGE, errors="ignore")
    if "Page " in taller:
        foot, scale = taller, scale * LARGE
    links, others = _annotations(document, page, text)
    leaf = Leaf(
        label=document.get_page_label(number),
        text=text.get_text_range(errors="ignore"),
        body=text.get_text_bounded(bottom=FOOT * scale, top=height - HEAD * scale, errors="ignore"),
        foot=foot,
        links=links,
        others=others,
    )
    text.close()
    page.close()
    return leaf


def _annotations(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, text: object) -> tuple[tuple, int]:
    links, others = [], 0
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if pdfium.FPDFAnnot_GetSubtype(annotation) == LINK:
            target = _target(document, annotation)
            if target >= 0:
                box = pdfium.FS_RECTF()
                pdfium.FPDFAnnot_GetRect(annotation, ctypes.byref(box))
                words = text.get_text_bounded(box.left, box.bottom, box.right, box.top, errors="ignore")
                links.append((words, target))
        else:
            others += 1
        pdfium.FPDFPage_CloseAnnot(annotation)
    return tuple(links), others


def _target(document: pypdfium2.PdfDocument, annotation: object) -> int:
    """The index of the page that a link leads to, or -1."""
    link = pdfium.FPDFAnnot_GetLink(annotation)
    target = pdfium.FPDFLink_GetDest(document, link) if link else None
    return pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
