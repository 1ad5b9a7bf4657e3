"""Numbers and times of the agenda; attendance in words."""

from decimal import Decimal

import pytest

from meetings import agenda, quorum
from meetings.models import AgendaItem, Attendance, Meeting
from members.models import Seat
from tests.factories.meetings import at


def meeting(**fields):
    return Meeting(starts_at=at(2023, 12, 6, 14), **{"ends_at": at(2023, 12, 6, 16)} | fields)


def item(minutes=None, **fields):
    return AgendaItem(title="Item", minutes_allotted=minutes, **fields)


def test_items_are_numbered_and_parts_take_the_number_of_their_whole():
    items = [item(), item(), item(indented=True), item(indented=True), item()]

    assert [line.number for line in agenda.lines(meeting(), items)] == ["1", "2", "2.1", "2.2", "3"]


def test_a_first_item_that_is_part_of_nothing_stands_alone():
    assert [line.number for line in agenda.lines(meeting(), [item(indented=True), item(indented=True)])] == ["1", "1.1"]


def test_each_item_starts_when_the_ones_before_have_taken_their_minutes():
    lines = agenda.lines(meeting(), [item(5), item(25), item(), item(45)])

    assert [line.time_text for line in lines] == ["2pm", "2:05pm", "2:30pm", "2:30pm"]


def test_without_minutes_there_are_no_times():
    assert [line.time_text for line in agenda.lines(meeting(), [item(), item()])] == ["", ""]


@pytest.mark.parametrize(
    ("minutes", "sentence", "overruns"),
    [
        (135, "The items end at 4:15pm, 15 minutes after the meeting is due to end.", True),
        (60, "The items end at 3pm, 1 hour before the meeting is due to end.", False),
        (119, "The items end at 3:59pm, 1 minute before the meeting is due to end.", False),
        (120, "The items end at 4pm, when the meeting is due to end.", False),
        (None, "", False),
    ],
)
def test_the_clock_says_whether_the_items_fit(minutes, sentence, overruns):
    assert agenda.end_in_words(meeting(), [item(minutes)]) == sentence
    assert agenda.overruns(meeting(), [item(minutes)]) is overruns


def test_a_meeting_without_an_end_cannot_overrun():
    assert agenda.end_in_words(meeting(ends_at=None), [item(30)]) == "The items end at 2:30pm."
    assert agenda.overruns(meeting(ends_at=None), [item(600)]) is False


def attended(*states, voting=True):
    return [Attendance(state=state, seat=Seat(voting=voting)) for state in states]


def test_substitutes_have_come_and_only_voting_seats_count_for_the_quorum():
    found = quorum.count(
        attended("present", "substitute", "apologies", "absent") + attended("present", voting=False), 2
    )

    assert (found.present, found.apologies, found.absent, found.seats) == (3, 1, 1, 5)
    assert found.voting_came == 2
    assert found.rate == Decimal("60.0")
    assert found.sentence == "Quorate: 2 voting members came and 2 are needed."


def test_too_few_voting_members_are_not_a_quorum():
    found = quorum.count(attended("present", "apologies"), 3)

    assert found.is_quorate is False
    assert found.sentence == "Not quorate: 1 voting member came and 3 are needed."


def test_unknown_is_not_zero():
    assert quorum.count([], 3).rate is None
    assert quorum.count([], 3).is_quorate is None
    assert quorum.count([], 3).sentence == "Attendance is not recorded."
    assert quorum.count(attended("present"), None).sentence == "1 voting member came. The body has no quorum on record."


def test_rates_round_half_up():
    assert quorum.percent(1, 16) == Decimal("6.3")
    assert quorum.percent(2, 3) == Decimal("66.7")
