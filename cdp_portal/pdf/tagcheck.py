"""Whether the tags of a PDF say what a reader needs: alternative texts, header cells, levels of headings.

Runs in the limited process.
"""

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from cdp_portal.pdf.structure import DEEPEST, MOST_ELEMENTS, STANDARD, kids, numbers

_HEADING = re.compile(r"/H([1-6])$")


def faults(pdf: Pdf) -> set[str]:
    """Of "too_deep", "roles", "figures", "tables", "headings", "notes" and "annotations"."""
    root = pdf.Root.StructTreeRoot
    found = {"roles"} if _roles_are_broken(root) else set()
    roles = root.get("/RoleMap", Dictionary())
    previous = 0
    for count, (element, kind, depth) in enumerate(_elements(root, roles)):
        if depth > DEEPEST or count > MOST_ELEMENTS:
            return found | {"too_deep"}
        if kind not in STANDARD and kind != "/Document":
            found.add("roles")
        if kind in ("/Figure", "/Formula") and not _says(element, "/Alt", "/ActualText"):
            found.add("figures")
        if kind == "/Note" and "/ID" not in element:
            found.add("notes")
        if kind == "/Table" and not _has_headers(element, roles):
            found.add("tables")
        level = _HEADING.match(kind)
        if kind == "/H" or (level and int(level[1]) > previous + 1):
            found.add("headings")
        previous = int(level[1]) if level else previous
    return found | ({"annotations"} if _annotations_are_loose(pdf, roles) else set())


def standard(kind: str, roles: Object) -> str:
    """The standard kind that a kind of element stands for, or the kind itself."""
    for _step in range(8):
        if kind in STANDARD or kind not in roles:
            break
        kind = str(roles[kind])
    return kind


def _elements(root: Object, roles: Object) -> Iterator[tuple[Object, str, int]]:
    """Every element with its standard kind and its depth, in reading order."""
    pending = [(kid, 0) for kid in reversed(kids(root))]
    while pending:
        element, depth = pending.pop()
        if isinstance(element, Dictionary) and "/S" in element:
            yield element, standard(str(element["/S"]), roles), depth
            pending.extend((kid, depth + 1) for kid in reversed(kids(element)) if isinstance(kid, Dictionary))


def _roles_are_broken(root: Object) -> bool:
    roles = root.get("/RoleMap")
    if roles is None:
        return False
    return not isinstance(roles, Dictionary) or any(
        kind in STANDARD or standard(kind, roles) not in STANDARD | {"/Document"} for kind in dict(roles.items())
    )


def _says(element: Object, *keys: str) -> bool:
    return any(str(element.get(key, "")).strip() for key in keys)


def _has_headers(table: Object, roles: Object) -> bool:
    """Whether each header cell of the table tells its scope, or the cells name their headers."""
    heads, named = [], False
    for cell, kind, _depth in _elements(table, roles):
        if kind in ("/TH", "/TD"):
            told = attributes(cell)
            named = named or len(told.get("/Headers", [])) > 0
            if kind == "/TH":
                heads.append("/Scope" in told)
    return bool(heads) and (named or all(heads))


def attributes(element: Object) -> dict[str, Object]:
    """All attributes of an element, by name."""
    listed = element.get("/A")
    owned = list(listed) if isinstance(listed, Array) else [listed]
    return {key: value for one in owned if isinstance(one, Dictionary) for key, value in one.items()}


def _annotations_are_loose(pdf: Pdf, roles: Object) -> bool:
    """Whether an annotation is outside the tags, or a link has no words, or pages have no order for the Tab key."""
    table = dict(numbers(pdf.Root.StructTreeRoot.get("/ParentTree", Dictionary())))
    wanted = {"/Link": "/Link", "/Widget": "/Form"}
    for page in pdf.pages:
        listed = page.obj.get("/Annots", [])
        if len(listed) and page.obj.get("/Tabs") != Name.S:
            return True
        for annotation in listed:
            kind = str(annotation.get("/Subtype", ""))
            if kind == "/Popup" or int(annotation.get("/F", 0)) & 2:
                continue
            element = table.get(int(annotation.get("/StructParent", -1)))
            if not isinstance(element, Dictionary):
                return True
            if standard(str(element.get("/S", "")), roles) != wanted.get(kind, "/Annot"):
                return True
            if not _says(annotation, "/Contents", "/TU") and not _says(element, "/Alt"):
                return True
    return False
