"""What an agenda brings along from the meetings before it, for one audience."""

from datetime import date

import pytest

from cdp_portal.release import Audience
from meetings import carried
from meetings.models import Action
from tests.factories.meetings import ActionFactory, AgendaItemFactory, MeetingFactory, at
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory

TODAY = date(2026, 11, 1)


@pytest.fixture
def body(sefton):
    return BodyFactory(partnership=sefton)


@pytest.fixture
def seat(body):
    return SeatFactory(body=body)


@pytest.fixture
def last(body):
    return MeetingFactory(body=body, starts_at=at(2026, 9, 17, 10), status="held")


@pytest.fixture
def meeting(body, last):
    MeetingFactory(body=body, starts_at=at(2026, 11, 30, 10), status="cancelled")
    MeetingFactory(starts_at=at(2026, 11, 29, 10))  # of another body
    return MeetingFactory(body=body, starts_at=at(2026, 12, 3, 10))


def sentence(meeting, kind, audience=Audience.MEMBER):
    item = AgendaItemFactory(meeting=meeting, carries=kind, release_class="public")
    return carried.carried(meeting, [item], audience, TODAY)[item.pk].sentence


def test_the_minutes_are_those_of_the_last_meeting_of_the_body(meeting):
    assert sentence(meeting, "minutes") == "Minutes of 17 September 2026."


def test_the_next_meeting_is_named_with_its_place(meeting, body):
    assert sentence(meeting, "next_meeting") == "No later meeting is planned."
    MeetingFactory(body=body, starts_at=at(2027, 3, 11, 14), place="Town hall")
    assert sentence(meeting, "next_meeting") == "11 March 2027, 2pm, Town hall."


def test_a_first_meeting_has_nothing_before_it(last):
    assert sentence(last, "minutes") == "There was no meeting before."
    assert sentence(last, "matters_arising") == "There was no meeting before."


def test_matters_arising_are_the_actions_of_that_meeting_with_their_state(meeting, last, seat):
    assert sentence(meeting, "matters_arising") == "No action of 17 September 2026."
    closed = {"status": Action.Status.DONE, "closed_on": date(2026, 10, 1)}
    ActionFactory(meeting=last, owner_seat=seat, **closed)
    ActionFactory(meeting=last, owner_seat=seat, due_on=date(2026, 10, 30))
    ActionFactory(meeting=last, owner_seat=seat, due_on=date(2026, 11, 1))
    ActionFactory(owner_seat=seat)  # raised between meetings
    assert sentence(meeting, "matters_arising") == "3 actions of 17 September 2026, 1 closed, 1 late."


def test_the_action_log_is_all_that_is_open(meeting, last, seat, body):
    assert sentence(meeting, "action_log") == "No open action."
    older = MeetingFactory(body=body, starts_at=at(2025, 9, 17, 10), status="held")
    ActionFactory(meeting=older, owner_seat=seat, due_on=date(2025, 12, 1))
    ActionFactory(meeting=last, owner_seat=seat)
    ActionFactory(owner_seat=seat)
    ActionFactory(owner_seat=seat, status=Action.Status.DROPPED, closed_on=date(2026, 1, 1))
    ActionFactory()  # of another body
    assert sentence(meeting, "action_log") == "3 open actions, 1 late."


def test_nothing_above_the_audience_is_counted_or_carried(meeting, last, seat):
    ActionFactory(meeting=last, owner_seat=seat, release_class="restricted")
    hidden = AgendaItemFactory(meeting=last, release_class="restricted")
    ActionFactory(meeting=last, item=hidden, owner_seat=seat, release_class="public")
    ActionFactory(meeting=last, owner_seat=seat, release_class="public")
    counts = [sentence(meeting, "action_log", audience) for audience in Audience]
    assert counts == ["1 open action.", "1 open action.", "3 open actions."]

    closed = AgendaItemFactory(meeting=meeting, carries="action_log", release_class="restricted")
    assert carried.carried(meeting, [closed], Audience.MEMBER, TODAY) == {}


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_the_same_queries_for_any_number(number, meeting, last, seat, django_assert_num_queries):
    ActionFactory.create_batch(number, meeting=last, owner_seat=seat)
    kinds = ["minutes", "matters_arising", "action_log", "next_meeting"] * number
    items = [AgendaItemFactory(meeting=meeting, carries=kind) for kind in kinds]
    with django_assert_num_queries(4):
        found = carried.carried(meeting, items, Audience.MEMBER, TODAY)
        for one in found.values():
            str([(action.owner_seat, action.get_absolute_url()) for action in one.actions])
