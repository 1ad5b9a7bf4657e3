from datetime import date

import pytest
from django.urls import reverse

from outcomes.models import DeliveryPlan, PlanActionMilestone
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.outcomes import DeliveryPlanFactory, PlanActionFactory, PlanActionMilestoneFactory

DUE = {"due_on_day": "31", "due_on_month": "3", "due_on_year": "2024"}
DONE = {"done_on_day": "1", "done_on_month": "3", "done_on_year": "2024"}
NAMES = ("plan_action_milestone_edit", "plan_action_milestone_remove")


@pytest.fixture
def action(sefton):
    plan = DeliveryPlanFactory(partnership=sefton)
    seat = SeatFactory(body__partnership=sefton)
    return PlanActionFactory(objective__plan=plan, number=1, owner_seat=seat)


@pytest.fixture
def step(action):
    return PlanActionMilestoneFactory(action=action, text="Site found", due_on=date(2023, 6, 1))


@pytest.fixture
def foreign(thurrock):
    return PlanActionMilestoneFactory(action__objective__plan__partnership=thurrock, action__number=77)


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def page_of(name: str, *args) -> str:
    return reverse(name, args=["sefton", *args])


ADD = "/partnerships/sefton/plan/actions/1/steps/add/"


def test_the_holder_of_the_seat_adds_and_reaches_a_step(browse, max_, action):
    SeatHolderFactory(seat=action.owner_seat, user=max_)
    client = browse(max_)
    page = texts(client.post(ADD, {"text": "Open the doors", **DUE}, follow=True))
    assert "Open the doors" in page
    assert "31 March 2024" in page
    step = PlanActionMilestone.objects.get()
    sent = {"text": step.text, "row_version": step.row_version, **DUE, **DONE}
    page = texts(client.post(page_of("plan_action_milestone_edit", step.pk), sent, follow=True))
    assert 'Reached</strong> <span class="app-note">1 March 2024' in page


def test_a_step_past_its_day_is_late_in_words(browse, max_, action, step):
    assert "1 June 2023" in texts(browse(max_).get(action.get_absolute_url()))
    assert "Late</strong>" in texts(browse(max_).get(action.get_absolute_url()))


def test_removing_asks_once(browse, alice, step, action):
    client, page = browse(alice), page_of("plan_action_milestone_remove", step.pk)
    assert "“Site found” is no longer a step of this action." in texts(client.get(page))
    assert client.post(page).url == action.get_absolute_url()
    assert not PlanActionMilestone.objects.exists()


def test_a_double_click_adds_one(browse, alice, action):
    client = browse(alice)
    token = client.get(ADD).context["form"]["once"].value()
    for _ in range(2):
        client.post(ADD, {"text": "Open the doors", "once": token, **DUE})
    assert PlanActionMilestone.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"text": ""}, {"text": ["Enter what will be reached"]}),
        ({"due_on_day": "31", "due_on_month": "9"}, {"due_on": ["Due on must be a real date"]}),
        (DONE | {"done_on_year": "2031"}, {"done_on": ["It cannot be reached on a day that is to come"]}),
    ],
)
def test_bad_input_says_why_and_keeps_what_was_typed(browse, alice, action, changes, errors):
    form = browse(alice).post(ADD, {"text": "Open the doors", **DUE} | changes).context["form"]
    assert form.errors == errors
    assert form["text"].value() == changes.get("text", "Open the doors")


def test_two_people_do_not_overwrite_each_other(browse, alice, step):
    client, page = browse(alice), page_of("plan_action_milestone_edit", step.pk)
    sent = {"text": "Mine", "row_version": step.row_version, **DUE}
    assert client.post(page, sent).status_code == 302
    assert client.post(page, sent | {"text": "Late"}).status_code == 409


def test_others_are_told_why_not(browse, max_, alice, action, step):
    for page in (ADD, *(page_of(name, step.pk) for name in NAMES)):
        said = texts(browse(max_).post(page, {"text": "Mine", **DUE}, follow=True))
        assert "You can change the steps of the actions of your own seat." in said
    DeliveryPlan.objects.update(status="closed")
    for page in (ADD, *(page_of(name, step.pk) for name in NAMES)):
        assert "Version 1 of the plan is closed" in texts(browse(alice).post(page, follow=True))
    assert [one.text for one in PlanActionMilestone.objects.all()] == ["Site found"]


def test_who_may(browse, nat, charlie, alice, step, foreign):
    for page in (ADD, *(page_of(name, step.pk) for name in NAMES)):
        assert browse(nat).get(page).status_code == 403
        assert browse(charlie).get(page).status_code == 404
        assert browse(alice).put(page).status_code == 405
    for name in NAMES:
        assert browse(alice).get(page_of(name, foreign.pk)).status_code == 404
    assert browse(alice).get(page_of("plan_action_milestone_add", 77)).status_code == 404
