"""Take out of an uploaded paper what must not run, and fix what it shows. Runs in the limited process.

Only a page's content, resources, tags and web links are carried into a pack (`splicing`), so scripts, actions and
attachments of the document stay behind by construction. What is left to do here: form fields become plain content,
other annotations go, and pictures lose their references to files outside.
"""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf

_WEB = re.compile(r"(https?://|mailto:)[\x21-\x7e]+", re.IGNORECASE)
_REFERENCES = ("/Ref", "/OPI", "/PieceInfo", "/AF", "/Metadata", "/Alternates")


def clean(paper: Pdf) -> None:
    """Clean `paper` in place. Afterwards its pages carry no annotation but links that `web_address` knows."""
    for page in paper.pages:
        _keep_only(page, lambda annotation: _is_field(annotation) or web_address(annotation) != "")
    if "/AcroForm" in paper.Root:
        _flatten_fields(paper)
    for page in paper.pages:
        _keep_only(page, lambda annotation: web_address(annotation) != "")
    for thing in paper.objects:
        if isinstance(thing, pikepdf.Stream):
            for key in _REFERENCES:
                if key in thing:
                    del thing[key]


def web_address(annotation: pikepdf.Object) -> str:
    """The http, https or mailto address a link annotation opens, or "" for anything else."""
    try:
        if annotation.get("/Subtype") != Name.Link or "/A" not in annotation:
            return ""
        action = annotation["/A"]
        address = str(action["/URI"]) if action.get("/S") == Name.URI else ""
    except (AttributeError, KeyError, TypeError, ValueError):
        return ""
    return address if _WEB.fullmatch(address) else ""


def annotations(page: Page) -> list[pikepdf.Object]:
    listed = page.obj.get("/Annots")
    if not isinstance(listed, Array):
        return []
    return [annotation for annotation in listed if isinstance(annotation, Dictionary)]


def _keep_only(page: Page, wanted: object) -> None:
    kept = [annotation for annotation in annotations(page) if wanted(annotation)]
    if "/Annots" in page.obj:
        del page.obj["/Annots"]
    if kept:
        page.obj.Annots = Array(kept)


def _is_field(annotation: pikepdf.Object) -> bool:
    return annotation.get("/Subtype") == Name.Widget


def _flatten_fields(paper: Pdf) -> None:
    try:
        paper.generate_appearance_streams()
        paper.flatten_annotations("print")
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return  # a form too broken to flatten is shown as its page is, without the fields
