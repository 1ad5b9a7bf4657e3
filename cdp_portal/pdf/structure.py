"""The tags of a pack. Runs in the limited process.

A pack's tree is typst's. Each uploaded paper becomes a section after its heading: with the paper's own tags copied
where it has any (`grafting`), else with one paragraph a page, which at least lets a reader hear the text as stored.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

DEEPEST, MOST_ELEMENTS = 100, 50_000
_NAMES = """
    Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
    THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
STANDARD = frozenset(f"/{name}" for name in _NAMES.split())


class Tags:
    """The structure tree of the pack: adds elements, and keeps the table from page content back to them."""

    def __init__(self, pack: Pdf) -> None:
        self.pack = pack
        self.root = pack.Root.StructTreeRoot
        self._table = dict(numbers(self.root.ParentTree))
        self._next = max(self._table, default=-1) + 1
        self._orders: dict[tuple[int, int], list[tuple[int, int]]] = {}  # of the kids of an element, by its id
        self._grafts = 0
        self.ids: dict[bytes, Object] = {}  # elements that were added, by their name

    def new_prefix(self) -> bytes:
        """What the names of the elements of one more paper begin with, so that those of two papers differ."""
        self._grafts += 1
        return b"paper-%d-" % self._grafts

    def element(self, kind: str, parent: Object, **entries: object) -> Object:
        """A new element at the end of `parent`."""
        new = self.pack.make_indirect(Dictionary(Type=Name.StructElem, S=Name(kind), P=parent, K=Array(), **entries))
        parent.K.append(new)
        return new

    def section_after_heading(self, page: Object, title: str) -> Object:
        """A new, empty section that follows the heading on `page`."""
        heading = self.on_page(page)[0]
        while heading.S != Name.H1:
            heading = heading.P
        return self._section_after(heading, title)

    def section_after_page(self, page: Object, title: str) -> Object:
        """A new, empty section that follows all that stands on `page`, beside its heading."""
        heading, last = self.on_page(page)[0], self.on_page(page)[-1]
        while heading.S != Name.H1:
            heading = heading.P
        while last.P.objgen != heading.P.objgen:
            last = last.P
        return self._section_after(last, title)

    def _section_after(self, element: Object, title: str) -> Object:
        parent = element.P
        section = self.pack.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Sect, P=parent, K=Array(), T=String(title))
        )
        if not isinstance(parent.K, Array):
            parent.K = Array([parent.K])
        order = self._orders.setdefault(parent.objgen, [])
        if not order:
            order += map(identity, parent.K)  # read once: a pack has thousands of elements and many papers
        place = order.index(identity(element)) + 1
        parent.K.insert(place, section)
        order.insert(place, section.objgen)
        return section

    def on_page(self, page: Object) -> list[Object]:
        """The elements of the marked content 0, 1, 2 … of `page`."""
        return list(self._table[int(page.StructParents)]) if "/StructParents" in page else []

    def set_on_page(self, page: Object, elements: list[Object | None]) -> None:
        if "/StructParents" not in page:
            page.StructParents = self._new_key()
        self._table[int(page.StructParents)] = self.pack.make_indirect(Array(elements))
        page.Tabs = Name.S

    def add_annotation(self, annotation: Object, element: Object, page: Object) -> None:
        """Make `annotation` the content of `element`."""
        key = self._new_key()
        annotation.StructParent = key
        self._table[key] = element
        element.K.append(Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page))

    def forget_annotation(self, annotation: Object) -> None:
        if "/StructParent" in annotation:
            del self._table[int(annotation.StructParent)]
            del annotation["/StructParent"]

    def write(self) -> None:
        """Store the table and the names. Call once, after the last change."""
        numbers = [part for key in sorted(self._table) for part in (key, self._table[key])]
        self.root.ParentTree = self.pack.make_indirect(Dictionary(Nums=Array(numbers)))
        self.root.ParentTreeNextKey = self._next
        if self.ids:
            named = dict(_names(self.root.get("/IDTree", Dictionary()))) | self.ids
            names = [part for name in sorted(named) for part in (String(name), named[name])]
            leaf = Dictionary(Names=Array(names), Limits=Array([names[0], names[-2]]))
            self.root.IDTree = self.pack.make_indirect(Dictionary(Kids=Array([self.pack.make_indirect(leaf)])))

    def _new_key(self) -> int:
        self._next += 1
        return self._next - 1


def numbers(tree: Object) -> Iterator[tuple[int, Object]]:
    """The pairs of a number tree."""
    pairs = tree.get("/Nums", [])
    for place in range(0, len(pairs), 2):
        yield int(pairs[place]), pairs[place + 1]
    for kid in tree.get("/Kids", []):
        yield from numbers(kid)


def _names(tree: Object) -> Iterator[tuple[bytes, Object]]:
    """The pairs of a name tree."""
    pairs = tree.get("/Names", [])
    for place in range(0, len(pairs), 2):
        yield bytes(pairs[place]), pairs[place + 1]
    for kid in tree.get("/Kids", []):
        yield from _names(kid)


def identity(thing: Object) -> tuple[int, int]:
    return thing.objgen if isinstance(thing, Object) else (0, 0)


def kids(element: Object) -> list[object]:
    """What stands in an element: elements, references and numbers of marked content."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]
