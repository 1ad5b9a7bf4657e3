"""The last touches of a PDF that was put together: labels of pages, names of links, saving. Limited process."""

import re
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from cdp_portal.pdf import labels
from cdp_portal.pdf.errors import BuildFailed
from cdp_portal.pdf.layout import Layout

_CLAIM = re.compile(rb"\s*<pdfuaid:part>1</pdfuaid:part>")


def page_labels(printed: list[str]) -> Dictionary:
    """The number tree by which a reader shows the printed labels: a run of plain numbers is one entry."""
    pairs: list[object] = []
    expected = None
    for sheet, label in enumerate(printed):
        number = labels.counted(label)
        if number is None:
            pairs += [sheet, Dictionary(P=String(label))]
        elif number != expected:
            pairs += [sheet, Dictionary(S=Name.D, St=number)]
        expected = None if number is None else number + 1
    return Dictionary(Nums=Array(pairs))


def name_links(pack: Pdf, layout: Layout, mark_of: dict[str, str]) -> None:
    """Say at each link within the pack what it leads to; the engine only knows the number of the sheet."""
    name_of = {mark_of[part.key]: f"{part.name}, page {part.labels[0]}" for part in layout.parts}
    for page in pack.pages:
        for link in page.obj.get("/Annots", ()):
            if str(link.get("/Dest", "")) in name_of:
                link.Contents = String(name_of[str(link.Dest)])


def withdraw_claim(pack: Pdf) -> None:
    """Take from the engine's metadata that the pack is PDF/UA. Raises BuildFailed if that is not written as known."""
    told, times = _CLAIM.subn(b"", pack.Root.Metadata.read_bytes())
    if times != 1:
        raise BuildFailed("The PDF could not be made. The cause is in the server's log.")
    pack.Root.Metadata.write(told)


def save(pdf: Pdf, place: Path) -> None:
    pdf.save(place, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
