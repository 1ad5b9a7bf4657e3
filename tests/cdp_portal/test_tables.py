"""Reference tables are read as they stand, and a shifted row is an error."""

import pytest

from cdp_portal.tables import pick, read_table


def write(tmp_path, text: str):
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_cells_are_texts_and_booleans(tmp_path):
    path = write(tmp_path, 'code,confirmed,note\nA,true,\nB,false,"é, x"\n')
    assert read_table(path) == [
        {"code": "A", "confirmed": True, "note": ""},
        {"code": "B", "confirmed": False, "note": "é, x"},
    ]


def test_a_row_with_too_many_cells_is_refused(tmp_path):
    with pytest.raises(ValueError, match="argument 2 is longer"):
        read_table(write(tmp_path, "code,note\nA,one, two\n"))


def test_the_source_says_what_is_less_sure():
    row = {"code": "A", "title": "One", "source": "A report", "confidence_note": "", "note": "Its date is assumed"}
    assert pick(row, "code") == {"code": "A", "source": "A report. Its date is assumed"}
