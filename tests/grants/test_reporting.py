import dataclasses
from datetime import date
from decimal import Decimal

import pytest

from cdp_portal.periods import Quarter
from grants.models import Allocation
from grants.reporting import figures_for
from tests.factories.grants import (
    AllocationFactory,
    FundingStreamFactory,
    SpendFactory,
    SpendLineFactory,
    SpendPlanFactory,
)
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory

Q2 = Quarter(2023, 2)


@pytest.fixture
def area(sefton):
    authority = LocalAuthorityFactory(name="Sefton")
    return FootprintAreaFactory(partnership=sefton, authority=authority, starts_on=date(2022, 8, 1))


def spent_allocation(area, *, spent=("90.00", "110.50"), **fields):
    allocation = AllocationFactory(area=area, **fields)
    line = SpendLineFactory(plan=SpendPlanFactory(allocation=allocation))
    for quarter, amount in enumerate(spent, start=1):
        SpendFactory(line=line, quarter=quarter, actual=Decimal(amount), variance_reason=f"Reason {quarter}")
    return allocation


def test_a_row_holds_the_quarter_and_the_year_to_date(sefton, area):
    allocation = spent_allocation(area, stream__name="Treatment grant")
    (row,) = figures_for(sefton, Q2).rows
    assert dataclasses.asdict(row) == {
        "authority": "Sefton",
        "stream": "Treatment grant",
        "financial_year": "2023-24",
        "allocation": Decimal("1000.00"),
        "status_label": "Confirmed",
        "planned_to_date": Decimal("200.00"),
        "planned_quarter": Decimal("100.00"),
        "actual_quarter": Decimal("110.50"),
        "actual_to_date": Decimal("200.50"),
        "planned_year": Decimal("400.00"),
        "forecast_year": Decimal("400.50"),
        "variance_quarter": Decimal("10.50"),
        "missing_lines": 0,
        "reasons": ("Reason 2",),
        "counted": True,
        "not_counted_because": "",
        "url": f"/partnerships/sefton/money/{allocation.pk}/",
    }


def test_without_a_plan_nothing_is_known_but_the_allocation(sefton, area):
    AllocationFactory(area=area)
    (row,) = figures_for(sefton, Q2).rows
    unknown = (row.planned_to_date, row.planned_quarter, row.actual_quarter, row.actual_to_date, row.forecast_year)
    assert unknown == (None,) * 5
    assert row.variance_quarter is None


def test_an_expectation_is_listed_but_not_summed(sefton, area):
    AllocationFactory(area=area, amount=Decimal(500))
    AllocationFactory(area=area, amount=Decimal(999), status=Allocation.Status.EXPECTED)
    figures = figures_for(sefton, Q2)
    assert [(row.allocation, row.counted) for row in figures.rows] == [(500, True), (999, False)]
    assert [total.allocation for total in figures.totals] == [500]


def test_expectations_alone_give_no_total(sefton, area):
    AllocationFactory(area=area, status=Allocation.Status.EXPECTED)
    assert [total.allocation for total in figures_for(sefton, Q2).totals] == [None]


def test_a_part_of_another_grant_is_not_added_again(sefton, area):
    for code, amount in (("DATRIG", 300), ("RSDATG", 50)):
        stream = FundingStreamFactory(code=code)
        AllocationFactory(area=area, stream=stream, amount=Decimal(amount), financial_year="2025-26")
    figures = figures_for(sefton, Quarter(2025, 1))
    assert [row.not_counted_because for row in figures.rows] == ["", "Part of DATRIG, so not added again"]
    assert [total.allocation for total in figures.totals] == [300]


def test_authorities_of_a_joint_partnership_are_never_pooled(sefton):
    for name, amount in (("Leicester", 100), ("Rutland", 20)):
        area = FootprintAreaFactory(partnership=sefton, authority__name=name)
        AllocationFactory(area=area, amount=Decimal(amount))
    totals = figures_for(sefton, Q2).totals
    assert [(one.authority, one.allocation) for one in totals] == [("Leicester", 100), ("Rutland", 20)]


def test_a_total_with_an_unknown_part_is_not_known(sefton, area):
    spent_allocation(area)
    AllocationFactory(area=area)
    (total,) = figures_for(sefton, Q2).totals
    assert (total.allocation, total.actual_to_date, total.forecast_year, total.variance_quarter) == (
        2000,
        Decimal("200.50"),
        None,
        None,
    )


def test_only_the_last_revision_and_the_year_of_the_quarter_count(sefton, area):
    first = AllocationFactory(area=area, amount=Decimal(1))
    AllocationFactory(area=area, stream=first.stream, amount=Decimal(2), revision=2)
    AllocationFactory(area=area, stream=first.stream, amount=Decimal(4), financial_year="2022-23")
    assert [row.allocation for row in figures_for(sefton, Q2).rows] == [2]


def test_money_of_another_partnership_is_not_there(sefton, thurrock):
    AllocationFactory(area=FootprintAreaFactory(partnership=thurrock))
    assert figures_for(sefton, Q2).rows == ()


def test_lines_say_planned_spent_and_why(sefton, area):
    allocation = spent_allocation(area)
    (line,) = figures_for(sefton, Q2).lines
    assert (line.planned_quarter, line.actual_quarter, line.variance, line.reason) == (
        100,
        Decimal("110.50"),
        Decimal("10.50"),
        "Reason 2",
    )
    known = allocation.spend_plans.get().lines.get()
    assert line.url == known.get_absolute_url() == f"/partnerships/sefton/money/lines/{known.pk}/"


@pytest.mark.parametrize("allocations", [1, 3])
def test_the_figures_take_four_queries(sefton, area, allocations, django_assert_num_queries):
    for _ in range(allocations):
        spent_allocation(area)
    with django_assert_num_queries(4):
        figures = figures_for(sefton, Q2)
    assert len(figures.rows) == allocations
