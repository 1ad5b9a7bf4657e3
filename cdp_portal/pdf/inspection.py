"""Job `inspect`: what an uploaded PDF is, and whether it can go into a pack. Runs in the limited process."""

from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf

from cdp_portal.pdf import accessibility, cleaning, oddities, papers
from cdp_portal.pdf.layers import carry_layers
from cdp_portal.pdf.papers import MEGABYTE, Unreadable
from cdp_portal.pdf.scans import scanned_pages

MOST_CONTENT = 300 * MEGABYTE  # decompressed: what a reader has to work through to show the paper
MOST_PIXELS = 500_000_000  # of one image; an A3 page at 1200 dpi has 280 million


def work(folder: Path) -> dict:
    """The job: facts about `paper.pdf`, or the code of its refusal."""
    papers.guard()
    path = folder / "paper.pdf"
    try:
        with papers.open_paper(path) as pdf:
            oddities.refuse_portfolio(pdf)
            sheets = [papers.measure(page) for page in pdf.pages]
            _weigh(pdf)
            scanned = scanned_pages(path, pdf)
            faults = accessibility.faults(pdf)
            facts = {"pages": len(sheets), "sizes": [(sheet.width, sheet.height) for sheet in sheets], "faults": faults}
            facts["accessibility"] = _level(faults, scanned)
            facts["warnings"] = _warnings(scanned) + oddities.warnings(pdf, sheets)
            _rehearse(pdf)
            return facts
    except Unreadable as refusal:
        return {"refused": refusal.code}


def _level(faults: list[str], scanned: list[bool]) -> str:
    """The word for how accessible a paper is, a key of `wording.FOR_OFFICER`."""
    if all(scanned):
        return "scan"
    if not faults and not any(scanned):
        return "accessible"
    return "untagged" if faults in (["untagged"], ["broken"]) else "tagged"


def _warnings(scanned: list[bool]) -> list[str]:
    if all(scanned):
        return ["no_text"]
    return ["some_scans"] if any(scanned) else []


def _rehearse(pdf: Pdf) -> None:
    """Do what a pack will do with the pages. Raises Unreadable("broken"): better now than on the day of the pack."""
    try:
        with Pdf.new() as scratch:
            cleaning.clean(pdf)
            carry_layers(pdf, scratch)
            for page in pdf.pages:
                scratch.copy_foreign(page.as_form_xobject(handle_transformations=False)).read_bytes()
    except MemoryError:
        raise
    except Exception as error:  # a paper can be broken in more ways than its library has errors
        raise Unreadable("broken") from error


def _weigh(pdf: Pdf) -> None:
    """Raise Unreadable("explodes") for a paper that is small only while it is compressed."""
    total = 0
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream):
            continue
        if thing.get("/Subtype") == Name.Image:
            if _pixels(thing) > MOST_PIXELS:
                raise Unreadable("explodes")
            continue
        total += _decoded_size(thing)
        if total > MOST_CONTENT:
            raise Unreadable("explodes")


def _pixels(image: pikepdf.Stream) -> int:
    try:
        return int(image.get("/Width", 0)) * int(image.get("/Height", 0))
    except (TypeError, ValueError):
        return 0


def _decoded_size(stream: pikepdf.Stream) -> int:
    try:
        return len(stream.read_bytes())
    except (pikepdf.PdfError, RuntimeError) as error:
        # Beyond the limits set in papers.guard. Data that is merely broken shows as a blank spot, not as a danger.
        if isinstance(error, MemoryError) or "limit" in str(error).lower() or "memory" in str(error).lower():
            raise Unreadable("explodes") from error
        return 0
