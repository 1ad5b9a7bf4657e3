"""Take out of an uploaded paper what must not run, and fix what it shows. Runs in the limited process.

Only a page's content, resources, tags and links (to the web or within the paper) are carried into a pack (`splicing`),
so scripts, actions and attachments of the document stay behind by construction. What is left to do here: form fields
become plain content, other annotations go, and pictures lose their references to files outside and to tags.
"""

import pikepdf
from pikepdf import Array, Name, Page, Pdf

from cdp_portal.pdf.linking import Links, annotations

_REFERENCES = ("/Ref", "/OPI", "/PieceInfo", "/AF", "/Metadata", "/Alternates", "/StructParent", "/StructParents")


def clean(paper: Pdf) -> None:
    """Clean `paper` in place. Afterwards its pages carry no annotation but the links that `linking` keeps."""
    links = Links(paper)
    for page in paper.pages:
        _keep_only(page, lambda annotation: _is_field(annotation) or links.is_kept(annotation))
    if "/AcroForm" in paper.Root:
        _flatten_fields(paper)
    for page in paper.pages:
        _keep_only(page, links.is_kept)
    for thing in paper.objects:
        if isinstance(thing, pikepdf.Stream):
            for key in _REFERENCES:
                if key in thing:
                    del thing[key]


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
