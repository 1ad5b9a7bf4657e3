"""Columns get what their longest word needs first, then what their texts ask for."""

from cdp_portal.pdf import widths


def test_a_column_of_long_texts_gets_the_room_that_short_ones_leave():
    code, note = widths.shares(["Code", "Note"], [["S11", "A long sentence about what the figure shows. " * 3]])
    assert code < note / 5


def test_a_number_keeps_its_whole_width_beside_long_texts():
    text = "word " * 40
    *_, amount = widths.shares(["A", "B", "C", "Spent"], [[text, text, text, "£1,234,567.89"]])
    assert amount >= 100 * len("£1,234,567.89")


def test_a_word_without_end_does_not_push_the_others_off_the_page():
    _, short = widths.shares(["A", "B"], [["x" * 500, "yes"]])
    assert short >= 300


def test_many_columns_are_printed_smaller():
    assert [widths.look(columns) for columns in (1, 6, 7, 20)] == ["usual", "usual", "small", "small"]


def test_a_table_without_rows_or_words_has_columns_too():
    assert all(share > 0 for share in widths.shares(["", "Two"], []))
