"""What the database itself holds about authorities that follow others."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from partnerships.models import LocalAuthority, Succession
from tests.factories.partnerships import LocalAuthorityFactory, ReorganisationFactory, SuccessionFactory

pytestmark = pytest.mark.django_db
DAY = date(2028, 4, 1)


def check() -> None:
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")


def test_a_successor_cannot_begin_before_its_predecessor_ends():
    ended = LocalAuthorityFactory(ends_on=DAY)
    with pytest.raises(IntegrityError, match="cannot begin before"), transaction.atomic():
        SuccessionFactory(predecessor=ended, on=date(2028, 3, 31))
    SuccessionFactory(predecessor=ended, on=DAY)
    with pytest.raises(IntegrityError, match="cannot begin before"), transaction.atomic():
        LocalAuthority.objects.filter(pk=ended.pk).update(ends_on=date(2028, 5, 1))


def test_what_goes_on_or_is_planned_only_may_end_later():
    ended = LocalAuthorityFactory(ends_on=DAY)
    SuccessionFactory(predecessor=ended, on=date(2027, 4, 1), goes_on=True)
    SuccessionFactory(predecessor=ended, on=date(2027, 4, 1), reorganisation=ReorganisationFactory())
    assert Succession.objects.count() == 2


def test_shares_of_one_authority_come_to_at_most_all_of_it():
    plan = ReorganisationFactory()
    first = SuccessionFactory(reorganisation=plan, on=DAY, share="0.6")
    second = SuccessionFactory(reorganisation=plan, predecessor=first.predecessor, on=DAY, share="0.4")
    SuccessionFactory(reorganisation=ReorganisationFactory(), predecessor=first.predecessor, on=DAY, share="1")
    check()
    Succession.objects.filter(pk=first.pk).update(share="0.7")  # rows are saved one after the other
    Succession.objects.filter(pk=second.pk).update(share="0.3")
    check()
    Succession.objects.filter(pk=second.pk).update(share="0.3001")
    with pytest.raises(IntegrityError, match="more than 100%"), transaction.atomic():
        check()
    Succession.objects.filter(pk=second.pk).update(share="0.3")


def test_rival_plans_may_foresee_the_same_but_one_list_says_it_once():
    known = SuccessionFactory()
    pair = {"predecessor": known.predecessor, "successor": known.successor}
    SuccessionFactory(reorganisation=ReorganisationFactory(), **pair)
    with pytest.raises(IntegrityError, match="succession_once"), transaction.atomic():
        SuccessionFactory(**pair)


@pytest.mark.parametrize(("status", "found"), [("planned", 0), ("dropped", 0), ("decided", 1)])
def test_what_is_only_on_paper_stays_out_of_ordinary_choices(status, found):
    reorganisation = ReorganisationFactory(status=status)
    authority = LocalAuthorityFactory(planned_in=reorganisation, gss_code="")
    SuccessionFactory(successor=authority, reorganisation=reorganisation)
    assert LocalAuthority.objects.decided().filter(pk=authority.pk).count() == found
    assert Succession.objects.decided().count() == found
