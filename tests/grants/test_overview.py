from decimal import Decimal

import pytest

from grants.models import Allocation
from grants.overview import plan_table, reconciled, so_far, year_of
from grants.position import read_positions
from tests.factories.grants import AllocationFactory, SpendFactory, SpendLineFactory, SpendPlanFactory


@pytest.fixture
def line(db):
    """£100 a quarter planned of £400."""
    return SpendLineFactory(
        plan=SpendPlanFactory(allocation=AllocationFactory(amount=Decimal("400.00"))), title="Workers"
    )


def position():
    return read_positions(Allocation.objects.all())[0]


@pytest.mark.parametrize(
    ("amount", "sentence"),
    [
        ("400.00", "The plan adds up to £400, exactly the allocation."),
        ("400.01", "The plan adds up to £400: £0.01 less than the allocation of £400.01."),
        ("399.50", "The plan adds up to £400: £0.50 more than the allocation of £399.50."),
    ],
)
def test_the_plan_is_reconciled_with_the_allocation(line, amount, sentence):
    Allocation.objects.update(amount=Decimal(amount))
    assert reconciled(position()) == sentence


@pytest.mark.parametrize(
    ("spent", "sentence"),
    [
        ({}, "Nothing has been entered as spent."),
        ({1: "100.00"}, "£100 was spent to the end of June, as planned."),
        ({1: "90.50"}, "£90.50 was spent to the end of June: £9.50 less than planned to then."),
        ({1: "100", 2: "120"}, "£220 was spent to the end of September: £20 more than planned to then."),
        ({2: "120"}, "£120 was spent to the end of September, with 1 figure not yet entered."),
        ({1: "0"}, "£0 was spent to the end of June: £100 less than planned to then."),
    ],
)
def test_what_was_spent_so_far_is_compared_like_with_like(line, spent, sentence):
    for quarter, amount in spent.items():
        SpendFactory(line=line, quarter=quarter, actual=Decimal(amount))
    assert so_far(position()) == sentence


def test_totals_of_the_table_are_those_of_its_rows(line):
    SpendLineFactory(plan=line.plan, planned_q1=Decimal("0.07"))
    SpendFactory(line=line, quarter=1, actual=Decimal("33.33"), variance_reason="Late start")
    table = plan_table(position())
    for place, total in enumerate(table.totals):
        assert total.planned == sum(row.cells[place].planned for row in table.rows)
    assert [total.spent for total in table.totals] == [Decimal("33.33"), None, None, None]
    assert table.reasons == [("Workers", "April to June", "Late start")]
    assert "nothing entered" in table.chart


def test_a_reason_given_for_several_quarters_stands_once(line):
    for quarter, reason in ((1, "Post empty"), (2, "Post empty"), (3, "Filled late")):
        SpendFactory(line=line, quarter=quarter, variance_reason=reason)
    assert plan_table(position()).reasons == [
        ("Workers", "April to June, July to September", "Post empty"),
        ("Workers", "October to December", "Filled late"),
    ]


def test_a_total_says_when_a_part_of_the_spend_is_not_entered(line):
    first = line.plan.allocation
    SpendFactory(line=line)
    AllocationFactory(area=None, partnership=first.partnership, authority=first.authority)
    (year,) = year_of(first.partnership, "2023-24")
    assert year.incomplete == "Spend holds 1 of 2 streams: the others are not entered."
    assert year.total.actual_to_date == Decimal("90.00")
