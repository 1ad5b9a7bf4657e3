from datetime import UTC, date, datetime

import pytest

from outcomes.lapsed import NEVER, NO_OWNER, OWNER_ENDED, STALE, VACANT, lapsed_of
from outcomes.models import PlanAction
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.outcomes import DeliveryPlanFactory, PlanActionFactory, PlanActionUpdateFactory
from tests.factories.partnerships import BodyFactory

DAY = date(2023, 12, 1)


@pytest.fixture
def seat(sefton):
    seat = SeatFactory(body=BodyFactory(partnership=sefton), post_title="Director", organisation__name="Council")
    SeatHolderFactory(seat=seat)
    return seat


@pytest.fixture
def plan(sefton):
    return DeliveryPlanFactory(partnership=sefton, adopted_on=date(2023, 1, 10))


def action(plan, **values) -> PlanAction:
    return PlanActionFactory(objective__plan=plan, **values)


def reported(one: PlanAction, on: date) -> None:
    PlanActionUpdateFactory(action=one, made_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC))


def found(sefton, day=DAY) -> list[tuple]:
    return [(one.kind, one.number, one.whose, one.since) for one in lapsed_of(sefton, day)]


def test_work_that_is_reported_on_in_time_has_not_lapsed(sefton, plan, seat):
    reported(action(plan, owner_seat=seat), date(2023, 9, 1))
    assert found(sefton) == []


def test_an_update_falls_due_so_many_months_after_the_last(sefton, plan, seat):
    one = action(plan, number=7, owner_seat=seat, update_every=2)
    reported(one, date(2023, 8, 1))
    reported(one, date(2023, 9, 30))
    assert found(sefton, date(2023, 11, 30)) == []
    assert found(sefton) == [(STALE, 7, "Director, Council", date(2023, 9, 30))]
    [lapsed] = lapsed_of(sefton, DAY)
    assert lapsed.words(DAY) == "Not updated since 30 September 2023 (2 months)"


def test_an_action_never_reported_on_lapses_after_it_was_agreed(sefton, plan, seat):
    action(plan, number=1, owner_seat=seat)
    action(plan, number=2, owner_seat=seat, agreed_on=date(2023, 10, 1))
    assert found(sefton) == [(NEVER, 1, "Director, Council", date(2023, 1, 10))]


def test_an_action_of_no_known_day_has_lapsed_since_nobody_knows_when(sefton, seat):
    plan = DeliveryPlanFactory(partnership=sefton, status="draft", adopted_on=None, starts_on=None)
    action(plan, number=1, owner_seat=seat)
    assert [one.words(DAY) for one in lapsed_of(sefton, DAY)] == ["Never updated, since when is not known"]


def test_work_without_an_owner(sefton, plan):
    reported(action(plan, number=3, owner_seat=None), DAY)
    assert found(sefton) == [(NO_OWNER, 3, "Nobody", date(2023, 1, 10))]


def test_the_audit_record_tells_since_when_an_action_has_no_owner(sefton, plan, seat):
    from django.utils import timezone

    one = action(plan, number=3, owner_seat=seat)
    reported(one, DAY)
    one.owner_seat = None
    one.save()
    assert found(sefton) == [(NO_OWNER, 3, "Nobody", timezone.localdate())]


def test_work_of_a_seat_that_nobody_holds_or_that_has_ended(sefton, plan):
    body = BodyFactory(partnership=sefton)
    left = SeatFactory(body=body, post_title="Analyst", organisation__name="Trust")
    SeatHolderFactory(seat=left, ends_on=date(2023, 10, 1))
    SeatHolderFactory(seat=left, substitute=True)
    ended = SeatFactory(body=body, post_title="Adviser", organisation__name="Agency", ends_on=date(2023, 11, 1))
    for number, seat in enumerate((left, ended), 1):
        reported(action(plan, number=number, owner_seat=seat), DAY)
    assert found(sefton) == [
        (OWNER_ENDED, 2, "Adviser, Agency", date(2023, 11, 1)),
        (VACANT, 1, "Analyst, Trust", date(2023, 10, 1)),
    ]


def test_only_what_is_promised_can_lapse(sefton, thurrock, plan):
    """Closed plans, done work, other partnerships and the draft of a next version promise nothing today."""
    action(plan, status="done")
    action(DeliveryPlanFactory(partnership=sefton, version=2, status="draft", adopted_on=None, previous=plan))
    action(DeliveryPlanFactory(partnership=sefton, version=3, status="closed"))
    action(DeliveryPlanFactory(partnership=thurrock))
    assert found(sefton) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow(sefton, plan, rows, django_assert_num_queries):
    for _ in range(rows):
        action(plan, owner_seat=None)
        action(plan, owner_seat=SeatFactory(body=BodyFactory(partnership=sefton)))
    with django_assert_num_queries(3):
        assert len(lapsed_of(sefton, DAY)) == rows * 4
