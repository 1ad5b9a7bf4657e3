"""What the home page tells: returns to start, finish, send and sign."""

from datetime import date

import pytest

from accounts.models import User
from returns import reporting
from returns.models import Return
from tests.factories.partnerships import PartnershipFactory
from tests.factories.returns import ReturnFactory, ReturnRequirementFactory

DAY = date(2024, 1, 15)


def told(user, partnerships, day=DAY) -> list[tuple]:
    user = User.objects.get(pk=user.pk)
    return [
        (need.text, need.whose, need.due_on, need.late, need.url) for need in reporting.needs(user, partnerships, day)
    ]


def test_a_preparer_starts_what_is_asked(sefton, requirement, alice, sam, max_, ada):
    start = "/partnerships/sefton/returns/start/"
    due = date(2024, 1, 30)
    expected = ("Start the return for Q3 2023-24: Quarterly return", "Commissioner", due, False, start)
    assert told(alice, [sefton]) == [expected]
    assert told(alice, [sefton], date(2024, 2, 1))[0][2:4] == (due, True)
    assert [told(user, [sefton]) for user in (sam, max_, ada)] == [[], [], []]


def test_a_preparer_finishes_and_sends(sefton, draft, alice, sam):
    address = "/partnerships/sefton/returns/2023-24-q3/national_unit/"
    for state, text in (
        ("drafting", "Finish the return for Q3 2023-24 and send it for review"),
        ("signed", "Send the signed return for Q3 2023-24"),
    ):
        Return.objects.filter(pk=draft.pk).update(state=state)
        assert told(alice, [sefton]) == [(text, "Commissioner", date(2024, 1, 30), False, address)]
        assert told(sam, [sefton]) == []
    Return.objects.filter(pk=draft.pk).update(state="submitted")
    assert told(alice, [sefton]) == []


def test_an_owner_signs_what_waits(sefton, in_review, alice, sam, owner):
    address = "/partnerships/sefton/returns/2023-24-q3/national_unit/"
    expected = (
        "Read and sign the return for Q3 2023-24",
        "Director of Public Health",
        date(2024, 1, 30),
        False,
        address,
    )
    assert told(sam, [sefton]) == [expected]
    assert told(alice, [sefton]) == []
    owner.ends_on = DAY
    owner.save()
    assert told(sam, [sefton]) == []


def test_nobody_is_told_of_another_partnership(sefton, draft, charlie, thurrock):
    assert told(charlie, [thurrock, sefton]) == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_queries_do_not_grow(count, sefton, alice, requirement, django_assert_num_queries):
    partnerships = [sefton, *(PartnershipFactory() for _ in range(count - 1))]
    for one in range(count):
        ReturnFactory(requirement=ReturnRequirementFactory(partnership=partnerships[one], receiver="ohid"))
        ReturnFactory(requirement=requirement, quarter_number=one + 1, financial_year="2022-23")
    user = User.objects.get(pk=alice.pk)
    with django_assert_num_queries(3):
        reporting.needs(user, partnerships, DAY)
