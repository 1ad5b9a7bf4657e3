"""Prune the tags of a PDF to the pages that stay in it. Runs in the limited process.

What was said of a page that goes, goes. A table of which some rows stay keeps its header cells, emptied, because the
cells that stay refer to them.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

_HEADINGS = {Name(f"/H{level}"): level for level in range(1, 7)}
STAYS, WENT, BARE = "stays", "went", "bare"  # an element with content left, with none left, that never had any


class Pruning:
    """Prunes the structure tree of `pdf` once its pages and annotations are down to those that stay."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self.pages = {page.objgen for page in pdf.pages}
        self.annotations = {
            annotation.objgen
            for page in pdf.pages
            for annotation in page.obj.get("/Annots", ())
            if annotation.is_indirect
        }

    def prune(self) -> None:
        table = dict(_numbers(self.root.ParentTree))
        self._element(self.root)
        keys = [int(page.obj.StructParents) for page in self.pdf.pages if "/StructParents" in page.obj]
        keys += [
            int(annotation.StructParent)
            for page in self.pdf.pages
            for annotation in page.obj.get("/Annots", ())
            if "/StructParent" in annotation
        ]
        numbers = [part for key in sorted(keys) for part in (key, table[key])]
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        elements = list(_elements(self.root))
        self._list_ids(elements)
        _close_levels(elements)

    def _element(self, element: Object) -> str:
        """Take from `element` what is not on a page that stays."""
        kids = [(kid, self._kid(kid, element)) for kid in _kids(element)]
        states = {state for _kid, state in kids}
        if STAYS not in states:
            return WENT if WENT in states else BARE
        is_table = element.get("/S") == Name.Table
        kept = [kid for kid, state in kids if state != WENT or (is_table and _emptied_header(kid))]
        element.K = Array(kept)
        if "/Pg" in element and element.Pg.objgen not in self.pages:
            del element["/Pg"]
        if element.get("/S") == Name.Link and not any(_is_annotation(kid) for kid in kept):
            element.S = Name.NonStruct
        return STAYS

    def _kid(self, kid: object, parent: Object) -> str:
        if not isinstance(kid, Dictionary):
            return self._on(parent)
        if _is_annotation(kid):
            return STAYS if kid.Obj.objgen in self.annotations else WENT
        if "/MCID" in kid:
            return self._on(kid if "/Pg" in kid else parent)
        return self._element(kid)

    def _on(self, thing: Object) -> str:
        return STAYS if "/Pg" in thing and thing.Pg.objgen in self.pages else WENT

    def _list_ids(self, elements: list[Object]) -> None:
        named = {bytes(element["/ID"]): element for element in elements if "/ID" in element}
        if "/IDTree" in self.root:
            del self.root["/IDTree"]
        if named:
            names = [part for key in sorted(named) for part in (named[key]["/ID"], named[key])]
            limits = [names[0], names[-2]]
            leaf = self.pdf.make_indirect(Dictionary(Names=Array(names), Limits=Array(limits)))
            self.root.IDTree = self.pdf.make_indirect(Dictionary(Kids=Array([leaf])))


def _emptied_header(row: Object) -> bool:
    """Whether `row` has nothing but header cells; if so, it has no content afterwards."""
    cells = [cell for line in (_kids(row) if row.get("/S") == Name.THead else [row]) for cell in _kids(line)]
    if not cells or any(not isinstance(cell, Dictionary) or cell.get("/S") != Name.TH for cell in cells):
        return False
    for cell in cells:
        for key in ("/K", "/Pg"):
            if key in cell:
                del cell[key]
    return True


def _close_levels(elements: list[Object]) -> None:
    """A heading whose own heading went moves up, so that no level is skipped."""
    last = 0
    for element in elements:
        if element.S in _HEADINGS:
            last = min(_HEADINGS[element.S], last + 1)
            element.S = Name(f"/H{last}")


def _elements(parent: Object) -> Iterator[Object]:
    """All elements below `parent`, in reading order."""
    for kid in _kids(parent):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _is_annotation(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR


def _kids(element: object) -> list[object]:
    kids = element.get("/K") if isinstance(element, Dictionary) else None
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    """The pairs of a number tree."""
    pairs = tree.get("/Nums", [])
    for place in range(0, len(pairs), 2):
        yield int(pairs[place]), pairs[place + 1]
    for kid in tree.get("/Kids", []):
        yield from _numbers(kid)
