"""The page of one round of a national milestone."""

from datetime import date

import pytest

from tests.factories.meetings import DecisionFactory, MilestoneDealtWithFactory
from tests.factories.partnerships import BodyFactory, MilestoneProgressFactory


@pytest.fixture
def report(sefton):
    return MilestoneProgressFactory(
        partnership=sefton,
        milestone__title="Agree a needs assessment",
        state="done",
        achieved_on=date(2023, 3, 1),
        evidence="Adopted by the board",
    )


def test_it_shows_the_round_and_the_meetings_that_dealt_with_it(report, sefton, max_, browse):
    MilestoneProgressFactory(partnership=sefton, milestone=report.milestone, cycle=2, state="in_progress")
    decision = DecisionFactory(meeting__body=BodyFactory(partnership=sefton), number=3, text="Adopted.")
    hidden = DecisionFactory(meeting=decision.meeting, text="Withheld.", release_class="restricted")
    for one in (decision, hidden):
        MilestoneDealtWithFactory(served=report, decision=one)
    page = browse(max_).get(report.get_absolute_url()).content.decode()
    for words in ("Agree a needs assessment", "1 March 2023", "Adopted by the board", "Round 2", "3. Adopted."):
        assert words in page
    assert "Withheld." not in page
    assert "Report progress" not in page


def test_the_list_leads_to_it(report, max_, browse):
    assert report.get_absolute_url() in browse(max_).get("/partnerships/sefton/milestones/").content.decode()


@pytest.mark.parametrize("links", [1, 3])
def test_it_takes_the_same_queries_for_any_number_of_links(links, report, max_, browse, django_assert_num_queries):
    for _ in range(links):
        MilestoneDealtWithFactory(served=report)
    client = browse(max_)
    with django_assert_num_queries(6):
        client.get(report.get_absolute_url())
