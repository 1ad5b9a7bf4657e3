"""Cells of figures: one meaning is understood, two are refused."""

from decimal import Decimal

import pytest

from outcomes.imports.cellwords import Cell, read_cell
from outcomes.models import Observation


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("12.50", "12.50"),
        ("1,888", "1888"),
        ("56,490,048", "56490048"),
        ("1 888.5", "1888.5"),
        (" 7 ", "7"),
        (".5", "0.5"),
        ("2.5e-3", "0.0025"),
        ("999999999999", "999999999999"),
    ],
)
def test_a_number_is_kept_exactly(text, number):
    assert read_cell(text) == Cell("value", Decimal(number))


@pytest.mark.parametrize(("text", "number"), [("15.03762696", "15.0376"), ("0.00005", "0.0000"), ("0.00015", "0.0002")])
def test_more_than_four_places_are_rounded_half_to_even_and_said(text, number):
    assert read_cell(text) == Cell("value", Decimal(number), is_cut=True)


def test_noughts_after_the_fourth_place_are_not_cut():
    assert read_cell("1.500000").is_cut is False


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", ""),
        ("*", "suppressed"),
        (":", "suppressed"),
        ("[c]", "suppressed"),
        ("<5", "suppressed"),
        ("Fewer than 5", "suppressed"),
        ("Suppressed", "suppressed"),
        ("[x]", "not_published"),
        ("..", "not_published"),
        ("Not published at this level", "not_published"),
        ("[z]", "not_collected"),
        ("Not collected", "not_collected"),
        ("Not yet received", "not_received"),
    ],
)
def test_a_word_with_one_meaning_says_why_there_is_no_number(text, state):
    assert read_cell(text) == Cell(state)


def test_the_words_of_the_portal_itself_are_all_understood():
    known = {state.value: read_cell(state.label).state for state in Observation.State if state != "value"}
    assert known == {state: state for state in known}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("-", "“-” can mean nought or not known. Write 0, or [x] where it is not known."),
        (
            "n/a",
            (
                "“n/a” can mean not available or not applicable. Write [x] where it is not available, [z] where there "
                "can be none."
            ),
        ),
        ("#DIV/0!", "“#DIV/0!” is an error of the spreadsheet. Put the number there, or [x]."),
        ("-5", "“-5” is less than nought."),
        ("1,88", "“1,88” is neither a number nor a word that says why there is none."),
        ("12 apples", "“12 apples” is neither a number nor a word that says why there is none."),
        ("5q", "“5q” is neither a number nor a word that says why there is none."),
        ("1000000000000", "“1000000000000” is too large. At most 12 figures before the point are kept."),
    ],
)
def test_what_has_no_meaning_or_two_is_refused(text, sentence):
    with pytest.raises(ValueError, match="“") as caught:
        read_cell(text)
    assert str(caught.value) == sentence


def test_a_percent_sign_and_marks_beside_a_number_are_understood():
    assert read_cell("54.5%") == Cell("value", Decimal("54.5"), is_percent=True)
    assert read_cell("7.2 U") == Cell("value", Decimal("7.2"), ("Marked as unreliable in the file.",))
    assert read_cell("1,204 [p]") == Cell("value", Decimal(1204), ("Marked as provisional in the file.",))
    assert read_cell("12 [note 3]") == Cell("value", Decimal(12))
