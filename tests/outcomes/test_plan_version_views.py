from datetime import date

import pytest
from django.urls import reverse

from outcomes import plan_versions
from outcomes.models import DeliveryPlan, PlanAction
from tests.factories.meetings import DecisionFactory
from tests.factories.members import SeatFactory
from tests.factories.outcomes import DeliveryPlanFactory, ObjectiveFactory, PlanActionFactory
from tests.factories.partnerships import BodyFactory, FootprintAreaFactory, LocalAuthorityFactory

LIST = "/partnerships/sefton/plan/"
EARLY = "Give a day after 10 January 2023, when version 1 was adopted"
DAY = {"adopted_on_day": "1", "adopted_on_month": "4", "adopted_on_year": "2024"}


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board", short_name="Board")


@pytest.fixture
def plan(sefton):
    return DeliveryPlanFactory(partnership=sefton, title="Plan", adopted_on=date(2023, 1, 10))


@pytest.fixture
def action(plan):
    return PlanActionFactory(objective=ObjectiveFactory(plan=plan, title="Places"), number=4, text="Open a site")


@pytest.fixture
def draft(plan, action, alice):
    return plan_versions.copy_plan(plan=plan, title="Next plan", by=alice)


@pytest.fixture
def foreign(thurrock):
    return DeliveryPlanFactory(partnership=thurrock, status="draft", adopted_on=None)


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def page_of(name: str, *args) -> str:
    return reverse(name, args=["sefton", *args])


class TestAdd:
    def test_the_first_plan_is_a_draft(self, browse, alice, sefton):
        response = browse(alice).post(page_of("plan_add"), {"title": "First", "status": "adopted"})
        plan = DeliveryPlan.objects.get()
        assert response.url == f"{LIST}?plan=1" == plan.get_absolute_url()
        assert (plan.partnership, plan.status, plan.version) == (sefton, "draft", 1)

    def test_while_one_is_open_no_other_is_added(self, browse, alice, plan):
        why = "There is a plan already: Plan, version 1. Make its next version."
        assert why in texts(browse(alice).get(page_of("plan_add"), follow=True))
        form = browse(alice).post(page_of("plan_add"), {"title": "Other"}).context["form"]
        assert form.errors == {"title": [why]}

    def test_a_double_click_adds_one(self, browse, alice, sefton):
        client = browse(alice)
        token = client.get(page_of("plan_add")).context["form"]["once"].value()
        answers = [client.post(page_of("plan_add"), {"title": "First", "once": token}) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [302, 302]
        assert DeliveryPlan.objects.count() == 1

    def test_bad_input_keeps_what_was_typed(self, browse, alice, sefton):
        form = browse(alice).post(page_of("plan_add"), {"title": "", "source": "Board"}).context["form"]
        assert form.errors == {"title": ["Enter title"]}
        assert form["source"].value() == "Board"


class TestEdit:
    def test_changes_its_words_but_not_its_state(self, browse, alice, plan):
        client, page = browse(alice), page_of("plan_edit", plan.pk)
        sent = {"title": "Renamed", "status": "closed", "row_version": plan.row_version}
        assert client.post(page, sent).url == plan.get_absolute_url()
        assert client.post(page, sent | {"title": "Stale"}).status_code == 409
        plan.refresh_from_db()
        assert (plan.title, plan.status) == ("Renamed", "adopted")

    def test_a_closed_version_stays_as_it_was(self, browse, alice, plan):
        DeliveryPlan.objects.update(status="closed")
        said = texts(browse(alice).get(page_of("plan_edit", plan.pk), follow=True))
        assert "Version 1 of the plan is closed: it stays as it was." in said


class TestCopy:
    def test_drafts_the_next_version(self, browse, alice, plan, action):
        client = browse(alice)
        assert "It takes over 1 open action, which keep" in texts(client.get(page_of("plan_copy", plan.pk)))
        response = client.post(page_of("plan_copy", plan.pk), {"title": "Next plan"}, follow=True)
        page = texts(response)
        assert response.context["plan"].version == 2
        for shown in (
            "Taken over from version 1",
            "Version 1 holds until",
            "It takes over 1 action and adds 0.",
            "Open a site",
            "What version 2 changes",
        ):
            assert shown in page

    def test_only_once_however_often_it_is_clicked(self, browse, alice, plan, draft):
        said = texts(browse(alice).get(page_of("plan_copy", plan.pk), follow=True))
        assert "Version 2 is being drafted already." in said
        form = browse(alice).post(page_of("plan_copy", plan.pk), {"title": "Third"}).context["form"]
        assert form.errors == {"title": ["Version 2 is being drafted already."]}

    def test_a_double_click_drafts_one(self, browse, alice, plan):
        client = browse(alice)
        token = client.get(page_of("plan_copy", plan.pk)).context["form"]["once"].value()
        urls = [client.post(page_of("plan_copy", plan.pk), {"title": "Next", "once": token}).url for _ in range(2)]
        assert urls == [f"{LIST}?plan=2"] * 2

    def test_a_new_action_goes_into_either_version_and_an_old_one_stays(self, browse, alice, plan, draft, action):
        client = browse(alice)
        field = client.get(page_of("plan_action_add")).context["form"].fields["objective"]
        assert [field.label_from_instance(one) for one in field.queryset] == [
            "Plan, version 1: Places",
            "Next plan, version 2: Places",
        ]
        field = client.get(page_of("plan_action_edit", action.number)).context["form"].fields["objective"]
        assert list(field.queryset) == [action.objective]

    def test_its_timeline_shows_what_it_takes_over_as_it_says(self, browse, alice, draft):
        draft.lines.update(text="Open two sites", due_on=date(2025, 1, 1))
        page = texts(browse(alice).get(page_of("plan_timeline"), {"plan": "2"}))
        for shown in ("4. Open two sites", "1 January 2025"):
            assert shown in page


class TestLine:
    def test_says_what_becomes_of_an_action(self, browse, alice, draft, action, board):
        line, seat = draft.lines.get(), SeatFactory(body=board)
        sent = {"objective": line.objective_id, "text": "Open two", "owner_seat": seat.pk, "row_version": 1}
        response = browse(alice).post(page_of("plan_line_edit", line.pk), sent)
        line.refresh_from_db()
        action.refresh_from_db()
        assert (response.url, line.text, line.owner_seat) == (draft.get_absolute_url(), "Open two", seat)
        assert (action.text, action.owner_seat) == ("Open a site", None)

    def test_leaving_it_out_needs_a_reason(self, browse, alice, draft):
        line = draft.lines.get()
        sent = {"objective": line.objective_id, "text": line.text, "left_out": "on", "row_version": 1}
        form = browse(alice).post(page_of("plan_line_edit", line.pk), sent).context["form"]
        assert form.errors == {"because": ["Say why the action is left out."]}
        browse(alice).post(page_of("plan_line_edit", line.pk), sent | {"because": "No site was found."})
        assert "Left out: No site was found." in texts(browse(alice).get(draft.get_absolute_url()))
        assert "leaves it out: No site was found." in texts(
            browse(alice).get(draft.lines.get().action.get_absolute_url())
        )

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, draft):
        line = draft.lines.get()
        sent = {"objective": line.objective_id, "text": "Mine", "row_version": line.row_version}
        assert browse(alice).post(page_of("plan_line_edit", line.pk), sent).status_code == 302
        assert browse(alice).post(page_of("plan_line_edit", line.pk), sent | {"text": "Late"}).status_code == 409


class TestAdopt:
    def test_a_body_adopts_it(self, browse, alice, draft, action, board, plan):
        decision = DecisionFactory(meeting__body=board)
        sent = {"adopted_by": board.pk, "decision": decision.pk, **DAY}
        response = browse(alice).post(page_of("plan_adopt", draft.pk), sent, follow=True)
        action.refresh_from_db()
        assert action.objective.plan == draft
        page = texts(response)
        assert "Adopted on 1 April 2024 by Board" in page
        assert str(decision) in page
        closed = texts(browse(alice).get(f"{LIST}?plan=1"))
        for shown in ("It stays as it was.", "Version 2</a> follows it.", "Open a site"):
            assert shown in closed

    def test_a_decision_is_told_to_those_who_may_read_it(self, browse, alice, max_, draft, board):
        decision = DecisionFactory(meeting__body=board, release_class="restricted")
        plan_versions.adopt_plan(plan=draft, body=board, on=date(2024, 4, 1), decision=decision, by=alice)
        assert str(decision) in texts(browse(alice).get(LIST))
        assert str(decision) not in texts(browse(max_).get(LIST))

    @pytest.mark.parametrize(
        ("changes", "errors"),
        [
            ({"adopted_by": ""}, {"adopted_by": ["Select body that adopted it"]}),
            (
                {"adopted_on_year": "2022"},
                {"adopted_on": [EARLY]},
            ),
            ({"adopted_on_year": "2031"}, {"adopted_on": ["It cannot have been adopted on a day that is to come"]}),
            ({"adopted_on_day": ""}, {"adopted_on": ["Adopted on must include a day"]}),
        ],
    )
    def test_bad_input_says_why_and_keeps_what_was_typed(self, browse, alice, draft, board, changes, errors):
        response = browse(alice).post(page_of("plan_adopt", draft.pk), {"adopted_by": board.pk, **DAY} | changes)
        form = response.context["form"]
        assert form.errors == errors
        draft.refresh_from_db()
        assert draft.status == "draft"

    def test_only_bodies_and_decisions_of_ones_own(self, browse, alice, draft, foreign):
        body = BodyFactory(partnership=foreign.partnership)
        sent = {"adopted_by": body.pk, "decision": DecisionFactory(meeting__body=body).pk, **DAY}
        form = browse(alice).post(page_of("plan_adopt", draft.pk), sent).context["form"]
        assert sorted(form.errors) == ["adopted_by", "decision"]

    def test_only_a_draft(self, browse, alice, plan):
        assert "Only a draft can be adopted." in texts(browse(alice).get(page_of("plan_adopt", plan.pk), follow=True))


class TestClose:
    def test_asks_why_and_drops_what_is_open(self, browse, alice, plan, action):
        client, page = browse(alice), page_of("plan_close", plan.pk)
        assert "1 open action will be dropped" in texts(client.get(page))
        assert client.post(page, {"reason": ""}).context["form"].errors == {"reason": ["Enter why"]}
        said = texts(client.post(page, {"reason": "The partnership ends."}, follow=True))
        action.refresh_from_db()
        assert action.status == "dropped"
        assert "Plan, version 1 is closed." in said
        assert "This version is closed." in texts(client.get(page, follow=True))


class TestCompare:
    def test_tells_what_the_draft_changes(self, browse, max_, draft):
        draft.lines.update(text="Open two sites")
        PlanActionFactory(objective=draft.objectives.get(), number=9, text="Train staff")
        page = texts(browse(max_).get(page_of("plan_compare", draft.pk)))
        for shown in ("1 added and 1 changed", "Train staff", "Open two sites", "Was worded: “Open a site”"):
            assert shown in page

    def test_a_first_version_has_none_before_it(self, browse, max_, plan):
        assert "This is the first version" in texts(browse(max_).get(page_of("plan_compare", plan.pk)))


class TestParts:
    @pytest.fixture
    def areas(self, sefton, plan):
        names = ("Leicester", "Rutland")
        return [
            FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(name=name)).authority
            for name in names
        ]

    def test_stand_side_by_side_with_the_common_plan(self, browse, alice, plan, action, areas):
        client = browse(alice)
        sent = {"title": "City plan", "authority": areas[0].pk}
        response = client.post(page_of("plan_part_add", plan.pk), sent, follow=True)
        part = DeliveryPlan.objects.get(title="City plan")
        assert response.redirect_chain == [(f"{LIST}?plan=1&area=leicester", 302)]
        assert (part.part_of, part.authority, part.version) == (plan, areas[0], 1)
        PlanActionFactory(objective__plan=part, status="done")
        rows = client.get(LIST).context["parts"]
        assert [(row.name, row.plan, row.counts.actions, row.counts.done) for row in rows] == [
            ("Sefton", plan, 1, 0),
            ("Leicester", part, 1, 1),
            ("Rutland", None, 0, 0),
        ]
        page = texts(client.get(part.get_absolute_url()))
        assert "Delivery plan for Leicester, version 1" in page
        assert 'Part of <a class="govuk-link" href="/partnerships/sefton/plan/?plan=1">Plan</a> for Leicester' in page

    def test_one_open_part_for_each_authority_of_the_footprint(self, browse, alice, plan, areas):
        DeliveryPlanFactory(partnership=plan.partnership, title="City", authority=areas[0], part_of=plan)
        page, client = page_of("plan_part_add", plan.pk), browse(alice)
        form = client.post(page, {"title": "Second", "authority": areas[0].pk}).context["form"]
        assert form.errors == {"authority": ["There is a plan already: City, version 1. Make its next version."]}
        outside = LocalAuthorityFactory()
        assert list(client.post(page, {"title": "X", "authority": outside.pk}).context["form"].errors) == ["authority"]
        assert list(client.post(page, {"title": "X"}).context["form"].errors) == ["authority"]

    def test_a_footprint_of_one_has_no_parts(self, browse, alice, plan):
        FootprintAreaFactory(partnership=plan.partnership)
        assert not browse(alice).get(LIST).context["parts"]

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries_do_not_grow(self, browse, alice, plan, rows, django_assert_num_queries):
        for _ in range(rows):
            area = FootprintAreaFactory(partnership=plan.partnership)
            part = DeliveryPlanFactory(partnership=plan.partnership, authority=area.authority, part_of=plan)
            PlanActionFactory(objective__plan=part, owner_seat=SeatFactory(body__partnership=plan.partnership))
        client = browse(alice)
        with django_assert_num_queries(14):
            client.get(LIST)


class TestLapsed:
    def test_is_told_on_the_page_and_filtered_by(self, browse, max_, plan, action):
        PlanActionFactory(objective=action.objective, number=5, status="done")
        page = texts(browse(max_).get(LIST))
        assert "What has lapsed" in page
        assert "No owner since 10 January 2023" in page
        assert "Never updated since 10 January 2023" in page
        found = browse(max_).get(LIST, {"lapsed": "yes"})
        assert [one.number for one in found.context["listing"].rows] == [4]


PAGES = ["plan_edit", "plan_copy", "plan_adopt", "plan_close", "plan_part_add", "plan_line_edit"]


@pytest.mark.parametrize("name", [*PAGES, "plan_compare", "plan_add"])
def test_who_may(browse, max_, charlie, alice, plan, draft, foreign, name):
    record = {"plan_adopt": draft.pk, "plan_line_edit": draft.lines.get().pk}.get(name, plan.pk)
    page = page_of(name) if name == "plan_add" else page_of(name, record)
    assert browse(max_).get(page).status_code == (200 if name == "plan_compare" else 403)
    assert browse(charlie).get(page).status_code == 404
    assert browse(alice).put(page).status_code == 405
    if name != "plan_add":
        assert browse(alice).get(page_of(name, foreign.pk + 1000)).status_code == 404
        if name != "plan_line_edit":
            assert browse(alice).get(page_of(name, foreign.pk)).status_code == 404


def test_a_closed_version_comes_as_a_file_as_it_was(browse, max_, alice, plan, action, draft, board):
    draft.lines.update(text="Open two sites")
    plan_versions.adopt_plan(plan=draft, body=board, on=date(2024, 4, 1), by=alice)
    rows = browse(max_).get(f"{LIST}?plan=1&format=csv").content.decode("utf-8-sig").splitlines()
    assert rows[1:] == ["4,Places,Open a site,,,Not started"]
    assert PlanAction.objects.get(number=4).text == "Open two sites"
