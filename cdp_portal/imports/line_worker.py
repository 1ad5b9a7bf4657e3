"""The process that reads one large file: `python -m … <folder> <kind> <seconds> <megabytes> <most rows>`.

It leaves a file `sheet0`, `sheet1`, … of JSON lines for each sheet, and `result.json` with their names. It never
imports Django.
"""

import codecs
import csv
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.filetype import refusal
from cdp_portal.imports.scanning import scan
from cdp_portal.imports.sheets import column_letter, is_read
from cdp_portal.imports.texts import BOMS, LONGEST_CELL, as_text, clean, delimiter_of, unguarded
from cdp_portal.imports.worker import MOST_COLUMNS, limit

PIECE = 1 << 20


def read(folder: Path, kind: str, most_rows: int) -> list[dict]:
    """Write the rows of each sheet that is seen, and tell the sheets. Raises FileRefusedError."""
    path = folder / "file"
    if kind == "csv":
        _write(folder / "sheet0", _csv_rows(path), most_rows)
        return [{"name": "", "hidden": False, "formulas": []}]
    with zipfile.ZipFile(path) as archive:
        extents = {extent.name: extent for extent in scan(archive, kind)}
    for extent in extents.values():
        if extent.last_column > MOST_COLUMNS or extent.last_row > 2 * most_rows:
            place = f"{column_letter(extent.last_column - 1)}{extent.last_row}"
            raise FileRefusedError(
                f"The sheet “{extent.name}” reaches as far as {place}, where there should be nothing. "
                "Delete what stands there, or copy the rows to a new workbook."
            )
    told = []
    for name, hidden, rows in _sheets(path):
        if is_read(name):
            formulas = extents[name].formulas if name in extents and not hidden else []
            _write(folder / f"sheet{len(told)}", () if hidden else rows, most_rows)
            told.append({"name": name, "hidden": hidden, "formulas": formulas})
    return told


def _write(path: Path, rows: Iterable[list[str]], most_rows: int) -> None:
    """Blank rows keep their number; those after the last filled row are left out."""
    filled = 0
    blank: list[int] = []
    with path.open("w", encoding="utf-8") as lines:
        for number, row in enumerate(rows, 1):
            if not any(row):
                blank.append(number)
                continue
            filled += 1
            if filled > most_rows + 1:
                raise FileRefusedError(f"This file has more than {most_rows:,} rows. Split it.")
            lines.writelines(f"[{number}, []]\n" for number in blank)
            blank.clear()
            lines.write(json.dumps([number, row], ensure_ascii=False, separators=(",", ":")) + "\n")


def _csv_rows(path: Path) -> Iterator[list[str]]:
    encoding = _encoding_of(path)
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=encoding, newline="") as lines:
        first = next((line for line in islice(lines, 200) if line.strip()), "")
        lines.seek(0)
        try:
            for row in csv.reader(lines, delimiter=delimiter_of(first)):
                yield [clean(unguarded(text)) if text else "" for text in row]
        except csv.Error:
            raise refusal("broken") from None


def _encoding_of(path: Path) -> str:
    """By the mark at the start, else UTF-8 if all of it is, else Windows-1252. Raises FileRefusedError for neither."""
    with path.open("rb") as content:
        start = content.read(4)
    for mark, encoding in BOMS:
        if start.startswith(mark):
            return _checked(path, encoding)
    try:
        return _checked(path, "utf-8")
    except FileRefusedError:
        return _checked(path, "cp1252")


def _checked(path: Path, encoding: str) -> str:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as content:
            while piece := content.read(PIECE):
                decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeError:
        raise refusal("not_text") from None
    return encoding


def _sheets(path: Path) -> Iterator[tuple[str, bool, Iterator[list[str]]]]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum  # noqa: PLC0415 - limits hold now

    try:
        book = CalamineWorkbook.from_path(str(path))
        for sheet in book.sheets_metadata:
            hidden = sheet.visible is not None and sheet.visible != SheetVisibleEnum.Visible
            yield sheet.name, hidden, () if hidden else _texts(book.get_sheet_by_name(sheet.name))
    except (CalamineError, OSError, ValueError):
        raise refusal("broken") from None


def _texts(sheet) -> Iterator[list[str]]:
    """From the first row, and from the first column, which the reader passes over where it is empty."""
    left = sheet.start[1] if sheet.start else 0
    for row in sheet.iter_rows():
        yield [*[""] * left, *(as_text(value) for value in row)]


def main() -> None:
    folder, kind, seconds, megabytes, most_rows = sys.argv[1:]
    limit(int(seconds), int(megabytes))
    try:
        result = {"sheets": read(Path(folder), kind, int(most_rows))}
    except FileRefusedError as refused:
        result = {"refused": str(refused)}
    except MemoryError:
        result = {"refused": str(refusal("unpacks"))}
    (Path(folder) / "result.json").write_text(json.dumps(result))


if __name__ == "__main__":
    main()
