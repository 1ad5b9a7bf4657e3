"""Files of many rows, read line by line: encodings, quoted line ends, hidden sheets, limits."""

import pytest

from cdp_portal.imports import lines
from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.lines import opened
from cdp_portal.imports.sheets import Row
from tests.cdp_portal.workbooks import edited_ods, raw_xlsx, text, written

TEXT = 'Area,Note\nYnys Môn,"two\nlines"\n\n1,\'=x\n'
ROWS = [Row(1, ("Area", "Note")), Row(2, ("Ynys Môn", "two\nlines")), Row(3, ()), Row(4, ("1", "=x"))]


def read(content: bytes) -> list[tuple[str, bool, list[Row]]]:
    with opened(content) as sheets:
        return [(sheet.name, sheet.is_hidden, list(sheet.rows())) for sheet in sheets]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_texts_are_read_in_the_encodings_that_offices_write(encoding):
    assert read(TEXT.encode(encoding)) == [("", False, ROWS)]


def test_semicolons_and_line_ends_of_windows():
    assert read(b"Area;Note\r\nSefton;1,5\r\n") == [("", False, [Row(1, ("Area", "Note")), Row(2, ("Sefton", "1,5"))])]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_workbooks_keep_their_row_numbers_and_leave_out_our_own_notes(kind):
    content = written(kind, ("Figures", ("Area", "Value")))
    assert read(content) == [("Figures", False, [Row(1, ("Area", "Value"))])]


def test_cells_below_and_right_of_the_corner_keep_their_place():
    content = raw_xlsx(f'<row r="3">{text("B3", "Area")}<c r="C3"><f>1+1</f><v>2.0</v></c></row>', name="Figures")
    with opened(content) as [sheet]:
        assert list(sheet.rows()) == [Row(1, ()), Row(2, ()), Row(3, ("", "Area", "2"))]
        assert sheet.formulas == {(3, 2)}


def test_a_hidden_sheet_is_not_read():
    old = '<table:table table:name="Old" table:style-name='
    content = edited_ods(written("ods", ("Old", ("Area",)), ("Figures", ("Area",))), f'{old}"pages"', f'{old}"gone"')
    hidden = edited_ods(
        content,
        "</office:automatic-styles>",
        '<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style></office:automatic-styles>",
    )
    assert read(hidden) == [("Old", True, []), ("Figures", False, [Row(1, ("Area",))])]


def test_limits_are_said(monkeypatch):
    monkeypatch.setattr(lines, "MOST_ROWS", 2)
    with pytest.raises(FileRefusedError, match=r"This file has more than 2 rows\. Split it\."):
        read(b"Area\na\nb\nc\n")
    monkeypatch.setattr(lines, "LARGEST_MB", 0)
    with pytest.raises(FileRefusedError, match="This file is larger than 0 MB"):
        read(b"Area\n")


def test_a_workbook_whose_cells_lie_far_out_is_refused():
    content = raw_xlsx(f'<row r="900000">{text("A900000", "x")}</row>', name="Figures")
    with pytest.raises(FileRefusedError, match="The sheet “Figures” reaches as far as A900000"):
        read(content)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(FileRefusedError, match="is not a spreadsheet that the portal can read"):
        read(b"Area\n\x81\x8d\xff\n")
