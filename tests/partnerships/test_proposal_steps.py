"""A proposal's life: put forward, decided, reopened."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import AuditEntry
from partnerships.models import Proposal
from partnerships.proposals import actions, rules
from tests.factories.partnerships import ApprovalFactory, BodyFactory, ProposalFactory, ProposalPointFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/proposals/"
PUT_ON = date(2022, 12, 8)


@pytest.fixture
def draft(sefton):
    found = ProposalFactory(partnership=sefton, title="One board", summary="Align three boards.")
    ProposalPointFactory(proposal=found)
    return found


@pytest.fixture
def put(sefton):
    return ProposalFactory(partnership=sefton, title="One board", state="put", put_on=PUT_ON)


@pytest.fixture
def over(sefton):
    return ProposalFactory(
        partnership=sefton,
        title="One board",
        state="agreed",
        put_on=PUT_ON,
        decided_on=PUT_ON,
        outcome="Agreed by all.",
    )


def decided(**changes) -> dict:
    answers = {"state": "agreed", "outcome": "The board agreed at item 4."}
    return answers | boxes("decided_on", date(2023, 1, 10)) | changes


def test_putting_forward(draft, alice, browse):
    response = browse(alice).post(f"{URL}{draft.pk}/put/", boxes("put_on", PUT_ON), follow=True)
    assert said(response) == ["The proposal is put forward. The partnerships it concerns can read it."]
    draft.refresh_from_db()
    assert (draft.state, draft.put_on) == ("put", PUT_ON)


@pytest.mark.parametrize(
    ("values", "points", "sentence"),
    [
        ({"summary": "  "}, 1, "Say what the proposal is for before you put it forward."),
        (
            {"summary": "Align"},
            0,
            "Enter a benefit, a challenge or an alternative before you put the proposal forward.",
        ),
        ({"summary": "Align", "state": "put", "put_on": PUT_ON}, 1, "This proposal was put forward already."),
    ],
)
def test_why_it_cannot_be_put_forward_yet(values, points, sentence, sefton, alice, browse):
    found = ProposalFactory(partnership=sefton, **values)
    ProposalPointFactory.create_batch(points, proposal=found)
    response = browse(alice).post(f"{URL}{found.pk}/put/", boxes("put_on", PUT_ON), follow=True)
    assert said(response) == [sentence]
    with pytest.raises(ValidationError, match=sentence):
        actions.put_forward(proposal=found, put_on=PUT_ON, by=alice)


def test_the_page_of_an_incomplete_draft_says_what_is_missing_instead_of_a_button(sefton, alice, browse):
    found = ProposalFactory(partnership=sefton, summary="")
    page = browse(alice).get(f"{URL}{found.pk}/").content.decode()
    assert page.count("Say what the proposal is for before you put it forward.") == 1
    assert f"{URL}{found.pk}/put/" not in page


@pytest.mark.parametrize(
    ("answers", "errors"),
    [
        (boxes("put_on", None), ["Enter the day it is put forward"]),
        (
            boxes("put_on", timezone.localdate() + timedelta(days=1)),
            ["It cannot be put forward on a day to come."],
        ),
    ],
)
def test_the_day_it_is_put_forward(answers, errors, draft, alice, browse):
    response = browse(alice).post(f"{URL}{draft.pk}/put/", answers)
    assert (response.status_code, response.context["form"].errors) == (200, {"put_on": errors})


def test_what_became_of_it(put, alice, browse):
    response = browse(alice).post(f"{URL}{put.pk}/decide/", decided(), follow=True)
    assert said(response) == ["Saved: what became of the proposal."]
    put.refresh_from_db()
    assert (put.state, put.decided_on, put.outcome) == ("agreed", date(2023, 1, 10), "The board agreed at item 4.")
    assert "Put forward by Sefton on 8 December 2022. Decided on 10 January 2023." in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"state": "draft"}, {"state": ["Select what became of it from the list"]}),
        ({"outcome": ""}, {"outcome": ["Enter how it was decided"]}),
        (
            boxes("decided_on", PUT_ON - timedelta(days=1)),
            {"decided_on": ["It cannot be decided before it was put forward."]},
        ),
        (
            boxes("decided_on", timezone.localdate() + timedelta(days=1)),
            {"decided_on": ["It cannot have been decided on a day to come."]},
        ),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, put, alice, browse):
    response = browse(alice).post(f"{URL}{put.pk}/decide/", decided() | changes)
    assert (response.status_code, response.context["form"].errors) == (200, errors)
    put.refresh_from_db()
    assert put.state == "put"


@pytest.mark.parametrize(("state", "warned"), [("agreed", 1), ("refused", 0)])
def test_agreeing_with_an_unmet_condition_is_warned_of_and_not_refused(state, warned, put, alice, browse):
    ApprovalFactory(proposal=put, given_by="Thurrock's owner", state="in_principle", condition="Sign-off by two boards")
    ApprovalFactory(proposal=put, state="in_principle", condition="Done", met_on=PUT_ON)
    sentence = "Thurrock's owner agreed in principle, and its condition is not met yet: Sign-off by two boards"
    assert browse(alice).get(f"{URL}{put.pk}/decide/").context["intro"] == f"{sentence}."
    response = browse(alice).post(f"{URL}{put.pk}/decide/", decided(state=state), follow=True)
    assert said(response) == ["Saved: what became of the proposal.", *[sentence] * warned]
    put.refresh_from_db()
    assert put.state == state


def test_a_draft_is_not_decided(draft, alice, browse):
    response = browse(alice).post(f"{URL}{draft.pk}/decide/", decided(), follow=True)
    assert said(response) == ["Only a proposal that was put forward and is still open can be decided."]


def test_a_decided_proposal_is_not_changed_until_it_is_reopened(over, alice, browse):
    sentence = "This proposal was agreed, so it is not changed any more. Reopen it first."
    for page in ("edit/", "points/benefit/"):
        assert said(browse(alice).post(f"{URL}{over.pk}/{page}", {"x": "1"}, follow=True)) == [sentence]
    page = browse(alice).get(f"{URL}{over.pk}/")
    assert [(label, why) for label, _, why in page.context["steps"]] == [("Reopen", "")]
    assert f"{URL}{over.pk}/edit/" not in page.content.decode()


def test_conditions_of_an_agreed_proposal_are_still_recorded_but_not_of_a_refused_one(over, sefton, alice, browse):
    assert browse(alice).get(f"{URL}{over.pk}/approvals/add/").status_code == 200
    refused = ProposalFactory(partnership=sefton, state="refused", put_on=PUT_ON, decided_on=PUT_ON)
    response = browse(alice).get(f"{URL}{refused.pk}/approvals/add/", follow=True)
    assert said(response) == ["This proposal was refused, so nobody is asked any more. Reopen it first."]


def test_reopening_asks_why_and_keeps_what_had_become_of_it_in_the_history(over, alice, browse):
    url = f"{URL}{over.pk}/reopen/"
    assert browse(alice).post(url, {"reason": ""}).context["form"].errors == {
        "reason": ["Enter why it is opened again"]
    }
    response = browse(alice).post(url, {"reason": "The county changed its mind"}, follow=True)
    assert said(response) == ["The proposal is open again."]
    over.refresh_from_db()
    assert (over.state, over.decided_on, over.outcome) == ("put", None, "")
    entry = AuditEntry.objects.filter(table_name="partnerships_proposal", row_id=over.pk).first()
    assert (entry.reason, entry.changes["outcome"]) == ("The county changed its mind", ["Agreed by all.", ""])


def test_what_is_open_is_not_reopened(put, alice, browse):
    response = browse(alice).get(f"{URL}{put.pk}/reopen/", follow=True)
    assert said(response) == ["This proposal is open: nothing has been decided."]


def test_an_agreed_board_leads_to_what_comes_next(sefton, thurrock, alice, browse):
    agreed = {"partnership": sefton, "state": "agreed", "change": "join", "put_on": PUT_ON, "decided_on": PUT_ON}
    board = BodyFactory(partnership=sefton, name="Joint board", kind="joint_board")
    shared = BodyFactory(partnership=thurrock, name="Their board", kind="joint_board")
    shared.taking_part.add(sefton)
    steps = {
        each: browse(alice).get(f"{URL}{ProposalFactory(board=each, **agreed).pk}/").context["next"]
        for each in (None, board, shared)
    }
    assert steps[None] == [("Set up the joint board", "/partnerships/sefton/bodies/add/")]
    assert steps[shared] == [("Read what Their board records", f"/partnerships/sefton/bodies/{shared.pk}/")]
    assert [url for _, url in steps[board]] == [
        f"/partnerships/sefton/bodies/{board.pk}/edit/",
        f"/partnerships/sefton/bodies/{board.pk}/partners/",
        f"/partnerships/sefton/bodies/{board.pk}/lines/add/",
    ]
    assert all(browse(alice).get(url).status_code == 200 for of in steps.values() for _, url in of)


def test_of_two_clicks_the_second_is_told_why_not(draft, alice, browse, monkeypatch):
    """Both passed the rule of the page; the second waited for the first to be done."""
    first_done = Proposal(pk=draft.pk, state="put", put_on=PUT_ON, summary="Align three boards.")
    monkeypatch.setattr(actions, "_held", lambda _: first_done)
    response = browse(alice).post(f"{URL}{draft.pk}/put/", boxes("put_on", PUT_ON), follow=True)
    assert said(response) == ["This proposal was put forward already."]


def test_who_may_and_who_may_not(draft, put, over, alice, bea, max_, charlie, browse):
    pages = (f"{URL}{draft.pk}/put/", f"{URL}{put.pk}/decide/", f"{URL}{over.pk}/reopen/")
    for url in pages:
        assert [browse(one).get(url).status_code for one in (alice, bea, max_, charlie)] == [200, 403, 403, 404]
    assert [browse(alice).put(url).status_code for url in pages] == [405] * 3


def test_rules_say_nothing_when_all_is_well(draft, put, over):
    assert [
        rules.why_no_edit(draft), rules.why_no_put(draft, points=1), rules.why_no_removal(draft),
        rules.why_no_approval(draft), rules.why_no_decision(put), rules.why_no_reopening(over),
    ] == [""] * 6  # fmt: skip
