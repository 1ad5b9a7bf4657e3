"""How accessible a PDF is: what keeps it from being part of a pack that claims PDF/UA-1. Runs in the limited process.

Checked is what a machine can check. That the reading order is right and an alternative text is true, only its author
knows: so a paper must also claim PDF/UA itself.
"""

import pikepdf
from pikepdf import Dictionary, Pdf, String

from cdp_portal.pdf import content, fontcheck, tagcheck
from cdp_portal.pdf.structure import numbers

_BROKEN = (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, IndexError, RuntimeError)


def faults(pdf: Pdf) -> list[str]:
    """Codes of `wording.FAULTS`, sorted; none if the paper may be part of a pack that claims PDF/UA-1."""
    try:
        found = _of_document(pdf)
        if "untagged" in found:
            return ["untagged"]
        found |= tagcheck.faults(pdf) | fontcheck.faults(pdf)
        if _has_loose_content(pdf):
            found.add("content")
    except _BROKEN:
        return ["broken"]
    return sorted(found)


def is_accessible(pdf: Pdf) -> bool:
    """Whether the paper has no fault. Quick for a paper that does not even claim to be accessible.

    The content of every page of an accessible paper is sound (`content.Content`).
    """
    try:
        return _may_claim(pdf) and not (
            _of_document(pdf) or tagcheck.faults(pdf) or fontcheck.faults(pdf) or _has_loose_content(pdf)
        )
    except _BROKEN:
        return False


def _may_claim(pdf: Pdf) -> bool:
    """Whether the metadata name PDF/UA at all: most papers' do not, and then nobody has to read XML."""
    metadata = pdf.Root.get("/Metadata")
    return isinstance(metadata, pikepdf.Stream) and b"pdfua" in metadata.read_bytes().replace(b"\x00", b"")


def _of_document(pdf: Pdf) -> set[str]:
    root = pdf.Root
    marked = root.get("/MarkInfo", Dictionary()).get("/Marked", False)
    tree = root.get("/StructTreeRoot")
    form = root.get("/AcroForm", Dictionary())
    with pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as metadata:
        claimed, title = metadata.get("pdfuaid:part"), metadata.get("dc:title")
    tests = {
        "untagged": not marked or not isinstance(tree, Dictionary) or "/K" not in tree,
        "unclaimed": str(claimed) != "1",
        "language": not isinstance(root.get("/Lang"), String) or not str(root.Lang).strip(),
        "title": not str(title or "").strip() or not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False),
        "form": "/XFA" in form or len(form.get("/Fields", [])) > 0,
        "locked": pdf.is_encrypted and not pdf.allow.accessibility,
    }
    return {code for code, failed in tests.items() if failed}


def _has_loose_content(pdf: Pdf) -> bool:
    """Whether a page paints something outside its tags, or marks something that no element claims."""
    table = dict(numbers(pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary())))
    for page in pdf.pages:
        read = content.read(page)
        listed = table.get(int(page.obj.get("/StructParents", -1)), [])
        claimed = {number for number, element in enumerate(listed) if isinstance(element, Dictionary)}
        if read.loose or not read.sound or not read.marked <= claimed:
            return True
    return False
