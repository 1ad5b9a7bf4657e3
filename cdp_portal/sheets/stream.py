"""Long lists as XLSX, piece by piece: the memory stays the same however many rows there are."""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from cdp_portal.sheets.archive import member
from cdp_portal.sheets.cells import Cell, cell
from cdp_portal.sheets.table import ROW_LIMIT, Column, Value, unique_name

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="r2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts count="4">'
    '<numFmt numFmtId="164" formatCode="£#,##0.00"/><numFmt numFmtId="165" formatCode="0.0##&quot;%&quot;"/>'
    '<numFmt numFmtId="166" formatCode="d mmm yyyy"/><numFmt numFmtId="167" formatCode="d mmm yyyy hh:mm"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/>'
    '</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="7"><xf xfId="0"/><xf xfId="0" fontId="1" '
    'applyFont="1"/>'
    + "".join(f'<xf xfId="0" numFmtId="{number}" applyNumberFormat="1"/>' for number in (3, 164, 165, 166, 167))
    + "</cellXfs></styleSheet>",
}
_STYLE = {"text": 0, "number": 0, "header": 1, "integer": 2, "money": 3, "percent": 4, "date": 5, "datetime": 6}
_ESCAPE = re.compile("(?=_x[0-9A-Fa-f]{4}_)")  # what a reader would take for an escaped character
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones
_FIRST = date(1900, 3, 1)
_BATCH = 1000


class _Outlet:
    """A file that can only be written to; what was written waits until it is taken."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        taken, self.pieces = b"".join(self.pieces), []
        return taken


def stream_xlsx(
    name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], made_at: datetime
) -> Iterator[bytes]:
    """One table as the pieces of an XLSX file, for a StreamingHttpResponse or a file. `rows` is read once.

    Raises ValueError (midway) when there are more rows than a sheet holds.
    """
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w") as target:
        book = (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name={quoteattr(unique_name(name, set()))} '
            'sheetId="1" r:id="r1"/></sheets></workbook>'
        )
        for path, content in (PARTS | {"xl/workbook.xml": book}).items():
            target.writestr(member(path, made_at), _HEAD + content)
        with target.open(member("xl/worksheets/sheet1.xml", made_at), "w", force_zip64=True) as page:
            for piece in _page(columns, rows):
                page.write(piece.encode())
                yield outlet.take()
    yield outlet.take()


def _page(columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{column.shown_width}" customWidth="1"/>'
        for number, column in enumerate(columns, 1)
    )
    header = "".join(_text(column.shown_title, _STYLE["header"]) for column in columns)
    yield (
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
        f'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>{widths}</cols>'
        f"<sheetData><row>{header}</row>"
    )
    styles = [_STYLE[column.kind] for column in columns]
    batch: list[str] = []
    for number, row in enumerate(rows, 1):
        if number > ROW_LIMIT:
            raise ValueError(f"A sheet holds at most {ROW_LIMIT:,} rows.")
        cells = [_cell(cell(value), style) for value, style in zip(row, styles, strict=True)]
        batch.append(f"<row>{''.join(cells)}</row>")
        if len(batch) == _BATCH:
            yield "".join(batch)
            batch = []
    yield "".join(batch) + "</sheetData></worksheet>"


def _cell(value: Cell, style: int) -> str:
    if value is None:
        return "<c/>"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int | Decimal):
        return f'<c s="{style}"><v>{value if isinstance(value, int) else format(value, "f")}</v></c>'
    style = max(style, _STYLE["date"])
    if isinstance(value, datetime):
        since = value - _EPOCH
        serial = f"{since.days + since.seconds / 86400:.10f}"  # fewer decimals lose a second
        return f'<c s="{style}"><v>{serial}</v></c>' if value.date() >= _FIRST else _text(value.isoformat())
    days = (value - _EPOCH.date()).days
    return f'<c s="{style}"><v>{days}</v></c>' if value >= _FIRST else _text(value.isoformat())


def _text(text: str, style: int = 0) -> str:
    """A typed text cell: never a formula, whatever it begins with."""
    safe = escape(_ESCAPE.sub("_x005F", text))
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'
