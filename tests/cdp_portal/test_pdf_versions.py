"""How the pages of a later version are labelled, and what it tells of them."""

import json

import pytest

from cdp_portal.pdf import versions
from cdp_portal.pdf.layout import Change, Layout
from cdp_portal.pdf.versions import Found


def found(**pages):
    return [Found(key, "", key.title(), "authored", count) for key, count in pages.items()]


FIRST = versions.first(found(cover=1, contents=1, plan=3, needs=2, budget=2))


def labels_of(layout):
    return {part.key: " ".join(part.labels) for part in layout.parts}


def test_a_first_version_counts_from_one():
    assert labels_of(FIRST) == {"cover": "1", "contents": "2", "plan": "3 4 5", "needs": "6 7", "budget": "8 9"}
    assert (FIRST.total, FIRST.retired) == (9, ())


@pytest.mark.parametrize(
    ("pages", "labels", "retired"),
    [
        # a new part behind another
        (
            {"cover": 1, "contents": 1, "plan": 3, "late": 2, "needs": 2, "budget": 2},
            "1 2 3 4 5 5a 5b 6 7 8 9",
            (),
        ),
        # a change sheet behind the cover
        ({"cover": 1, "changes": 1, "contents": 1, "plan": 3, "needs": 2, "budget": 2}, "1 1a 2 3 4 5 6 7 8 9", ()),
        # one grew, and a new one behind it gets the next letter
        (
            {"cover": 1, "contents": 1, "plan": 4, "late": 1, "needs": 2, "budget": 2},
            "1 2 3 4 5 5a 5b 6 7 8 9",
            (),
        ),
        # one shrank, one went
        ({"cover": 1, "contents": 1, "plan": 2, "budget": 2}, "1 2 3 4 8 9", ("5", "6", "7")),
        # one moved: the fewest pages get new labels
        (
            {"cover": 1, "contents": 1, "budget": 2, "plan": 3, "needs": 2},
            "1 2 2a 2b 3 4 5 6 7",
            ("8", "9"),
        ),
    ],
)
def test_what_stays_keeps_its_labels(pages, labels, retired):
    layout = versions.following(FIRST, found(**pages))
    assert (" ".join(layout.labels), layout.retired, layout.total) == (labels, retired, 9)


def test_a_label_is_never_given_twice():
    second = versions.following(FIRST, found(cover=1, contents=1, plan=3, late=1, needs=2, budget=2))
    third = versions.following(second, found(cover=1, contents=1, plan=3, needs=2, budget=2))
    fourth = versions.following(third, found(cover=1, contents=1, plan=3, later=1, needs=2, budget=2))
    assert [layout.part(key).labels for layout, key in ((second, "late"), (fourth, "later"))] == [("5a",), ("5b",)]
    assert fourth.retired == ("5a",)


def test_the_changes_are_told_in_the_order_of_the_pages():
    after = versions.following(FIRST, found(cover=1, contents=1, plan=4, late=1, budget=1))
    told = versions.changes(FIRST, after, {"cover": {0}, "plan": {0, 1}})
    assert [change.sentence for change in told] == [
        "Replace page 1: Cover.",
        "Replace pages 3 to 4: Plan.",
        "Insert page 5a after page 5: Plan.",
        "Insert page 5b after page 5a: Late.",
        "Take out pages 6 to 7: Needs.",
        "Take out page 9: Budget.",
    ]


def test_a_part_that_moved_is_taken_out_and_put_in():
    after = versions.following(FIRST, found(cover=1, contents=1, budget=2, plan=3, needs=2))
    assert versions.changes(FIRST, after, {}) == (
        Change("new", "", "Budget", ("2a", "2b"), "2"),
        Change("removed", "", "Budget", ("8", "9")),
    )


def test_a_page_that_stays_keeps_what_its_foot_said():
    pages = found(cover=1, contents=1, plan=3, late=1, needs=2, budget=2)
    second = versions.following(FIRST, pages)
    second = versions.noted(FIRST, second, versions.changes(FIRST, second, {"cover": {0}}), 2)
    third = versions.following(second, pages)
    third = versions.noted(second, third, versions.changes(second, third, {"cover": {0}}), 3)
    told = [("1", "Version 3, replaces page 1"), ("5a", "Version 2, new page")]
    assert [pair for pair in zip(third.labels, third.notes, strict=True) if pair[1]] == told


def test_a_layout_survives_json():
    second = versions.following(FIRST, found(cover=1, contents=1, plan=2, late=1))
    assert Layout.from_data(json.loads(json.dumps(second.as_data()))) == second
