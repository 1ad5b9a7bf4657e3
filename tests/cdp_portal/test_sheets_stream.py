import io
import tracemalloc
import zipfile

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cdp_portal.sheets import Column, xlsx
from cdp_portal.sheets.stream import stream_xlsx
from tests.cdp_portal.test_sheets import COLUMNS, MADE_AT, NASTY, ROW, read_workbook, rows, workbook


def streamed(drawn, columns=COLUMNS, made_at=MADE_AT):
    return b"".join(stream_xlsx("Spend", columns, iter(drawn), made_at))


@settings(deadline=None, max_examples=40)
@given(st.lists(rows, max_size=6))
@example([(text, None, None, None, None, None, None) for text in NASTY])
def test_the_stream_holds_what_the_workbook_holds(drawn):
    assert read_workbook(streamed([*drawn, ROW])) == read_workbook(xlsx.write(workbook(*drawn, ROW)))


def test_the_same_rows_give_the_same_bytes():
    assert streamed([ROW] * 3) == streamed([ROW] * 3)


def test_nothing_is_live():
    with zipfile.ZipFile(io.BytesIO(streamed([(text,) for text in NASTY], [Column("text", "Text")]))) as archive:
        assert archive.read("xl/worksheets/sheet1.xml").count(b"<f") == 0


def test_pieces_leave_before_the_rows_are_read():
    read = []

    def numbered():
        for number in range(50_000):
            read.append(number)
            yield (f"row {number} " * 3,)

    pieces = stream_xlsx("Spend", [Column("text", "Text")], numbered(), MADE_AT)
    next(pieces)
    assert read == []


def test_memory_does_not_grow_with_the_rows():
    def peak(count):
        tracemalloc.start()
        for _ in stream_xlsx("Spend", COLUMNS, (ROW for _ in range(count)), MADE_AT):
            pass
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    assert peak(20_000) < peak(4_000) * 1.5
