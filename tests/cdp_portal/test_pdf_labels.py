"""Labels of pages that are put in later, and how people are told of several."""

import pytest

from cdp_portal.pdf import labels


@pytest.mark.parametrize(
    ("label", "next_label"),
    [("12", "12a"), ("12a", "12b"), ("12z", "12aa"), ("12az", "12ba"), ("12zz", "12aaa"), ("1", "1a")],
)
def test_a_page_put_in_gets_the_next_letter(label, next_label):
    assert labels.following(label) == next_label


def test_letters_that_are_taken_are_passed_over():
    assert labels.free_after("12", {"12a", "12b"}) == "12c"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (["7"], "page 7"),
        (["5", "6", "7"], "pages 5 to 7"),
        (["5", "7", "9", "10"], "pages 5, 7 and 9 to 10"),
        (["12", "12a", "12b", "13"], "pages 12, 12a to 12b and 13"),
        (["12z", "12aa"], "pages 12z to 12aa"),
        (["12a", "13a"], "pages 12a and 13a"),
    ],
)
def test_pages_are_told_as_runs(given, words):
    assert labels.spoken(given) == words


def test_what_is_no_label_is_refused():
    with pytest.raises(ValueError, match="“a12” is not the label of a page"):
        labels.following("a12")
