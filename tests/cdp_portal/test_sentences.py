from datetime import date

import pytest

from cdp_portal.sentences import counted, joined, lasted, lower_first


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_in_words(words, sentence):
    assert joined(words) == sentence


@pytest.mark.parametrize(
    ("start", "day", "words"),
    [
        (date(2024, 5, 1), date(2024, 5, 1), "no days"),
        (date(2024, 5, 1), date(2024, 5, 2), "1 day"),
        (date(2024, 5, 1), date(2024, 5, 31), "30 days"),
        (date(2024, 5, 1), date(2024, 6, 1), "1 month"),
        (date(2024, 5, 31), date(2024, 6, 30), "30 days"),
        (date(2024, 2, 29), date(2025, 2, 28), "11 months"),
        (date(2024, 5, 1), date(2025, 5, 1), "1 year"),
        (date(2022, 8, 3), date(2025, 1, 6), "2 years and 5 months"),
    ],
)
def test_how_long_something_has_lasted(start, day, words):
    assert lasted(start, day) == words


def test_counts_in_words():
    assert [counted(number, "body", "bodies") for number in (0, 1, 1200)] == ["no bodies", "1 body", "1,200 bodies"]


def test_a_label_inside_a_sentence():
    assert [lower_first(label) for label in ("Start date", "SRO", "A", "")] == ["start date", "SRO", "a", ""]
