"""What cells mean: dates as people write them, choices by their words, names and codes of registers."""

from datetime import date

import pytest

from cdp_portal.imports.cells import Choice, Day, LastDay, Listed, Whole, YesNo
from cdp_portal.imports.registers import Register
from cdp_portal.imports.sheets import column_letter

FOURTH = date(2026, 12, 4)


@pytest.mark.parametrize(
    "text",
    ["4 December 2026", "4 Dec 2026", "04/12/2026", "4.12.2026", "2026-12-04", "4th december 2026", "4-Dec-2026"],
)
def test_dates_as_people_write_them(text):
    assert Day().clean(text) == FOURTH
    assert LastDay().clean(text) == date(2026, 12, 5)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "31 September 2026",
            "“31 September 2026” is a day that does not exist. Write a real date, like 4 December 2026.",
        ),
        ("12/31/2026", "“12/31/2026” is a day that does not exist. Write a real date, like 4 December 2026."),
        ("next Tuesday", "“next Tuesday” is not a date. Write it like 4 December 2026 or 04/12/2026."),
        ("04/12/26", "“04/12/26” is not a date. Write it like 4 December 2026 or 04/12/2026."),
        ("46360", "“46360” is not a date. Write it like 4 December 2026 or 04/12/2026."),
        ("4 December 9999", "The year 9999 is out of range. Use 1800 to 2199."),
    ],
)
def test_what_is_no_date(text, sentence):
    with pytest.raises(ValueError) as caught:
        LastDay().clean(text)
    assert str(caught.value) == sentence


def test_days_are_told_in_words_and_last_days_as_last_days():
    assert (Day().words(FOURTH), LastDay().words(FOURTH), Day().words(None)) == (
        "4 December 2026",
        "3 December 2026",
        "",
    )


def test_choices_truths_and_numbers():
    choice = Choice([("chair", "Chair"), ("member", "Member")])
    assert [choice.clean(text) for text in ("CHAIR", "member", "")] == ["chair", "member", ""]
    assert [YesNo().clean(text) for text in ("yes", "N", "")] == [True, False, None]
    assert [Whole().clean(text) for text in ("12,500", "1 000", "")] == [12500, 1000, None]
    for widget, text, sentence in (
        (choice, "Chairman", "“Chairman” is none of these: Chair, Member."),
        (YesNo(), "maybe", "“maybe” is neither Yes nor No."),
        (Whole(), "-3", "“-3” is not a whole number."),
        (Whole(), "99999999999", "“99999999999” is not a whole number."),
    ):
        with pytest.raises(ValueError) as caught:
            widget.clean(text)
        assert str(caught.value) == sentence


def test_a_register_finds_by_name_or_code_and_asks_for_the_code_where_a_name_is_shared():
    entries = [(1, "Somerset", "E10000027"), (2, "Somerset", "E06000066"), (3, "Sefton", "E08000014")]
    listed = Listed(Register(entries, unknown="“{text}” is not there.", noun="authorities"))
    assert [listed.clean(text) for text in ("sefton", "E06000066", "")] == [3, 2, None]
    assert [listed.words(pk) for pk in (1, 3, None)] == ["E10000027", "Sefton", ""]
    for text, sentence in (
        ("Somerset", "“Somerset” is the name of 2 authorities. Write the code instead."),
        ("Seftom", "“Seftom” is not there."),
    ):
        with pytest.raises(ValueError) as caught:
            listed.clean(text)
        assert str(caught.value) == sentence


def test_columns_are_lettered_as_in_a_spreadsheet():
    assert [column_letter(index) for index in (0, 25, 26, 16383)] == ["A", "Z", "AA", "XFD"]
