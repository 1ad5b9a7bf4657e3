"""Copy the tags of an uploaded paper below a section of the pack. Runs in the limited process.

Headings move down one level: in the pack the paper's own heading is the first level, and whoever jumps from one heading
of the first level to the next goes from paper to paper. A sixth level stays one, for there is no seventh. Names of
elements get the paper's number before them, for two papers from one program use the same; classes become attributes.
"""

import re

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from cdp_portal.pdf.structure import DEEPEST, MOST_ELEMENTS, STANDARD, Tags, identity, kids

_TEXTS = frozenset(("/T", "/Lang", "/Alt", "/E", "/ActualText"))
_ATTRIBUTED = frozenset(("/A", "/C"))
_HEADING = re.compile(r"/H([1-6]?)\Z")
# What PDF 2.0 has and 1.7 has not.
_NEWER = {"/Title": "/P", "/Em": "/Span", "/Strong": "/Span", "/Sub": "/Span", "/FENote": "/Note", "/Aside": "/Sect"}
_NEWER |= {"/Document": "/Sect", "/DocumentFragment": "/Sect"}
# What an element is that has lost its link, field or note.
_WITHOUT = {"/Link": "/Span", "/Form": "/Div", "/Annot": "/Span"}


class Untaggable(Exception):  # noqa: N818 - the name says what happened
    """The paper's own tags are too deep, too many or broken."""


class Graft:
    """Copies the tags of one paper. Afterwards `content` has, by page, the element of each marked content; `lost`
    counts what could not be carried."""

    def __init__(self, tags: Tags, paper: Pdf, pages: list[Object], links: dict[tuple[int, int], Object]) -> None:
        """`pages`: the pack's pages for those of the paper; `links`: new link annotations by the old one's id."""
        self.tags, self.links, self.pages = tags, links, pages
        self.root = paper.Root.StructTreeRoot
        self.roles = self.root.get("/RoleMap", Dictionary())
        self.classes = self.root.get("/ClassMap", Dictionary())
        self.page_at = {page.obj.objgen: number for number, page in enumerate(paper.pages)}
        self.content: list[dict[int, Object]] = [{} for _page in pages]
        self.lost, self.count = 0, 0
        self._prefix = tags.new_prefix()
        self._ids: dict[bytes, Object] = {}
        self._copies: dict[bytes, bytes] = {}  # of attributes, as they are written
        self._holders: list[Object] = []  # elements that stand for a link, field or note
        self._linked: set[tuple[int, int]] = set()

    def copy_below(self, section: Object, whole: frozenset[int]) -> None:
        """Copy all; marked content only of the pages `whole` (numbers). Raises Untaggable, possibly half way."""
        try:
            for kid in kids(self.root):
                self._copy(kid, section, None, 0, whole)
        except (AttributeError, KeyError, TypeError, ValueError, IndexError, pikepdf.PdfError) as error:
            raise Untaggable from error
        self.tags.ids |= self._ids
        for holder in self._holders:
            if not any(isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR for kid in holder.K):
                holder.S = Name(_WITHOUT[str(holder.S)])

    def _copy(self, kid: object, parent: Object, page: int | None, depth: int, whole: frozenset[int]) -> None:
        if not isinstance(kid, Dictionary):
            self._content(int(kid), page, parent, whole)
        elif "/S" in kid:
            self._element(kid, parent, self._page_of(kid, page), depth, whole)
        elif "/MCID" in kid and "/Stm" not in kid:
            self._content(int(kid["/MCID"]), self._page_of(kid, page), parent, whole)
        elif kid.get("/Type") == Name.OBJR:
            self._annotation(kid, parent, self._page_of(kid, page))
        else:
            self.lost += 1

    def _element(self, old: Object, parent: Object, page: int | None, depth: int, whole: frozenset[int]) -> None:
        self.count += 1
        if depth > DEEPEST or self.count > MOST_ELEMENTS:
            raise Untaggable
        known = old.keys()
        entries = {key[1:]: String(str(old[key])) for key in _TEXTS & known}
        attributes = self._attributes(old) if _ATTRIBUTED & known else []
        if attributes:
            entries["A"] = Array(attributes)
        if page is not None:
            entries["Pg"] = self.pages[page]
        new = self.tags.element(_role(str(old["/S"]), self.roles), parent, **entries)
        self._name(old, new)
        if str(new.S) in _WITHOUT:
            self._holders.append(new)
        for kid in kids(old):
            self._copy(kid, new, page, depth + 1, whole)

    def _name(self, old: Object, new: Object) -> None:
        """Give the copy the name of `old`; a footnote always has one."""
        if "/ID" in old:
            name = self._prefix + bytes(old["/ID"])
        elif new["/S"] == Name.Note:
            name = b"%snote-%d" % (self._prefix, self.count)
        else:
            return
        new.ID = String(name)
        self._ids[name] = new

    def _attributes(self, old: Object) -> list[object]:
        """Those of its classes, then its own."""
        named = [self.classes.get(str(name)) for name in _listed(old.get("/C")) if isinstance(name, Name)]
        owned = [part for held in (*named, old.get("/A")) for part in _listed(held)]
        return [self._copied(part) for part in owned if isinstance(part, Dictionary)]

    def _copied(self, attributes: Object) -> Object:
        """A copy of attributes. Most cells of a column have the same, so each different one is looked into once."""
        written = attributes.unparse(resolved=True)
        if written not in self._copies:
            self._copies[written] = self._plain(attributes).unparse()
        return Object.parse(self._copies[written])

    def _plain(self, value: object, depth: int = 0, key: str = "") -> object:
        """A copy of attributes: numbers, names, strings and what is made of them; nothing else."""
        if isinstance(value, Array) and depth < 4:
            return Array([self._plain(part, depth + 1, key) for part in value])
        if isinstance(value, Dictionary) and depth < 4:
            return Dictionary({key: self._plain(part, depth + 1, key) for key, part in value.items()})
        if isinstance(value, String):
            return String(self._prefix + bytes(value) if key == "/Headers" else str(value))
        if isinstance(value, Name):
            return Name(str(value))
        return value if not isinstance(value, Object) else 0

    def _content(self, number: int, page: int | None, element: Object, whole: frozenset[int]) -> None:
        if page not in whole or number in self.content[page] or not 0 <= number < MOST_ELEMENTS:
            self.lost += 1
            return
        self.content[page][number] = element
        target = self.pages[page]
        same = "/Pg" in element and element.Pg.objgen == target.objgen
        element.K.append(number if same else Dictionary(Type=Name.MCR, Pg=target, MCID=number))

    def _annotation(self, reference: Object, element: Object, page: int | None) -> None:
        old = identity(reference.get("/Obj"))
        if old not in self.links or old in self._linked or page is None:
            return
        self._linked.add(old)
        if element["/S"] != Name.Link:
            element = self.tags.element("/Link", element, Pg=self.pages[page])
        self.tags.add_annotation(self.links[old], element, self.pages[page])
        if "/Alt" in element and not str(self.links[old].get("/Contents", "")).strip():
            self.links[old].Contents = String(str(element.Alt))

    def _page_of(self, thing: Object, inherited: int | None) -> int | None:
        return self.page_at.get(thing["/Pg"].objgen, inherited) if "/Pg" in thing else inherited


def _role(role: str, roles: Object) -> str:
    """What a kind of element of the paper is in the pack."""
    for _step in range(8):
        if role in STANDARD or role not in roles:
            break
        role = str(roles[role])
    heading = _HEADING.match(role)
    if heading:
        return f"/H{min(int(heading[1] or 1) + 1, 6)}"
    return role if role in STANDARD else _NEWER.get(role, "/NonStruct")


def _listed(value: object) -> list[object]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]
