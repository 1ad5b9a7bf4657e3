"""A zip of CSV files, one for each sheet, with a data package that says what their columns are."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime
from decimal import Decimal

from django.utils.text import slugify

from cdp_portal.sheets.archive import archive
from cdp_portal.sheets.cells import Cell, cell, clean, guarded
from cdp_portal.sheets.table import Sheet, Workbook

CONTENT_TYPE = "application/zip"
TYPES = {"text": "string", "integer": "integer", "date": "date", "datetime": "datetime"}
DATETIME = "%Y-%m-%dT%H:%M:%S"


def write(workbook: Workbook) -> bytes:
    """The zip file: UTF-8 with a byte-order mark (Excel needs it), ISO dates, London time, nothing live."""
    files = _files(workbook)
    package = json.dumps(_package(workbook, files), ensure_ascii=False, indent=2) + "\n"
    parts = [("datapackage.json", [package.encode()])]
    parts += [(path, [content]) for path, _, content in files]
    return archive(parts, workbook.made_at)


def write_sheet(sheet: Sheet) -> bytes:
    """One sheet as one CSV file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(column.shown_title) for column in sheet.columns])
    writer.writerows([as_text(cell(value)) for value in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def as_text(value: Cell) -> str:
    """One cell of a CSV file."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _files(workbook: Workbook) -> list[tuple[str, Sheet, bytes]]:
    paths: list[str] = []
    for name, _ in workbook.named_sheets:
        stem = slugify(name) or "sheet"
        while f"{stem}.csv" in paths:
            stem += "-2"
        paths.append(f"{stem}.csv")
    return [(path, sheet, write_sheet(sheet)) for path, sheet in zip(paths, workbook.sheets, strict=True)]


def _package(workbook: Workbook, files: list[tuple[str, Sheet, bytes]]) -> dict:
    return {
        "profile": "tabular-data-package",
        "name": slugify(workbook.title) or "workbook",
        "title": clean(workbook.title),
        "created": workbook.made_at.astimezone(UTC).strftime(f"{DATETIME}Z"),
        "properties": {clean(label): clean(value) for label, value in workbook.properties.items()},
        "resources": [_resource(*file) for file in files],
    }


def _resource(path: str, sheet: Sheet, content: bytes) -> dict:
    return {
        "profile": "tabular-data-resource",
        "name": path.removesuffix(".csv"),
        "path": path,
        "title": clean(sheet.title),
        "description": "\n".join(clean(note) for note in sheet.notes),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": {"fields": [_field(column) for column in sheet.columns], "missingValues": ["", *_words(sheet)]},
    }


def _field(column) -> dict:
    described = {"name": guarded(column.shown_title), "key": column.key, "type": TYPES.get(column.kind, "number")}
    extra = {"money": {"unit": "GBP"}, "percent": {"unit": "%"}, "datetime": {"format": DATETIME}}
    return described | extra.get(column.kind, {})


def _words(sheet: Sheet) -> list[str]:
    """The texts that stand in columns of numbers and dates: reasons why there is no figure."""
    found = {
        as_text(shown)
        for row in sheet.rows
        for column, value in zip(sheet.columns, row, strict=True)
        if column.kind != "text" and isinstance(shown := cell(value), str)
    }
    return sorted(found)
