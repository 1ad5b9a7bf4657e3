"""How risks moved since a meeting."""

from datetime import date

import pytest

from cdp_portal.release import Audience
from outcomes.risk_movement import Kind, last_meeting, movements, summary, worth_telling
from tests.factories.meetings import MeetingFactory
from tests.factories.outcomes import RiskFactory, RiskReviewFactory
from tests.factories.partnerships import BodyFactory
from tests.outcomes.test_risk_reviews import at

MEETING, TODAY = date(2026, 9, 25), date(2026, 11, 28)


def risk(partnership, number, *scores, **given):
    """A risk with a review for each (day, likelihood, impact)."""
    likelihood, impact = scores[-1][1:] if scores else (3, 4)
    made = RiskFactory(partnership=partnership, number=number, likelihood=likelihood, impact=impact, **given)
    for day, likely, bad in scores:
        RiskReviewFactory(risk=made, reviewed_on=day, likelihood=likely, impact=bad)
    return made


def moved(partnership, audience=Audience.RESTRICTED, day=TODAY):
    return movements(partnership, audience, since=MEETING, day=day)


def test_each_risk_says_how_it_moved(sefton):
    risk(sefton, 1, (date(2026, 6, 1), 3, 3), (date(2026, 10, 1), 3, 4))
    risk(sefton, 2, (date(2026, 6, 1), 4, 4), (date(2026, 10, 1), 2, 4))
    risk(sefton, 3, (date(2026, 10, 5), 2, 2))
    risk(sefton, 4, (date(2026, 6, 1), 2, 3), (date(2026, 11, 1), 3, 2))
    risk(sefton, 5, (date(2026, 5, 1), 5, 5))
    risk(sefton, 6, (date(2026, 5, 1), 1, 2), status="closed", closed_on=date(2026, 10, 9), closed_because="Gone")
    risk(sefton, 7, (date(2026, 5, 1), 1, 2), status="closed", closed_on=MEETING, closed_because="Gone before")
    found = moved(sefton)
    assert [(one.risk.number, one.kind, one.words) for one in found] == [
        (3, Kind.NEW, "new since 25 September 2026, 4 of 25"),
        (1, Kind.UP, "up from 9 to 12 since 25 September 2026"),
        (2, Kind.DOWN, "down from 16 to 8 since 25 September 2026"),
        (4, Kind.SAME, "unchanged at 6 since 25 September 2026"),
        (5, Kind.NOT_REVIEWED, "not reviewed since 25 September 2026, last reviewed on 1 May 2026"),
        (6, Kind.CLOSED, "closed on 9 October 2026: Gone"),
    ]
    assert summary(found) == "1 new, 1 up, 1 down, 1 unchanged, 1 not reviewed and 1 closed"
    assert [one.risk.number for one in worth_telling(found)] == [3, 1, 2, 6]


def test_a_review_on_the_day_of_the_meeting_counts_as_known_to_it(sefton):
    risk(sefton, 1, (date(2026, 6, 1), 3, 3), (MEETING, 3, 4))
    assert [one.kind for one in moved(sefton)] == [Kind.NOT_REVIEWED]


def test_an_earlier_day_shows_what_was_known_then(sefton):
    risk(sefton, 1, (date(2026, 6, 1), 3, 3), (date(2026, 10, 1), 3, 4), (date(2026, 11, 20), 5, 5))
    risk(sefton, 2, (date(2026, 11, 20), 5, 5))
    assert [(one.risk.number, one.before, one.now) for one in moved(sefton, day=date(2026, 10, 31))] == [(1, 9, 12)]


def test_restricted_risks_are_not_told_to_members(sefton):
    risk(sefton, 1, (date(2026, 6, 1), 3, 3), release_class="restricted")
    assert moved(sefton, Audience.MEMBER) == []
    assert len(moved(sefton)) == 1


def test_nothing_to_tell(sefton):
    assert summary(moved(sefton)) == ""


@pytest.mark.parametrize("rows", [1, 3])
def test_two_queries_for_any_number(rows, sefton, django_assert_num_queries):
    for number in range(rows):
        risk(sefton, number + 1, (date(2026, 6, 1), 3, 3))
    with django_assert_num_queries(2):
        assert next(one.words for one in moved(sefton)).startswith("not reviewed")


def test_the_last_meeting_is_that_of_the_leading_body_unless_another_is_chosen(sefton):
    board = BodyFactory(partnership=sefton, kind="partnership_board")
    group = BodyFactory(partnership=sefton, kind="sub_group")
    held = MeetingFactory(body=board, starts_at=at("2026-06-18"), status="held")
    of_group = MeetingFactory(body=group, starts_at=at("2026-10-01"), status="held")
    MeetingFactory(body=board, starts_at=at("2026-11-28"), status="held")
    MeetingFactory(body=board, starts_at=at("2026-09-17"), status="cancelled")
    assert last_meeting(sefton, TODAY) == held
    assert last_meeting(sefton, TODAY, group) == of_group
    assert last_meeting(sefton, date(2026, 6, 18)) is None
