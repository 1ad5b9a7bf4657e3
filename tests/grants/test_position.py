from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grants.models import Allocation, Spend, SpendLine
from grants.position import LinePosition, Position, difference, read_positions, total
from tests.factories.grants import AllocationFactory, SpendFactory, SpendLineFactory, SpendPlanFactory

PENCE = st.decimals(min_value=0, max_value=10**9, places=2)
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault
MAYBE = st.none() | st.decimals(min_value=-(10**6), max_value=10**9, places=2)


def line(planned, spent=(None,) * 4, forecast=(None,) * 4) -> LinePosition:
    record = SpendLine(title="Workers", **{f"planned_q{n}": amount for n, amount in enumerate(planned, start=1)})
    entered = {
        quarter: Spend(quarter=quarter, actual=actual, forecast=expected)
        for quarter, (actual, expected) in enumerate(zip(spent, forecast, strict=True), start=1)
        if actual is not None or expected is not None
    }
    return LinePosition(record, entered)


def position(*lines: LinePosition, amount=Decimal("1000.00")) -> Position:
    return Position(Allocation(amount=amount), None, lines)


def test_what_nobody_entered_is_not_zero():
    untouched = position(line([Decimal(100)] * 4))
    assert (untouched.actual_in(1), untouched.actual_to(4), untouched.forecast, untouched.variance_in(1)) == (None,) * 4
    assert position().planned is None
    assert total([]) is None
    assert difference(None, Decimal(1)) is None


def test_zero_that_was_entered_is_zero():
    entered = position(line([Decimal(100)] * 4, spent=(Decimal(0), None, None, None)))
    assert entered.actual_in(1) == 0
    assert entered.variance_in(1) == -100


def test_a_quarter_with_a_missing_line_has_no_variance():
    half = position(
        line([Decimal(100)] * 4, spent=(Decimal(90), None, None, None)),
        line([Decimal(50)] * 4),
    )
    assert (half.missing_in(1), half.actual_in(1), half.variance_in(1)) == (1, 90, None)


def test_a_line_without_a_plan_for_the_quarter_is_not_missing():
    later = line([Decimal(0), Decimal(50), Decimal(50), Decimal(50)])
    whole = position(line([Decimal(100)] * 4, spent=(Decimal(90), None, None, None)), later)
    assert (whole.missing_in(1), whole.variance_in(1)) == (0, -10)


def test_planned_to_date_adds_the_quarters_up_to_the_asked_one():
    plan = position(line([Decimal(1), Decimal(20), Decimal(300), Decimal(4000)]))
    assert [plan.planned_to(quarter) for quarter in (1, 2, 3, 4)] == [1, 21, 321, 4321]


def test_the_forecast_takes_spent_then_forecast_then_plan():
    mixed = position(
        line(
            [Decimal(100)] * 4,
            spent=(Decimal(90), None, None, None),
            forecast=(Decimal(95), Decimal(120), None, None),
        )
    )
    assert mixed.forecast == 90 + 120 + 100 + 100
    assert mixed.variance == 410 - 1000


@unhurried
@given(st.lists(st.tuples(*[PENCE] * 4), min_size=1, max_size=8))
def test_sums_are_exact_to_the_penny(plans):
    whole = position(*(line(plan) for plan in plans))
    pence = sum(int(amount * 100) for plan in plans for amount in plan)
    assert whole.planned_to(4) == Decimal(pence) / 100
    assert whole.planned_to(4) == sum((whole.planned_in(quarter) for quarter in (1, 2, 3, 4)), Decimal(0))


@unhurried
@given(st.lists(st.tuples(*[MAYBE] * 4), min_size=1, max_size=6))
def test_spend_adds_up_over_lines_as_over_quarters(spent):
    whole = position(*(line([Decimal(1)] * 4, spent=entered) for entered in spent))
    assert whole.spent == total(one.spent for one in whole.lines)
    assert whole.actual_to(4) == total(whole.actual_in(quarter) for quarter in (1, 2, 3, 4))


@pytest.mark.parametrize("plans", [1, 3])
def test_reading_positions_takes_four_queries(db, plans, django_assert_num_queries):
    for _ in range(plans):
        spend_plan = SpendPlanFactory()
        SpendFactory(line=SpendLineFactory(plan=spend_plan))
        SpendLineFactory(plan=spend_plan)
    with django_assert_num_queries(4):
        found = read_positions(Allocation.objects.all())
    assert [(one.planned, one.spent) for one in found] == [(Decimal(800), Decimal(90))] * plans


def test_only_the_last_version_of_a_plan_counts(db):
    allocation = AllocationFactory()
    SpendLineFactory(plan=SpendPlanFactory(allocation=allocation, version=1))
    last = SpendPlanFactory(allocation=allocation, version=2)
    SpendLineFactory(plan=last, planned_q1=Decimal(7), planned_q2=0, planned_q3=0, planned_q4=0)
    (found,) = read_positions(Allocation.objects.all())
    assert (found.plan, found.planned) == (last, 7)
