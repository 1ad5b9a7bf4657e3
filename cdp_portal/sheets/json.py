"""A workbook as plain JSON: for programs, with the keys of the columns."""

import json
from datetime import date, datetime
from decimal import Decimal

from cdp_portal.sheets.cells import LONDON, cell, clean
from cdp_portal.sheets.table import Sheet, Workbook

CONTENT_TYPE = "application/json"


def write(workbook: Workbook) -> bytes:
    """UTF-8 JSON: numbers as numbers, dates as ISO texts, instants with their offset, what is not known as null."""
    described = {
        "title": clean(workbook.title),
        "made_at": workbook.made_at.astimezone(LONDON).isoformat(timespec="seconds"),
        "properties": {clean(label): clean(value) for label, value in workbook.properties.items()},
        "sheets": [_sheet(name, sheet) for name, sheet in workbook.named_sheets],
    }
    return (json.dumps(described, ensure_ascii=False, indent=2) + "\n").encode()


def _sheet(name: str, sheet: Sheet) -> dict:
    keys = [column.key for column in sheet.columns]
    return {
        "name": name,
        "title": clean(sheet.title),
        "notes": [clean(note) for note in sheet.notes],
        "columns": [{"key": c.key, "title": c.shown_title, "kind": c.kind} for c in sheet.columns],
        "rows": [dict(zip(keys, map(_plain, row), strict=True)) for row in sheet.rows],
    }


def _plain(value: object) -> str | int | float | bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(LONDON).isoformat(timespec="seconds")
    shown = cell(value)
    if isinstance(shown, Decimal):
        return float(shown)  # exact: `cell` made a text of what has too many digits
    return shown.isoformat() if isinstance(shown, date | datetime) else shown
