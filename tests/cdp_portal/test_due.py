"""Everything that is due from one's seats, answered one after the other."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cdp_portal.formats import gov_date
from cdp_portal.periods import Quarter
from meetings.models import ActionUpdate
from outcomes.models import Observation, PlanActionUpdate, Risk, RiskReview
from tests.factories.meetings import ActionFactory, ClearanceFactory
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.outcomes import (
    DeliveryPlanFactory,
    EmergingIssueFactory,
    IssueActionFactory,
    MetricFactory,
    ObjectiveFactory,
    ObservationFactory,
    PlanActionFactory,
    PlanActionMilestoneFactory,
    PlanActionUpdateFactory,
    RiskFactory,
    StandardRatingFactory,
    TrackedMetricFactory,
)
from tests.factories.partnerships import BodyFactory

LIST = "/partnerships/sefton/due/"
TODAY = timezone.localdate


def ago(days: int) -> date:
    return TODAY() - timedelta(days=days)


@pytest.fixture
def seat(sefton, max_):
    seat = SeatFactory(body=BodyFactory(partnership=sefton), post_title="Director", organisation__name="Council")
    SeatHolderFactory(seat=seat, user=max_)
    return seat


@pytest.fixture
def plan_action(sefton, seat):
    objective = ObjectiveFactory(plan=DeliveryPlanFactory(partnership=sefton))
    return PlanActionFactory(objective=objective, number=1, text="Open a site", owner_seat=seat, due_on=ago(40))


@pytest.fixture
def tracked(sefton, seat):
    """A metric whose last figure, 412, is for the quarter before the last one that is over."""
    metric = MetricFactory(name="In treatment", unit="people")
    quarter = Quarter.containing(TODAY()).plus(-2)
    last = ObservationFactory(
        partnership=sefton, metric=metric, starts_on=quarter.start, ends_on=quarter.end, release_class="public"
    )
    return TrackedMetricFactory(partnership=sefton, metric=last.metric, owner_seat=seat)


@pytest.fixture
def risk(sefton, seat):
    return RiskFactory(partnership=sefton, number=1, title="Posts stay empty", owner_seat=seat, review_due_on=ago(3))


@pytest.fixture
def board_action(sefton, seat):
    return ActionFactory(owner_seat=seat, number=1, text="Write to schools", due_on=ago(2))


@pytest.fixture
def issue_action(sefton, seat):
    issue = EmergingIssueFactory(partnership=sefton, title="Canisters", release_class="member")
    return IssueActionFactory(issue=issue, text="Talk to shops", owner_seat=seat, due_on=ago(1))


def address(kind: str, record) -> str:
    return reverse("due_answer", args=["sefton", kind, record.pk])


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def lines(response) -> list[str]:
    return [line.text for line in response.context["others"]]


PROGRESS = {"status": "on_track", "text": "The site is let.", "row_version": "1"}


class TestList:
    def test_what_waits_longest_is_open_and_the_rest_follow(
        self, browse, max_, plan_action, tracked, risk, board_action
    ):
        response = browse(max_).get(LIST)
        page = texts(response)
        assert response.context["opened"].text == "Open a site"
        assert lines(response) == [
            f"In treatment: {Quarter.containing(TODAY()).previous.label}",
            "Review: Posts stay empty",
            "Write to schools",
        ]
        assert "4 things wait for your answer, 4 of them overdue." in page
        assert "How is it going?" in page

    def test_nothing_is_asked_of_who_holds_no_seat(self, browse, alice, plan_action):
        page = texts(browse(alice).get(LIST))
        assert "You hold no seat here, so nothing is asked of you." in page
        assert "Open a site" not in page

    def test_what_was_answered_since_it_fell_due_waits_for_its_next_turn(self, browse, max_, plan_action):
        PlanActionUpdateFactory(action=plan_action, text="Two posts were filled.")
        response = browse(max_).get(LIST)
        assert "Nothing waits for your answer." in texts(response)
        assert [(line.text, line.state) for line in response.context["later"]] == [("Open a site", "Late")]

    def test_a_plan_action_lapses_when_its_owner_says_nothing(self, browse, max_, sefton, seat):
        plan = DeliveryPlanFactory(partnership=sefton, adopted_on=ago(100))
        PlanActionFactory(objective=ObjectiveFactory(plan=plan), owner_seat=seat, update_every=3)
        assert f"Never updated</strong> since {gov_date(ago(100))}" in texts(browse(max_).get(LIST))

    def test_closed_plans_and_done_actions_are_left_alone(self, browse, max_, sefton, seat, plan_action):
        plan_action.status = "done"
        plan_action.save()
        closed = ObjectiveFactory(plan__partnership=sefton, plan__status="closed", plan__version=2)
        PlanActionFactory(objective=closed, owner_seat=seat, due_on=ago(3))
        assert "Nothing waits for your answer." in texts(browse(max_).get(LIST))

    def test_restricted_risks_are_not_told(self, browse, max_, sefton, seat, risk):
        Risk.objects.update(release_class="restricted")
        assert "Nothing waits for your answer." in texts(browse(max_).get(LIST))
        assert browse(max_).get(address("risk", risk)).status_code == 404

    @pytest.mark.parametrize("rows", [1, 3])
    def test_the_same_queries_for_any_number_of_rows(self, browse, max_, sefton, seat, rows, django_assert_num_queries):
        for number in range(1, rows + 1):
            objective = ObjectiveFactory(plan=DeliveryPlanFactory(partnership=sefton, version=number))
            action = PlanActionFactory(objective=objective, number=number, owner_seat=seat, due_on=ago(3))
            PlanActionMilestoneFactory(action=action, due_on=ago(1))
            ObservationFactory(
                partnership=sefton,
                metric=TrackedMetricFactory(partnership=sefton, owner_seat=seat).metric,
                release_class="member",
            )
            RiskFactory(partnership=sefton, number=number, owner_seat=seat, review_due_on=ago(1))
            ActionFactory(owner_seat=seat, number=number, due_on=ago(1))
            IssueActionFactory(issue__partnership=sefton, owner_seat=seat, due_on=ago(1))
        client = browse(max_)
        with django_assert_num_queries(14):
            client.get(LIST)
        with django_assert_num_queries(14):
            client.get(LIST, {"seat": "everyone"})

    def test_strangers_readers_and_wrong_methods(self, browse, charlie, nat, max_):
        assert browse(charlie).get(LIST).status_code == 404
        assert "You hold no seat here" in texts(browse(nat).get(LIST))
        assert browse(max_).post(LIST).status_code == 405


class TestOthers:
    def test_whose_work_is_late_or_lapsed_since_when(self, browse, alice, plan_action, board_action):
        page = texts(browse(alice).get(LIST, {"seat": "everyone"}))
        assert "2 things, 2 late or lapsed." in page
        assert "Director, Council" in page
        assert address("plan-action", plan_action) in page

    def test_work_of_one_seat(self, browse, alice, sefton, seat, plan_action):
        other = SeatFactory(body=BodyFactory(partnership=sefton))
        PlanActionFactory(objective=plan_action.objective, number=2, owner_seat=other, text="Other", due_on=ago(9))
        page = texts(browse(alice).get(LIST, {"seat": str(other.pk)}))
        assert "Other" in page
        assert "Open a site" not in page

    def test_what_nobody_owns_and_what_nobody_ever_reported(self, browse, alice, plan_action):
        PlanActionUpdateFactory(action=plan_action)
        PlanActionFactory(objective=plan_action.objective, number=2, text="Orphan")
        for asked in ("none", "never"):
            page = texts(browse(alice).get(LIST, {"seat": asked}))
            assert "Orphan" in page
            assert "Open a site" not in page

    def test_a_member_is_led_to_the_record_where_another_seat_is_to_answer(self, browse, sefton, plan_action, nat):
        from accounts.roles import Role
        from tests.conftest import person

        page = texts(browse(person("mia", Role.MEMBER, sefton)).get(LIST, {"seat": "everyone"}))
        assert plan_action.get_absolute_url() in page
        assert address("plan-action", plan_action) not in page

    @pytest.mark.parametrize("asked", ["x", "²", "99999999999", "-1"])
    def test_an_odd_seat_shows_everyone(self, browse, alice, asked):
        assert "What is due from everyone" in texts(browse(alice).get(LIST, {"seat": asked}))


class TestProgress:
    def test_is_kept_and_the_next_thing_is_first(self, browse, max_, plan_action, risk):
        step = PlanActionMilestoneFactory(action=plan_action, due_on=ago(5))
        answer = {**PROGRESS, "steps": [str(step.pk)]}
        response = browse(max_).post(address("plan-action", plan_action), answer, follow=True)
        assert response.redirect_chain == [(address("risk", risk), 302)]
        assert "Plan action 1: on track." in texts(response)
        assert response.context["opened"].text == "Review: Posts stay empty"
        plan_action.refresh_from_db()
        step.refresh_from_db()
        assert (plan_action.status, step.done_on) == ("on_track", TODAY())
        assert [(one.text, one.made_by) for one in plan_action.updates.all()] == [("The site is let.", max_)]

    def test_after_the_last_the_list_says_that_nothing_waits(self, browse, max_, plan_action):
        response = browse(max_).post(address("plan-action", plan_action), PROGRESS, follow=True)
        assert response.redirect_chain == [(LIST, 302)]
        assert "Nothing waits for your answer." in texts(response)

    def test_nothing_typed_is_lost(self, browse, max_, plan_action):
        response = browse(max_).post(address("plan-action", plan_action), {**PROGRESS, "text": "", "status": "late"})
        assert response.context["form"].errors.keys() == {"text"}
        assert response.context["form"]["status"].value() == "late"
        assert not PlanActionUpdate.objects.exists()

    def test_a_second_click_reports_once(self, browse, max_, plan_action, risk):
        client, answer = browse(max_), {**PROGRESS, "once": "a-token-of-twenty-letters"}
        first, second = (client.post(address("plan-action", plan_action), answer) for _ in range(2))
        assert first.url == second.url == address("risk", risk)
        assert PlanActionUpdate.objects.count() == 1

    def test_who_was_slower_sees_what_was_saved_and_what_they_typed(self, browse, max_, alice, plan_action):
        browse(alice).post(address("plan-action", plan_action), {**PROGRESS, "status": "done", "evidence": "Paper 7"})
        client = browse(max_)
        response = client.post(address("plan-action", plan_action), PROGRESS)
        page = texts(response)
        assert response.status_code == 409
        assert "The site is let." in page
        assert [(one.saved, one.typed) for one in response.context["conflict"]] == [("Done", "On track")]
        version = response.context["form"]["row_version"].value()
        client.post(address("plan-action", plan_action), {**PROGRESS, "row_version": version})
        plan_action.refresh_from_db()
        assert plan_action.status == "on_track"

    def test_the_plan_editor_answers_for_anybody_and_another_seat_for_none(self, browse, alice, sam, plan_action):
        assert browse(alice).post(address("plan-action", plan_action), PROGRESS).status_code == 302
        response = browse(sam).post(address("plan-action", plan_action), PROGRESS, follow=True)
        assert "You can answer for the seats you hold." in texts(response)
        assert PlanActionUpdate.objects.count() == 1

    def test_strangers_weak_roles_and_wrong_methods(self, browse, charlie, nat, max_, plan_action):
        url = address("plan-action", plan_action)
        assert browse(charlie).post(url, PROGRESS).status_code == 404
        assert browse(nat).post(url, PROGRESS).status_code == 403
        assert browse(max_).put(url).status_code == 405
        assert browse(max_).get(address("nothing", plan_action)).status_code == 404


class TestFigure:
    def answer(self, **changed) -> dict:
        quarter = Quarter.containing(TODAY()).previous
        period = {"starts_on": quarter.start.isoformat(), "ends_on": quarter.end.isoformat()}
        return {**period, "value": "430", "state": "", "source": "NDTMS", **changed}

    def test_the_owner_records_the_next_period(self, browse, max_, tracked):
        page = texts(browse(max_).get(address("figure", tracked)))
        assert "The last figure: 412 people" in page
        assert f"Figure for {Quarter.containing(TODAY()).previous.label}" in page
        browse(max_).post(address("figure", tracked), self.answer())
        made = Observation.objects.order_by("pk").last()
        assert (made.value, made.release_class, made.starts_on) == (
            430,
            "public",
            Quarter.containing(TODAY()).previous.start,
        )

    def test_or_says_why_there_is_none(self, browse, max_, tracked):
        browse(max_).post(address("figure", tracked), self.answer(value="", state="not_received"))
        made = Observation.objects.order_by("pk").last()
        assert (made.value, made.state) == (None, "not_received")

    @pytest.mark.parametrize(
        ("typed", "field"),
        [({"value": ""}, "value"), ({"value": "-3"}, "value"), ({"value": "4", "state": "suppressed"}, "value")],
    )
    def test_bad_figures_are_refused_beside_the_field(self, browse, max_, tracked, typed, field):
        response = browse(max_).post(address("figure", tracked), self.answer(**typed))
        assert response.context["form"].errors.keys() == {field}
        assert Observation.objects.count() == 1

    def test_what_was_typed_for_one_period_is_never_kept_for_another(self, browse, max_, alice, tracked):
        browse(alice).post(address("figure", tracked), self.answer())
        response = browse(max_).post(address("figure", tracked), self.answer(value="431"))
        assert "which somebody else recorded meanwhile" in texts(response)
        assert response.context["form"]["value"].value() == "431"
        assert Observation.objects.count() == 2

    def test_others_may_not(self, browse, sam, bea, tracked):
        for user in (sam, bea):
            browse(user).post(address("figure", tracked), self.answer())
        assert Observation.objects.count() == 1

    def test_a_restricted_figure_is_not_hinted_at(self, browse, sefton, alice, max_):
        hidden = ObservationFactory(partnership=sefton, metric__name="Deaths", release_class="restricted")
        TrackedMetricFactory(partnership=sefton, metric=hidden.metric)
        assert "Deaths" not in texts(browse(max_).get(LIST, {"seat": "everyone"}))
        assert "Deaths" in texts(browse(alice).get(LIST, {"seat": "everyone"}))


class TestRisk:
    SAME = {"scored": "same", "likelihood": "3", "impact": "4", "text": "", "row_version": "1"}

    def test_it_stands_as_before(self, browse, max_, risk):
        browse(max_).post(address("risk", risk), self.SAME)
        review = RiskReview.objects.latest("pk")
        risk.refresh_from_db()
        assert (review.score, review.reviewed_by) == (12, max_)
        assert risk.review_due_on > TODAY() + timedelta(days=80)

    def test_it_changed(self, browse, max_, risk):
        changed = {**self.SAME, "scored": "changed", "likelihood": "5", "text": "Two more posts fell empty."}
        browse(max_).post(address("risk", risk), changed)
        risk.refresh_from_db()
        assert risk.score == 20

    @pytest.mark.parametrize(
        ("typed", "field"),
        [
            ({"scored": ""}, "scored"),
            ({"likelihood": "5"}, "scored"),
            ({"scored": "changed", "text": "Why"}, "likelihood"),
            ({"scored": "changed", "likelihood": "5"}, "text"),
        ],
    )
    def test_a_contradiction_is_asked_about(self, browse, max_, risk, typed, field):
        response = browse(max_).post(address("risk", risk), {**self.SAME, **typed})
        assert response.context["form"].errors.keys() == {field}
        risk.refresh_from_db()
        assert risk.score == 12

    def test_who_was_slower_is_told(self, browse, max_, bea, risk):
        changed = {**self.SAME, "scored": "changed", "likelihood": "5", "text": "Worse."}
        browse(bea).post(address("risk", risk), changed)
        response = browse(max_).post(address("risk", risk), {**changed, "likelihood": "4"})
        assert response.status_code == 409
        risk.refresh_from_db()
        assert risk.score == 20


class TestIssueAction:
    def test_it_is_done(self, browse, max_, issue_action):
        answer = {"done_note": "Four shops stopped.", "row_version": "1"}
        browse(max_).post(address("issue-action", issue_action), answer)
        issue_action.refresh_from_db()
        assert (issue_action.done_on, issue_action.done_note) == (TODAY(), "Four shops stopped.")

    def test_says_what_was_done(self, browse, max_, issue_action):
        response = browse(max_).post(address("issue-action", issue_action), {"done_note": "", "row_version": "1"})
        assert response.context["form"].errors == {"done_note": ["Say what was done"]}

    def test_who_was_slower_is_told(self, browse, max_, alice, issue_action):
        answer = {"done_note": "Four shops stopped.", "row_version": "1"}
        browse(alice).post(address("issue-action", issue_action), answer)
        response = browse(max_).post(address("issue-action", issue_action), {**answer, "done_note": "Five."})
        assert response.status_code == 409
        assert "Five." in texts(response)


class TestMeetings:
    def test_an_action_of_a_meeting(self, browse, max_, board_action):
        answer = {"status": "done", "text": "Sent.", "evidence": "The letter", "row_version": "1"}
        browse(max_).post(address("action", board_action), answer)
        board_action.refresh_from_db()
        assert (board_action.status, board_action.evidence) == ("done", "The letter")

    def test_done_asks_for_evidence(self, browse, max_, board_action):
        answer = {"status": "done", "text": "Sent.", "evidence": "", "row_version": "1"}
        response = browse(max_).post(address("action", board_action), answer)
        assert response.context["form"].errors.keys() == {"evidence"}

    def test_who_was_slower_is_told(self, browse, max_, alice, board_action):
        answer = {"status": "done", "text": "Sent.", "evidence": "The letter", "row_version": "1"}
        browse(alice).post(address("action", board_action), answer)
        response = browse(max_).post(address("action", board_action), answer)
        assert response.status_code == 409
        assert ActionUpdate.objects.count() == 1

    def test_a_clearance_is_answered_by_its_own_seat_only(self, browse, max_, alice, sefton, seat):
        clearance = ClearanceFactory(
            seat=seat,
            due_on=TODAY(),
            paper__item__meeting__body=seat.body,
            paper__item__meeting__starts_at=timezone.now() + timedelta(days=20),
        )
        url, answer = address("clearance", clearance), {"state": "cleared", "comment": "", "row_version": "1"}
        assert "You can answer for the seats you hold." in texts(browse(alice).post(url, answer, follow=True))
        response = browse(max_).post(url, answer, follow=True)
        clearance.refresh_from_db()
        assert (clearance.state, clearance.decided_by) == ("cleared", max_)
        assert response.status_code == 200


class TestStandard:
    @pytest.fixture
    def rating(self, sefton, seat):
        given = {"owner_seat": seat, "next_step": "Ask people.", "rating": "partly"}
        return StandardRatingFactory(assessment__partnership=sefton, **given)

    def test_a_next_step_waits_without_a_day_until_the_standard_is_met(self, browse, max_, rating):
        response = browse(max_).get(LIST)
        assert [line.text for line in response.context["later"]] == ["Ask people."]
        answer = {"rating": "met", "evidence": "Forty people were asked.", "next_step": "", "row_version": "1"}
        browse(max_).post(address("standard", rating), answer)
        rating.refresh_from_db()
        assert (rating.rating, rating.evidence) == ("met", "Forty people were asked.")
        assert browse(max_).get(LIST).context["later"] == []

    def test_says_what_shows_it(self, browse, max_, rating):
        answer = {"rating": "met", "evidence": "", "next_step": "", "row_version": "1"}
        response = browse(max_).post(address("standard", rating), answer)
        assert response.context["form"].errors.keys() == {"evidence"}

    def test_what_was_agreed_is_locked(self, browse, max_, rating):
        rating.assessment.status, rating.assessment.agreed_on = "agreed", ago(1)
        rating.assessment.save()
        assert browse(max_).get(address("standard", rating)).status_code == 404
