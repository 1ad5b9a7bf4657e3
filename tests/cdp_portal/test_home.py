"""What needs me: gathered from every app, in the order of the day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cdp_portal.home import everything_that_needs
from tests.factories.meetings import ActionFactory
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def seat(sefton, max_):
    seat = SeatFactory(body=BodyFactory(partnership=sefton))
    SeatHolderFactory(seat=seat, user=max_)
    return seat


def test_late_comes_first_then_the_coming_week_then_later_and_what_has_no_day(seat, sefton, max_):
    today = timezone.localdate()
    for number, (text, days) in enumerate({"Week": 7, "Late": -1, "Later": 8, "Today": 0}.items(), 1):
        ActionFactory(owner_seat=seat, number=number, text=text, due_on=today + timedelta(days=days))
    ActionFactory(owner_seat=seat, number=9, text="No day", due_on=None)

    groups = everything_that_needs(max_, [sefton], today)

    assert [(group.heading, [need.text for need in group.needs]) for group in groups] == [
        ("Late", ["Late"]),
        ("In the next 7 days", ["Today", "Week"]),
        ("Later", ["Later", "No day"]),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_takes_the_same_queries_for_any_number_of_rows(rows, seat, max_, browse, django_assert_num_queries):
    for number in range(rows):
        ActionFactory(owner_seat=seat, number=number + 1, due_on=timezone.localdate())
    client = browse(max_)
    with django_assert_num_queries(12):
        client.get("/")
