"""Files that people upload: read as they are meant, or refused in a sentence that says what to do."""

import io
import zipfile

import pytest

from cdp_portal.imports import filetype, reading
from cdp_portal.imports.errors import FileRefusedError
from cdp_portal.imports.reading import read
from cdp_portal.imports.sheets import Row
from tests.cdp_portal import pdfs
from tests.cdp_portal.workbooks import edited_ods, raw_xlsx, text, written, zipped

TITLES = ("Post", "People")
END = "</table:table></office:spreadsheet>"


def refused(content: bytes) -> str:
    with pytest.raises(FileRefusedError) as caught:
        read(content)
    return str(caught.value)


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_rows_come_with_their_numbers_and_texts_that_only_look_like_formulas_stay(kind):
    content = written(kind, ("Seats", TITLES, ("=Director", 12), (None, None), ("'-Chief\nofficer", 1250)))
    [sheet] = read(content)
    assert sheet.rows == (
        Row(1, ("Post", "People")),
        Row(2, ("=Director", "12")),
        Row(4, ("'-Chief\nofficer", "1250")),
    )
    assert (sheet.name, sheet.formulas) == ("" if kind == "csv" else "Seats", frozenset())


def test_dates_truths_and_numbers_become_the_texts_that_people_would_write():
    cells = (
        '<c r="A2" t="d"><v>2026-12-04T00:00:00</v></c><c r="B2" t="b"><v>1</v></c><c r="C2"><v>12.5</v></c>'
        '<c r="D2"><v>3.0</v></c>'
    )
    [sheet] = read(raw_xlsx(f'<row r="1">{text("A1", "Day")}</row><row r="2">{cells}</row>'))
    assert sheet.rows[1] == Row(2, ("2026-12-04", "Yes", "12.5", "3"))


def test_a_formula_is_found_where_it_stands():
    xlsx = raw_xlsx(f'<row r="1">{text("A1", "Post")}</row><row r="14"><c r="B14"><f>1+1</f><v>2</v></c></row>')
    ods = edited_ods(
        written("ods", ("Seats", TITLES)),
        END,
        '<table:table-row><table:table-cell/><table:table-cell table:formula="of:=1+1" office:value-type="float" '
        f'office:value="2"/></table:table-row>{END}',
    )
    csv = b"Post,People\nChief,-5\nChief,=1+1\nChief,'=1\n+44 20,@SUM(A1)\n"
    assert [sheet.formulas for content in (xlsx, ods, csv) for sheet in read(content)] == [
        {(14, 1)},
        {(2, 1)},
        {(3, 1), (5, 0), (5, 1)},
    ]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (pdfs.saved(pdfs.written()), "pdf"),
        (zipped({"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "word"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "word"),
        (zipped({"xl/workbook.bin": b"x"}), "binary_excel"),
        (zipped({"ppt/presentation.xml": "<a/>", "[Content_Types].xml": "<a/>"}), "office"),
        (zipped({"seats.csv": "Post"}), "zip"),
        (b"PK\x03\x04 broken", "broken"),
        (ole("Workbook"), "old_excel"),
        (ole("EncryptedPackage"), "encrypted"),
        (ole("WordDocument"), "word"),
        (b"{\\rtf1 text}", "word"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"<html><table><tr><td>Post</td></tr></table></html>", "web_page"),
        (bytes(range(256)) * 4, "not_text"),
        (raw_xlsx("<row><c><v>1</v>"), "broken"),
        (zipped({"xl/workbook.xml": "<workbook/>"}), "broken"),
    ],
)
def test_what_is_no_spreadsheet_is_told_apart_whatever_its_name(content, key):
    assert refused(content) == filetype.SENTENCES[key]


def test_a_locked_open_document_is_told():
    content = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": "<manifest:encryption-data/>",
        }
    )
    assert refused(content) == filetype.SENTENCES["encrypted"]


def test_a_file_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(filetype, "LARGEST_FILE_MB", 0)
    assert refused(b"Post\nChief\n") == filetype.SENTENCES["too_large"].format(megabytes=0)


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_more_rows_than_can_be_imported(kind):
    content = written(kind, ("Seats", TITLES, *[("Chief", 1)] * 20_000))
    assert refused(content) == "This file has 20,000 rows; at most 5,000 can be imported at once. Split it."


def test_a_zip_that_swells_is_not_opened():
    bomb = raw_xlsx("", **{"xl/media/picture.png": bytes(20 * 1024 * 1024)})
    assert refused(bomb) == filetype.SENTENCES["unpacks"]


def test_a_declared_size_that_lies_does_no_harm():
    content = raw_xlsx(f'<row r="1">{text("A1", "Post")}</row>' + " " * 100_000)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        real = archive.getinfo("xl/sheet1.xml").file_size
    lying = content.replace(real.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert refused(lying) == filetype.SENTENCES["broken"]


def test_a_cell_at_the_far_end_does_not_ask_for_memory():
    far = raw_xlsx(f'<row r="1">{text("A1", "Post")}</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert refused(far) == (
        "The sheet “Seats” reaches as far as XFD1048576, where there should be nothing. "
        "Delete what stands there, or copy the rows to a new workbook."
    )


def test_a_filled_row_that_is_repeated_a_million_times_is_counted():
    row = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell {}/></table:table-row>'
    book = written("ods", ("Seats", TITLES, ("Chief", 1)))
    filled = row.format('office:value-type="float" office:value="1" table:number-columns-repeated="16384"')
    assert refused(edited_ods(book, END, filled + END)).startswith("This file has 1,048,571 rows; at most 5,000")
    empty = row.format('table:number-columns-repeated="16384"')
    assert len(read(edited_ods(book, END, empty + END))[0].rows) == 2


def test_entities_that_explode_are_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><workbook>&b;</workbook>'
    assert refused(raw_xlsx("", **{"xl/workbook.xml": bomb})) == filetype.SENTENCES["broken"]


def test_a_reader_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 0)
    assert refused(b"Post\nChief\n") == filetype.SENTENCES["unpacks"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_as_programs_save_it(encoding, delimiter):
    lines = [["Post", "Organisation"], ["Café lead", "Sefton"]]
    content = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    assert read(content)[0].rows == (Row(1, ("Post", "Organisation")), Row(2, ("Café lead", "Sefton")))
