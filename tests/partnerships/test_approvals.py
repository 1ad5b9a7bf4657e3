"""What each body or post said to a proposal."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.models import Approval
from tests.factories.partnerships import ApprovalFactory, BodyFactory, ProposalFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/proposals/"
DAY = date(2022, 12, 8)
TOMORROW = timezone.localdate() + timedelta(days=1)


def typed(**changes) -> dict:
    answers = {"given_by": "Owner, Thurrock", "state": "asked", "condition": "", "recorded_in": ""}
    return answers | boxes("met_on", None) | boxes("decided_on", None) | changes


@pytest.fixture
def proposal(sefton):
    return ProposalFactory(partnership=sefton, title="One board", state="put", put_on=DAY)


@pytest.fixture
def add(proposal):
    return f"{URL}{proposal.pk}/approvals/add/"


def test_a_post_elsewhere_agrees_in_principle(proposal, add, alice, browse):
    answers = typed(state="in_principle", condition="Sign-off by two boards", recorded_in="Report, paragraph 2.9")
    response = browse(alice).post(add, answers | boxes("decided_on", DAY), follow=True)
    assert response.redirect_chain == [(f"{URL}{proposal.pk}/", 302)]
    assert said(response) == ["Approval added."]
    found = Approval.objects.get()
    assert (found.whose, found.word, found.is_unmet) == ("Owner, Thurrock", "Agreed in principle", True)
    assert (found.partnership, found.decided_on, found.recorded_in) == (
        proposal.partnership, DAY, "Report, paragraph 2.9",
    )  # fmt: skip
    page = response.content.decode()
    assert "<strong>Not met yet</strong>" in page


def test_a_body_is_chosen_from_ones_own_and_the_boards_of_named_partnerships(proposal, add, thurrock, alice, browse):
    own = BodyFactory(partnership=proposal.partnership, kind="sub_group")
    theirs = BodyFactory(partnership=thurrock, kind="csp")
    BodyFactory(partnership=thurrock, kind="sub_group")
    BodyFactory(partnership=proposal.partnership, kind="national")
    offered = [set(browse(alice).get(add).context["form"].fields["body"].queryset)]
    proposal.partners.add(thurrock)
    offered.append(set(browse(alice).get(add).context["form"].fields["body"].queryset))
    assert offered == [{own}, {own, theirs}]
    browse(alice).post(add, typed(body=theirs.pk, given_by=""))
    assert Approval.objects.get().whose == theirs.name


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"given_by": ""}, {"body": ["Say which body or which post this approval is from."]}),
        ({"state": "in_principle"}, {"condition": ["Say what the agreement in principle is subject to."]}),
        ({"state": "maybe"}, {"state": ["Select what it said from the list"]}),
        (boxes("met_on", DAY), {"met_on": ["Leave this empty, or say what the condition was."]}),
        (boxes("decided_on", DAY), {"decided_on": ["Leave this empty until it has answered."]}),
        (
            {"state": "agreed"} | boxes("decided_on", TOMORROW),
            {"decided_on": ["It cannot have been said on a day to come."]},
        ),
        (
            {"state": "in_principle", "condition": "Sign-off"} | boxes("met_on", TOMORROW),
            {"met_on": ["The condition cannot be met on a day to come."]},
        ),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, add, alice, browse):
    response = browse(alice).post(add, typed(recorded_in="Typed at length") | changes)
    assert (response.status_code, response.context["form"].errors) == (200, errors)
    assert response.context["form"]["recorded_in"].value() == "Typed at length"
    assert not Approval.objects.exists()


def test_a_body_answers_once_in_its_own_name(proposal, add, alice, browse):
    body = BodyFactory(partnership=proposal.partnership)
    ApprovalFactory(proposal=proposal, body=body, given_by="")
    again = browse(alice).post(add, typed(body=body.pk, given_by=""))
    assert again.context["form"].errors == {"body": ["What this body said is already recorded. Edit that instead."]}
    browse(alice).post(add, typed(body=body.pk, given_by="Chair"))
    assert [one.whose for one in Approval.objects.all()] == [body.name, f"Chair, {body.name}"]


@pytest.mark.parametrize("values", [{"given_by": ""}, {"state": "in_principle"}, {"body": None, "given_by": ""}])
def test_the_database_holds_the_rules_too(values, proposal):
    with pytest.raises(IntegrityError), transaction.atomic():
        ApprovalFactory(proposal=proposal, **values)


def test_recording_that_the_condition_is_met(proposal, alice, browse):
    approval = ApprovalFactory(proposal=proposal, state="in_principle", condition="Sign-off")
    answers = typed(given_by=approval.given_by, state="in_principle", condition="Sign-off", row_version="1")
    url = f"{URL}approvals/{approval.pk}/edit/"
    response = browse(alice).post(url, answers | boxes("met_on", DAY), follow=True)
    assert said(response) == ["Saved: condition met on of the approval of Senior responsible owner."]
    assert "<strong>Met on 8 December 2022</strong>" in response.content.decode()
    assert browse(alice).post(url, answers).status_code == 409


def test_removing_one_that_was_entered_by_mistake(proposal, alice, browse):
    approval = ApprovalFactory(proposal=proposal)
    url = f"{URL}approvals/{approval.pk}/remove/"
    assert "was never asked" in browse(alice).get(url).content.decode()
    response = browse(alice).post(url, follow=True)
    assert said(response) == ["Removed: the approval of Senior responsible owner."]
    assert not Approval.objects.exists()


def test_who_may_and_who_may_not(proposal, add, alice, bea, max_, charlie, browse):
    approval = ApprovalFactory(proposal=proposal)
    urls = (add, f"{URL}approvals/{approval.pk}/edit/", f"{URL}approvals/{approval.pk}/remove/")
    for url in urls:
        assert [browse(one).get(url).status_code for one in (alice, bea, max_, charlie)] == [200, 403, 403, 404]
    assert [browse(alice).put(url).status_code for url in urls] == [405] * 3


def test_the_approval_of_another_partnership_is_not_found(thurrock, sefton, alice, browse):
    theirs = ProposalFactory(partnership=thurrock, state="put", put_on=DAY)
    theirs.partners.add(sefton)
    approval = ApprovalFactory(proposal=theirs)
    for page in ("edit", "remove"):
        assert browse(alice).post(f"{URL}approvals/{approval.pk}/{page}/").status_code == 404
