"""What a pack must not carry: files, scripts, fields, notes. Runs in the limited process."""

import re
from collections.abc import Iterator

from cdp_portal.pdf.rawscan import Raw
from cdp_portal.pdf.reading import Book

_FILES = re.compile(rb"/(EmbeddedFiles?|Filespec|FileAttachment|Collection|AF)\b")
_SCRIPTS = re.compile(
    rb"/(JavaScript|JS|Launch|OpenAction|AA|SubmitForm|ImportData|GoToR|GoToE|Rendition|RichMedia|Movie|Sound)\b"
)
_FIELDS = re.compile(rb"/(AcroForm|XFA|Widget)\b")
_HIDDEN = re.compile(rb"/OFF\s*\[\s*\d")


def checks(book: Book, raw: Raw) -> Iterator[tuple[str, str, str]]:
    """Each check, the sentence of its fault or "", and what it says when all is well."""
    files = book.attachments or _FILES.search(raw.objects)
    yield "attachments", "A file is attached to the pack." if files else "", "No file is attached."
    scripts = book.scripts or _SCRIPTS.search(raw.objects)
    yield "scripts", "The pack holds a script or an action that runs." if scripts else "", "Nothing in it runs."
    fields = book.has_form or _FIELDS.search(raw.objects)
    yield "fields", "The pack holds fields to fill in." if fields else "", "It has no fields to fill in."
    noted = [leaf.label for leaf in book.leaves if leaf.others]
    fault = f"Notes or comments are attached to page {noted[0]}." if noted else ""
    yield "notes", fault, "No notes or comments are attached to pages."


def notes(raw: Raw) -> list[dict]:
    """What to look at."""
    if not _HIDDEN.search(raw.objects):
        return []
    sentence = "An uploaded paper has a hidden layer. It was searched like everything else; a reader can switch it on."
    return [{"check": "layers", "passed": True, "sentence": sentence, "note": True}]
