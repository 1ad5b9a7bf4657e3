"""The page of one grant line."""

import pytest

from tests.factories.grants import (
    SpendFactory,
    SpendLineDealtWithFactory,
    SpendLineFactory,
    SpendPlanFactory,
)
from tests.factories.meetings import DecisionFactory
from tests.factories.outcomes import PlanActionFactory
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def line(sefton):
    action = PlanActionFactory(objective__plan__partnership=sefton, number=4, text="Open a site")
    return SpendLineFactory(plan__allocation__area__partnership=sefton, title="Recovery workers", plan_action=action)


def test_it_shows_planned_and_spent_and_the_meetings_that_dealt_with_it(line, sefton, max_, browse):
    SpendFactory(line=line, quarter=2, variance_reason="Started late")
    decision = DecisionFactory(meeting__body=BodyFactory(partnership=sefton), number=3, text="Approved.")
    hidden = DecisionFactory(meeting=decision.meeting, text="Withheld.", release_class="restricted")
    for one in (decision, hidden):
        SpendLineDealtWithFactory(served=line, decision=one)
    page = browse(max_).get(line.get_absolute_url()).content.decode()
    for words in ("Recovery workers", "£100", "£90", "Started late", "Not entered", "4. Open a site", "3. Approved."):
        assert words in page
    assert "Withheld." not in page


def test_the_allocation_leads_to_it(line, max_, browse):
    page = browse(max_).get(line.plan.allocation.get_absolute_url()).content.decode()
    assert line.get_absolute_url() in page


def test_a_line_of_an_older_version_says_so(line, max_, browse):
    SpendPlanFactory(allocation=line.plan.allocation, version=2)
    assert "This line is of version 1" in browse(max_).get(line.get_absolute_url()).content.decode()


@pytest.mark.parametrize("links", [1, 3])
def test_it_takes_the_same_queries_for_any_number_of_links(links, line, max_, browse, django_assert_num_queries):
    for _ in range(links):
        SpendLineDealtWithFactory(served=line)
    client = browse(max_)
    with django_assert_num_queries(7):
        client.get(line.get_absolute_url())
