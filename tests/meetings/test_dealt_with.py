"""The business of meetings that dealt with a record, as a reader may see it."""

from datetime import date

import pytest

from cdp_portal.release import Audience
from meetings.dealt_with import approving, business_of, by_record
from meetings.models import MilestoneDealtWith
from tests.factories.meetings import (
    ActionFactory,
    AgendaItemFactory,
    DecisionFactory,
    MeetingFactory,
    MilestoneDealtWithFactory,
    MinuteFactory,
    PaperFactory,
    at,
)
from tests.factories.members import SeatFactory
from tests.factories.partnerships import BodyFactory, MilestoneProgressFactory

LINKS = MilestoneDealtWith.objects.all()


@pytest.fixture
def milestone(sefton):
    return MilestoneProgressFactory(partnership=sefton)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton)


@pytest.fixture
def meeting(board):
    return MeetingFactory(body=board, starts_at=at(2023, 12, 6, 14), status="held")


@pytest.fixture
def later(board):
    return MeetingFactory(body=board, starts_at=at(2024, 3, 6, 14), status="held")


def test_each_says_what_it_is_and_how_far_its_minute_has_come(milestone, meeting, later, board):
    approved, drafted, bare = AgendaItemFactory.create_batch(3, meeting=meeting)
    MinuteFactory(item=approved, state="approved", approved_at_meeting=later)
    MinuteFactory(item=drafted)
    paper = PaperFactory(item=approved, title="One-year update")
    decision = DecisionFactory(meeting=meeting, item=drafted, number=4, text="Agreed.")
    noted = DecisionFactory(meeting=later, item=None, number=5, text="Noted.")
    action = ActionFactory(owner_seat=SeatFactory(body=board), meeting=meeting, item=bare, number=7, text="Write.")
    loose = ActionFactory(owner_seat=SeatFactory(body=board), number=8, text="Ask.")
    MilestoneDealtWithFactory(served=milestone, paper=paper, note="Shows it is met")
    for business in ({"decision": decision}, {"decision": noted}, {"action": action}, {"action": loose}):
        MilestoneDealtWithFactory(served=milestone, **business)

    found = business_of(LINKS, Audience.MEMBER)

    assert [(one.kind, one.words, one.minutes) for one in found] == [
        ("Decision", "5. Noted.", "No minutes"),
        ("Action", "7. Write.", "No minutes"),
        ("Decision", "4. Agreed.", "Minutes not yet approved"),
        ("Paper", "One-year update", "Minutes approved on 6 March 2024"),
        ("Action", "8. Ask.", "Not from a meeting"),
    ]
    assert (found[3].note, found[3].url) == ("Shows it is met", paper.get_absolute_url())
    assert approving(found) == found[3]


def test_a_decision_without_an_item_goes_by_the_minutes_of_its_meeting(milestone, meeting, later):
    MinuteFactory(item__meeting=meeting, state="approved", approved_at_meeting=later)
    MilestoneDealtWithFactory(served=milestone, decision=DecisionFactory(meeting=meeting))
    [one] = business_of(LINKS, Audience.MEMBER)
    assert (one.minutes, one.is_approved) == ("Minutes approved", True)


def test_a_meeting_to_come_has_no_minutes_yet(milestone, board):
    planned = MeetingFactory(body=board, status="planned", starts_at=at(2027, 3, 11, 10))
    MilestoneDealtWithFactory(served=milestone, paper=PaperFactory(item__meeting=planned))
    [one] = business_of(LINKS, Audience.MEMBER)
    assert (one.minutes, one.held_on) == ("Meeting to come", date(2027, 3, 11))


def test_it_is_as_closed_as_the_strictest_of_what_it_hangs_on(milestone, meeting):
    closed = AgendaItemFactory(meeting=meeting, release_class="restricted")
    seat = SeatFactory(body=meeting.body)
    hidden = DecisionFactory(meeting=meeting, item=closed, release_class="public")
    for business in (
        {"paper": PaperFactory(item=closed, release_class="public")},
        {"paper": PaperFactory(item__meeting=meeting, release_class="restricted")},
        {"decision": hidden},
        {"decision": DecisionFactory(meeting=meeting, release_class="restricted")},
        {"action": ActionFactory(owner_seat=seat, meeting=meeting, decision=hidden)},
        {"action": ActionFactory(owner_seat=seat, meeting=meeting, release_class="restricted")},
    ):
        MilestoneDealtWithFactory(served=milestone, **business)
    assert business_of(LINKS, Audience.MEMBER) == []
    assert len(business_of(LINKS, Audience.RESTRICTED)) == 6


@pytest.mark.parametrize("links", [1, 3])
def test_one_query_for_any_number_of_links_and_records(links, sefton, meeting, django_assert_num_queries):
    served = MilestoneProgressFactory.create_batch(links, partnership=sefton)
    for milestone in served:
        MilestoneDealtWithFactory(served=milestone, paper=PaperFactory(item__meeting=meeting))
        MilestoneDealtWithFactory(served=milestone, decision=DecisionFactory(meeting=meeting))
    with django_assert_num_queries(1):
        found = by_record(LINKS, Audience.MEMBER)
        [str(one.meeting) + one.meeting.get_absolute_url() for rows in found.values() for one in rows]
    assert {key: len(rows) for key, rows in found.items()} == {milestone.pk: 2 for milestone in served}
