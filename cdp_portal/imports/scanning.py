"""A first look through the XML of a workbook: where formulas are and how far the cells reach.

It streams, so that it survives what would make the reader ask for more memory than there is. Knows no Django.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from cdp_portal.imports.filetype import refusal

REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
MOST_FORMULAS = 1000  # told one by one
PIECE = 1 << 16


@dataclass
class Extent:
    """One sheet: how many rows hold anything, the last row and column (from 1) that do, and where formulas are."""

    name: str
    filled_rows: int = 0
    last_row: int = 0
    last_column: int = 0
    formulas: list[tuple[int, int]] = field(default_factory=list)

    def hold(self, row: int, column: int, *, formula: bool, rows: int = 1, columns: int = 1) -> None:
        if row > self.last_row:
            self.filled_rows += rows
        self.last_row = max(self.last_row, row + rows - 1)
        self.last_column = max(self.last_column, column + columns - 1)
        if formula and len(self.formulas) < MOST_FORMULAS:
            self.formulas.append((row, column - 1))


Starts = Callable[[str, dict[str, str]], None]


def scan(archive: zipfile.ZipFile, kind: str) -> list[Extent]:
    """The sheets of a workbook in their order."""
    return _scan_ods(archive) if kind == "ods" else _scan_xlsx(archive)


def _parse(archive: zipfile.ZipFile, part: str, start: Starts, end: Callable[[str], None] | None = None) -> None:
    """Call `start` and `end` with names and attributes without their namespaces."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_args) -> None:
        raise refusal("broken")  # a document type is where entities that explode are declared

    def local(name: str) -> str:
        return name.rpartition(" ")[2]

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, given: start(local(name), {local(k): v for k, v in given.items()})
    if end:
        parser.EndElementHandler = lambda name: end(local(name))
    try:
        with archive.open(part) as stream:
            while piece := stream.read(PIECE):
                parser.Parse(piece)
            parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by position
    except (expat.ExpatError, KeyError, zipfile.BadZipFile):
        raise refusal("broken") from None


def _scan_xlsx(archive: zipfile.ZipFile) -> list[Extent]:
    targets: dict[str, str] = {}
    sheets: list[tuple[str, str]] = []

    def relation(name: str, given: dict[str, str]) -> None:
        if name == "Relationship":
            targets[given.get("Id", "")] = given.get("Target", "")

    def sheet(name: str, given: dict[str, str]) -> None:
        if name == "sheet":
            sheets.append((given.get("name", ""), given.get("id", "")))

    _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, "xl/workbook.xml", sheet)
    names = set(archive.namelist())
    paths = [(name, posixpath.normpath(posixpath.join("/xl", targets.get(key, "")))[1:]) for name, key in sheets]
    return [_scan_worksheet(archive, name, path) for name, path in paths if path in names]


def _scan_worksheet(archive: zipfile.ZipFile, name: str, path: str) -> Extent:
    extent = Extent(name)
    at = {"row": 0, "column": 0}
    cell = {"filled": False, "formula": False}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "row":
            at["row"] = _number(given.get("r"), at["row"] + 1)
            at["column"] = 0
        elif tag == "c":
            found = REFERENCE.fullmatch(given.get("r", ""))
            at["column"] = _column(found[1]) if found else at["column"] + 1
            at["row"] = int(found[2]) if found else at["row"]
            cell.update(filled=False, formula=False)
        elif tag in ("v", "is"):
            cell["filled"] = True
        elif tag == "f":
            cell.update(filled=True, formula=True)

    def end(tag: str) -> None:
        if tag == "c" and cell["filled"]:
            extent.hold(at["row"], at["column"], formula=cell["formula"])

    _parse(archive, path, start, end)
    return extent


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _number(text: str | None, otherwise: int = 1) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _scan_ods(archive: zipfile.ZipFile) -> list[Extent]:
    found: list[Extent] = []
    at = {"row": 1, "rows": 1, "column": 1}

    def start(tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            found.append(Extent(given.get("name", "")))
            at.update(row=1, rows=1, column=1)
        elif tag == "table-row":
            at.update(rows=_number(given.get("number-rows-repeated")), column=1)
        elif tag in ("table-cell", "covered-table-cell") and found:
            columns = _number(given.get("number-columns-repeated"))
            if given.get("value-type") or given.get("formula"):
                formula = "formula" in given
                found[-1].hold(at["row"], at["column"], formula=formula, rows=at["rows"], columns=columns)
            at["column"] += columns

    def end(tag: str) -> None:
        if tag == "table-row":
            at["row"] += at["rows"]

    _parse(archive, "content.xml", start, end)
    return found
