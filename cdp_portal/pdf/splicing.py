"""Lay the pages of an uploaded paper into the blank pages that the pack keeps for them. Runs in the limited process.

The pack's pages stay the objects they are, so its contents, links and bookmarks keep pointing at them. A tagged page
keeps its content in place, for its tags refer to it; any other is drawn as one picture-like form, which nothing in it
can break out of.
"""

from dataclasses import dataclass

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Dictionary, Matrix, Name, Object, Page, Pdf, String

from cdp_portal.pdf import content, linking
from cdp_portal.pdf.grafting import Graft, Untaggable
from cdp_portal.pdf.layers import carry_layers
from cdp_portal.pdf.papers import Sheet, inherited
from cdp_portal.pdf.structure import Tags

_RESOURCE_OF = {"Tf": "/Font", "gs": "/ExtGState", "cs": "/ColorSpace", "CS": "/ColorSpace", "Do": "/XObject"}
_RESOURCE_OF |= {"sh": "/Shading", "scn": "/Pattern", "SCN": "/Pattern", "BDC": "/Properties"}


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper that has been cleaned. `accessible`: it passed every check; `sound`: the numbers (from 0) of its pages
    whose content is so (`content.Content`), so that it can keep its tags."""

    title: str
    pdf: Pdf
    accessible: bool = False
    sound: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Place:
    """Where one page of a paper goes: the pack's page, and the matrix from the paper's page to it."""

    page: Page
    matrix: Matrix
    box: tuple[float, float, float, float]


def placed(page: Page, sheet: Sheet, head: float, foot: float) -> Place:
    """The paper's page shrunk so far that `head` and `foot` points stay free above and below it."""
    scale = (sheet.height - head - foot) / sheet.height
    shrink = Matrix(scale, 0, 0, scale, (1 - scale) * sheet.width / 2, foot)
    return Place(page, sheet.to_sheet @ shrink, sheet.box)


def splice(pack: Pdf, tags: Tags, paper: Paper, places: list[Place], *, divider: Page | None = None) -> bool:
    """Lay all pages of `paper` into their places, under a section of the tags that has its title.

    The section follows the heading on the first place, or all that stands on the `divider` page before it. Returns
    whether all its tags were carried.
    """
    pdf, title = paper.pdf, paper.title
    carry_layers(pdf, pack)
    section = (
        tags.section_after_page(divider.obj, title)
        if divider
        else tags.section_after_heading(places[0].page.obj, title)
    )
    if isinstance(pdf.Root.get("/Lang"), String):
        section.Lang = String(str(pdf.Root.Lang))
    known = linking.Links(pdf)
    links = [linking.carried(pack, known, page, n, places, title) for n, page in enumerate(pdf.pages)]
    graft, whole = _grafted(tags, paper, section, places, links)
    for number, (page, place) in enumerate(zip(pdf.pages, places, strict=True)):
        if number in whole:
            _lay_in_place(pack, tags, pdf, page, place, graft.content[number])
        else:
            _draw(pack, tags, page, place, section, f"{title}, page {number + 1}")
        for annotation in links[number].values():
            if "/StructParent" not in annotation:
                link = tags.element("/Link", section, Pg=place.page.obj)
                tags.add_annotation(annotation, link, place.page.obj)
    return graft is not None and graft.lost == 0 and len(whole) == len(places)


def _grafted(
    tags: Tags, paper: Paper, section: Object, places: list[Place], links: list[dict]
) -> tuple[Graft | None, set[int]]:
    """The paper's own tags copied below `section`, and the numbers of the pages whose content keeps them."""
    if "/StructTreeRoot" not in paper.pdf.Root:
        return None, set()
    by_id = {old: new for of_page in links for old, new in of_page.items()}
    graft = Graft(tags, paper.pdf, [place.page.obj for place in places], by_id)
    try:
        graft.copy_below(section, paper.sound)
    except Untaggable:
        section.K = Array()
        for annotation in by_id.values():
            tags.forget_annotation(annotation)
        return None, set()
    return graft, {number for number in paper.sound if paper.accessible or graft.content[number]}


def _opening(place: Place) -> bytes:
    """Operators that save the state, move to the paper's coordinates and cut off what its page did not show."""
    left, low, right, top = place.box
    moved = " ".join(f"{part:.6f}" for part in place.matrix.shorthand)
    return f"q {moved} cm {left:.3f} {low:.3f} {right - left:.3f} {top - low:.3f} re W n\n".encode()


def _draw(pack: Pdf, tags: Tags, page: Page, place: Place, section: Object, title: str) -> None:
    """Draw the page whole, as the content of one paragraph."""
    form = pack.copy_foreign(page.as_form_xobject(handle_transformations=False))
    form.BBox = Array([round(side, 3) for side in place.box])
    target = place.page.obj
    target.Resources = _merged(Dictionary(XObject=Dictionary(PaperPage=form)), target.Resources)
    elements = tags.on_page(target)
    paragraph = tags.element("/P", section, Pg=target, T=String(title))
    paragraph.K.append(len(elements))
    opening = f"/P <</MCID {len(elements)}>> BDC\n".encode() + _opening(place)
    target.Contents = Array([pack.make_stream(opening + b"/PaperPage Do Q EMC\n"), target.Contents])
    tags.set_on_page(target, [*elements, paragraph])


def _lay_in_place(pack: Pdf, tags: Tags, paper: Pdf, page: Page, place: Place, tagged: dict[int, Object]) -> None:
    """Put the page's own content on the pack's page, before what stands there, with its tags."""
    target = place.page.obj
    before = max(tagged, default=-1) + 1
    ours, resources = _renamed(place.page, before)
    for element in {element.objgen: element for element in tags.on_page(target)}.values():
        kids = list(element.K) if isinstance(element.K, Array) else [element.K]
        element.K = Array([kid + before if isinstance(kid, int) else kid for kid in kids])
    tags.set_on_page(target, [*(tagged.get(number) for number in range(before)), *tags.on_page(target)])
    theirs = inherited(page, "/Resources")
    copied = pack.copy_foreign(paper.make_indirect(theirs)) if isinstance(theirs, Dictionary) else Dictionary()
    target.Resources = _merged(copied, resources)
    parts = [pack.copy_foreign(part) for part in content.streams(page)]
    target.Contents = Array([pack.make_stream(_opening(place)), *parts, pack.make_stream(b"\nQ\n" + ours)])


def _renamed(page: Page, before: int) -> tuple[bytes, Dictionary]:
    """Content and resources of a pack's page, named so that they cannot clash, marked content counted from `before`."""
    resources = page.obj.Resources
    instructions = []
    for operands, operator in pikepdf.parse_content_stream(page):
        kind = _RESOURCE_OF.get(str(operator))
        parts = list(operands)
        for place, part in enumerate(parts):
            if isinstance(part, Name) and kind and str(part) in resources.get(kind, {}):
                parts[place] = Name("/Pack-" + str(part)[1:])
            elif isinstance(part, Dictionary) and "/MCID" in part:
                parts[place] = Dictionary(MCID=int(part.MCID) + before)
        instructions.append(ContentStreamInstruction(parts, operator))
    named = Dictionary()
    for kind, entries in resources.items():
        if isinstance(entries, Dictionary):
            named[kind] = Dictionary({"/Pack-" + name[1:]: entry for name, entry in entries.items()})
    return pikepdf.unparse_content_stream(instructions), named


def _merged(first: Object, second: Object) -> Dictionary:
    """Resources of both; the names in them differ."""
    merged = Dictionary()
    for kind in {*first.keys(), *second.keys()} - {"/ProcSet"}:
        parts = [side[kind] for side in (first, second) if isinstance(side.get(kind), Dictionary)]
        merged[kind] = Dictionary({name: entry for part in parts for name, entry in part.items()})
    return merged
