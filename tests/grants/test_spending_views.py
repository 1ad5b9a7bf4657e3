from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from grants.models import Allocation, Spend, SpendLine, SpendPlan
from tests.factories.grants import (
    AllocationFactory,
    InterventionFactory,
    SpendFactory,
    SpendLineDealtWithFactory,
    SpendLineFactory,
    SpendPlanFactory,
)
from tests.factories.members import OrganisationFactory
from tests.factories.outcomes import DeliveryPlanFactory, PlanActionFactory
from tests.factories.partnerships import FootprintAreaFactory


@pytest.fixture
def allocation(sefton):
    return AllocationFactory(area=FootprintAreaFactory(partnership=sefton), amount=Decimal("1000.00"))


@pytest.fixture
def plan(allocation):
    return SpendPlanFactory(allocation=allocation)


@pytest.fixture
def line(plan):
    return SpendLineFactory(plan=plan, title="Naloxone")


def plan_page(allocation) -> str:
    return reverse("spend_plan_edit", args=["sefton", allocation.pk])


def spend_page(allocation, quarter: int = 1) -> str:
    return reverse("spend_edit", args=["sefton", allocation.pk, quarter])


def rows(*lines: dict, kept: int = 0, **head) -> dict:
    """What the page of a plan sends: `kept` of the lines exist already."""
    sent = {"lines-TOTAL_FORMS": len(lines), "lines-INITIAL_FORMS": kept, **head}
    for index, line in enumerate(lines):
        filled = {f"planned_q{quarter}": "0" for quarter in (1, 2, 3, 4)} | line
        sent |= {f"lines-{index}-{name}": value for name, value in filled.items()}
    return sent


def head_of(client, address) -> dict:
    """The plan and the version of it that the page carries."""
    form = client.get(address).context["form"]
    return {"plan": form.instance.pk, "row_version": form["row_version"].value()}


class TestPlan:
    def test_the_first_plan_is_made_with_its_lines(self, browse, alice, allocation):
        heading = InterventionFactory()
        sent = rows(
            {"title": "Naloxone", "intervention": heading.pk, "planned_q1": "£1,250.50"},
            {"title": "Outreach", "planned_q4": "20"},
            note="First plan",
        )
        response = browse(alice).post(plan_page(allocation), sent)
        assert response.url == allocation.get_absolute_url()
        plan = SpendPlan.objects.get()
        assert (plan.version, plan.note, plan.partnership) == (1, "First plan", allocation.partnership)
        assert [(one.position, one.title, one.planned_total) for one in plan.lines.all()] == [
            (1, "Naloxone", Decimal("1250.50")),
            (2, "Outreach", Decimal("20.00")),
        ]

    def test_the_page_asks_who_approved_the_plan(self, browse, alice, allocation):
        page = browse(alice).get(plan_page(allocation)).content.decode()
        for name in ("note", "approved_on_day", "approved_by", "lines-0-title"):
            assert f'name="{name}"' in page

    def test_adding_and_removing_lines_needs_no_script(self, browse, alice, allocation):
        client = browse(alice)
        sent = rows({"title": "Naloxone", "planned_q1": "lots"}) | {"lines-add": "1"}
        response = client.post(plan_page(allocation), sent)
        assert len(response.context["formset"].rows) == 2
        assert response.context["formset"].rows[0]["planned_q1"].value() == "lots"
        assert SpendPlan.objects.count() == 0

    def test_a_plan_not_yet_approved_is_changed_in_place(self, browse, alice, allocation, plan, line):
        client = browse(alice)
        sent = rows(
            {"id": line.pk, "row_version": line.row_version, "title": "Naloxone kits", "planned_q1": "10"},
            kept=1,
            **head_of(client, plan_page(allocation)),
        )
        client.post(plan_page(allocation), sent)
        line.refresh_from_db()
        assert (SpendPlan.objects.count(), line.title, line.planned_total) == (1, "Naloxone kits", Decimal("10.00"))

    def test_an_approved_plan_is_kept_and_spend_and_links_carried_over(self, browse, alice, allocation, plan, line):
        SpendLineDealtWithFactory(served=line, note="The board agreed it")
        SpendFactory(line=line, quarter=1, actual=Decimal("99.99"), variance_reason="Bulk price")
        plan.approved_on, plan.approved_by = date(2023, 5, 11), "Board"
        plan.save()
        client = browse(alice)
        sent = rows(
            {"id": line.pk, "row_version": line.row_version, "title": "Naloxone", "planned_q1": "50"},
            {"title": "Outreach", "planned_q2": "50"},
            kept=1,
            note="Reprofiled",
            **head_of(client, plan_page(allocation)),
        )
        client.post(plan_page(allocation), sent)
        last = SpendPlan.objects.current().get()
        assert (last.version, last.note, last.approved_on) == (2, "Reprofiled", None)
        assert [(one.title, one.planned_q1) for one in last.lines.all()] == [("Naloxone", 50), ("Outreach", 0)]
        assert [(one.quarter, one.actual, one.variance_reason) for one in last.lines.first().spend.all()] == [
            (1, Decimal("99.99"), "Bulk price")
        ]
        assert [link.note for link in last.lines.first().dealt_with.all()] == ["The board agreed it"]
        plan.refresh_from_db()
        assert (plan.version, plan.approved_by, plan.lines.get().planned_q1) == (1, "Board", 100)
        assert plan.lines.get().dealt_with.count() == 1
        assert Spend.objects.filter(line__plan=plan).count() == 1

    def test_saving_an_approved_plan_unchanged_makes_no_version(self, browse, alice, allocation, plan, line):
        plan.approved_on, plan.approved_by = date(2023, 5, 11), "Board"
        plan.save()
        client = browse(alice)
        kept = {
            "id": line.pk,
            "row_version": line.row_version,
            "title": "Naloxone",
            "intervention": line.intervention_id,
        }
        kept |= {f"planned_q{quarter}": "100" for quarter in (1, 2, 3, 4)}
        client.post(plan_page(allocation), rows(kept, kept=1, **head_of(client, plan_page(allocation))))
        assert SpendPlan.objects.count() == 1

    @pytest.mark.parametrize(
        ("changes", "field", "sentence"),
        [
            ({"planned_q1": "-1"}, "planned_q1", "Planned April to June must be £0 or more"),
            (
                {"planned_q1": "0.001"},
                "planned_q1",
                "Planned April to June must be in pounds and pence, like 1250 or 1250.50",
            ),
            ({"title": ""}, "title", "Enter what it pays for"),
        ],
    )
    def test_bad_lines_are_refused_in_words(self, browse, alice, allocation, changes, field, sentence):
        sent = rows({"title": "Naloxone", "planned_q2": "5"} | changes)
        response = browse(alice).post(plan_page(allocation), sent)
        assert response.context["formset"].forms[0].errors == {field: [sentence]}
        assert SpendPlan.objects.count() == 0

    @pytest.mark.parametrize(
        ("head", "field", "sentence"),
        [
            ({"approved_by": "Board"}, "approved_on", "Give the day on which the plan was approved"),
            ({"day": ("11", "5", "2023")}, "__all__", "Say which post or body approved the plan."),
            ({"day": ("11", "5", "2100"), "approved_by": "B"}, "approved_on", "The approval cannot be in the future"),
        ],
    )
    def test_an_approval_has_a_day_and_a_body(self, browse, alice, allocation, head, field, sentence):
        day, month, year = head.pop("day", ("", "", ""))
        head |= {"approved_on_day": day, "approved_on_month": month, "approved_on_year": year}
        response = browse(alice).post(plan_page(allocation), rows({"title": "Naloxone"}, **head))
        assert response.context["form"].errors == {field: [sentence]}

    def test_a_line_with_spend_cannot_be_removed(self, browse, alice, allocation, plan, line):
        SpendFactory(line=line)
        client = browse(alice)
        sent = rows(
            {"id": line.pk, "row_version": line.row_version, "title": "Naloxone", "DELETE": "on"},
            kept=1,
            **head_of(client, plan_page(allocation)),
        )
        response = client.post(plan_page(allocation), sent)
        assert response.context["formset"].non_form_errors() == [
            "“Naloxone” is used elsewhere, so it cannot be removed."
        ]
        assert SpendLine.objects.count() == 1

    def test_a_plan_above_the_allocation_warns_but_is_saved(self, browse, alice, allocation):
        sent = rows({"title": "Naloxone", "intervention": InterventionFactory().pk, "planned_q1": "1000.01"})
        response = browse(alice).post(plan_page(allocation), sent, follow=True)
        assert [str(message) for message in response.context["messages"]] == [
            "Spending plan saved. This is version 1.",
            "£0.01 more is planned than the allocation of £1,000.",
        ]

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, ada, allocation, plan, line):
        first, second = browse(alice), browse(ada)
        seen = head_of(first, plan_page(allocation))
        kept = {"id": line.pk, "row_version": line.row_version, "title": "Theirs"}
        second.post(plan_page(allocation), rows(kept, kept=1, **seen))
        response = first.post(plan_page(allocation), rows(kept | {"title": "Mine"}, kept=1, **seen))
        assert response.status_code == 409
        line.refresh_from_db()
        assert line.title == "Theirs"
        assert response.context["formset"].rows[0]["title"].value() == "Mine"
        differing = [(one.label, one.saved, one.typed) for one in response.context["conflict"]]
        assert ("1: What it pays for", "Theirs", "Mine") in differing
        again = rows(
            kept | {"title": "Mine", "row_version": line.row_version}, kept=1, **head_of(first, plan_page(allocation))
        )
        assert first.post(plan_page(allocation), again).status_code == 302
        line.refresh_from_db()
        assert line.title == "Mine"

    def test_a_plan_replaced_meanwhile_shows_what_was_typed(self, browse, alice, allocation, plan, line):
        client = browse(alice)
        seen = head_of(client, plan_page(allocation))
        SpendLineFactory(plan=SpendPlanFactory(allocation=allocation, version=2), title="Theirs")
        sent = rows({"id": line.pk, "title": "Mine", "planned_q1": "7"}, kept=1, **seen)
        response = client.post(plan_page(allocation), sent)
        assert response.status_code == 409
        differing = [(one.label, one.typed) for one in response.context["typed"]]
        assert ("Line 1: What it pays for", "Mine") in differing
        assert ("Line 1: Planned April to June", "£7") in differing
        assert next(row["title"].value() for row in response.context["formset"].rows) == "Theirs"

    def test_two_first_plans_do_not_both_come_to_be(self, browse, alice, allocation):
        client = browse(alice)
        client.post(plan_page(allocation), rows({"title": "Theirs"}))
        response = client.post(plan_page(allocation), rows({"title": "Mine"}))
        assert response.status_code == 409
        assert [one.title for one in SpendLine.objects.all()] == ["Theirs"]

    def test_nothing_of_another_partnership_can_be_chosen(self, browse, alice, allocation, thurrock):
        theirs = PlanActionFactory(objective__plan=DeliveryPlanFactory(partnership=thurrock))
        provider = OrganisationFactory(kept_by=thurrock)
        sent = rows({"title": "Naloxone", "plan_action": theirs.pk, "provider": provider.pk})
        response = browse(alice).post(plan_page(allocation), sent)
        assert sorted(response.context["formset"].forms[0].errors) == ["plan_action", "provider"]

    @pytest.mark.parametrize("lines", [1, 3])
    def test_queries_do_not_grow_with_lines(self, browse, alice, allocation, plan, lines, django_assert_num_queries):
        for _ in range(lines):
            SpendLineFactory(plan=plan)
        client = browse(alice)
        with django_assert_num_queries(11):
            client.get(plan_page(allocation))

    def test_who_may(self, browse, max_, bea, charlie, alice, allocation):
        assert browse(max_).get(plan_page(allocation)).status_code == 403
        assert browse(bea).post(plan_page(allocation)).status_code == 403
        assert browse(charlie).get(plan_page(allocation)).status_code == 404
        assert browse(alice).put(plan_page(allocation)).status_code == 405

    def test_the_address_of_an_old_revision_leads_to_the_plan_of_the_last(self, browse, alice, allocation, plan):
        revised = AllocationFactory(
            area=None,
            partnership=allocation.partnership,
            authority=allocation.authority,
            stream=allocation.stream,
            revision=2,
        )
        assert browse(alice).get(plan_page(allocation)).context["allocation"] == revised


class TestSpend:
    def sent(self, client, allocation, line, **typed) -> dict:
        page = client.get(spend_page(allocation)).context["grid"]
        head = {"plan": page.plan.pk, "row_version": page.version["row_version"].value()}
        return head | {f"line-{line.pk}-{name}": value for name, value in typed.items()}

    def test_all_lines_of_a_quarter_are_saved_at_once(self, browse, alice, allocation, plan, line):
        other = SpendLineFactory(plan=plan)
        client = browse(alice)
        typed = self.sent(client, allocation, line, actual="£1,234.5", variance_reason="Late invoice")
        typed |= {f"line-{other.pk}-forecast": "80"}
        response = client.post(spend_page(allocation), typed, follow=True)
        assert list(
            Spend.objects.order_by("line").values_list("line", "quarter", "actual", "forecast", "entered_by")
        ) == [
            (line.pk, 1, Decimal("1234.50"), None, alice.pk),
            (other.pk, 1, None, Decimal("80.00"), alice.pk),
        ]
        assert [str(message) for message in response.context["messages"]] == [
            "Spend of Quarter 1 2023-24 (April to June 2023) saved.",
            "£234.50 more is spent than the allocation of £1,000.",
            "£914.50 more is forecast to be spent than the allocation of £1,000.",
        ]

    def test_an_emptied_row_is_absent_and_not_zero(self, browse, alice, allocation, line):
        SpendFactory(line=line, actual=Decimal(5))
        client = browse(alice)
        client.post(spend_page(allocation), self.sent(client, allocation, line, actual=""))
        assert Spend.objects.count() == 0

    def test_a_zero_is_a_zero(self, browse, alice, allocation, line):
        client = browse(alice)
        client.post(spend_page(allocation), self.sent(client, allocation, line, actual="0"))
        assert Spend.objects.get().actual == 0

    def test_a_credit_needs_its_reason(self, browse, alice, allocation, line):
        client = browse(alice)
        response = client.post(spend_page(allocation), self.sent(client, allocation, line, actual="-20"))
        sentence = "Say why the amount is negative, for example a credit for last quarter"
        assert response.context["errors"] == [
            {"text": f"Naloxone: {sentence}", "target": f"id_line-{line.pk}-variance_reason"}
        ]
        assert 'value="-20"' in response.content.decode()
        typed = self.sent(client, allocation, line, actual="-20", variance_reason="Credit note")
        client.post(spend_page(allocation), typed)
        assert Spend.objects.get().actual == -20

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            ("actual", "12.345", "Spent must be in pounds and pence, like 1250 or 1250.50"),
            ("forecast", "-1", "Forecast must be £0 or more"),
        ],
    )
    def test_bad_amounts_are_refused_in_words(self, browse, alice, allocation, line, field, typed, sentence):
        client = browse(alice)
        response = client.post(spend_page(allocation), self.sent(client, allocation, line, **{field: typed}))
        assert response.context["errors"] == [{"text": f"Naloxone: {sentence}", "target": f"id_line-{line.pk}-{field}"}]
        assert "<title>Error: " in response.content.decode()
        assert Spend.objects.count() == 0

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, ada, allocation, line):
        first, second = browse(alice), browse(ada)
        slow = self.sent(first, allocation, line, actual="1")
        second.post(spend_page(allocation), self.sent(second, allocation, line, actual="2"))
        response = first.post(spend_page(allocation), slow)
        assert response.status_code == 409
        assert [(one.label, one.saved, one.typed) for one in response.context["conflict"]] == [
            ("Naloxone: Spent", "£2", "£1")
        ]
        assert Spend.objects.get().actual == 2
        again = slow | {"row_version": response.context["grid"].version["row_version"].value()}
        assert first.post(spend_page(allocation), again).status_code == 302
        assert Spend.objects.get().actual == 1

    def test_a_plan_replaced_meanwhile_shows_what_was_typed(self, browse, alice, allocation, line):
        client = browse(alice)
        slow = self.sent(client, allocation, line, actual="7")
        SpendLineFactory(plan=SpendPlanFactory(allocation=allocation, version=2))
        response = client.post(spend_page(allocation), slow)
        assert response.status_code == 409
        assert [(one.label, one.typed) for one in response.context["typed"]] == [("Naloxone: Spent", "£7")]
        assert Spend.objects.count() == 0

    @pytest.mark.parametrize("plan_sent", ["", "0", "9" * 30, "x"])
    def test_a_grid_of_no_plan_saves_nothing(self, browse, alice, allocation, line, plan_sent):
        response = browse(alice).post(spend_page(allocation), {"plan": plan_sent, f"line-{line.pk}-actual": "7"})
        assert response.status_code == 409
        assert Spend.objects.count() == 0

    @pytest.mark.parametrize("lines", [1, 3])
    def test_queries_do_not_grow_with_lines(self, browse, alice, allocation, plan, lines, django_assert_num_queries):
        for _ in range(lines):
            SpendFactory(line=SpendLineFactory(plan=plan))
        client = browse(alice)
        with django_assert_num_queries(8):
            client.get(spend_page(allocation))

    def test_every_box_has_a_label_of_its_own(self, browse, alice, allocation, line):
        page = browse(alice).get(spend_page(allocation)).content.decode()
        for field, label in (("actual", "Spent"), ("forecast", "Forecast"), ("variance_reason", "Reason")):
            assert f'for="id_line-{line.pk}-{field}">{label}: Naloxone</label>' in page

    def test_there_is_no_quarter_five_and_no_spend_without_a_plan(self, browse, alice, sefton, allocation, line):
        client = browse(alice)
        assert client.get(spend_page(allocation, 5)).status_code == 404
        assert client.get(spend_page(allocation, 0)).status_code == 404
        bare = AllocationFactory(area=FootprintAreaFactory(partnership=sefton))
        assert client.get(spend_page(bare)).status_code == 404

    def test_who_may(self, browse, max_, charlie, alice, allocation, line, thurrock):
        assert browse(max_).get(spend_page(allocation)).status_code == 403
        assert browse(charlie).get(spend_page(allocation)).status_code == 404
        assert browse(alice).delete(spend_page(allocation)).status_code == 405
        foreign = AllocationFactory(area=FootprintAreaFactory(partnership=thurrock))
        SpendLineFactory(plan=SpendPlanFactory(allocation=foreign))
        assert browse(alice).get(spend_page(foreign)).status_code == 404
        assert Allocation.objects.count() == 2
