from datetime import date, timedelta

import pytest

from partnerships.due import needs
from tests.factories.partnerships import (
    ApprovalFactory,
    BodyFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    ProposalFactory,
    TermsOfReferenceFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 28)


def told(user, *partnerships) -> list[tuple[str, bool]]:
    return [(need.text, need.late) for need in needs(user, partnerships, DAY)]


def test_reviews_of_the_terms_in_force_that_are_late_or_near(sefton, alice):
    for name, due_on in (("A", DAY - timedelta(days=1)), ("B", DAY + timedelta(days=30)), ("C", DAY + timedelta(31))):
        body = BodyFactory(partnership=sefton, name=name)
        TermsOfReferenceFactory(body=body, version=1, review_due_on=date(2023, 1, 1))
        TermsOfReferenceFactory(body=body, version=2, review_due_on=due_on)
    ended = BodyFactory(partnership=sefton, ends_on=DAY)
    TermsOfReferenceFactory(body=ended, review_due_on=DAY)
    assert told(alice, sefton) == [
        ("Review the terms of reference of A", True),
        ("Review the terms of reference of B", False),
    ]


def test_milestones_past_their_day_and_not_done(sefton, alice):
    asked = [MilestoneFactory(title=title, due_on=date(2022, 8, 1)) for title in ("Open", "Begun", "Done")]
    MilestoneFactory(title="Later", due_on=DAY)
    MilestoneProgressFactory(partnership=sefton, milestone=asked[1], state="in_progress")
    MilestoneProgressFactory(partnership=sefton, milestone=asked[2], state="accepted")
    assert told(alice, sefton) == [("Open", True), ("Begun", True), ("Later", False)]


def put_forward(partnership, on=DAY - timedelta(days=31), **values):
    return ProposalFactory(partnership=partnership, title="One board", state="put", put_on=on, **values)


def test_bodies_that_have_not_answered_a_proposal_for_thirty_days(sefton, thurrock, alice):
    ApprovalFactory(proposal=put_forward(sefton), given_by="The county's owner")
    ApprovalFactory(proposal=put_forward(sefton), state="supported")
    ApprovalFactory(proposal=put_forward(sefton, DAY - timedelta(days=30)))
    ApprovalFactory(proposal=put_forward(sefton, None))
    ApprovalFactory(proposal=put_forward(thurrock))
    assert told(alice, sefton) == [("Ask The county's owner again about “One board”", True)]


def test_conditions_that_are_not_met_yet(sefton, alice):
    proposal = put_forward(sefton)
    agreed = {"state": "in_principle", "condition": "Sign-off by their board"}
    ApprovalFactory(proposal=proposal, given_by="Thurrock's owner", **agreed)
    ApprovalFactory(proposal=proposal, given_by="Essex's owner", met_on=DAY, **agreed)
    refused = ProposalFactory(partnership=sefton, state="refused", put_on=DAY, decided_on=DAY)
    ApprovalFactory(proposal=refused, **agreed)
    assert told(alice, sefton) == [("See to the condition of Thurrock's owner for “One board”", False)]


def test_only_those_who_keep_the_register_are_told(sefton, thurrock, alice, bea, sam, max_, nat, ada, charlie):
    MilestoneFactory(due_on=date(2022, 8, 1))
    TermsOfReferenceFactory(body=BodyFactory(partnership=sefton), review_due_on=DAY)
    people = (alice, bea, sam, max_, nat, ada, charlie)
    assert [len(told(person, sefton)) for person in people] == [2, 0, 0, 0, 0, 0, 0]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, alice, django_assert_num_queries):
    for _ in range(rows):
        MilestoneFactory(due_on=date(2022, 8, 1))
        TermsOfReferenceFactory(body=BodyFactory(partnership=sefton), review_due_on=DAY)
        ApprovalFactory(proposal=put_forward(sefton))
    assert alice.current_roles
    with django_assert_num_queries(5):
        needs(alice, [sefton], DAY)
