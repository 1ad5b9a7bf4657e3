from datetime import date
from io import BytesIO

import pytest
from pikepdf import Pdf

from cdp_portal.charts import Look
from outcomes.plan_picture import works_of
from tests.cdp_portal.pdfs import texts as texts_of
from tests.factories.members import SeatFactory
from tests.factories.outcomes import (
    DeliveryPlanFactory,
    ObjectiveFactory,
    PlanActionFactory,
    PlanActionMilestoneFactory,
    PlanActionUpdateFactory,
)

TIMELINE = "/partnerships/sefton/plan/timeline/"
PRINT = "/partnerships/sefton/plan/print/"
DAY = date(2023, 12, 1)


@pytest.fixture
def plan(sefton):
    return DeliveryPlanFactory(partnership=sefton, title="Plan", adopted_on=date(2023, 1, 10))


@pytest.fixture
def action(plan):
    objective = ObjectiveFactory(plan=plan, title="More places")
    return PlanActionFactory(
        objective=objective, number=4, text="Open a site", due_on=date(2023, 9, 1), status="on_track"
    )


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def test_bars_begin_when_it_was_agreed_and_look_as_they_stand(action):
    PlanActionMilestoneFactory(action=action, text="Site found", due_on=date(2023, 6, 1), done_on=date(2023, 6, 2))
    PlanActionFactory(objective=action.objective, number=5, text="Hire", status="done", due_on=date(2023, 1, 10))
    late, done = works_of(type(action).objects.with_progress().order_by("number"), DAY)
    assert (late.name, late.group, late.state, late.look) == ("4. Open a site", "More places", "Late", Look.CROSSES)
    assert (late.starts_on, late.due_on) == (date(2023, 1, 10), date(2023, 9, 1))
    assert [(one.name, one.done) for one in late.milestones] == [("Site found", True)]
    assert (done.look, done.starts_on) == (Look.DONE, None)


def test_the_table_says_what_the_picture_shows(browse, max_, action):
    PlanActionMilestoneFactory(action=action, text="Site found", due_on=date(2023, 6, 1))
    page = texts(browse(max_).get(TIMELINE))
    for shown in ("1 late. 1 step on the way is past its day.", "<svg", "1 September 2023", "due 1 June 2023 (late)"):
        assert shown in page


def test_without_a_plan_it_says_what_will_be_here(browse, max_, sefton):
    assert "The actions of the plan will be drawn here" in texts(browse(max_).get(TIMELINE))
    assert "There is no plan to print yet." in texts(browse(max_).get(PRINT, follow=True))


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(browse, alice, action, rows, django_assert_num_queries):
    for _ in range(rows):
        other = PlanActionFactory(
            objective__plan=action.objective.plan, owner_seat=SeatFactory(body__partnership=action.partnership)
        )
        PlanActionMilestoneFactory(action=other)
        PlanActionUpdateFactory(action=other)
    client = browse(alice)
    with django_assert_num_queries(8):
        client.get(TIMELINE)


def test_the_plan_on_paper_says_all_of_it(browse, max_, action):
    PlanActionMilestoneFactory(action=action, text="Site found", due_on=date(2023, 6, 1))
    PlanActionUpdateFactory(action=action, text="Two sites seen", evidence="Paper 7")
    response = browse(max_).get(PRINT)
    assert response["Content-Type"] == "application/pdf"
    with Pdf.open(BytesIO(response.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo.Title) == "Plan"
    paper = " ".join(" ".join(texts_of(response.content)).split())
    for said in ("More places", "4. Open a site", "1 September 2023", "Late", "Two sites seen Evidence: Paper 7"):
        assert said in paper
    for said in ("Site found", "Nobody", "No owner since 10 January 2023"):
        assert said in paper


@pytest.mark.parametrize("page", [TIMELINE, PRINT])
def test_strangers_and_wrong_methods(browse, charlie, alice, plan, page):
    assert browse(charlie).get(page).status_code == 404
    assert browse(alice).post(page).status_code == 405
