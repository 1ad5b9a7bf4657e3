from datetime import date

import pytest
from django.urls import reverse

from outcomes.models import DeliveryPlan, Objective, PlanAction, PlanActionUpdate
from outcomes.plan_rules import NOTHING_TO_SHOW
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.outcomes import (
    DeliveryPlanFactory,
    MetricFactory,
    ObjectiveFactory,
    ObservationFactory,
    PlanActionFactory,
    PlanActionUpdateFactory,
)
from tests.factories.partnerships import BodyFactory

LIST = "/partnerships/sefton/plan/"
ADD = "/partnerships/sefton/plan/actions/add/"


@pytest.fixture
def plan(sefton):
    return DeliveryPlanFactory(partnership=sefton, title="Sefton plan")


@pytest.fixture
def objective(plan):
    return ObjectiveFactory(plan=plan, title="More places")


@pytest.fixture
def seat(sefton):
    return SeatFactory(body=BodyFactory(partnership=sefton), post_title="Director", organisation__name="Council")


@pytest.fixture
def action(objective, seat):
    return PlanActionFactory(
        objective=objective, number=1, text="Open a site", owner_seat=seat, due_on=date(2023, 9, 1)
    )


@pytest.fixture
def foreign(thurrock):
    return PlanActionFactory(objective__plan__partnership=thurrock, number=77)


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def page_of(name: str, *args) -> str:
    return reverse(name, args=["sefton", *args])


class TestList:
    def test_a_colleague_reads_actions_by_objective(self, browse, max_, action):
        page = texts(browse(max_).get(LIST))
        assert "1 action: 0 done, 1 late, 1 lapsed." in page
        for shown in (
            "Sefton plan",
            "More places",
            "Open a site",
            "Director, Council",
            "1 September 2023",
            "Not started",
        ):
            assert shown in page
        assert "Add an action" not in page

    @pytest.mark.parametrize(
        ("query", "numbers"),
        [({"status": "done"}, [2]), ({"late": "yes"}, [1]), ({"status": "done", "late": "yes"}, []), ({}, [1, 2])],
    )
    def test_filters(self, browse, alice, action, objective, query, numbers):
        PlanActionFactory(objective=objective, number=2, status="done", due_on=date(2023, 9, 1))
        response = browse(alice).get(LIST, query)
        assert [one.number for one in response.context["listing"].rows] == numbers

    def test_filters_by_owner(self, browse, alice, action, objective, seat):
        PlanActionFactory(objective=objective, number=2)
        response = browse(alice).get(LIST, {"owner_seat": seat.pk})
        assert [one.number for one in response.context["listing"].rows] == [1]

    def test_the_plan_in_force_is_shown_and_others_can_be_asked_for(self, browse, alice, plan, action):
        DeliveryPlanFactory(partnership=plan.partnership, title="Next plan", version=2, status="draft", adopted_on=None)
        client = browse(alice)
        assert client.get(LIST).context["plan"] == plan
        assert client.get(LIST, {"plan": "2"}).context["plan"].title == "Next plan"

    def test_the_filtered_list_comes_as_a_file(self, browse, max_, action, objective):
        PlanActionFactory(objective=objective, number=2, status="done")
        response = browse(max_).get(LIST, {"format": "csv", "late": "yes"})
        (row,) = response.content.decode("utf-8-sig").splitlines()[1:]
        assert row.startswith('1,More places,Open a site,"Director, Council",,2023-09-01,Not started,Late,')
        assert "Owner's seat is vacant since 1" in row or "Owner's seat is vacant, since when is not known" in row

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries_do_not_grow(self, browse, alice, objective, seat, rows, django_assert_num_queries):
        for _ in range(rows):
            PlanActionFactory(objective=objective, owner_seat=seat, due_on=date(2023, 9, 1))
        client = browse(alice)
        with django_assert_num_queries(14):
            client.get(LIST)

    def test_without_a_plan_it_says_what_will_be_here(self, browse, alice, max_, sefton):
        assert "Add the plan" in texts(browse(alice).get(LIST))
        assert "Add the plan" not in texts(browse(max_).get(LIST))

    def test_strangers_and_wrong_methods(self, browse, charlie, alice, plan):
        assert browse(charlie).get(LIST).status_code == 404
        assert browse(alice).post(LIST).status_code == 405


class TestDetail:
    def test_shows_what_it_is_linked_to(self, browse, alice, sefton, action):
        from tests.factories.grants import AllocationFactory, FootprintAreaFactory, SpendLineFactory, SpendPlanFactory

        metric = MetricFactory(name="In treatment")
        ObservationFactory(partnership=sefton, metric=metric)
        action.metrics.add(metric)
        allocation = AllocationFactory(area=FootprintAreaFactory(partnership=sefton))
        for version in (1, 2):
            SpendLineFactory(
                plan=SpendPlanFactory(allocation=allocation, version=version),
                title=f"Workers {version}",
                plan_action=action,
            )
        PlanActionUpdateFactory(action=action, text="Site found", made_by=alice)
        page = texts(browse(alice).get(action.get_absolute_url()))
        for shown in ("412 people", "Workers 2</a>: £400 planned from", "Site found", "Report progress", "History"):
            assert shown in page
        assert "Workers 1" not in page

    def test_a_restricted_figure_is_not_shown_to_members(self, browse, max_, sefton, action):
        observation = ObservationFactory(partnership=sefton, value=98765, release_class="restricted")
        action.metrics.add(observation.metric)
        page = texts(browse(max_).get(action.get_absolute_url()))
        assert "98,765" not in page
        assert "no figure yet" in page
        assert "History" not in page

    def test_strangers_foreign_records_and_wrong_methods(self, browse, charlie, alice, action, foreign):
        assert browse(charlie).get(action.get_absolute_url()).status_code == 404
        assert browse(alice).get(page_of("plan_action_detail", foreign.number)).status_code == 404
        assert browse(alice).post(action.get_absolute_url()).status_code == 405


class TestAdd:
    def test_an_action_gets_the_next_number(self, browse, alice, action, objective, seat):
        metric = MetricFactory()
        sent = {"objective": objective.pk, "text": "Train staff", "owner_seat": seat.pk, "metrics": [metric.pk]}
        response = browse(alice).post(ADD, sent)
        added = PlanAction.objects.get(text="Train staff")
        assert response.url == added.get_absolute_url()
        assert (added.number, added.status, list(added.metrics.all())) == (2, "not_started", [metric])
        assert added.partnership == action.partnership

    def test_a_double_click_adds_one(self, browse, alice, objective):
        client = browse(alice)
        token = client.get(ADD).context["form"]["once"].value()
        for _ in range(2):
            client.post(ADD, {"objective": objective.pk, "text": "Train staff", "once": token})
        assert PlanAction.objects.count() == 1

    def test_bad_input_says_why_and_keeps_what_was_typed(self, browse, alice, objective):
        sent = {"text": "", "source": "Board", "due_on_day": "31", "due_on_month": "9", "due_on_year": "2026"}
        form = browse(alice).post(ADD, sent).context["form"]
        assert form.errors == {
            "objective": ["Select objective"],
            "text": ["Enter what will be done"],
            "due_on": ["Due on must be a real date"],
        }
        assert form["source"].value() == "Board"

    def test_nothing_of_another_partnership_can_be_chosen(self, browse, alice, objective, foreign, thurrock):
        their_seat = SeatFactory(body=BodyFactory(partnership=thurrock))
        their_metric = MetricFactory(partnership=thurrock, tier="local")
        sent = {
            "objective": foreign.objective_id,
            "text": "X",
            "owner_seat": their_seat.pk,
            "metrics": [their_metric.pk],
        }
        form = browse(alice).post(ADD, sent).context["form"]
        assert sorted(form.errors) == ["metrics", "objective", "owner_seat"]

    def test_without_an_objective_it_says_what_to_do_first(self, browse, alice, sefton):
        response = browse(alice).get(ADD, follow=True)
        assert "Add a plan and an objective first." in texts(response)

    def test_who_may(self, browse, max_, charlie, alice, objective):
        assert browse(max_).get(ADD).status_code == 403
        assert browse(charlie).get(ADD).status_code == 404
        assert browse(alice).put(ADD).status_code == 405


class TestEdit:
    def sent(self, client, action, **changes) -> dict:
        form = client.get(page_of("plan_action_edit", action.number)).context["form"]
        return {
            "objective": action.objective_id,
            "text": action.text,
            "row_version": form["row_version"].value(),
        } | changes

    def test_changes_the_action_but_not_its_status(self, browse, alice, action):
        client = browse(alice)
        sent = self.sent(client, action, text="Open two sites", status="done")
        response = client.post(
            page_of("plan_action_edit", action.number), sent | {"change_reason": "Agreed"}, follow=True
        )
        action.refresh_from_db()
        assert (action.text, action.status) == ("Open two sites", "not_started")
        entry = response.context["entries"][0]
        assert (entry.why, entry.changes[0].after) == ("Agreed", "Open two sites")

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, ada, action):
        first, second = browse(alice), browse(ada)
        slow = self.sent(first, action, text="Mine")
        second.post(page_of("plan_action_edit", action.number), self.sent(second, action, text="Theirs"))
        response = first.post(page_of("plan_action_edit", action.number), slow)
        action.refresh_from_db()
        assert (response.status_code, action.text) == (409, "Theirs")

    def test_a_seat_that_has_ended_stays_chosen(self, browse, alice, action, seat):
        seat.ends_on = date(2023, 1, 1)
        seat.save()
        client = browse(alice)
        sent = self.sent(client, action, owner_seat=seat.pk, text="Open it")
        assert client.post(page_of("plan_action_edit", action.number), sent).status_code == 302

    def test_who_may(self, browse, max_, charlie, alice, action, foreign):
        page = page_of("plan_action_edit", action.number)
        assert browse(max_).get(page).status_code == 403
        assert browse(charlie).get(page).status_code == 404
        assert browse(alice).put(page).status_code == 405
        assert browse(alice).get(page_of("plan_action_edit", foreign.number)).status_code == 404


class TestUpdate:
    SENT = {"text": "Two posts filled", "status": "on_track"}

    def test_the_holder_of_the_seat_reports(self, browse, max_, action, seat):
        SeatHolderFactory(seat=seat, user=max_)
        client = browse(max_)
        assert "Report progress" in texts(client.get(action.get_absolute_url()))
        response = client.post(page_of("plan_action_update", 1), self.SENT)
        action.refresh_from_db()
        assert (response.url, action.status) == (action.get_absolute_url(), "on_track")
        assert list(action.updates.values_list("text", "status", "made_by")) == [
            ("Two posts filled", "on_track", max_.pk)
        ]

    @pytest.mark.parametrize("person", ["max_", "bea", "sam"])
    def test_everyone_else_is_told_why_not(self, request, browse, person, action):
        client = browse(request.getfixturevalue(person))
        assert "Report progress" not in texts(client.get(action.get_absolute_url()))
        response = client.post(page_of("plan_action_update", 1), self.SENT, follow=True)
        assert "You can report progress on the actions of your own seat." in texts(response)
        assert PlanActionUpdate.objects.count() == 0

    def test_one_who_held_the_seat_before_may_not(self, browse, max_, action, seat):
        SeatHolderFactory(seat=seat, user=max_, ends_on=date(2023, 1, 1))
        browse(max_).post(page_of("plan_action_update", 1), self.SENT)
        assert PlanActionUpdate.objects.count() == 0

    def test_whoever_edits_the_plan_reports_on_any(self, browse, alice, action):
        browse(alice).post(page_of("plan_action_update", 1), self.SENT)
        assert PlanActionUpdate.objects.count() == 1

    def test_a_double_click_reports_once(self, browse, alice, action):
        client = browse(alice)
        token = client.get(page_of("plan_action_update", 1)).context["form"]["once"].value()
        for _ in range(2):
            client.post(page_of("plan_action_update", 1), self.SENT | {"once": token})
        assert PlanActionUpdate.objects.count() == 1

    def test_an_empty_report_is_refused(self, browse, alice, action):
        form = browse(alice).post(page_of("plan_action_update", 1), {"status": "done"}).context["form"]
        assert form.errors == {"text": ["Enter what has been done"], "evidence": [NOTHING_TO_SHOW]}
        assert form["status"].value() == "done"

    def test_done_needs_evidence_or_a_reason(self, browse, alice, action):
        client, sent = browse(alice), {"text": "Open", "status": "done"}
        form = client.post(page_of("plan_action_update", 1), sent).context["form"]
        assert form.errors == {"evidence": [NOTHING_TO_SHOW]}
        page = client.post(page_of("plan_action_update", 1), sent | {"evidence": "https://site.example/"}, follow=True)
        assert 'Evidence: <a href="https://site.example/" rel="nofollow">' in texts(page)
        action.refresh_from_db()
        assert action.status == "done"

    def test_nothing_is_reported_on_a_closed_version(self, browse, alice, plan, action):
        DeliveryPlan.objects.filter(pk=plan.pk).update(status="closed")
        client = browse(alice)
        assert "Report progress" not in texts(client.get(action.get_absolute_url()))
        for name in ("plan_action_update", "plan_action_edit"):
            said = texts(client.post(page_of(name, 1), self.SENT, follow=True))
            assert "Version 1 of the plan is closed" in said
        assert PlanActionUpdate.objects.count() == 0

    def test_who_may(self, browse, nat, charlie, alice, action, foreign):
        assert browse(nat).post(page_of("plan_action_update", 1), self.SENT).status_code == 403
        assert browse(charlie).get(page_of("plan_action_update", 1)).status_code == 404
        assert browse(alice).get(page_of("plan_action_update", foreign.number)).status_code == 404
        assert browse(alice).put(page_of("plan_action_update", 1)).status_code == 405


class TestObjectives:
    def test_objectives_are_added_at_the_end_and_edited(self, browse, alice, plan, objective):
        client = browse(alice)
        client.post(page_of("objective_add", plan.pk), {"title": "Less harm"})
        added = Objective.objects.get(title="Less harm")
        assert added.position == 2
        client.post(page_of("objective_edit", added.pk), {"title": "Much less harm", "row_version": added.row_version})
        added.refresh_from_db()
        assert added.title == "Much less harm"
        assert "Much less harm" in texts(client.get(LIST))

    def test_those_of_a_closed_version_stay_as_they_were(self, browse, alice, plan, objective):
        DeliveryPlan.objects.filter(pk=plan.pk).update(status="closed")
        for page in (page_of("objective_add", plan.pk), page_of("objective_edit", objective.pk)):
            said = texts(browse(alice).post(page, {"title": "New"}, follow=True))
            assert "Version 1 of the plan is closed: it stays as it was." in said
        assert list(Objective.objects.values_list("title", flat=True)) == ["More places"]

    @pytest.mark.parametrize("name", ["objective_add", "objective_edit"])
    def test_who_may(self, browse, max_, charlie, alice, plan, objective, foreign, name):
        own = objective.pk if name == "objective_edit" else plan.pk
        theirs = foreign.objective_id if name == "objective_edit" else foreign.objective.plan_id
        page = page_of(name, own)
        assert browse(alice).get(page).status_code == 200
        assert browse(max_).get(page).status_code == 403
        assert browse(charlie).get(page).status_code == 404
        assert browse(alice).put(page).status_code == 405
        assert browse(alice).get(page_of(name, theirs)).status_code == 404
