"""How a table of a paper is printed, decided from its words."""

import pytest

from cdp_portal import markdown
from cdp_portal.pdf.fitting import fitted


def table(columns, word, rows=2):
    lines = ["|".join(f"H{n}" for n in range(columns)), "|".join("-" * columns)]
    return markdown.parse("\n".join([*lines, *["|".join([word] * columns)] * rows]))


@pytest.mark.parametrize(
    ("columns", "word", "large", "expected"),
    [
        (3, "1,338", False, ("natural", 10)),
        (3, "1,338", True, ("natural", 18)),
        (3, "some words that wrap over lines when there are more of them " * 2, False, ("shared", 10)),
        (8, "1,234,567.89", False, ("natural", 8)),
        (8, "1,234,567.89", True, ("listed", 18)),
        (12, "neighbourhoods", False, ("listed", 10)),
    ],
)
def test_a_table_is_printed_as_wide_as_its_words_are(columns, word, large, expected):
    (block,) = fitted(table(columns, word), large=large)
    assert (block["print"]["kind"], block["print"]["size"]) == expected


def test_tables_in_quotes_and_lists_are_fitted_too():
    (quote,) = fitted([{"kind": "quote", "children": table(2, "x")}], large=False)
    (listed,) = fitted([{"kind": "list", "items": [table(2, "x")]}], large=False)
    assert [quote["children"][0]["print"]["kind"], listed["items"][0][0]["print"]["kind"]] == ["natural"] * 2
