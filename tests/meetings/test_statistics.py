"""Attendance over a period: what counts, and the page that shows it."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from meetings.statistics import Period, periods, statistics
from tests.factories.meetings import AttendanceFactory, MeetingFactory, at
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory

YEAR = Period("2023-24", "Financial year 2023-24", date(2023, 4, 1), date(2024, 4, 1))


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Partnership board", quorum=1)


def met(board, *when, status="held", **states):
    """A meeting; `states` by seat: `met(board, 2023, 6, 7, a=(seat, "present"))`."""
    meeting = MeetingFactory(body=board, starts_at=at(*when, 14), status=status)
    for seat, state in states.values():
        AttendanceFactory(meeting=meeting, seat=seat, state=state)
    return meeting


def test_each_seat_is_counted_over_the_meetings_held_while_it_was_in_force(board):
    old, new, silent = (SeatFactory(body=board, post_title=title) for title in ("Old", "New", "Silent"))
    type(new).objects.filter(pk=new.pk).update(starts_on=date(2023, 9, 1))
    met(board, 2023, 3, 31, a=(old, "present"))  # the year before
    met(board, 2023, 6, 7, a=(old, "present"), b=(silent, "absent"))
    met(board, 2023, 9, 6, a=(old, "substitute"), b=(new, "apologies"), c=(silent, "absent"))
    met(board, 2023, 10, 4, status="cancelled", a=(old, "absent"))
    met(board, 2023, 12, 6, a=(new, "present"), b=(silent, "apologies"))
    met(board, 2024, 4, 1, a=(old, "absent"))  # the year after

    found = statistics(board, YEAR)

    rows = {
        one.seat.post_title: (
            one.meetings,
            one.present,
            one.substitute,
            one.apologies,
            one.absent,
            one.not_recorded,
            one.rate,
        )
        for one in found.seats
    }
    assert rows == {
        "Old": (3, 1, 1, 0, 0, 1, Decimal("100.0")),
        "New": (2, 1, 0, 1, 0, 0, Decimal("50.0")),
        "Silent": (3, 0, 0, 1, 2, 0, Decimal("0.0")),
    }
    assert [one.seat.post_title for one in found.never_came] == ["Silent"]
    assert [(meeting.held_on.month, count.present, count.seats) for meeting, count in found.meetings] == [
        (12, 1, 2),
        (9, 1, 3),
        (6, 1, 2),
    ]
    assert found.rate == Decimal("42.9")


def test_periods_are_the_last_twelve_months_and_the_years_of_meetings():
    found = periods(date(2024, 2, 29), [date(2022, 6, 1), date(2023, 4, 1), date(2023, 3, 31)])
    assert [(one.key, one.start, one.end) for one in found] == [
        ("12-months", date(2023, 2, 28), date(2024, 3, 1)),
        ("2023-24", date(2023, 4, 1), date(2024, 4, 1)),
        ("2022-23", date(2022, 4, 1), date(2023, 4, 1)),
    ]


def test_the_page_and_its_file(board, max_, charlie, browse):
    seat = SeatFactory(body=board, post_title="Director")
    met(board, 2023, 6, 7, a=(seat, "absent"))
    address = reverse("attendance_list", args=["sefton"])
    asked = {"body": board.pk, "period": "2023-24"}
    page = browse(max_).get(address, asked).content.decode()
    assert "1 meeting held: 0.0% of seats came." in page
    assert "Never came" not in page  # of one meeting nobody can be said never to come

    met(board, 2023, 9, 6, a=(seat, "absent"))
    page = browse(max_).get(address, asked).content.decode()
    assert "Never came" in page
    assert "Not quorate" in page
    text = browse(max_).get(address, asked | {"format": "csv"}).content.decode("utf-8-sig")
    assert f"{seat}" in text.replace('"', "")
    assert browse(max_).get(address, asked | {"format": "ods"}).content[:2] == b"PK"
    assert browse(charlie).get(address).status_code == 404
    assert browse(max_).post(address).status_code == 405


def test_what_is_asked_wrongly_shows_the_last_twelve_months(board, max_, browse):
    met(board, 2023, 6, 7)
    page = browse(max_).get(reverse("attendance_list", args=["sefton"]), {"body": "x", "period": "1066"})
    assert page.context["period"].key == "12-months"
    assert "This body held no meeting in this period." in page.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_the_same_queries_for_any_number_of_meetings(rows, board, max_, browse, django_assert_num_queries):
    for month in range(rows):
        met(board, 2023, 6 + month, 7, a=(SeatFactory(body=board), "present"))
    client = browse(max_)
    with django_assert_num_queries(8):
        client.get(reverse("attendance_list", args=["sefton"]), {"body": board.pk, "period": "2023-24"})
