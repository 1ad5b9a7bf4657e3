"""Workbooks in the Open Document Format, written as XML straight into a zip."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from itertools import zip_longest
from xml.sax.saxutils import escape, quoteattr

from cdp_portal.sheets import about
from cdp_portal.sheets import ods_parts as parts
from cdp_portal.sheets.archive import archive
from cdp_portal.sheets.cells import Cell, cell, clean
from cdp_portal.sheets.table import Sheet, Workbook

CONTENT_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = re.compile(" {2,}|^ | $")


def write(workbook: Workbook) -> bytes:
    """The workbook as an ODS file."""
    return archive(
        [
            ("mimetype", [CONTENT_TYPE.encode()]),
            ("META-INF/manifest.xml", [parts.MANIFEST.encode()]),
            ("meta.xml", [_meta(workbook).encode()]),
            ("settings.xml", [_settings(workbook).encode()]),
            ("styles.xml", [parts.STYLES.encode()]),
            ("content.xml", (piece.encode() for piece in _content(workbook))),
        ],
        workbook.made_at,
    )


def _meta(workbook: Workbook) -> str:
    own = "".join(
        f"<meta:user-defined meta:name={quoteattr(clean(label))}>{escape(clean(value))}</meta:user-defined>"
        for label, value in workbook.properties.items()
    )
    created = f"{workbook.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return parts.META.format(title=escape(clean(workbook.title)), created=created, own=own)


def _settings(workbook: Workbook) -> str:
    """The header row of each table stays in sight."""
    frozen = "".join(parts.FROZEN.format(name=quoteattr(name)) for name, _ in workbook.named_sheets)
    return parts.SETTINGS.format(frozen=frozen)


def _content(workbook: Workbook) -> Iterator[str]:
    widths = sorted({32, 80} | {column.shown_width for sheet in workbook.sheets for column in sheet.columns})
    yield parts.content_start(widths)
    yield from _table(about.NAME, [32, 80], [], _about_rows(workbook))
    for name, sheet in workbook.named_sheets:
        yield from _table(
            name,
            [column.shown_width for column in sheet.columns],
            [_text(column.shown_title, "figure_header" if column.is_figure else "header") for column in sheet.columns],
            _rows(sheet),
            [] if sheet.rows else [column.kind for column in sheet.columns],
        )
    yield parts.CONTENT_END


def _table(
    name: str, widths: list[int], header: list[str], rows: Iterable[list[str]], typed: Sequence[str] = ()
) -> Iterator[str]:
    """`typed` are the styles of the columns of an empty table, which people fill in."""
    yield f'<table:table table:name={quoteattr(name)} table:style-name="pages">'
    for width, style in zip_longest(widths, typed, fillvalue=""):
        default = f' table:default-cell-style-name="{style}"' if style else ""
        yield f'<table:table-column table:style-name="w{width}"{default}/>'
    if header:
        yield f"<table:table-header-rows>{_row(header)}</table:table-header-rows>"
    written = False
    for row in rows:
        yield _row(row)
        written = True
    if not header and not written:
        yield _row(["<table:table-cell/>"])
    yield "</table:table>"


def _row(cells: list[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _about_rows(workbook: Workbook) -> Iterator[list[str]]:
    for style, texts in about.about(workbook):
        yield [_text(text, "text" if style == "plain" else style) if text else "<table:table-cell/>" for text in texts]


def _rows(sheet: Sheet) -> Iterator[list[str]]:
    kinds = [column.kind for column in sheet.columns]
    for row in sheet.rows:
        yield [_cell(cell(value), kind) for value, kind in zip(row, kinds, strict=True)]


def _cell(value: Cell, kind: str) -> str:
    """By the type of the value: a text is a text cell whatever it begins with."""
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, str):
        return _text(value, "text" if kind == "text" else "words")
    if isinstance(value, int | Decimal):
        number = format(value, "f") if isinstance(value, Decimal) else str(value)
        return _typed(kind, f'office:value-type="float" office:value="{number}"', number)
    style = kind if kind in ("date", "datetime") else "date"
    shown = f"{value.day} {value:%b} {value.year}" + (f"{value: %H:%M}" if isinstance(value, datetime) else "")
    return _typed(style, f'office:value-type="date" office:date-value="{value.isoformat()}"', shown)


def _typed(style: str, attributes: str, shown: str) -> str:
    return f'<table:table-cell table:style-name="{style}" {attributes}><text:p>{shown}</text:p></table:table-cell>'


def _text(text: str, style: str) -> str:
    paragraphs = "".join(f"<text:p>{SPACES.sub(_space, escape(line))}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell table:style-name="{style}" office:value-type="string">{paragraphs}</table:table-cell>'


def _space(match: re.Match[str]) -> str:
    """XML readers join spaces; this element keeps them."""
    return f'<text:s text:c="{len(match[0])}"/>'
