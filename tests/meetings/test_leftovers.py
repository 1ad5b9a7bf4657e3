"""What the last meeting left: deferred decisions, and items that were not reached."""

import pytest

from meetings.actions.agenda import start_agenda
from meetings.leftovers import leftovers
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
    MinuteFactory,
    StandingItemFactory,
    at,
)
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def body(sefton):
    return BodyFactory(partnership=sefton)


@pytest.fixture
def last(body):
    return MeetingFactory(body=body, starts_at=at(2026, 9, 17, 10), status="held")


@pytest.fixture
def meeting(body, last):
    return MeetingFactory(body=body, starts_at=at(2026, 12, 3, 10))


def told(meeting):
    return [(one.title, one.why) for one in leftovers(meeting)]


def test_items_without_a_word_in_the_minutes_were_not_reached(meeting, last):
    MinuteFactory(item=AgendaItemFactory(meeting=last, title="Plan"))
    AgendaItemFactory(meeting=last, title="Housing")
    DecisionFactory(meeting=last, item=AgendaItemFactory(meeting=last, title="Decided"))
    acted = AgendaItemFactory(meeting=last, title="Acted on")
    ActionFactory(meeting=last, item=acted, owner_seat=SeatFactory(body=last.body))
    AgendaItemFactory(meeting=last, title="Log", carries="action_log")
    AgendaItemFactory(meeting=last, title="Any other business")

    assert told(meeting) == [("Housing", "Not reached on 17 September 2026")]


def test_a_meeting_that_is_not_minuted_yet_left_nothing_that_is_known(meeting, last):
    AgendaItemFactory(meeting=last, title="Housing")
    assert told(meeting) == []


def test_deferred_decisions_are_left_whether_they_had_an_item_or_not(meeting, last):
    item = AgendaItemFactory(meeting=last, title="Contracts")
    MinuteFactory(item=item)
    DecisionFactory(meeting=last, item=item, kind="deferred")
    DecisionFactory(meeting=last, kind="deferred", text="Whether to move\nthe office")

    assert told(meeting) == [
        ("Contracts", "Deferred on 17 September 2026"),
        ("Whether to move the office", "Deferred on 17 September 2026"),
    ]


def test_what_is_on_the_agenda_is_not_offered(meeting, last):
    MinuteFactory(item=AgendaItemFactory(meeting=last, title="Plan"))
    taken = AgendaItemFactory(meeting=last, title="Housing")
    AgendaItemFactory(meeting=last, title="Same words")
    AgendaItemFactory(meeting=meeting, title="Housing, again", carried_from=taken)
    AgendaItemFactory(meeting=meeting, title="same words.")

    assert told(meeting) == []


def test_only_the_last_meeting_that_was_held_counts(meeting, last, body):
    MeetingFactory(body=body, starts_at=at(2026, 10, 1, 10), status="cancelled")
    older = MeetingFactory(body=body, starts_at=at(2026, 3, 1, 10), status="held")
    DecisionFactory(meeting=older, kind="deferred")
    DecisionFactory(meeting=last, kind="deferred", text="Newer")

    assert [one.title for one in leftovers(meeting)] == ["Newer"]


def test_an_agenda_starts_with_what_is_ticked_behind_what_looks_back(meeting, last, body, bea):
    StandingItemFactory(body=body, title="Minutes of the last meeting", carries="minutes")
    StandingItemFactory(body=body, title="Matters arising", carries="matters_arising")
    StandingItemFactory(body=body, title="By owner", indented=True)
    StandingItemFactory(body=body, title="Any other business")
    left = AgendaItemFactory(
        meeting=last,
        title="Contracts",
        release_class="restricted",
        closed_ground="exempt",
        exempt_paragraph=3,
        exempt_reason="Prices",
    )
    DecisionFactory(meeting=last, item=left, kind="deferred")
    secret = DecisionFactory(meeting=last, kind="deferred", text="In private", release_class="restricted")

    start_agenda(meeting=meeting, by=bea, carry=[f"item-{left.pk}", f"decision-{secret.pk}", "item-999", "x"])

    assert list(meeting.items.values_list("title", "release_class")) == [
        ("Minutes of 17 September 2026", "member"),
        ("Matters arising", "member"),
        ("By owner", "member"),
        ("Contracts", "restricted"),
        ("In private", "restricted"),
        ("Any other business", "member"),
    ]
    carried = meeting.items.get(title="Contracts")
    assert (carried.carried_from, carried.closed_ground, carried.exempt_paragraph) == (left, "exempt", 3)


@pytest.mark.parametrize("number", [1, 3])
def test_it_takes_the_same_queries_for_any_number(number, meeting, last, django_assert_num_queries):
    for _ in range(number):
        DecisionFactory(meeting=last, kind="deferred")
        AgendaItemFactory(meeting=last)
    MinuteFactory(item=AgendaItemFactory(meeting=last))
    with django_assert_num_queries(5):
        assert len(leftovers(meeting)) == 2 * number
