"""Workbooks for Excel: styled, typed, nothing in them live."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import xlsxwriter

from cdp_portal.sheets import about
from cdp_portal.sheets.cells import Cell, cell
from cdp_portal.sheets.table import Column, Sheet, Workbook

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = {
    "text": {"text_wrap": True},
    "plain_text": {"text_wrap": True, "num_format": "@"},
    "number": {},
    "integer": {"num_format": "#,##0"},
    "money": {"num_format": "£#,##0.00"},
    "percent": {"num_format": '0.0##"%"'},
    "date": {"num_format": "d mmm yyyy"},
    "datetime": {"num_format": "d mmm yyyy hh:mm"},
    "words": {"text_wrap": True, "align": "right"},
    "header": {"bold": True, "text_wrap": True, "bottom": 1},
    "figure_header": {"bold": True, "text_wrap": True, "bottom": 1, "align": "right"},
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True},
}
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FIRST_DAY = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was


def write(workbook: Workbook) -> bytes:
    """The workbook as an XLSX file."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        _describe(book, workbook)
        formats = {name: book.add_format({"valign": "top", **options}) for name, options in FORMATS.items()}
        _write_about(book.add_worksheet(about.NAME), workbook, formats)
        for number, (name, sheet) in enumerate(workbook.named_sheets, 1):
            _write_sheet(book.add_worksheet(name), sheet, formats, f"Table{number}")
    return buffer.getvalue()


def _describe(book: xlsxwriter.Workbook, workbook: Workbook) -> None:
    created = workbook.made_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": str(cell(workbook.title) or ""), "created": created})
    for label, value in workbook.properties.items():
        book.set_custom_property(str(cell(label))[:255], str(cell(value) or "")[:255], "text")


def _write_about(page, workbook: Workbook, formats: dict) -> None:
    _fit_to_paper(page)
    page.set_column(0, 0, 32)
    page.set_column(1, 1, 80)
    for row, (style, texts) in enumerate(about.about(workbook)):
        for column, text in enumerate(texts):
            if text:
                page.write_string(row, column, text, formats.get(style, formats["text"]))


def _fit_to_paper(page) -> None:
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)  # one page wide, as many as it takes long


def _write_sheet(page, sheet: Sheet, formats: dict, table_name: str) -> None:
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    _fit_to_paper(page)
    headers = [formats["figure_header" if column.is_figure else "header"] for column in sheet.columns]
    for index, (column, header) in enumerate(zip(sheet.columns, headers, strict=True)):
        page.set_column(index, index, column.shown_width, None if sheet.rows else formats[_typed(column)])
        page.write_string(0, index, column.shown_title, header)
    for row, values in enumerate(sheet.rows, 1):
        for index, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            _write_cell(page, row, index, cell(value), formats, column.kind)
    if sheet.rows:  # a marked-up table tells a screen reader what is a header
        columns = [
            {"header": column.shown_title, "header_format": header}
            for column, header in zip(sheet.columns, headers, strict=True)
        ]
        look = {"name": table_name, "style": "Table Style Light 1", "banded_rows": False, "columns": columns}
        page.add_table(0, 0, len(sheet.rows), len(sheet.columns) - 1, look)


def _typed(column: Column) -> str:
    """The format of a column that people fill in: a number of an organisation keeps its leading zeros."""
    return "plain_text" if column.kind == "text" else column.kind


def _write_cell(page, row: int, index: int, value: Cell, formats: dict, kind: str) -> None:
    """Write by the type of the value, so that no text is ever taken for a formula, an address or a number."""
    if isinstance(value, datetime | date):
        known = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
        if known.date() < FIRST_DAY:
            page.write_string(row, index, value.isoformat(), formats["words"])
        else:
            page.write_datetime(row, index, value, formats[kind if kind in ("date", "datetime") else "date"])
    elif isinstance(value, int | Decimal):
        page.write_number(row, index, value, formats[kind])
    elif value is not None:
        page.write_string(row, index, value, formats["text" if kind == "text" else "words"])
