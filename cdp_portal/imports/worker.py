"""The process that reads one file: `python -m cdp_portal.imports.worker <folder> <kind> <seconds> <megabytes>`.

It limits itself, reads `file` in the folder and leaves `result.json`: the sheets as texts, or the sentence of a
refusal. It never imports Django.
"""

import json
import resource
import sys
import zipfile
from pathlib import Path

from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.filetype import refusal
from cdp_portal.imports.scanning import Extent, scan
from cdp_portal.imports.sheets import MOST_ROWS, column_letter, is_read
from cdp_portal.imports.texts import as_text, from_csv

MOST_COLUMNS = 200
LARGEST_RESULT = 256 * 1024 * 1024


def limit(seconds: int, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024 * 1024, megabytes * 1024 * 1024))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_RESULT, LARGEST_RESULT))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(path: Path, kind: str) -> list[dict]:
    """The sheets: name, rows as [number, cells] and formulas. Raises FileRefusedError."""
    if kind == "csv":
        rows, formulas = from_csv(path.read_bytes())
        _refuse_many(sum(1 for row in rows if any(row)))
        return [_sheet("", rows, formulas)]
    with zipfile.ZipFile(path) as archive:
        extents = [extent for extent in scan(archive, kind) if is_read(extent.name)]
    for extent in extents:
        _refuse_many(extent.filled_rows)
        _refuse_far(extent)
    return [_sheet(extent.name, rows, extent.formulas) for extent, rows in _rows_of(path, extents)]


def _refuse_many(filled: int) -> None:
    if filled - 1 > MOST_ROWS:
        raise FileRefusedError(
            f"This file has {filled - 1:,} rows; at most {MOST_ROWS:,} can be imported at once. Split it."
        )


def _refuse_far(extent: Extent) -> None:
    """The reader makes room for every cell up to the last one."""
    if extent.last_column > MOST_COLUMNS or extent.last_row > 10 * MOST_ROWS:
        place = f"{column_letter(extent.last_column - 1)}{extent.last_row}"
        raise FileRefusedError(
            f"The sheet “{extent.name}” reaches as far as {place}, where there should be nothing. "
            "Delete what stands there, or copy the rows to a new workbook."
        )


def _rows_of(path: Path, extents: list[Extent]) -> list[tuple[Extent, list[list[str]]]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only once the limits hold

    try:
        book = CalamineWorkbook.from_path(str(path))
        return [(extent, _texts(book.get_sheet_by_name(extent.name))) for extent in extents]
    except (CalamineError, OSError, ValueError):
        raise refusal("broken") from None


def _texts(sheet) -> list[list[str]]:
    return [[as_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]


def _sheet(name: str, rows: list[list[str]], formulas: list[tuple[int, int]]) -> dict:
    held = {row for row, _ in formulas}
    kept = [[number, row] for number, row in enumerate(rows, 1) if any(row) or number in held]
    return {"name": name, "rows": kept, "formulas": formulas}


def outcome(path: Path, kind: str) -> dict:
    try:
        return {"sheets": read(path, kind)}
    except FileRefusedError as refused:
        return {"refused": str(refused)}
    except MemoryError:
        return {"refused": str(refusal("unpacks"))}


def main() -> None:
    folder, kind, seconds, megabytes = sys.argv[1:]
    limit(int(seconds), int(megabytes))
    result = outcome(Path(folder) / "file", kind)
    (Path(folder) / "result.json").write_text(json.dumps(result))


if __name__ == "__main__":
    main()
