"""Who may sign on a day, in sentences; due dates and lateness."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from accounts.roles import Role
from cdp_portal.periods import Quarter
from returns import rules
from returns.models import Return
from tests.conftest import person
from tests.factories.accounts import RoleAssignmentFactory
from tests.factories.partnerships import SeniorResponsibleOwnerFactory
from tests.factories.returns import ReturnFactory, ReturnRequirementFactory

DAY = date(2024, 1, 20)


def refusal(return_, user, day=DAY) -> str:
    with pytest.raises(ValidationError) as caught:
        rules.signing_owner(return_, user, day)
    return caught.value.messages[0]


@pytest.fixture
def reviewed(sefton, requirement):
    return ReturnFactory(requirement=requirement, state=Return.State.IN_REVIEW)


def test_an_owner_in_office_and_confirmed_signs(reviewed, sam, owner):
    assert rules.signing_owner(reviewed, sam, DAY) == owner
    assert rules.why_not_sign(reviewed, sam, DAY) == ""


def test_one_of_several_shared_owners_signs_by_their_own_post(sefton, reviewed, sam):
    other = person("olive", Role.SRO, sefton)
    SeniorResponsibleOwnerFactory(partnership=sefton, shared=True, user=other)
    mine = SeniorResponsibleOwnerFactory(partnership=sefton, shared=True, user=sam)
    assert rules.signing_owner(reviewed, sam, DAY) == mine


def test_nobody_signs_where_no_owner_could(reviewed, sam):
    assert refusal(reviewed, sam) == (
        "Nobody can sign this return on 20 January 2024: Sefton has no senior responsible owner who is in office and "
        "confirmed. Record one on the overview first."
    )


def test_a_lapsed_owner_cannot_sign(sefton, reviewed, sam, owner):
    owner.ends_on = date(2024, 1, 20)
    owner.save()
    SeniorResponsibleOwnerFactory(partnership=sefton, starts_on=date(2024, 1, 20))
    assert rules.signing_owner(reviewed, sam, date(2024, 1, 19)) == owner
    assert refusal(reviewed, sam) == (
        "You cannot sign as Director of Public Health, Sefton Council. Left office: the last day was 19 January 2024."
    )


def test_an_owner_whose_nomination_is_not_confirmed_cannot_sign(sefton, reviewed, sam):
    SeniorResponsibleOwnerFactory(partnership=sefton, shared=True)
    SeniorResponsibleOwnerFactory(
        partnership=sefton, shared=True, user=sam, organisation_name="Sefton Council", confirmed_on=None
    )
    assert refusal(reviewed, sam) == (
        "You cannot sign as Director of Public Health, Sefton Council. Nominated on 1 July 2022, but not yet confirmed."
    )


def test_an_account_without_a_post_cannot_sign(reviewed, owner, sefton):
    assert refusal(reviewed, person("paul", Role.SRO, sefton)) == (
        "Your account does not belong to a senior responsible owner of Sefton. "
        "A commissioner can link it on the page of the post."
    )


def test_a_post_without_the_role_cannot_sign(sefton, reviewed, alice):
    SeniorResponsibleOwnerFactory(partnership=sefton, user=alice)
    assert refusal(reviewed, alice) == (
        "Your role does not let you sign. An administrator can give you the role that does."
    )


def test_the_preparer_cannot_sign(reviewed, sam, owner, sefton):
    RoleAssignmentFactory(user=sam, partnership=sefton, role=Role.COMMISSIONER)
    reviewed.prepared_by = sam
    assert refusal(reviewed, sam) == "You prepared this return, so somebody else must sign it."


def test_an_owner_of_another_partnership_cannot_sign(reviewed, owner, thurrock):
    thea = person("thea", Role.SRO, thurrock)
    SeniorResponsibleOwnerFactory(partnership=thurrock, user=thea)
    assert refusal(reviewed, thea).startswith("Your account does not belong")


def test_only_a_return_in_review_is_signed(draft, sam, owner):
    assert rules.why_not_sign(draft, sam, DAY) == (
        "Only a return that was sent to you for review can be signed. This one is now: being drafted."
    )


def test_the_authority_in_words(owner):
    assert rules.authority_in_words(owner) == (
        "the sole senior responsible owner of Sefton Combating Drugs Partnership, in office since 1 August 2022, "
        "nominated on 1 July 2022, confirmed on 1 August 2022"
    )


def test_a_return_is_due_so_many_days_after_the_quarter(requirement):
    assert rules.due_date(requirement, Quarter(2023, 3)) == date(2024, 1, 30)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 1, 27), "Due in 3 days"),
        (date(2024, 1, 29), "Due in 1 day"),
        (date(2024, 1, 30), "Due today"),
        (date(2024, 1, 31), "1 day late"),
        (date(2024, 2, 29), "30 days late"),
    ],
)
def test_lateness_in_words(day, words):
    assert rules.lateness_in_words(date(2024, 1, 30), day) == words


def test_a_sent_return_is_never_late(draft):
    assert rules.is_late(draft, date(2024, 1, 31)) is True
    draft.state = Return.State.SUBMITTED
    assert rules.is_late(draft, date(2024, 1, 31)) is False


def test_what_has_not_been_started(sefton, thurrock, requirement):
    elsewhere = ReturnRequirementFactory(partnership=thurrock)
    ReturnRequirementFactory(partnership=sefton, receiver="ohid", active=False)
    ReturnFactory(requirement=elsewhere)
    day, quarter = date(2024, 1, 15), Quarter(2023, 3)
    assert rules.not_started([sefton, thurrock], day) == [(requirement, quarter, date(2024, 1, 30))]
    assert rules.not_started([thurrock], day) == []
