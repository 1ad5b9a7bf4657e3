"""What stands in the content of one page: whether its states are paired, and whether all of it is tagged.

Runs in the limited process.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Page

LONGEST = 4 * 1024 * 1024  # bytes of one page that are read to keep its tags; a larger page is drawn whole
_MARKS = "q Q BDC BMC EMC"
_PAINTS = frozenset(("Tj", "TJ", "'", '"', "Do", "sh", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "INLINE IMAGE"))
_BROKEN = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError)
_OPERATORS = " ".join((_MARKS, *sorted(_PAINTS - {"INLINE IMAGE"}), "BI"))


@dataclass
class Content:
    """`sound`: states open and close in pairs, so that ours can stand around them. `marked`: numbers of its tagged
    content. `loose`: something is painted that is neither tagged nor an artifact."""

    sound: bool = True
    loose: bool = False
    marked: set[int] = field(default_factory=set)


def streams(page: Page) -> list[pikepdf.Stream]:
    contents = page.obj.get("/Contents")
    listed = list(contents) if isinstance(contents, Array) else [contents]
    return [part for part in listed if isinstance(part, pikepdf.Stream)]


def is_sound(page: Page) -> bool:
    """`read(page).sound`, quicker."""
    try:
        if _is_too_long(page):
            return False
        return _is_paired(str(part.operator) for part in pikepdf.parse_content_stream(page, _MARKS))
    except _BROKEN:
        return False


def _is_paired(operators: Iterable[str]) -> bool:
    depths = {"state": 0, "mark": 0}
    for operator in operators:
        kind = "state" if operator in ("q", "Q") else "mark"
        depths[kind] += -1 if operator in ("Q", "EMC") else 1
        if depths[kind] < 0:
            return False
    return not any(depths.values())


def read(page: Page) -> Content:
    """Read the page once. A page that is too large or cannot be read is not sound."""
    try:
        if _is_too_long(page):
            return Content(sound=False, loose=True)
        return _read(page, pikepdf.parse_content_stream(page, _OPERATORS))
    except _BROKEN:
        return Content(sound=False, loose=True)


def _is_too_long(page: Page) -> bool:
    return sum(len(part.read_bytes()) for part in streams(page)) > LONGEST


def _read(page: Page, instructions: list) -> Content:
    found = Content()
    saved, open_marks = 0, []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in _PAINTS:
            found.loose = found.loose or not any(open_marks)
        elif operator in ("BDC", "BMC"):
            number = _number(page, instruction.operands)
            if number is not None:
                found.marked.add(number)
            open_marks.append(number is not None or instruction.operands[0] == Name.Artifact)
        elif operator == "EMC":
            if not open_marks:
                return Content(sound=False, loose=True)
            open_marks.pop()
        else:
            saved += 1 if operator == "q" else -1
            if saved < 0:
                return Content(sound=False, loose=True)
    found.sound = saved == 0 and not open_marks
    return found


def _number(page: Page, operands: list) -> int | None:
    """The number of the marked content that is opened, if it has one."""
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, Name):
        properties = page.resources.get("/Properties", Dictionary()).get(str(properties))
    if isinstance(properties, Dictionary) and "/MCID" in properties:
        return int(properties["/MCID"])
    return None


def forms(page: Page) -> Iterator[pikepdf.Object]:
    """The drawings that the page's resources name, and those that they name in turn."""
    pending, seen = [page.resources], set()
    while pending:
        drawn = pending.pop().get("/XObject")
        for thing in drawn.values() if isinstance(drawn, Dictionary) else ():
            if isinstance(thing, pikepdf.Stream) and thing.objgen not in seen:
                seen.add(thing.objgen)
                yield thing
                if isinstance(thing.get("/Resources"), Dictionary):
                    pending.append(thing["/Resources"])
