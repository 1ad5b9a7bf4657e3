"""Small workbooks for tests of imports: written by hand where the portal's own writers would never write them."""

import io
import zipfile
from datetime import UTC, datetime

from cdp_portal.sheets import Column, Sheet, Workbook, csv, ods, xlsx

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WRITERS = {"xlsx": xlsx.write, "ods": ods.write, "csv": lambda book: csv.write_sheet(book.sheets[0])}


def written(kind: str, *sheets: tuple) -> bytes:
    """A file of a kind by the portal's writers; a sheet is (name, titles, row, row, …)."""
    made = []
    for name, titles, *rows in sheets:
        columns = [Column(f"c{number}", title) for number, title in enumerate(titles)]
        made.append(Sheet(name, name, columns, rows))
    return WRITERS[kind](Workbook("Test", made, made_at=datetime(2024, 1, 1, tzinfo=UTC)))


def raw_xlsx(cells: str, name: str = "Seats", **more: str) -> bytes:
    """An XLSX file with this XML as the rows of its one sheet."""
    relations = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/{{}}" Target="{{}}"/>'
        "</Relationships>"
    )
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{SHEET_TYPE}.{kind}+xml"/>'
        for part, kind in (("workbook", "sheet.main"), ("sheet1", "worksheet"))
    )
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
            "_rels/.rels": relations.format("officeDocument", "xl/workbook.xml"),
            "xl/_rels/workbook.xml.rels": relations.format("worksheet", "sheet1.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="{name}" sheetId="1" '
            'r:id="r1"/></sheets></workbook>',
            "xl/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
            **more,
        }
    )


def text(place: str, value: str) -> str:
    """One cell of a raw XLSX file."""
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def edited_ods(content: bytes, old: str, new: str) -> bytes:
    """An ODS file with a piece of its content.xml replaced."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts["content.xml"] = parts["content.xml"].decode().replace(old, new).encode()
    return zipped(parts)
