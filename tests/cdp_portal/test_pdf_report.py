from datetime import UTC, datetime
from io import BytesIO

import pikepdf
import pytest

from cdp_portal.pdf.report import Column, Fact, ReportSpec, Section, Signature, Table, build_report
from tests.cdp_portal import pdfs

HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
COLUMNS = (Column("Intervention"), Column("Spent (£)", "right"), Column("State", "center"))


def report(rows=3, **fields):
    table = Table("Spend", COLUMNS, tuple((f"Line {n}", f"{n}.00", "Late") for n in range(rows)), "As at 5 January.")
    known = {
        "title": "Quarterly return",
        "subtitle": "Sefton",
        "issued_at": datetime(2024, 1, 20, tzinfo=UTC),
        "facts": (Fact("Period", "Quarter 3"),),
        "sections": (Section("Money", "By line.", (table,), ("Words after.",)),),
        "signature": Signature("I confirm it.", (Fact("Signed by", "Director of Public Health"),)),
        "footer_note": "Schema 1",
        "sha256": HASH,
    }
    return ReportSpec(**{**known, **fields})


def test_it_says_all_that_it_is_given():
    text = pdfs.texts(build_report(report(rows=1, marking="Official")))
    assert text == [
        " ".join(
            (
                "Official Quarterly return Sefton Period Quarter 3 Money By line. Words after. Spend",
                "Intervention Spent (£) State Line 0 0.00 Late As at 5 January.",
                "Signature I confirm it. Signed by Director of Public Health",
                f"Schema 1 Page 1 of 1 SHA-256 {HASH}",
            )
        )
    ]


def test_pages_are_counted_and_table_heads_repeat():
    text = pdfs.texts(build_report(report(rows=150)))
    assert [f"Page {page} of {len(text)}" in words for page, words in enumerate(text, 1)] == [True] * len(text)
    assert [HASH in words for words in text] == [True] * len(text)
    assert ["Intervention Spent (£) State" in words for words in text] == ["Late" in words for words in text]
    assert len(text) == 5


def test_it_is_tagged_titled_and_in_english():
    with pikepdf.open(BytesIO(build_report(report()))) as pdf:
        assert (str(pdf.docinfo.Title), str(pdf.Root.Lang)) == ("Quarterly return", "en-GB")
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
    assert pdfs.is_sound(build_report(report()))
    assert pdfs.elements(build_report(report())).count("/TH") == 3


def test_equal_specs_give_equal_bytes():
    assert build_report(report()) == build_report(report())


def test_nothing_typed_becomes_markup():
    hostile = '#image("/etc/passwd") $x^2$ @ref <label> *_/ // #read("data.json")'
    section = Section(hostile, hostile, (Table(hostile, (Column(hostile),), ((hostile,),), hostile),), (hostile,))
    spec = report(title=hostile, facts=(Fact(hostile, hostile),), sections=(section,), footer_note=hostile)
    text = " ".join(pdfs.texts(build_report(spec))).replace(" ", "")
    assert text.count(hostile.replace(" ", "")) == 11


def test_a_row_that_does_not_fit_its_columns_is_refused():
    bad = Section("Money", tables=(Table("Spend", COLUMNS, (("Only one",),)),))
    with pytest.raises(ValueError, match="“Spend” does not have one text per column"):
        build_report(report(sections=(bad,)))


def test_a_date_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="no time zone"):
        build_report(report(issued_at=datetime(2024, 1, 20)))  # noqa: DTZ001 - that is the point
