"""What the return and the home page read of meetings."""

from datetime import date
from decimal import Decimal

import pytest

from accounts.roles import Role
from cdp_portal.periods import Quarter
from meetings import reporting
from tests.conftest import person
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    MeetingFactory,
    at,
)
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory

Q3 = Quarter(2023, 3)
DAY = date(2023, 12, 10)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board")


def held(board, *when, states=()):
    meeting = MeetingFactory(body=board, starts_at=at(*when), status="held")
    for state in states:
        AttendanceFactory(meeting=meeting, state=state)
    return meeting


def test_the_quarter_counts_what_was_held_in_it(board, sefton, thurrock):
    held(board, 2023, 10, 1, 0, 30, states=("present", "substitute", "apologies"))
    meeting = held(board, 2023, 12, 31, 23, states=("present", "absent", "absent", "absent"))
    held(board, 2023, 9, 30, 23, states=("absent",))  # the day before, in London
    held(board, 2024, 1, 1, 9, states=("absent",))
    MeetingFactory(body=board, starts_at=at(2023, 11, 1, 14), status="planned")
    cancelled = MeetingFactory(body=board, starts_at=at(2023, 11, 2, 14), status="cancelled")
    AttendanceFactory(meeting=cancelled, state="absent")
    held(BodyFactory(partnership=thurrock), 2023, 11, 1, 14, states=("absent",))
    DecisionFactory(meeting=meeting, number=1)

    found = reporting.figures_for(sefton, Q3)

    assert (found.held, found.cancelled, found.planned, found.decisions) == (2, 1, 1, 1)
    assert [(one.date, one.status, one.present, one.seats, one.rate) for one in found.meetings] == [
        (date(2023, 10, 1), "Held", 2, 3, Decimal("66.7")),
        (date(2023, 11, 1), "Planned", 0, 0, None),
        (date(2023, 11, 2), "Cancelled", 0, 0, None),
        (date(2023, 12, 31), "Held", 1, 4, Decimal("25.0")),
    ]
    assert found.attendance_rate == Decimal("42.9")
    assert found.meetings[0].url == "/partnerships/sefton/meetings/2023-10-01/"


def test_meetings_of_a_board_one_reports_to_are_not_counted(sefton):
    parent = BodyFactory(partnership=sefton, kind="hwb")
    MeetingFactory(body=parent, starts_at=at(2023, 12, 6, 14), status="held")
    assert reporting.figures_for(sefton, Quarter(2023, 3)).held == 0


def test_nothing_recorded_is_not_zero_per_cent(sefton):
    assert reporting.figures_for(sefton, Q3).attendance_rate is None


def test_actions_are_counted_as_at_the_last_day_of_the_quarter(board, sefton):
    seat = SeatFactory(body=board)
    rows = [
        {"due_on": date(2023, 12, 1)},  # open and overdue
        {"due_on": date(2023, 12, 31)},  # due on the last day: not overdue yet
        {"due_on": None},
        {"due_on": date(2023, 11, 1), "status": "done", "closed_on": date(2023, 12, 31)},
        {"due_on": date(2023, 11, 1), "status": "done", "closed_on": date(2024, 1, 1)},  # was open and overdue then
        {"due_on": None, "status": "dropped", "closed_on": date(2023, 9, 30)},
        {"due_on": None, "meeting": MeetingFactory(body=board, starts_at=at(2024, 1, 10, 14))},  # raised later
    ]
    for number, row in enumerate(rows, start=1):
        ActionFactory(owner_seat=seat, number=number, **row)

    found = reporting.figures_for(sefton, Q3)

    assert (found.actions_open, found.actions_overdue, found.actions_closed) == (4, 2, 1)


@pytest.mark.parametrize("meetings", [1, 3])
def test_figures_take_constant_queries(meetings, board, sefton, django_assert_num_queries):
    for day in range(meetings):
        held(board, 2023, 11, day + 1, 14, states=("present", "absent"))
    with django_assert_num_queries(4):
        reporting.figures_for(sefton, Q3)


def needs(user, *partnerships):
    return [(need.kind, need.text, need.late) for need in reporting.needs(user, partnerships, DAY)]


def test_a_member_is_told_of_the_open_actions_of_the_seats_they_hold(board, sefton, max_):
    seat, other = SeatFactory.create_batch(2, body=board)
    SeatHolderFactory(seat=seat, user=max_)
    ActionFactory(owner_seat=seat, number=1, text="Late", due_on=date(2023, 12, 9))
    ActionFactory(owner_seat=seat, number=2, text="Coming", due_on=date(2023, 12, 10))
    ActionFactory(owner_seat=seat, number=3, text="Done", status="done", closed_on=DAY)
    ActionFactory(owner_seat=seat, number=4, text="Secret", release_class="restricted")
    ActionFactory(owner_seat=other, number=5, text="Of another", due_on=date(2023, 1, 1))
    MeetingFactory(body=board, starts_at=at(2023, 12, 20, 14))

    assert needs(max_, sefton) == [("Action", "Late", True), ("Action", "Coming", False)]


def test_the_officer_is_told_of_late_actions_and_the_next_meeting_of_each_body(board, sefton, bea):
    seat = SeatHolderFactory(seat__body=board).seat
    ActionFactory(owner_seat=seat, number=1, text="Late", due_on=date(2023, 12, 1))
    ActionFactory(owner_seat=seat, number=2, text="Not late", due_on=date(2024, 12, 1))
    for when in ((2023, 12, 6, 14), (2023, 12, 20, 14), (2024, 3, 6, 14)):
        MeetingFactory(body=board, starts_at=at(*when))

    assert needs(bea, sefton) == [
        ("Action", "Late", True),
        ("Meeting", "Record who attended: Partnership board, 6 December 2023 at 2pm", True),
        ("Meeting", "Publish the papers: Partnership board, 20 December 2023", False),
        ("Meeting", "Prepare the meeting: Partnership board, 20 December 2023 at 2pm", False),
    ]


def test_a_national_reader_needs_nothing(board, sefton, nat):
    ActionFactory(owner_seat=SeatFactory(body=board), number=1, due_on=date(2023, 12, 1))
    MeetingFactory(body=board, starts_at=at(2023, 12, 20, 14))
    assert needs(nat, sefton) == []


def test_needs_take_constant_queries_for_many_partnerships(board, sefton, thurrock, django_assert_num_queries):
    user = person("both", Role.BOARD_OFFICER, sefton)
    for partnership in (sefton, thurrock):
        body = BodyFactory(partnership=partnership)
        hidden = AgendaItemFactory(meeting__body=body, meeting__starts_at=at(2023, 12, 21, 14))
        ActionFactory(owner_seat=SeatFactory(body=body), number=1, item=hidden, due_on=date(2023, 12, 1))
    assert len(user.current_roles) == 1
    with django_assert_num_queries(3):
        reporting.needs(user, [sefton, thurrock], DAY)
