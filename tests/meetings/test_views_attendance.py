"""Attendance on one screen: substitutes by name, guests without a seat, everybody present to start from."""

import pytest
from django.urls import reverse

from meetings.models import Attendance
from tests.factories.meetings import MeetingFactory, at
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def meeting(sefton):
    body = BodyFactory(partnership=sefton, quorum=2)
    return MeetingFactory(body=body, starts_at=at(2023, 12, 6, 14))


@pytest.fixture
def seats(meeting):
    return [a_seat(meeting, letter) for letter in "ABC"]


def a_seat(meeting, letter: str):
    """A seat whose place in the list follows from its letter, not from how many were made before it."""
    return SeatFactory(body=meeting.body, post_title=f"Director {letter}", organisation__name=f"Partner {letter}")


@pytest.fixture
def address(meeting):
    return reverse("attendance_edit", args=["sefton", meeting.slug])


def test_a_substitute_has_a_name_or_post(meeting, seats, address, bea, browse):
    data = {"row_version": meeting.row_version, f"state-{seats[0].pk}": "substitute", f"state-{seats[1].pk}": "present"}
    client = browse(bea)
    page = client.post(address, data).content.decode()

    assert f"Enter the name or post of who came for {seats[0]}" in page
    assert "Not quorate" not in page
    assert not Attendance.objects.exists()

    client.post(address, data | {f"who-{seats[0].pk}": "Deputy director"})
    assert list(Attendance.objects.order_by("seat").values_list("state", "who")) == [
        ("substitute", "Deputy director"),
        ("present", ""),
    ]


def test_everybody_present_is_a_start_and_saves_nothing(meeting, seats, address, bea, browse):
    for seat in (*seats, a_seat(meeting, "D")):
        SeatHolderFactory(seat=seat, starts_on=None)
    SeatFactory(body=meeting.body, post_title="Vacant", organisation__name="Partner E")
    data = {"row_version": meeting.row_version, f"state-{seats[0].pk}": "apologies", "guests": "Clerk", "everyone": "1"}
    response = browse(bea).post(address, data)

    chosen = [row.state.value() for row in response.context["form"].rows]
    assert chosen == ["apologies", "present", "present", "present", None]
    assert "Quorate: 3 voting members came and 2 are needed." in response.content.decode()
    assert "Clerk" in response.content.decode()
    assert not Attendance.objects.exists()


def test_guests_are_kept_and_do_not_count(meeting, seats, address, bea, browse):
    data = {
        "row_version": meeting.row_version,
        f"state-{seats[0].pk}": "present",
        "guests": " Clerk, Sefton Council \r\n\r\nResearcher, University",
    }
    page = browse(bea).post(address, data, follow=True).content.decode()

    meeting.refresh_from_db()
    assert meeting.in_attendance == "Clerk, Sefton Council\nResearcher, University"
    assert "Not quorate: 1 voting member came and 2 are needed." in page
    assert "Researcher, University" in page


def test_a_guest_of_a_thousand_characters_is_refused_and_stays(meeting, seats, address, bea, browse):
    page = browse(bea).post(address, {"row_version": meeting.row_version, "guests": "x" * 1000}).content.decode()
    assert "Each line must be 150 characters or fewer" in page
    assert "x" * 1000 in page
