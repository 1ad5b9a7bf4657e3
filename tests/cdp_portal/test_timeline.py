import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cdp_portal.charts import NARROW_TIMELINE, WIDE_TIMELINE, Look, Milestone, Work, timeline, timeline_description
from cdp_portal.charts.timeline import cut
from cdp_portal.charts.timeline_places import Days, named_months, spanned
from tests.cdp_portal.svgs import description, found, size, smallest_letters, texts

TODAY = date(2026, 11, 28)
FORMS = [WIDE_TIMELINE, NARROW_TIMELINE]
WORKS = [
    Work(
        "Custody pathway",
        "On track",
        Look.SOLID,
        date(2026, 4, 1),
        date(2027, 3, 31),
        [Milestone("Recruit", date(2026, 7, 31), done=True), Milestone("Open", date(2026, 12, 15))],
        "Supply",
    ),
    Work(
        "Pilot", "Late", Look.CROSSES, None, date(2026, 9, 30), [Milestone("Protocol", date(2026, 8, 1))], "Treatment"
    ),
    Work("School training", "Not started", Look.HOLLOW, group="Treatment"),
]


def test_it_says_every_day_in_words():
    assert timeline_description(WORKS, TODAY) == (
        "Today is 28 November 2026. "
        "Supply: Custody pathway: On track, due 31 March 2027, from 1 April 2026. "
        "Milestones: Recruit, done, 31 July 2026; Open, 15 December 2026. "
        "Treatment: Pilot: Late, due 30 September 2026. Milestones: Protocol, 1 August 2026. "
        "Treatment: School training: Not started, no due date."
    )


@pytest.mark.parametrize("form", FORMS)
def test_states_stand_in_words_beside_the_bars(form):
    drawn = timeline("t1", "Plan", WORKS, TODAY, form)
    wanted = [
        "Supply", "Custody pathway", "On track, due 31 March 2027", "Next: Open, 15 December 2026",
        "Treatment", "Pilot", "Late, due 30 September 2026", "Overdue: Protocol, 1 August 2026",
        "School training", "Not started, no due date",
    ]  # fmt: skip
    assert [words for words in texts(drawn) if words in wanted] == wanted
    assert "Today, 28 November 2026" in texts(drawn)
    assert description(drawn) == timeline_description(WORKS, TODAY)


def test_bars_lie_between_their_days():
    drawn = timeline("t1", "Plan", WORKS, TODAY)
    days = Days(*spanned(WORKS, TODAY), WIDE_TIMELINE.beside + 8, WIDE_TIMELINE.width - 10)
    bars = [node for node in found(drawn, "rect", height="16") if float(node.get("width")) != 34]
    assert [(float(bar.get("x")), float(bar.get("width"))) for bar in bars] == [
        (pytest.approx(days(start), abs=0.1), pytest.approx(days(end) - days(start), abs=0.1))
        for start, end in ((date(2026, 4, 1), date(2027, 3, 31)), (date(2026, 4, 1), date(2026, 9, 30)))
    ]


def test_each_state_has_a_filling_of_its_own():
    works = [Work(look.value, look.value, look, due_on=TODAY) for look in Look]
    drawn = timeline("t1", "Plan", works, TODAY)
    keys = texts(drawn)[-len(Look) :]
    assert keys == [look.value for look in Look]
    assert len(found(drawn, "rect", stroke_dasharray="4 3")) == 2
    assert sorted(re.findall(r'fill="url\(#(t1-\w+)\)"', drawn)) == ["t1-crosses"] * 2 + ["t1-stripes"] * 2


@pytest.mark.parametrize("form", FORMS)
def test_letters_can_be_read_at_the_width_they_are_shown_at(form):
    drawn = timeline("t1", "Plan", WORKS, TODAY, form)
    shown_at = 345 if form is NARROW_TIMELINE else 709  # a phone, and where the page changes to the wide form
    assert smallest_letters(drawn) * min(1, shown_at / size(drawn)[0]) >= 12


def test_a_long_text_takes_three_lines_and_ends_with_an_ellipsis():
    lines = cut("word " * 60, 200, 16, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert cut("word", 200, 16, 3) == ["word"]


@pytest.mark.parametrize("form", FORMS)
def test_no_work_at_all(form):
    assert description(timeline("t1", "Plan", [], TODAY, form)) == "Today is 28 November 2026."


def test_the_axis_covers_whole_quarters():
    assert spanned(WORKS, TODAY) == (date(2026, 4, 1), date(2027, 4, 1))
    assert spanned([], date(2026, 12, 31)) == (date(2026, 10, 1), date(2027, 1, 1))


def test_months_are_named_as_often_as_there_is_room():
    days = Days(date(2026, 4, 1), date(2027, 4, 1), 0, 1200)
    assert [name for _, name in named_months(days, 250)] == ["Apr 2026", "Jul 2026", "Oct 2026", "Jan 2027"]
    assert [name for _, name in named_months(days, 700)] == ["Apr 2026"]


some_days = st.dates(date(2000, 1, 1), date(2090, 1, 1))


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(some_days, st.integers(0, 4000), some_days), max_size=6), some_days, st.sampled_from(FORMS))
def test_everything_stays_in_the_picture(rows, today, form):
    works = [
        Work("Do it", "On track", Look.SOLID, start, start + timedelta(days=length), [Milestone("M", due)], "G")
        for start, length, due in rows
    ]
    drawn = timeline("t1", "Plan", works, today, form)
    width, height = size(drawn)
    for node in found(drawn, "text") + found(drawn, "rect"):
        if node.get("y"):
            assert 0 <= float(node.get("x")) <= width
            assert 0 <= float(node.get("y")) <= height
