"""What changed between two texts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.comparison import Kind, compare, paragraphs

OLD = """# Purpose

The board brings partners together.

- It meets quarterly.
- It reports to the council.

It is chaired by the director."""
NEW = """# Purpose

The board brings partners together.

- It meets every month.
- It reports to the council.

Papers are published five days before.

It is chaired by the director."""


def joined(comparison, *kinds: Kind) -> list[str]:
    """The paragraphs made of parts of these kinds."""
    texts = [" ".join(part.text for part in block.parts if part.kind in kinds) for block in comparison.blocks]
    return [text for text in texts if text]


def test_paragraphs_are_told_apart_by_what_became_of_them():
    found = compare(OLD, NEW)
    assert [(block.kind, [(part.kind, part.text) for part in block.parts]) for block in found.blocks] == [
        ("kept", [("kept", "Purpose")]),
        ("kept", [("kept", "The board brings partners together.")]),
        ("changed", [("kept", "- It meets"), ("removed", "quarterly."), ("added", "every month.")]),
        ("kept", [("kept", "- It reports to the council.")]),
        ("added", [("added", "Papers are published five days before.")]),
        ("kept", [("kept", "It is chaired by the director.")]),
    ]
    assert found.words == "changes 1 paragraph, adds 1 and removes none"
    assert [(run.kept, len(run.blocks)) for run in found.runs] == [
        (True, 2),
        (False, 1),
        (True, 1),
        (False, 1),
        (True, 1),
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("", "", "changes no paragraphs, adds none and removes none"),
        ("One.", "", "changes no paragraphs, adds none and removes 1"),
        ("", "One.\n\nTwo.", "changes no paragraphs, adds 2 and removes none"),
        ("Wholly other words.", "Nothing in common here.", "changes no paragraphs, adds 1 and removes 1"),
    ],
)
def test_the_count_in_words(old, new, words):
    assert compare(old, new).words == words


def test_spaces_and_line_breaks_do_not_count():
    assert compare("One  two\nthree.\n\n\n", "One two three.").is_same


def test_marks_of_headings_and_bold_words_do_not_count():
    assert compare("# One\n\ntwo three", "## One\n\ntwo **three**").is_same


def test_a_removed_paragraph_before_a_changed_one_stays_in_its_place():
    found = compare("Alpha beta.\n\nThe quorum is four members.", "The quorum is five members.")
    assert [block.kind for block in found.blocks] == ["removed", "changed"]


texts = st.lists(
    st.text(alphabet="ab c.\n-#1|\t", max_size=30) | st.sampled_from(["Same words here.", "The same words here."]),
    max_size=8,
).map("\n\n".join)


@given(texts, texts)
def test_nothing_is_lost(old, new):
    found = compare(old, new)
    assert joined(found, Kind.KEPT, Kind.ADDED) == paragraphs(new)
    assert joined(found, Kind.KEPT, Kind.REMOVED) == paragraphs(old)


@given(texts)
def test_a_text_is_the_same_as_itself(text):
    assert compare(text, text).is_same


def test_huge_texts_are_compared_in_a_moment():
    old = "\n\n".join(f"Paragraph {number} of the text says the same." for number in range(1500))
    long = "the word and " * 8000
    began = time.monotonic()
    assert not compare(old, old.replace("same", "other")).is_same
    assert not compare(long, long + "end").is_same
    assert time.monotonic() - began < 5
