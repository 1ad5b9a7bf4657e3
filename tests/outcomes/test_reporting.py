import dataclasses
from datetime import date

import pytest

from cdp_portal.periods import Quarter
from cdp_portal.release import Audience
from outcomes.actions import update_plan_action
from outcomes.due import needs
from outcomes.models import DeliveryPlan, PlanActionUpdate
from outcomes.reporting import dealt_with, outcome_figures_for, plan_figures_for
from tests.factories.meetings import DecisionFactory
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.outcomes import (
    DeliveryPlanFactory,
    MetricFactory,
    ObjectiveFactory,
    ObservationFactory,
    OutcomeFactory,
    PlanActionDealtWithFactory,
    PlanActionFactory,
    PlanActionUpdateFactory,
    RiskDealtWithFactory,
    RiskFactory,
)
from tests.factories.partnerships import BodyFactory, LocalAuthorityFactory

Q2 = Quarter(2023, 2)


@pytest.fixture
def objective(sefton):
    plan = DeliveryPlanFactory(partnership=sefton, title="Sefton plan", starts_on=date(2022, 8, 1))
    return ObjectiveFactory(plan=plan, title="More places")


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton), post_title="Director", organisation__name="Council")


class TestPlan:
    def test_actions_come_with_owner_status_and_lateness(self, sefton, objective, seat):
        PlanActionFactory(
            objective=objective,
            number=1,
            text="Open a site",
            owner_seat=seat,
            due_on=date(2023, 9, 1),
            status="at_risk",
        )
        PlanActionFactory(objective=objective, number=2, due_on=date(2023, 9, 30), status="on_track")
        PlanActionFactory(objective=objective, number=3, due_on=date(2023, 9, 1), status="done")
        PlanActionFactory(objective=objective, number=4, status="late")
        figures = plan_figures_for(sefton, Q2)
        assert (figures.plan_title, figures.actions, figures.late) == ("Sefton plan", 4, 2)
        assert figures.by_status == (("On track", 1), ("At risk", 1), ("Late", 1), ("Done", 1))
        assert dataclasses.asdict(figures.items[0]) == {
            "number": 1,
            "objective": "More places",
            "text": "Open a site",
            "owner": "Director, Council",
            "due_on": date(2023, 9, 1),
            "status_label": "At risk",
            "late": True,
            "url": "/partnerships/sefton/plan/actions/1/",
        }

    def test_the_status_is_that_of_the_end_of_the_quarter(self, sefton, objective):
        action = PlanActionFactory(objective=objective, status="done")
        for day, status in (("2023-05-01", "on_track"), ("2023-09-30", "at_risk"), ("2023-11-01", "done")):
            PlanActionUpdateFactory(action=action, status=status, made_at=f"{day}T12:00Z")
        assert [plan_figures_for(sefton, Quarter(2023, number)).items[0].status_label for number in (1, 2, 3)] == [
            "On track",
            "At risk",
            "Done",
        ]
        assert plan_figures_for(sefton, Quarter(2022, 4)).items[0].status_label == "Not started"

    @pytest.mark.parametrize(
        "fields",
        [{"status": "draft", "adopted_on": None}, {"starts_on": date(2023, 10, 1)}, {"ends_on": date(2023, 9, 30)}],
    )
    def test_only_an_adopted_plan_in_force_is_reported(self, sefton, objective, fields):
        DeliveryPlan.objects.filter(pk=objective.plan_id).update(**fields)
        assert plan_figures_for(sefton, Q2).plan_title == ""

    @pytest.mark.parametrize("actions", [1, 3])
    def test_three_queries(self, sefton, objective, seat, actions, django_assert_num_queries):
        for _ in range(actions):
            PlanActionUpdateFactory(action=PlanActionFactory(objective=objective, owner_seat=seat))
        with django_assert_num_queries(3):
            assert plan_figures_for(sefton, Q2).actions == actions


class TestOutcomes:
    def test_the_latest_figure_of_each_metric(self, sefton):
        metric = MetricFactory(code="H09", name="In treatment", outcome=OutcomeFactory(title="Treatment"))
        ObservationFactory(
            partnership=sefton, metric=metric, value=398, starts_on=date(2023, 4, 1), ends_on=date(2023, 7, 1)
        )
        latest = ObservationFactory(partnership=sefton, metric=metric, provisional=True, note="Rising")
        (figure,) = outcome_figures_for(sefton, Q2).items
        assert dataclasses.asdict(figure) == {
            "metric_code": "H09",
            "metric": "In treatment",
            "outcome": "Treatment",
            "unit": "people",
            "period": "Quarter 2 2023-24 (July to September 2023)",
            "value": 412,
            "state_label": "Figure known",
            "previous": 398,
            "direction_words": "up on 398 in Quarter 1 2023-24 (April to June 2023)",
            "source": "National Drug Treatment Monitoring System",
            "data_to": None,
            "provisional": True,
            "note": "Rising",
            "release_class": "member",
            "url": f"/partnerships/sefton/outcomes/{latest.pk}/",
        }

    def test_absence_is_in_words_and_compared_with_nothing(self, sefton):
        metric = MetricFactory()
        ObservationFactory(partnership=sefton, metric=metric, starts_on=date(2023, 4, 1), ends_on=date(2023, 7, 1))
        ObservationFactory(partnership=sefton, metric=metric, state="not_published")
        (figure,) = outcome_figures_for(sefton, Q2).items
        assert (figure.value, figure.state_label, figure.previous, figure.direction_words) == (
            None,
            "Not published at this level",
            None,
            "",
        )

    def test_restricted_figures_need_to_be_asked_for(self, sefton):
        ObservationFactory(partnership=sefton, release_class="restricted")
        assert outcome_figures_for(sefton, Q2).items == ()
        assert len(outcome_figures_for(sefton, Q2, Audience.RESTRICTED).items) == 1

    def test_figures_of_single_authorities_and_of_later_periods_are_left_out(self, sefton):
        ObservationFactory(partnership=sefton, area="authority", authority=LocalAuthorityFactory())
        ObservationFactory(partnership=sefton, starts_on=date(2023, 7, 2), ends_on=date(2023, 10, 2))
        assert outcome_figures_for(sefton, Q2).items == ()

    @pytest.mark.parametrize("metrics", [1, 3])
    def test_three_queries(self, sefton, metrics, django_assert_num_queries):
        for _ in range(metrics):
            ObservationFactory(partnership=sefton)
        with django_assert_num_queries(3):
            assert len(outcome_figures_for(sefton, Q2).items) == metrics


class TestNeeds:
    def test_open_actions_of_the_seats_one_holds(self, sefton, objective, seat, max_, django_assert_num_queries):
        day = date(2023, 10, 1)
        SeatHolderFactory(seat=seat, user=max_)
        action = PlanActionFactory(
            objective=objective, number=1, text="Open a site", owner_seat=seat, due_on=date(2023, 9, 1)
        )
        PlanActionFactory(objective=objective, number=2, owner_seat=seat, status="done")
        PlanActionFactory(objective=objective, number=3)
        with django_assert_num_queries(8):
            (need,) = needs(max_, [sefton], day)
        assert dataclasses.asdict(need) == {
            "kind": "Plan action",
            "text": "Open a site",
            "whose": "Director, Council",
            "due_on": date(2023, 9, 1),
            "late": True,
            "url": f"/partnerships/sefton/due/plan-action/{action.pk}/",
            "partnership": "Sefton",
        }

    def test_nothing_of_partnerships_not_asked_for(self, thurrock, objective, seat, max_):
        SeatHolderFactory(seat=seat, user=max_)
        PlanActionFactory(objective=objective, owner_seat=seat)
        assert needs(max_, [thurrock], date(2023, 10, 1)) == []


def test_an_update_is_kept_and_sets_the_status(objective, alice):
    action = PlanActionFactory(objective=objective)
    update_plan_action(update=PlanActionUpdate(action=action, text="Two sites", status="on_track"), by=alice)
    shown = PlanActionUpdate(action=action, text="All sites", status="done", evidence="The sites")
    update_plan_action(update=shown, by=alice)
    action.refresh_from_db()
    assert action.status == "done"
    assert list(action.updates.values_list("text", "made_by")) == [("All sites", alice.pk), ("Two sites", alice.pk)]


@pytest.mark.parametrize("rows", [1, 3])
def test_what_meetings_dealt_with_takes_three_queries_and_tells_nothing_restricted(
    rows, sefton, django_assert_num_queries
):
    plan = DeliveryPlanFactory(partnership=sefton)
    objective = ObjectiveFactory(plan=plan)
    actions = [PlanActionFactory(objective=objective, number=number) for number in range(rows)]
    risks = [RiskFactory(partnership=sefton, number=number) for number in range(rows)]
    for served in actions:
        PlanActionDealtWithFactory(served=served)
        PlanActionDealtWithFactory(
            served=served, decision=DecisionFactory(meeting__body__partnership=sefton, release_class="restricted")
        )
    for served in risks:
        RiskDealtWithFactory(served=served)
    RiskDealtWithFactory(served=RiskFactory(partnership=sefton, release_class="restricted", number=99))
    with django_assert_num_queries(4):
        found = dealt_with(sefton)
    assert {key: len(business) for key, business in found.plan_actions.items()} == {one.pk: 1 for one in actions}
    assert found.risks.keys() == {one.pk for one in risks}
    assert found.metrics == {}
