"""Where a partnership stands with a milestone on a day, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.milestones import Standing, in_words, standings
from tests.factories.partnerships import MilestoneFactory, MilestoneProgressFactory

DAY = date(2024, 6, 1)


def asked(**facts):
    return MilestoneFactory.build(**{"pk": 1, "due_on": date(2022, 9, 30), "recurs_months": 12, **facts})


def round_(cycle: int = 1, **facts):
    return MilestoneProgressFactory.build(partnership=None, milestone=None, milestone_id=1, cycle=cycle, **facts)


def stand(*rounds, day: date = DAY, **facts) -> Standing:
    [found] = standings([asked(**facts)], rounds, day)
    return found


@pytest.mark.parametrize(
    ("rounds", "label", "next_due_on", "late"),
    [
        ([], "Not started", date(2022, 9, 30), True),
        ([{"state": "in_progress"}], "In progress", date(2022, 9, 30), True),
        ([{"state": "in_progress", "due_on": date(2024, 6, 1)}], "In progress", date(2024, 6, 1), False),
        ([{"state": "in_progress", "begun_on": date(2024, 6, 2)}], "Not started", date(2022, 9, 30), True),
        ([{"state": "done"}], "Done", None, False),
        ([{"state": "accepted", "achieved_on": DAY}], "Done and accepted", date(2025, 6, 1), False),
        ([{"state": "done", "achieved_on": date(2023, 5, 31)}], "Done", date(2024, 5, 31), True),
        ([{"state": "done", "achieved_on": DAY + timedelta(days=1)}], "Not done yet", date(2022, 9, 30), True),
        ([{"state": "done", "achieved_on": date(2023, 1, 1), "recurs_months": 0}], "Done", None, False),
        ([{"state": "done", "achieved_on": date(2023, 12, 31), "recurs_months": 6}], "Done", date(2024, 6, 30), False),
    ],
)
def test_one_round(rounds, label, next_due_on, late):
    found = stand(*[round_(**facts) for facts in rounds])
    assert (found.state_label, found.next_due_on, found.late) == (label, next_due_on, late)


def test_the_newest_round_by_the_day_and_those_before_it():
    first = round_(state="done", achieved_on=date(2022, 9, 1))
    second = round_(2, state="done", achieved_on=date(2023, 9, 1), begun_on=date(2023, 6, 1))
    third = round_(3, state="in_progress", begun_on=date(2024, 6, 1))
    found = [
        (one.current, one.earlier, one.done, one.next_due_on)
        for day in (date(2022, 8, 1), date(2023, 5, 31), date(2023, 6, 1), date(2024, 5, 31), date(2024, 6, 1))
        for one in [stand(third, first, second, day=day)]
    ]
    assert found == [
        (first, (), False, date(2022, 9, 30)),
        (first, (), True, date(2023, 9, 1)),
        (second, (first,), False, date(2023, 9, 1)),
        (second, (first,), True, date(2024, 9, 1)),
        (third, (second, first), False, date(2024, 9, 1)),
    ]


def test_evidence_of_what_was_done_later_is_not_told():
    report = round_(state="done", achieved_on=DAY, evidence="Minute", evidence_url="https://example.org/minute")
    told = [
        (one.evidence, one.evidence_url) for day in (DAY, DAY - timedelta(days=1)) for one in [stand(report, day=day)]
    ]
    assert told == [("Minute", "https://example.org/minute"), ("", "")]


def test_where_nobody_keeps_the_entry_what_was_not_reported_is_not_known():
    reported, silent = standings([asked(), asked(pk=2)], [round_(state="in_progress")], DAY, kept=False)
    assert (reported.state_label, reported.late) == ("In progress", True)
    assert (silent.state_label, silent.late, silent.soon, silent.known) == ("Not known", False, False, False)
    assert in_words([silent]) == "0 of 1 done. Of 1 nothing is known."


def test_due_soon_is_within_thirty_days():
    told = [stand(day=date(2022, 9, 30) - timedelta(days=days)).soon for days in (31, 30, 0, -1)]
    assert told == [False, True, True, False]


def test_the_position_in_words():
    done = stand(round_(state="done", achieved_on=DAY))
    assert in_words([done, stand(), stand()]) == "1 of 3 done. 2 are late."
    assert in_words([stand(day=date(2022, 9, 1))]) == "0 of 1 done. 1 is due within 30 days."
    again = stand(round_(state="done", achieved_on=date(2023, 1, 1)))
    assert in_words([again, stand()]) == "1 of 2 done. 1 is late and the next round of 1 is late."
    assert in_words([done]) == "1 of 1 done. Nothing is late."


days = st.dates(date(2022, 1, 1), date(2025, 1, 1))


@given(
    st.lists(st.tuples(st.sampled_from(["done", "in_progress"]), st.none() | days, st.none() | days), max_size=4), days
)
def test_nothing_of_a_later_day_is_ever_told(facts, day):
    rounds = [
        round_(number, state=state, begun_on=begun_on, achieved_on=achieved_on if state == "done" else None)
        for number, (state, begun_on, achieved_on) in enumerate(facts, 1)
    ]
    found = stand(*rounds, day=day)
    assert found.achieved_on is None or found.achieved_on <= day
    assert all(one.is_done and (one.achieved_on is None or one.achieved_on <= day) for one in found.earlier)
    assert not (found.done and found.current.achieved_on and found.current.achieved_on > day)
