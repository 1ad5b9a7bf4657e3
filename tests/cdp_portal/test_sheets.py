"""One workbook, written in four ways and read back by other programs' rules."""

import csv as stdlib_csv
import io
import json as stdlib_json
import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cdp_portal.sheets import Column, Sheet, Workbook, csv, json, ods, xlsx
from cdp_portal.sheets.cells import FORMULA_STARTS, cell
from cdp_portal.sheets.table import unique_name

MADE_AT = datetime(2026, 7, 1, 9, 30, tzinfo=UTC)
COLUMNS = (
    Column("name", "Name"),
    Column("amount", "Amount", "money"),
    Column("count", "Count", "integer"),
    Column("rate", "Rate", "percent"),
    Column("value", "Value", "number"),
    Column("day", "Day", "date"),
    Column("at", "At", "datetime"),
)
ROW = (
    "Naloxone kits",
    Decimal("1002318.50"),
    12,
    Decimal("34.5"),
    Decimal("-0.125"),
    date(2026, 12, 4),
    datetime(2026, 7, 1, 9, 30, 15, tzinfo=UTC),
)
NASTY = [
    "=1+1",
    "+44 20",
    "-5",
    "@SUM(A1)",
    "'=1",
    "\tx",
    "a\nb",
    "a\r\nb",
    " two  spaces ",
    "<b>&amp;",
    "😀",
    "_x0041_",
]
NASTY += ["http://example.org", "1e5", "007", "TRUE", "=", "'", '"', ",", "\x07bell", "\n", "é\u0301", "]]>"]
NASTY += ["{=1}"]


def workbook(*rows, columns=COLUMNS, name="Spend"):
    return Workbook("Return", [Sheet(name, "Spend by quarter", columns, rows)], MADE_AT, {"Partnership": "Tamarshire"})


def of_texts(*texts):
    return workbook(*[("row", text) for text in texts], columns=(Column("row", "Row"), Column("text", "Text")))


def read_workbook(content, name="Spend"):
    """The rows below the header as calamine sees them, the padding to the widest row kept."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name(name)
    return sheet.to_python(skip_empty_area=False)[1:]


def read_csv(content, path="spend.csv"):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read(path).decode("utf-8-sig")
    return list(stdlib_csv.reader(io.StringIO(text, newline="")))[1:]


def unguarded(text):
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(FORMULA_STARTS) else text


LOCAL = datetime.fromisoformat("2026-07-01T10:30:15")


def test_every_kind_keeps_its_type():
    as_read = ["Naloxone kits", 1002318.5, 12.0, 34.5, -0.125, date(2026, 12, 4), LOCAL]
    assert read_workbook(xlsx.write(workbook(ROW))) == [as_read]
    assert read_workbook(ods.write(workbook(ROW))) == [as_read]
    assert read_csv(csv.write(workbook(ROW))) == [
        ["Naloxone kits", "1002318.50", "12", "34.5", "-0.125", "2026-12-04", "2026-07-01T10:30:15"]
    ]
    assert stdlib_json.loads(json.write(workbook(ROW)))["sheets"][0]["rows"] == [
        {
            "name": "Naloxone kits",
            "amount": 1002318.5,
            "count": 12,
            "rate": 34.5,
            "value": -0.125,
            "day": "2026-12-04",
            "at": "2026-07-01T10:30:15+01:00",
        }
    ]


def test_what_is_not_known_is_empty_and_words_stand_in_any_column():
    book = workbook((None, "Suppressed", None, "Not collected", None, "-", None), ROW)
    expected = ["", "Suppressed", "", "Not collected", "", "-", ""]
    assert read_workbook(xlsx.write(book))[0] == expected
    assert read_workbook(ods.write(book))[0] == expected
    assert read_csv(csv.write(book))[0] == ["", "Suppressed", "", "Not collected", "", "'-", ""]
    with zipfile.ZipFile(io.BytesIO(csv.write(book))) as archive:
        schema = stdlib_json.loads(archive.read("datapackage.json"))["resources"][0]["schema"]
    assert schema["missingValues"] == ["", "'-", "Not collected", "Suppressed"]


amounts = st.decimals(Decimal("-999999999999.99"), Decimal("999999999999.99"), places=2)
instants = st.datetimes(datetime.fromisoformat("1970-01-01"), timezones=st.just(UTC))
texts = st.text(max_size=40) | st.sampled_from(NASTY) | st.tuples(st.sampled_from(NASTY), st.text()).map("".join)
rows = st.tuples(
    st.none() | texts,
    st.none() | amounts,
    st.none() | st.integers(-(10**15) + 1, 10**15 - 1),
    st.none() | st.decimals(0, 100, places=3),
    st.none() | amounts,
    st.none() | st.dates(date(1900, 3, 1), date(2199, 12, 31)),
    st.none() | instants,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(rows, min_size=1, max_size=6))
@example([(text, None, None, None, None, None, None) for text in NASTY])
def test_three_formats_hold_the_same_values(drawn):
    book = workbook(*drawn, ROW)
    written = [[cell(value) for value in row] for row in (*drawn, ROW)]
    from_csv = [[unguarded(value) for value in row] for row in read_csv(csv.write(book))]
    assert from_csv == [[value if isinstance(value, str) else csv.as_text(value) for value in row] for row in written]
    expected = [list(map(comparable, row)) for row in written]
    assert [list(map(comparable, row)) for row in read_workbook(xlsx.write(book))] == expected
    assert [list(map(comparable, row)) for row in read_workbook(ods.write(book))] == expected


def comparable(value):
    """Readers give an empty text for nothing, a float for any number, and a date for an instant at midnight."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return f"{value}T00:00:00"
    if value is None:
        return ""
    return float(value) if isinstance(value, int | Decimal) else value


@settings(deadline=None, max_examples=30)
@given(st.lists(texts, min_size=1, max_size=5))
@example(NASTY)
def test_nothing_is_live(drawn):
    book = of_texts(*drawn)
    with zipfile.ZipFile(io.BytesIO(xlsx.write(book))) as archive:
        page = archive.read("xl/worksheets/sheet2.xml").decode()
        assert re.findall(r"<f>|<f |<hyperlink", page) == []
        assert [name for name in archive.namelist() if "rels" in name and "sheet2" in name] == [
            "xl/worksheets/_rels/sheet2.xml.rels"
        ]
    with zipfile.ZipFile(io.BytesIO(ods.write(book))) as archive:
        assert re.findall(r"table:formula|<text:a", archive.read("content.xml").decode()) == []
    assert [row for row in read_csv(csv.write(book)) if row[1].startswith(FORMULA_STARTS)] == []


@pytest.mark.parametrize("writer", [xlsx, ods, csv, json])
def test_the_same_workbook_gives_the_same_bytes(writer):
    first = writer.write(workbook(ROW, ROW))
    again = Workbook(**{**vars(workbook(ROW, ROW)), "made_at": MADE_AT.astimezone()})
    assert writer.write(again) == first
    later = Workbook(**{**vars(workbook(ROW, ROW)), "made_at": MADE_AT + timedelta(days=1)})
    assert writer.write(later) != first


@pytest.mark.parametrize("writer", [xlsx, ods])
def test_the_first_sheet_says_what_this_is(writer):
    sheet = Sheet("Spend", "Spend by quarter", COLUMNS, [ROW], ["Money is in pounds."])
    content = writer.write(Workbook("Return", [sheet], MADE_AT, {"Partnership": "Tamarshire"}))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["About", "Spend"]
    assert book.get_sheet_by_name("About").to_python() == [
        ["Return", ""],
        ["Made on", "1 July 2026 at 10:30"],
        ["Partnership", "Tamarshire"],
        ["", ""],
        ["Spend", "Spend by quarter"],
        ["Rows", "1"],
        ["Note", "Money is in pounds."],
    ]


def test_the_data_package_describes_its_files():
    with zipfile.ZipFile(io.BytesIO(csv.write(workbook(ROW)))) as archive:
        assert archive.namelist() == ["datapackage.json", "spend.csv"]
        package = stdlib_json.loads(archive.read("datapackage.json"))
        content = archive.read("spend.csv")
    assert content.startswith(b"\xef\xbb\xbfName,Amount,Count,Rate,Value,Day,At\r\n")
    resource = package["resources"][0]
    assert (package["created"], package["properties"]) == ("2026-07-01T09:30:00Z", {"Partnership": "Tamarshire"})
    assert (resource["path"], resource["bytes"]) == ("spend.csv", len(content))
    assert [field["type"] for field in resource["schema"]["fields"]] == [
        "string",
        "number",
        "integer",
        "number",
        "number",
        "date",
        "datetime",
    ]


@pytest.mark.parametrize("writer", [xlsx, ods])
def test_a_table_without_rows(writer):
    content = writer.write(workbook())
    assert CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("Spend").to_python() == [
        ["Name", "Amount", "Count", "Rate", "Value", "Day", "At"]
    ]


def test_names_of_sheets():
    taken = {"about"}
    names = ["Spend", "spend", "About", "a/b:c", "", "'quoted'", "x" * 40, "x" * 40, "😀" * 20]
    assert [unique_name(name, taken) for name in names] == [
        "Spend",
        "spend (2)",
        "About (2)",
        "a b c",
        "Sheet",
        "quoted",
        "x" * 31,
        "x" * 27 + " (2)",
        "😀" * 15,
    ]


def test_sheets_of_the_same_name_all_arrive():
    sheet = Sheet("Spend", "", COLUMNS, [ROW])
    book = Workbook("Return", [sheet, sheet, Sheet("Спец", "", COLUMNS, [ROW])], MADE_AT)
    for writer in (xlsx, ods):
        read = CalamineWorkbook.from_filelike(io.BytesIO(writer.write(book)))
        assert read.sheet_names == ["About", "Spend", "Spend (2)", "Спец"]
    with zipfile.ZipFile(io.BytesIO(csv.write(book))) as archive:
        assert archive.namelist() == ["datapackage.json", "spend.csv", "spend-2.csv", "sheet.csv"]


def test_a_cell_holds_as_much_as_excel_takes():
    assert cell("x" * 40_000) == "x" * 32_767
    assert cell("😀" * 20_000) == "😀" * 16_383
    book = of_texts("😀" * 20_000)
    assert read_workbook(xlsx.write(book)) == read_workbook(ods.write(book)) == [["row", "😀" * 16_383]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "Yes"),
        (False, "No"),
        (10**15 - 1, 10**15 - 1),
        (10**15, "1000000000000000"),
        (Decimal("1234567890123.456"), "1234567890123.456"),
        (Decimal("1E+20"), "100000000000000000000"),
        (Decimal("1.50"), Decimal("1.50")),
        ("\x00\ud800", None),
    ],
)
def test_values_are_exact_or_text(value, expected):
    assert cell(value) == expected


def test_days_that_excel_does_not_know_are_texts_there():
    book = workbook(("", None, None, None, None, date(1888, 4, 1), None), ROW)
    assert read_workbook(xlsx.write(book))[0][5] == "1888-04-01"
    assert read_csv(csv.write(book))[0][5] == "1888-04-01"


@pytest.mark.parametrize(("value", "error"), [(0.1, TypeError), (b"x", TypeError), (Decimal("NaN"), ValueError)])
def test_values_that_are_refused(value, error):
    with pytest.raises(error, match="A cell cannot hold"):
        cell(value)


@pytest.mark.parametrize(
    ("columns", "values", "sentence"),
    [
        (COLUMNS, [("x",)], "Row 1 of “Spend” has 1 values for 7 columns."),
        ((Column("a", "A"), Column("a", "B")), [], "The columns of “Spend” must have names of their own."),
        ((Column("a", "A"), Column("b", "a")), [], "The columns of “Spend” must have names of their own."),
        ((), [], "The columns of “Spend” must have names of their own."),
    ],
)
def test_tables_that_are_refused(columns, values, sentence):
    with pytest.raises(ValueError) as raised:
        Sheet("Spend", "", columns, values)
    assert str(raised.value) == sentence
