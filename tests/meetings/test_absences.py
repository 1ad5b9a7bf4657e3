from datetime import UTC, date, datetime

import pytest

from meetings.absences import absences
from members.models import Seat
from tests.factories.meetings import AttendanceFactory, MeetingFactory
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton)


def meeting(board, month: int, status="held"):
    return MeetingFactory(body=board, starts_at=datetime(2024, month, 5, 14, tzinfo=UTC), status=status)


def told(day=DAY) -> list[tuple[str, str]]:
    return [(one.seat.post_title, one.words) for one in absences(Seat.objects.all(), day)]


def record(seat, meetings, *states: str) -> None:
    for one, state in zip(meetings, states, strict=True):
        AttendanceFactory(meeting=one, seat=seat, state=state)


def test_meetings_missed_in_a_row_since_the_last_one_attended(board):
    meetings = [meeting(board, month) for month in (1, 2, 3, 4)]
    record(SeatFactory(body=board, post_title="Never"), meetings, "absent", "apologies", "absent", "absent")
    record(SeatFactory(body=board, post_title="No more"), meetings, "absent", "present", "apologies", "absent")
    record(SeatFactory(body=board, post_title="By substitute"), meetings, "absent", "absent", "absent", "substitute")
    record(SeatFactory(body=board, post_title="Once away"), meetings, "present", "present", "present", "apologies")
    SeatFactory(body=board, post_title="Not expected")
    assert told() == [
        (
            "Never",
            "Has not come to any of the last 4 meetings, since 5 January 2024. Has never come to one on record.",
        ),
        ("No more", "Has not come to any of the last 2 meetings, since 5 March 2024. Last came on 5 February 2024."),
    ]


def test_cancelled_meetings_and_later_ones_do_not_count(board):
    seat = SeatFactory(body=board)
    meetings = [meeting(board, 1), meeting(board, 2, "cancelled"), meeting(board, 3, "planned"), meeting(board, 6)]
    record(seat, meetings, "absent", "absent", "absent", "absent")
    assert told() == []
    assert [words for _, words in told(date(2024, 6, 5))] == [
        "Has not come to any of the last 2 meetings, since 5 January 2024. Has never come to one on record."
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_one_query_whatever_the_number(rows, board, django_assert_num_queries):
    meetings = [meeting(board, 1), meeting(board, 2)]
    for _ in range(rows):
        record(SeatFactory(body=board), meetings, "absent", "absent")
    with django_assert_num_queries(1):
        assert len(told()) == rows
