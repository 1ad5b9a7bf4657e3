from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cdp_portal.overview.passages.evidence import plan as passage
from cdp_portal.periods import Quarter
from cdp_portal.release import Audience
from outcomes import plan_versions
from outcomes.models import DeliveryPlan, PlanAction, PlanLine
from outcomes.plan_rules import why_not_add, why_not_copy
from outcomes.reporting import plan_figures_for
from tests.factories.meetings import DecisionFactory
from tests.factories.members import SeatFactory
from tests.factories.outcomes import (
    DeliveryPlanFactory,
    ObjectiveFactory,
    PlanActionDealtWithFactory,
    PlanActionFactory,
    PlanActionUpdateFactory,
)
from tests.factories.partnerships import BodyFactory, LocalAuthorityFactory

ADOPTED_ON = date(2024, 4, 1)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board")


@pytest.fixture
def plan(sefton):
    return DeliveryPlanFactory(partnership=sefton, title="Plan", adopted_on=date(2023, 1, 10))


@pytest.fixture
def objective(plan):
    return ObjectiveFactory(plan=plan, title="More places")


@pytest.fixture
def action(objective):
    return PlanActionFactory(objective=objective, number=4, text="Open a site", due_on=date(2024, 1, 1))


def draft_of(plan, by) -> DeliveryPlan:
    return plan_versions.copy_plan(plan=plan, title="Next plan", by=by)


def adopt(draft, board, by, on=ADOPTED_ON) -> None:
    plan_versions.adopt_plan(plan=draft, body=board, on=on, by=by)


class TestDraft:
    def test_has_the_objectives_and_a_line_for_each_open_action(self, plan, objective, action, alice):
        PlanActionFactory(objective=objective, status="done")
        draft = draft_of(plan, alice)
        assert (draft.version, draft.status, draft.previous, draft.title) == (2, "draft", plan, "Next plan")
        assert [(one.title, one.previous) for one in draft.objectives.all()] == [("More places", objective)]
        assert [(one.action, one.text, one.due_on) for one in draft.lines.all()] == [
            (action, "Open a site", date(2024, 1, 1))
        ]
        action.refresh_from_db()
        assert action.objective == objective

    def test_is_made_once_and_from_the_plan_in_force(self, plan, alice):
        draft = draft_of(plan, alice)
        assert why_not_copy(plan) == "Version 2 is being drafted already."
        assert why_not_copy(draft) == "This version is a draft. Change it, it needs no next version yet."
        with pytest.raises(ValidationError):
            draft_of(plan, alice)

    def test_promises_nothing_yet(self, plan, action, alice):
        draft = draft_of(plan, alice)
        PlanActionFactory(objective=draft.objectives.get())
        assert list(PlanAction.objects.promised()) == [action]


class TestAdoption:
    def test_an_open_action_moves_with_its_number_history_and_links(self, plan, action, board, alice):
        PlanActionUpdateFactory(action=action, text="Site found")
        link = PlanActionDealtWithFactory(served=action)
        draft = draft_of(plan, alice)
        seat = SeatFactory(body=board)
        draft.lines.update(text="Open two sites", due_on=date(2025, 1, 1), owner_seat=seat)
        adopt(draft, board, alice)
        action.refresh_from_db()
        assert (action.number, action.objective.plan, action.text, action.due_on, action.owner_seat) == (
            4,
            draft,
            "Open two sites",
            date(2025, 1, 1),
            seat,
        )
        assert action.updates.get().text == "Site found"
        assert action.dealt_with.get() == link
        assert action.agreed_on == date(2023, 1, 10)

    def test_the_version_before_keeps_what_it_said_and_ends(self, plan, action, objective, board, alice):
        done = PlanActionFactory(objective=objective, number=5, text="Hire", status="done")
        draft = draft_of(plan, alice)
        draft.lines.update(text="Open two sites")
        adopt(draft, board, alice)
        plan.refresh_from_db()
        assert (plan.status, plan.ends_on) == ("closed", ADOPTED_ON)
        assert list(plan.lines.values_list("action__number", "text", "status")) == [
            (4, "Open a site", "not_started"),
            (5, "Hire", "done"),
        ]
        assert not draft.lines.exists()
        done.refresh_from_db()
        assert done.objective == objective
        assert set(PlanAction.objects.of_plan(plan)) == {action, done}

    def test_what_is_left_out_is_dropped_and_says_why(self, plan, action, objective, board, alice):
        draft = draft_of(plan, alice)
        draft.lines.update(left_out=True, because="No site was found.")
        adopt(draft, board, alice)
        action.refresh_from_db()
        assert (action.status, action.objective) == ("dropped", objective)
        update = action.updates.get()
        assert (update.text, update.made_by) == ("Left out of version 2 of the plan: No site was found.", alice)

    def test_what_the_plan_in_force_got_meanwhile_moves_too(self, plan, action, board, alice):
        draft = draft_of(plan, alice)
        late_objective = ObjectiveFactory(plan=plan, title="Fewer deaths")
        later = PlanActionFactory(objective=late_objective)
        PlanAction.objects.filter(pk=action.pk).update(status="done")
        adopt(draft, board, alice)
        later.refresh_from_db()
        action.refresh_from_db()
        assert (later.objective.plan, later.objective.title, later.objective.position) == (draft, "Fewer deaths", 2)
        assert action.objective.plan == plan

    def test_says_who_adopted_it_when_and_how(self, plan, board, alice):
        decision = DecisionFactory(meeting__body=board)
        draft = draft_of(plan, alice)
        plan_versions.adopt_plan(plan=draft, body=board, on=ADOPTED_ON, decision=decision, by=alice)
        draft.refresh_from_db()
        assert (draft.adopted_by, draft.adopted_on, draft.decision, draft.starts_on) == (
            board,
            ADOPTED_ON,
            decision,
            ADOPTED_ON,
        )

    @pytest.mark.parametrize("on", [date(2023, 1, 10), date(2022, 1, 1)])
    def test_not_before_the_version_that_it_replaces(self, plan, board, alice, on):
        with pytest.raises(ValidationError) as refused:
            adopt(draft_of(plan, alice), board, alice, on=on)
        assert refused.value.message_dict == {
            "adopted_on": ["Give a day after 10 January 2023, when version 1 was adopted"]
        }

    def test_not_by_a_decision_of_another_body(self, plan, board, alice, sefton):
        decision = DecisionFactory(meeting__body=BodyFactory(partnership=sefton))
        draft = draft_of(plan, alice)
        with pytest.raises(ValidationError) as refused:
            plan_versions.adopt_plan(plan=draft, body=board, on=ADOPTED_ON, decision=decision, by=alice)
        assert refused.value.message_dict == {"decision": ["This is not a decision of Board"]}

    def test_only_once(self, plan, board, alice):
        with pytest.raises(ValidationError, match="Only a draft can be adopted"):
            adopt(plan, board, alice)

    def test_parts_of_authorities_become_parts_of_the_new_version(self, plan, board, alice, sefton):
        part = DeliveryPlanFactory(partnership=sefton, authority=LocalAuthorityFactory(), part_of=plan)
        draft = draft_of(plan, alice)
        adopt(draft, board, alice)
        part.refresh_from_db()
        assert part.part_of == draft


class TestClosing:
    def test_drops_what_is_open_with_the_reason(self, plan, action, alice):
        plan_versions.close_plan(plan=plan, reason="The partnership ends.", on=ADOPTED_ON, by=alice)
        action.refresh_from_db()
        plan.refresh_from_db()
        assert (plan.status, plan.ends_on, action.status) == ("closed", ADOPTED_ON, "dropped")
        assert action.updates.get().text == "The plan was closed: The partnership ends."

    def test_gives_up_a_draft_and_leaves_the_version_in_force(self, plan, action, alice):
        draft = draft_of(plan, alice)
        own = PlanActionFactory(objective=draft.objectives.get())
        plan_versions.close_plan(plan=draft, reason="Not agreed.", on=ADOPTED_ON, by=alice)
        action.refresh_from_db()
        own.refresh_from_db()
        plan.refresh_from_db()
        assert (plan.status, action.status, own.status) == ("adopted", "not_started", "dropped")
        assert list(PlanLine.objects.values_list("plan", "action")) == [(draft.pk, own.pk)]
        assert why_not_copy(plan) == ""

    def test_only_once(self, plan, alice):
        plan_versions.close_plan(plan=plan, reason="Over.", on=ADOPTED_ON, by=alice)
        with pytest.raises(ValidationError, match="This version is closed"):
            plan_versions.close_plan(plan=plan, reason="Over.", on=ADOPTED_ON, by=alice)


class TestPlansOfAuthorities:
    def test_count_versions_for_themselves(self, plan, sefton, alice):
        authority = LocalAuthorityFactory(name="Rutland")
        part = DeliveryPlan(partnership=sefton, title="Part", part_of=plan, authority=authority)
        plan_versions.add_plan(plan=part, by=alice)
        assert (part.version, part.query) == (1, "plan=1&area=rutland")
        assert why_not_add(sefton, authority) == "There is a plan already: Part, version 1. Make its next version."
        assert why_not_add(sefton, LocalAuthorityFactory()) == ""

    def test_are_not_the_plan_of_the_partnership(self, plan, sefton):
        DeliveryPlanFactory(partnership=sefton, version=9, authority=LocalAuthorityFactory(), part_of=plan)
        plans = DeliveryPlan.objects.filter(partnership=sefton)
        assert plans.adopted_at(date(2023, 6, 1)) == plans.to_show(date(2023, 6, 1)) == plan


def test_a_plan_that_was_replaced_is_still_the_plan_of_its_days(plan, board, alice):
    adopt(draft_of(plan, alice), board, alice)
    plans = DeliveryPlan.objects.all()
    assert plans.adopted_at(date(2024, 3, 31)) == plan
    assert plans.adopted_at(date(2024, 4, 1)).version == 2


def test_a_past_quarter_is_told_by_the_plan_of_its_days(plan, action, board, alice, sefton):
    draft = draft_of(plan, alice)
    draft.lines.update(text="Open two sites", due_on=date(2025, 1, 1))
    adopt(draft, board, alice)
    before, after = (plan_figures_for(sefton, Quarter(year, number)) for year, number in ((2023, 4), (2024, 1)))
    assert [(one.number, one.text, one.due_on) for one in before.items] == [(4, "Open a site", date(2024, 1, 1))]
    assert [(one.number, one.text, one.due_on) for one in after.items] == [(4, "Open two sites", date(2025, 1, 1))]
    assert "| Open a site |" in passage(sefton, date(2024, 3, 31), Audience.MEMBER)
    assert "| Open two sites |" in passage(sefton, date(2024, 4, 1), Audience.MEMBER)
