from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from accounts.models import AuditEntry
from grants.models import Allocation
from tests.factories.grants import (
    AllocationFactory,
    FundingStreamFactory,
    SpendFactory,
    SpendLineFactory,
    SpendPlanFactory,
)
from tests.factories.partnerships import FootprintAreaFactory


@pytest.fixture
def area(sefton):
    return FootprintAreaFactory(partnership=sefton, authority__name="Sefton", starts_on=date(2022, 8, 1))


@pytest.fixture
def allocation(area):
    return AllocationFactory(area=area, stream__name="Treatment grant", amount=Decimal("1642287.00"))


@pytest.fixture
def foreign(thurrock):
    return AllocationFactory(area=FootprintAreaFactory(partnership=thurrock))


LIST = "/partnerships/sefton/money/"
ADD = "/partnerships/sefton/money/add/"


def answers(area, stream, **changes) -> dict:
    day = {"as_at_on_day": "1", "as_at_on_month": "11", "as_at_on_year": "2022"}
    filled = {
        "authority": area.authority_id,
        "stream": stream.pk,
        "financial_year": "2023-24",
        "amount": "£1,002,318",
        "status": "confirmed",
        "source": "Decision 69012",
        **day,
    }
    return filled | changes


def texts(response) -> str:
    return " ".join(response.content.decode().split())


def same(allocation: Allocation) -> dict:
    """The keeper and the authority of the allocation, for another one."""
    return {"area": None, "partnership": allocation.partnership, "authority": allocation.authority}


class TestList:
    def test_a_colleague_reads_the_last_year(self, browse, max_, allocation):
        AllocationFactory(**same(allocation), financial_year="2022-23")
        page = texts(browse(max_).get(LIST))
        assert "Sefton, financial year 2023-24" in page
        assert "£1,642,287" in page
        assert "Add an allocation" not in page

    def test_the_year_is_asked_for_in_the_address(self, browse, alice, allocation):
        page = texts(browse(alice).get(LIST, {"year": "2022-23"}))
        assert "£1,642,287" not in page

    def test_a_year_that_is_none_is_refused_in_words(self, browse, alice, allocation):
        response = browse(alice).get(LIST, {"year": "2023-25"})
        assert response.context["refusal"] == "“2023-25” is not a financial year. Write 2023-24."
        assert "£1,642,287" in texts(response)

    def test_an_expectation_is_in_words_and_in_no_total(self, browse, alice, area, allocation):
        AllocationFactory(area=area, amount=Decimal("5000.00"))
        AllocationFactory(area=area, amount=Decimal("77.00"), status=Allocation.Status.EXPECTED)
        response = browse(alice).get(LIST)
        (authority,) = response.context["authorities"]
        assert authority.total.allocation == Decimal("1647287.00")
        assert "An expectation, not added to any total." in texts(response)

    def test_spend_above_the_allocation_warns(self, browse, alice, area):
        allocation = AllocationFactory(area=area, amount=Decimal("50.00"))
        SpendFactory(line=SpendLineFactory(plan=SpendPlanFactory(allocation=allocation)), actual=Decimal("90.00"))
        page = texts(browse(alice).get(LIST))
        assert "£40 more is spent than the allocation of £50." in page

    @pytest.mark.parametrize("rows", [1, 3])
    def test_queries_do_not_grow(self, browse, alice, area, rows, django_assert_num_queries):
        for _ in range(rows):
            SpendFactory(line=SpendLineFactory(plan=SpendPlanFactory(allocation=AllocationFactory(area=area))))
        client = browse(alice)
        with django_assert_num_queries(9):
            client.get(LIST)

    def test_the_year_comes_as_a_file(self, browse, max_, area, allocation):
        AllocationFactory(area=area, financial_year="2022-23", amount=Decimal("5.00"))
        response = browse(max_).get(LIST, {"format": "csv", "year": "2023-24"})
        assert response["Content-Type"] == "text/csv; charset=utf-8"
        assert response["Content-Disposition"].startswith('attachment; filename="sefton-money-2023-24-')
        header, row = response.content.decode("utf-8-sig").splitlines()
        assert header.startswith("Local authority,Funding stream,Financial year,How certain,Allocation")
        assert row == "Sefton,Treatment grant,2023-24,Confirmed,1642287.00,No plan,Not entered,Not entered,Not known,"
        assert browse(max_).get(LIST, {"format": "xlsx"}).content[:2] == b"PK"

    def test_stranger_and_wrong_method(self, browse, charlie, alice, sefton):
        assert browse(charlie).get(LIST).status_code == 404
        assert browse(alice).post(LIST).status_code == 405

    def test_without_any_it_says_what_will_be_here(self, browse, alice, area):
        assert "Allocations, spending plans and quarterly spend will be here." in texts(browse(alice).get(LIST))

    def test_a_wider_partnership_keeps_no_money(self, browse, alice, sefton):
        sefton.tier = "wider"
        sefton.save()
        page = texts(browse(alice).get(LIST))
        assert "Money is recorded by the local partnerships" in page
        assert browse(alice).get(ADD).status_code == 302


class TestDetail:
    def test_shows_the_plan_against_the_allocation(self, browse, max_, allocation):
        SpendLineFactory(plan=SpendPlanFactory(allocation=allocation), planned_q1=Decimal("1000000.00"))
        response = browse(max_).get(allocation.get_absolute_url())
        assert response.context["table"].reconciled == (
            "The plan adds up to £1,000,300: £641,987 less than the allocation of £1,642,287."
        )
        assert "History" not in texts(response)

    def test_history_is_for_those_who_may_read_it(self, browse, alice, allocation):
        SpendFactory(line=SpendLineFactory(plan=SpendPlanFactory(allocation=allocation), title="Workers"))
        what = [entry.what for entry in browse(alice).get(allocation.get_absolute_url()).context["entries"]]
        assert what == [
            "Added spend of quarter 1 on “Workers”",
            "Added line “Workers”",
            "Added spending plan 1",
            "Added allocation",
        ]

    def test_an_old_revision_leads_to_the_new_one(self, browse, alice, allocation):
        AllocationFactory(
            **same(allocation),
            stream=allocation.stream,
            amount=Decimal(5),
            revision=2,
        )
        page = texts(browse(alice).get(allocation.get_absolute_url()))
        assert "It was replaced by" in page
        assert "Revise the allocation" not in page

    def test_an_earlier_version_of_the_plan_can_be_read(self, browse, alice, allocation):
        SpendLineFactory(plan=SpendPlanFactory(allocation=allocation, version=1), title="First idea")
        SpendLineFactory(plan=SpendPlanFactory(allocation=allocation, version=2), title="Second idea")
        client = browse(alice)
        assert "First idea" not in texts(client.get(allocation.get_absolute_url()))
        assert "First idea" in texts(client.get(allocation.get_absolute_url(), {"plan": "1"}))

    def test_foreign_and_unknown_are_not_found(self, browse, alice, charlie, allocation, foreign):
        assert browse(charlie).get(allocation.get_absolute_url()).status_code == 404
        address = reverse("allocation_detail", args=["sefton", foreign.pk])
        assert browse(alice).get(address).status_code == 404
        assert browse(alice).post(allocation.get_absolute_url()).status_code == 405


class TestAdd:
    def test_pounds_are_taken_as_people_write_them(self, browse, alice, area):
        stream = FundingStreamFactory()
        response = browse(alice).post(ADD, answers(area, stream, financial_year="2023/24"), follow=True)
        added = Allocation.objects.get()
        assert (added.amount, added.financial_year, added.revision) == (Decimal("1002318.00"), "2023-24", 1)
        assert added.partnership == area.partnership
        assert [str(message) for message in response.context["messages"]] == ["Allocation added."]

    def test_a_double_click_adds_one(self, browse, alice, area):
        client, stream = browse(alice), FundingStreamFactory()
        token = client.get(ADD).context["form"]["once"].value()
        sent = answers(area, stream, once=token)
        assert client.post(ADD, sent).url == client.post(ADD, sent).url
        assert Allocation.objects.count() == 1

    def test_the_same_money_twice_is_refused(self, browse, alice, area, allocation):
        response = browse(alice).post(ADD, answers(area, allocation.stream))
        errors = response.context["form"].non_field_errors()
        assert errors == ["This allocation is already recorded. Revise it instead."]

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            ("amount", "-5", "Amount must be £0 or more"),
            ("amount", "5.555", "Amount must be in pounds and pence, like 1250 or 1250.50"),
            ("amount", "lots", "Amount must be in pounds and pence, like 1250 or 1250.50"),
            ("financial_year", "2023-25", "“2023-25” is not a financial year. Write 2023-24."),
            ("financial_year", "next year", "“next year” is not a financial year. Write it like 2023-24."),
            ("financial_year", "2019-20", "Sefton was not in the partnership’s footprint on any day of 2019-20"),
            ("as_at_on_day", "31", "As at must be a real date"),
            ("as_at_on_year", "2100", "The day cannot be in the future"),
            ("status", "certain", "Select how certain it is from the list"),
        ],
    )
    def test_bad_input_says_why_and_keeps_what_was_typed(self, browse, alice, area, field, typed, sentence):
        response = browse(alice).post(ADD, answers(area, FundingStreamFactory(), **{field: typed}))
        form = response.context["form"]
        name = "as_at_on" if field.startswith("as_at_on") else field
        assert form.errors[name] == [sentence]
        assert form.data[field] == typed
        assert Allocation.objects.count() == 0

    def test_an_authority_of_another_place_cannot_be_chosen(self, browse, alice, area, foreign):
        response = browse(alice).post(ADD, answers(area, foreign.stream, authority=foreign.authority_id))
        assert response.context["form"].errors["authority"] == ["Select local authority from the list"]

    def test_a_stream_outside_its_years_warns(self, browse, alice, area):
        stream = FundingStreamFactory(name="Treatment grant", first_year="2020-21", last_year="2022-23")
        response = browse(alice).post(ADD, answers(area, stream), follow=True)
        assert [str(message) for message in response.context["messages"]] == [
            "Allocation added.",
            "Treatment grant ran from 2020-21 to 2022-23. Check the financial year 2023-24.",
        ]

    def test_who_may(self, browse, max_, charlie, alice, area):
        assert browse(max_).get(ADD).status_code == 403
        assert browse(charlie).get(ADD).status_code == 404
        assert browse(alice).put(ADD).status_code == 405


class TestEdit:
    def sent(self, client, allocation, **changes) -> tuple[str, dict]:
        address = reverse("allocation_edit", args=["sefton", allocation.pk])
        version = client.get(address).context["form"]["row_version"].value()
        filled = {"amount": "1700000", "status": "revised", "revised_because": "New letter", "row_version": version}
        return address, filled | changes

    def test_makes_a_revision_and_keeps_the_row_before(self, browse, alice, allocation):
        plan = SpendPlanFactory(allocation=allocation)
        client = browse(alice)
        response = client.post(*self.sent(client, allocation))
        revised = Allocation.objects.latest().get()
        assert response.url == revised.get_absolute_url()
        assert (revised.revision, revised.amount, revised.revised_because) == (2, Decimal("1700000.00"), "New letter")
        allocation.refresh_from_db()
        assert (allocation.revision, allocation.amount) == (1, Decimal("1642287.00"))
        plan.refresh_from_db()
        assert plan.allocation == revised
        assert AuditEntry.objects.filter(table_name="grants_allocation", row_id=revised.pk).get().reason == "New letter"

    def test_needs_a_reason(self, browse, alice, allocation):
        client = browse(alice)
        response = client.post(*self.sent(client, allocation, revised_because=""))
        assert response.context["form"].errors["revised_because"] == ["Say why the allocation is revised"]
        assert Allocation.objects.count() == 1

    def test_two_people_do_not_overwrite_each_other(self, browse, alice, ada, allocation):
        first, second = browse(alice), browse(ada)
        slow = self.sent(first, allocation, amount="1")
        second.post(*self.sent(second, allocation, amount="2"))
        response = first.post(*slow)
        assert response.status_code == 409
        differing = [one.label for one in response.context["conflict"]]
        assert "Amount" in differing
        assert Allocation.objects.count() == 2
        again = slow[1] | {"row_version": response.context["form"]["row_version"].value()}
        assert first.post(slow[0], again).status_code == 302
        assert list(Allocation.objects.order_by("revision").values_list("revision", "amount")) == [
            (1, Decimal("1642287.00")),
            (2, Decimal("2.00")),
            (3, Decimal("1.00")),
        ]

    def test_who_may(self, browse, max_, charlie, alice, allocation, foreign):
        address = reverse("allocation_edit", args=["sefton", allocation.pk])
        assert browse(max_).get(address).status_code == 403
        assert browse(charlie).get(address).status_code == 404
        assert browse(alice).get(reverse("allocation_edit", args=["sefton", foreign.pk])).status_code == 404
        assert browse(alice).delete(address).status_code == 405
