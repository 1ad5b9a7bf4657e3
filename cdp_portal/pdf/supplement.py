"""The supplement of a version: only the pages that it puts in, cut out of its PDF. Runs in the limited process."""

from pathlib import Path

from pikepdf import Array, NameTree, Object, OutlineItem, Page, Pdf

from cdp_portal.pdf import finishing
from cdp_portal.pdf.layout import Layout
from cdp_portal.pdf.pruning import Pruning


def cut(pack: Pdf, layout: Layout, labels: set[str], version: int, place: Path) -> None:
    """Save the pages of `pack` with these labels at `place`; `pack` is used up.

    Labels, tags, bookmarks and links of the pages that stay are kept, and nothing refers to one that went.
    """
    sheets = [sheet for sheet, label in enumerate(layout.labels) if label in labels]
    for sheet in reversed(range(len(pack.pages))):
        if layout.labels[sheet] not in labels:
            del pack.pages[sheet]
    stay = {page.objgen for page in pack.pages}
    dests = NameTree(pack.Root.Names.Dests)
    for name, target in list(dests.items()):
        if target[0].objgen not in stay:
            del dests[name]
    for page in pack.pages:
        _keep_links(page, set(dests.keys()), stay)
    Pruning(pack).prune()
    pack.Root.PageLabels = finishing.page_labels([layout.labels[sheet] for sheet in sheets])
    _bookmark(pack, layout, sheets)
    _entitle(pack, version)
    finishing.save(pack, place)


def _keep_links(page: Page, names: set[str], stay: set[tuple[int, int]]) -> None:
    """Take off the page every link that leads to one that went."""
    if "/Annots" not in page.obj:
        return
    kept = [annotation for annotation in page.obj.Annots if _leads(annotation, names, stay)]
    del page.obj["/Annots"]
    if kept:
        page.obj.Annots = Array(kept)


def _leads(link: Object, names: set[str], stay: set[tuple[int, int]]) -> bool:
    target = link.get("/Dest", link.get("/A", {}).get("/D"))
    if target is None:
        return True
    return target[0].objgen in stay if isinstance(target, Array) else str(target) in names


def _bookmark(pack: Pdf, layout: Layout, sheets: list[int]) -> None:
    """One bookmark a part, at the first page of it that is there."""
    place_of = {sheet: place for place, sheet in enumerate(sheets)}
    with pack.open_outline() as outline:
        outline.root.clear()
        for part, first in zip(layout.parts, layout.start_of.values(), strict=True):
            here = [place_of[sheet] for sheet in range(first, first + len(part.labels)) if sheet in place_of]
            if here:
                outline.root.append(OutlineItem(part.name, here[0]))


def _entitle(pack: Pdf, version: int) -> None:
    title = f"Supplement to version {version}. {pack.docinfo.Title}"
    pack.docinfo.Title = title
    with pack.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = title
        if "xmpTPg:NPages" in metadata:
            metadata["xmpTPg:NPages"] = str(len(pack.pages))
