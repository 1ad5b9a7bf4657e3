"""What an uploaded PDF holds besides pages, and what the person who uploads it should look at.

Runs in the limited process.
"""

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from cdp_portal.pdf import layers
from cdp_portal.pdf.papers import Sheet, Unreadable

HUGE = 1300.0  # points; the longer side of A3 is 1191
_RUNS = ("/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/RichMediaExecute")


def refuse_portfolio(pdf: Pdf) -> None:
    """Raise Unreadable("portfolio") for a PDF that is only the cover of a collection of files."""
    if isinstance(pdf.Root.get("/Collection"), Dictionary):
        raise Unreadable("portfolio")


def warnings(pdf: Pdf, sheets: list[Sheet]) -> list[str]:
    """Keys of `wording.WARNINGS`."""
    form = pdf.Root.get("/AcroForm", Dictionary())
    form = form if isinstance(form, Dictionary) else Dictionary()
    is_xfa = "/XFA" in form
    tests = {
        "repaired": bool(pdf.get_warnings()),
        "xfa_form": is_xfa,
        "fields": not is_xfa and len(form.get("/Fields", [])) > 0,
        "scripts": _holds(pdf, lambda thing: str(thing.get("/S", "")) in _RUNS),
        "attachments": _holds(pdf, lambda thing: thing.get("/Type") in (Name.Filespec, Name.EmbeddedFile)),
        "layers": bool(layers.hidden_layers(pdf)),
        "huge": any(max(sheet.width, sheet.height) > HUGE for sheet in sheets),
    }
    return [key for key, found in tests.items() if found]


def _holds(pdf: Pdf, wanted: object) -> bool:
    """Whether any dictionary of the file is wanted, wherever it stands."""
    return any(_wanted(thing, wanted, 0) for thing in pdf.objects)


def _wanted(thing: object, wanted: object, depth: int) -> bool:
    if depth > 6 or not isinstance(thing, (Dictionary, pikepdf.Array, pikepdf.Stream)):
        return False
    if isinstance(thing, pikepdf.Array):
        return any(_wanted(part, wanted, depth + 1) for part in thing if not _elsewhere(part))
    if wanted(thing):
        return True
    return any(_wanted(part, wanted, depth + 1) for part in thing.values() if not _elsewhere(part))


def _elsewhere(part: object) -> bool:
    """Whether the part is an object of its own, which has its turn."""
    return isinstance(part, pikepdf.Object) and part.is_indirect
