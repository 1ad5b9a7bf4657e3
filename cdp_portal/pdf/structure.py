"""The tags of a pack, and how the tags of an uploaded paper are grafted onto them. Runs in the limited process.

A pack's tree is typst's. Each uploaded paper becomes a section after its heading: with the paper's own tags copied
where it has any, else with one paragraph a page, which at least lets a reader hear the text in its stored order.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

DEEPEST, MOST_ELEMENTS = 100, 50_000
_TEXTS = ("/T", "/Lang", "/Alt", "/E", "/ActualText")
_NAMES = """
    Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD
    THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
STANDARD = frozenset(f"/{name}" for name in _NAMES.split())


class Untaggable(Exception):  # noqa: N818 - the name says what happened
    """The paper's own tags are too deep, too many or broken."""


class Tags:
    """The structure tree of the pack: adds elements, and keeps the table from page content back to them."""

    def __init__(self, pack: Pdf) -> None:
        self.pack = pack
        self.root = pack.Root.StructTreeRoot
        self._table = dict(numbers(self.root.ParentTree))
        self._next = max(self._table, default=-1) + 1

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
        kids = list(parent.K) if isinstance(parent.K, Array) else [parent.K]
        place = [_id(kid) for kid in kids].index(_id(element))
        parent.K = Array([*kids[: place + 1], section, *kids[place + 1 :]])
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
        """Store the table. Call once, after the last change."""
        numbers = [part for key in sorted(self._table) for part in (key, self._table[key])]
        self.root.ParentTree = self.pack.make_indirect(Dictionary(Nums=Array(numbers)))
        self.root.ParentTreeNextKey = self._next

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


def _id(thing: Object) -> tuple[int, int]:
    return thing.objgen if isinstance(thing, Object) else (0, 0)


class Graft:
    """Copies the tags of one paper below a section of the pack."""

    def __init__(self, tags: Tags, paper: Pdf, pages: list[Object], links: dict[tuple[int, int], Object]) -> None:
        """`pages`: the pack's pages for those of the paper; `links`: new link annotations by the old one's id."""
        self.tags = tags
        self.links = links
        self.root = paper.Root.StructTreeRoot
        self.roles = self.root.get("/RoleMap", Dictionary())
        self.page_at = {page.obj.objgen: number for number, page in enumerate(paper.pages)}
        self.pages = pages
        self.content: list[dict[int, Object]] = [{} for _page in pages]  # by page: marked content → element
        self.linked: set[tuple[int, int]] = set()
        self.count = 0

    def copy_below(self, section: Object, whole: set[int]) -> None:
        """Copy all; marked content only of the pages `whole` (numbers). Raises Untaggable, possibly half way."""
        try:
            for kid in kids(self.root):
                self._copy(kid, section, None, 0, whole)
        except (AttributeError, KeyError, TypeError, ValueError, IndexError, pikepdf.PdfError) as error:
            raise Untaggable from error

    def _copy(self, kid: object, parent: Object, page: int | None, depth: int, whole: set[int]) -> None:
        if not isinstance(kid, Dictionary):
            self._content(int(kid), page, parent, whole)
        elif "/MCID" in kid:
            if "/Stm" not in kid:
                self._content(int(kid["/MCID"]), self._page_of(kid, page), parent, whole)
        elif kid.get("/Type") == Name.OBJR:
            self._annotation(kid, parent, self._page_of(kid, page))
        elif "/S" in kid:
            self._element(kid, parent, self._page_of(kid, page), depth, whole)

    def _element(self, old: Object, parent: Object, page: int | None, depth: int, whole: set[int]) -> None:
        self.count += 1
        if depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise Untaggable
        entries = {key[1:]: String(str(old[key])) for key in _TEXTS if key in old}
        if "/A" in old:
            entries["A"] = _plain(old["/A"])
        if page is not None:
            entries["Pg"] = self.pages[page]
        new = self.tags.element(self._role(old), parent, **entries)
        for kid in kids(old):
            self._copy(kid, new, page, depth + 1, whole)

    def _content(self, number: int, page: int | None, element: Object, whole: set[int]) -> None:
        if page not in whole or number in self.content[page] or not 0 <= number < MOST_ELEMENTS:
            return
        self.content[page][number] = element
        target = self.pages[page]
        same = "/Pg" in element and element.Pg.objgen == target.objgen
        element.K.append(number if same else Dictionary(Type=Name.MCR, Pg=target, MCID=number))

    def _annotation(self, reference: Object, element: Object, page: int | None) -> None:
        old = _id(reference.get("/Obj"))
        if old in self.links and old not in self.linked and page is not None:
            self.linked.add(old)
            self.tags.add_annotation(self.links[old], element, self.pages[page])

    def _page_of(self, thing: Object, inherited: int | None) -> int | None:
        return self.page_at.get(thing["/Pg"].objgen, inherited) if "/Pg" in thing else inherited

    def _role(self, old: Object) -> str:
        role = str(old["/S"])
        for _step in range(8):
            if role in STANDARD or role not in self.roles:
                break
            role = str(self.roles[role])
        return role if role in STANDARD else "/Sect" if role == "/Document" else "/NonStruct"


def kids(element: Object) -> list[object]:
    """What stands in an element: elements, references and numbers of marked content."""
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]


def _plain(value: object, depth: int = 0) -> object:
    """A copy of attributes of an element: numbers, names, strings and what is made of them; nothing else."""
    if isinstance(value, Array) and depth < 4:
        return Array([_plain(part, depth + 1) for part in value])
    if isinstance(value, Dictionary) and depth < 4:
        return Dictionary({key: _plain(part, depth + 1) for key, part in value.items()})
    if isinstance(value, String):
        return String(str(value))
    if isinstance(value, Name):
        return Name(str(value))
    return value if not isinstance(value, Object) else 0
