"""Minute numbers run on through the year of a body that wants them."""

import pytest
from django.urls import reverse

from meetings.models import Minute
from meetings.numbering import numbers_for
from tests.factories.meetings import AgendaItemFactory, MeetingFactory, MinuteFactory, StandingOrdersFactory, at
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def board(sefton):
    body = BodyFactory(partnership=sefton)
    StandingOrdersFactory(body=body, numbers_minutes=True, minute_year_starts_month=5, first_minute_number=771)
    return body


def minuted(board, *when, minutes=2):
    meeting = MeetingFactory(body=board, starts_at=at(*when, 14), status="held")
    MinuteFactory.create_batch(minutes, item__meeting=meeting)
    return meeting


def numbers(meeting):
    return list(numbers_for(meeting).values())


def approve(meeting, at_meeting, client):
    address = reverse("minute_approve", args=["sefton", meeting.slug])
    return client.post(address, {"at": at_meeting.pk}, follow=True)


def test_numbers_follow_the_agenda_and_the_drafts_before(board):
    first, second = minuted(board, 2023, 6, 7), minuted(board, 2023, 9, 6)
    AgendaItemFactory(meeting=first, title="Not minuted")
    assert (numbers(first), numbers(second)) == ([771, 772], [773, 774])


def test_approval_fixes_them_and_the_year_begins_anew(board, bea, browse):
    first, second = minuted(board, 2023, 6, 7), minuted(board, 2024, 4, 30, minutes=3)
    next_year = minuted(board, 2024, 5, 1)
    client = browse(bea)
    page = approve(first, second, client).content.decode()
    approve(second, next_year, client)

    fixed = Minute.objects.order_by("item__meeting__starts_at", "item__position").values_list("number", flat=True)
    assert list(fixed) == [771, 772, 773, 774, 775, None, None]
    assert numbers(next_year) == [1, 2]
    assert "Minute 771" in page


def test_earlier_minutes_are_approved_first(board, bea, browse):
    first, second, third = (minuted(board, 2023, month, 6) for month in (6, 9, 12))
    response = approve(second, third, browse(bea))
    assert response.status_code == 409
    assert "Approve the minutes of 6 June 2023 first" in response.content.decode()
    assert numbers(first) == [771, 772]


def test_a_body_without_numbers_has_none(sefton):
    meeting = minuted(BodyFactory(partnership=sefton), 2023, 6, 7)
    assert numbers(meeting) == []
