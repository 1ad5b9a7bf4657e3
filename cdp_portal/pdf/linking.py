"""The links of an uploaded paper: to the web, and from page to page within it. Runs in the limited process.

Every other action stays behind. A link within the paper leads to the same place of the paper's page in the pack.
"""

import re
from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Object, Page, Pdf, String

_WEB = re.compile(r"(https?://|mailto:)[\x21-\x7e]+", re.IGNORECASE)
_LOST = (AttributeError, KeyError, TypeError, ValueError, IndexError, pikepdf.PdfError)


class Links:
    """Knows where the links of one paper lead."""

    def __init__(self, paper: Pdf) -> None:
        self._number_of = {page.obj.objgen: number for number, page in enumerate(paper.pages)}
        self._named = _named(paper)

    def is_kept(self, annotation: Object) -> bool:
        return web_address(annotation) != "" or self.target(annotation) is not None

    def target(self, annotation: Object) -> tuple[int, Object] | None:
        """The number of the page, from 0, that a link within the paper leads to, and its destination; or None."""
        try:
            if annotation.get("/Subtype") != Name.Link:
                return None
            action = annotation.get("/A")
            inner = action is None or action.get("/S") == Name.GoTo
            place = annotation.get("/Dest") if action is None else action.get("/D") if inner else None
            if isinstance(place, (String, Name)):
                place = self._named.get(str(place))
            if isinstance(place, Dictionary):
                place = place.get("/D")
            number = self._number_of.get(place[0].objgen) if isinstance(place, Array) else None
        except _LOST:
            return None
        return None if number is None else (number, place)


def web_address(annotation: Object) -> str:
    """The http, https or mailto address a link annotation opens, or "" for anything else."""
    try:
        if annotation.get("/Subtype") != Name.Link or "/A" not in annotation:
            return ""
        action = annotation["/A"]
        address = str(action["/URI"]) if action.get("/S") == Name.URI else ""
    except _LOST:
        return ""
    return address if _WEB.fullmatch(address) else ""


def annotations(page: Page) -> list[Object]:
    listed = page.obj.get("/Annots")
    if not isinstance(listed, Array):
        return []
    return [annotation for annotation in listed if isinstance(annotation, Dictionary)]


def carried(
    pack: Pdf, links: Links, page: Page, number: int, places: Sequence, title: str
) -> dict[tuple[int, int], Object]:
    """New annotations on the pack's page for the links of the paper's page `number`, by the old one's id.

    `places` (`splicing.Place`) tells where each page of the paper went. Each link says in words what it opens.
    """
    made = {}
    for count, old in enumerate(annotations(page)):
        new = _moved(old, places[number].matrix)
        target = links.target(old)
        if new is None:
            continue
        if target is None:
            address = web_address(old)
            new.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(address))
            new.Contents = String(_words(old) or address)
        else:
            new.Dest = _destination(target[1], places[target[0]])
            new.Contents = String(_words(old) or f"{title}: sheet {target[0] + 1}")
        new.P = places[number].page.obj
        made[old.objgen if old.is_indirect else (0, -count - 1)] = pack.make_indirect(new)
    if made:
        places[number].page.obj.Annots = Array(made.values())
    return made


def _words(annotation: Object) -> str:
    said = annotation.get("/Contents")
    return str(said).strip() if isinstance(said, String) else ""


def _moved(old: Object, matrix: Matrix) -> Object | None:
    """A link of the same shape where the page of the pack shows it."""
    try:
        a, b, c, d = (float(side) for side in old["/Rect"])
        spots = [float(side) for side in old.get("/QuadPoints", [])]
    except (KeyError, TypeError, ValueError):
        return None
    corners = [matrix.transform(point) for point in ((a, b), (c, d), (a, d), (c, b))]
    across, up = [point[0] for point in corners], [point[1] for point in corners]
    box = [round(side, 3) for side in (min(across), min(up), max(across), max(up))]
    new = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(box), Border=Array([0, 0, 0]), F=4)
    if spots and len(spots) % 8 == 0:
        turned = [matrix.transform(point) for point in zip(spots[::2], spots[1::2], strict=True)]
        new.QuadPoints = Array([round(side, 3) for point in turned for side in point])
    return new


def _destination(old: Object, place: object) -> Array:
    """The same place on the pack's page; where `old` names no height, the head of the page."""
    try:
        across, up = (float(old[2] or 0), float(old[3])) if old[1] == Name.XYZ else (0.0, float(old[2]))
    except _LOST:
        return Array([place.page.obj, Name.Fit])
    if old[1] not in (Name.XYZ, Name.FitH):
        return Array([place.page.obj, Name.Fit])
    left, top = place.matrix.transform((across, up))
    return Array([place.page.obj, Name.XYZ, round(left, 3), round(top, 3), None])


def _named(paper: Pdf) -> dict[str, Object]:
    """The destinations that have a name, of both kinds."""
    found: dict[str, Object] = {}
    try:
        if isinstance(paper.Root.get("/Dests"), Dictionary):
            found |= dict(paper.Root.Dests.items())
        names = paper.Root.get("/Names", Dictionary()).get("/Dests")
        if isinstance(names, Dictionary):
            found |= dict(pikepdf.NameTree(names).items())
    except (*_LOST, RuntimeError):
        return found
    return found
