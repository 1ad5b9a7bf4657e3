"""The items with which an agenda begins."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from meetings.actions.agenda import start_agenda
from meetings.models import StandingItem, StandingOrders, orders_of
from meetings.standing import standing_items
from tests.factories.meetings import MeetingFactory, StandingItemFactory, StandingOrdersFactory, at
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def body(sefton):
    return BodyFactory(partnership=sefton)


def test_a_body_without_standing_orders_has_the_usual_ones(body):
    orders = orders_of(body)

    assert orders.pk is None
    assert (orders.papers_due_days, orders.numbers_minutes, orders.minute_year_starts_month) == (5, False, 5)


def test_its_own_standing_orders_hold(body):
    StandingOrdersFactory(body=body, numbers_minutes=True, first_minute_number=771)

    assert orders_of(body).first_minute_number == 771


@pytest.mark.parametrize("fields", [{"minute_year_starts_month": 13}, {"first_minute_number": 0}])
def test_impossible_orders_are_refused(fields, body):
    orders = StandingOrdersFactory(body=body)
    with pytest.raises(ValidationError):
        StandingOrders(body=body, partnership=body.partnership, **fields).full_clean(exclude=["body"])
    with pytest.raises(IntegrityError), transaction.atomic():
        StandingOrders.objects.filter(pk=orders.pk).update(**fields)


@pytest.mark.parametrize("fields", [{"release_class": "restricted"}, {"paper_state": "urgent"}])
def test_what_is_closed_or_urgent_is_said_at_the_meeting_not_before(fields, body):
    item = StandingItemFactory(body=body)
    with pytest.raises(IntegrityError), transaction.atomic():
        StandingItem.objects.filter(pk=item.pk).update(**fields)


def test_the_standard_items_stand_in_for_a_body_without_its_own(body):
    assert [(item.title, item.carries) for item in standing_items(body) if item.carries] == [
        ("Minutes of the last meeting", "minutes"),
        ("Matters arising", "matters_arising"),
        ("Action log", "action_log"),
        ("Next meeting", "next_meeting"),
    ]


def test_an_agenda_begins_with_the_standing_items_of_its_body(body, bea):
    chair, gone = SeatFactory(body=body), SeatFactory(body=body, ends_on=date(2023, 6, 1))
    StandingItemFactory(body=body, title="Welcome", lead_seat=chair, minutes_allotted=5, release_class="public")
    StandingItemFactory(body=body, title="Log", lead_seat=gone, carries="action_log", paper_state="expected")
    StandingItemFactory(body=body, title="Late actions", indented=True)
    meeting = MeetingFactory(body=body, starts_at=at(2023, 12, 6, 14))

    assert start_agenda(meeting=meeting, by=bea) is True

    names = (
        "position",
        "title",
        "lead_seat",
        "minutes_allotted",
        "release_class",
        "carries",
        "paper_state",
        "indented",
    )
    assert list(meeting.items.values_list(*names)) == [
        (1, "Welcome", chair.pk, 5, "public", "", "none", False),
        (2, "Log", None, None, "member", "action_log", "expected", False),
        (3, "Late actions", None, None, "member", "", "none", True),
    ]
