"""Every cell as plain text, from a workbook or a CSV file. Knows no Django."""

import csv
import datetime
import io

from cdp_portal.imports.filetype import refusal
from cdp_portal.sheets.cells import FORMULA_STARTS, UNPRINTABLE

BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
DELIMITERS = (",", ";", "\t", "|")
LONGEST_CELL = 200_000


def as_text(value: object) -> str:
    """A cell of a workbook: 12.0 as “12”, a date as “2026-12-04”, a truth as “Yes” or “No”."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return clean(str(value))


def clean(text: str) -> str:
    """Without control characters and without space around it; line ends as in the portal."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ").replace("\u00a0", " ")
    return UNPRINTABLE.sub("", lines).strip()


def from_csv(content: bytes) -> tuple[list[list[str]], list[tuple[int, int]]]:
    """The rows of a CSV file, each as long as it is, and the places of formulas (row from 1, column from 0).

    A `'` that the portal's own files put before a text that looks like a formula is taken off.
    """
    lines = csv.reader(io.StringIO(_decoded(content), newline=""), delimiter=_delimiter(_decoded(content)))
    csv.field_size_limit(LONGEST_CELL)
    rows, formulas = [], []
    try:
        for number, row in enumerate(lines, 1):
            formulas += [(number, index) for index, text in enumerate(row) if is_formula(text)]
            rows.append([clean(unguarded(text)) for text in row])
    except csv.Error:
        raise refusal("broken") from None
    return rows, formulas


def _decoded(content: bytes) -> str:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return _decode(content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(content, "cp1252")


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise refusal("not_text") from None


def _delimiter(text: str) -> str:
    return delimiter_of(next((line for line in text.splitlines() if line.strip()), ""))


def delimiter_of(first: str) -> str:
    """What separates the titles in the first line."""
    return max(DELIMITERS, key=first.count)


def unguarded(text: str) -> str:
    """A text of one of our CSV files as it was: the inverse of `cdp_portal.sheets.cells.guarded`."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS) else text


def is_formula(text: str) -> bool:
    """Would a spreadsheet program run this text of a CSV file? A negative number is none."""
    stripped = text.strip()
    if not stripped.startswith(FORMULA_STARTS):
        return False
    try:
        float(stripped.replace(",", ""))
    except ValueError:
        return True
    return False
