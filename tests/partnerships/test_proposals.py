"""The list of proposals, one proposal, and its own details."""

from datetime import date

import pytest

from partnerships.models import Proposal
from tests.factories.partnerships import (
    ApprovalFactory,
    BodyFactory,
    PartnershipFactory,
    ProposalFactory,
    ProposalPointFactory,
    ProposedAreaFactory,
)
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/proposals/"
ADD = f"{URL}add/"
PUT_ON = date(2022, 12, 8)


def typed(**changes) -> dict:
    answers = {"title": "One board for three", "summary": "Align three boards.", "change": "none"}
    return answers | boxes("takes_effect_on", None) | changes


@pytest.fixture
def proposal(sefton):
    return ProposalFactory(partnership=sefton, title="One board for three", summary="Align three boards.")


@pytest.fixture
def theirs(thurrock, sefton):
    """A proposal that Thurrock put forward and that would concern Sefton."""
    found = ProposalFactory(partnership=thurrock, title="A joint board", state="put", put_on=PUT_ON)
    found.partners.add(sefton)
    return found


def test_adding_makes_a_draft_with_its_partners_and_board(sefton, thurrock, alice, browse):
    board = BodyFactory(partnership=sefton, kind="joint_board")
    answers = typed(change="join", board=board.pk, partners=[thurrock.pk]) | boxes("takes_effect_on", date(2027, 4, 1))
    response = browse(alice).post(ADD, answers, follow=True)
    found = Proposal.objects.get()
    assert response.redirect_chain == [(f"{URL}{found.pk}/", 302)]
    assert said(response) == ["Proposal added as a draft."]
    assert (found.state, found.change, found.board, found.put_on) == ("draft", "join", board, None)
    assert (list(found.partners.all()), found.takes_effect_on) == ([thurrock], date(2027, 4, 1))


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"title": ""}, {"title": ["Enter title"]}),
        ({"change": "double"}, {"change": ["Select what would change from the list"]}),
        ({"change": "merge"}, {"partners": ["Select the partnerships that would merge with yours."]}),
        (
            {"takes_effect_on_day": "31", "takes_effect_on_month": "9", "takes_effect_on_year": "2027"},
            {"takes_effect_on": ["Would take effect on must be a real date"]},
        ),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, sefton, alice, browse):
    response = browse(alice).post(ADD, typed(precedents="Typed at length", **changes))
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    assert response.context["form"]["precedents"].value() == "Typed at length"
    assert not Proposal.objects.exists()


def test_a_board_belongs_to_joining_one(sefton, alice, browse):
    board = BodyFactory(partnership=sefton, kind="joint_board")
    response = browse(alice).post(ADD, typed(board=board.pk))
    assert response.context["form"].errors == {
        "board": ["Choose “Join a board” as what would change, or leave the board empty."]
    }


def test_only_boards_that_the_partnership_may_see_can_be_joined(sefton, thurrock, alice, browse):
    own = BodyFactory(partnership=sefton, kind="joint_board")
    shared = BodyFactory(partnership=thurrock, kind="joint_board")
    shared.taking_part.add(sefton)
    BodyFactory(partnership=thurrock, kind="joint_board")
    BodyFactory(partnership=sefton, kind="sub_group")
    form = browse(alice).get(ADD).context["form"]
    assert set(form.fields["board"].queryset) == {own, shared}


def test_editing_says_what_changed(proposal, alice, browse):
    response = browse(alice).post(f"{URL}{proposal.pk}/edit/", typed(title="Two boards", row_version="1"), follow=True)
    assert said(response) == ["Saved: title of Two boards."]


def test_two_people_editing_do_not_overwrite_each_other(proposal, alice, browse):
    url = f"{URL}{proposal.pk}/edit/"
    assert browse(alice).post(url, typed(title="First", row_version="1")).status_code == 302
    late = browse(alice).post(url, typed(title="Second", row_version="1"))
    assert (late.status_code, late.context["conflict"][0].saved) == (409, "First")
    assert Proposal.objects.get().title == "First"


def test_a_draft_is_removed_with_what_hangs_on_it(proposal, alice, browse):
    ProposalPointFactory(proposal=proposal)
    ApprovalFactory(proposal=proposal)
    ProposedAreaFactory(proposal=proposal)
    url = f"{URL}{proposal.pk}/remove/"
    assert "The draft goes with its benefits" in browse(alice).get(url).content.decode()
    response = browse(alice).post(url, follow=True)
    assert said(response) == ["Removed: One board for three."]
    assert not Proposal.objects.exists()


def test_what_was_put_forward_is_not_removed(sefton, alice, browse):
    put = ProposalFactory(partnership=sefton, state="put", put_on=PUT_ON)
    response = browse(alice).post(f"{URL}{put.pk}/remove/", follow=True)
    assert said(response) == [
        "This proposal was put forward, so it stays on record. Record that it was withdrawn instead."
    ]
    assert Proposal.objects.get() == put


def test_the_list_tells_state_and_approvals_and_can_be_filtered(proposal, theirs, alice, browse):
    for state in ("agreed", "agreed", "asked", "supported"):
        ApprovalFactory(proposal=proposal, state=state)
    ApprovalFactory(proposal=proposal, state="in_principle", condition="Sign-off")
    page = browse(alice).get(URL)
    assert [(str(one), answers) for one, answers in page.context["told"]] == [
        ("One board for three", "2 agreed, 1 in principle, 1 supported, 1 asked"),
        ("A joint board", "Nobody asked yet"),
    ]
    assert page.content.decode().count("Put forward by Thurrock") == 1
    filtered = browse(alice).get(f"{URL}?state=put")
    assert [str(one) for one, _ in filtered.context["told"]] == ["A joint board"]


def test_the_list_as_a_file(proposal, theirs, alice, browse):
    rows = browse(alice).get(f"{URL}?format=csv").content.decode("utf-8-sig").splitlines()
    assert rows[1].split(",")[:4] == ["One board for three", "Draft", "Sefton", "No change of footprints or boards"]
    assert rows[2].split(",")[:5] == [
        "A joint board", "Put forward", "Thurrock", "No change of footprints or boards", "2022-12-08",
    ]  # fmt: skip


def test_a_draft_is_read_by_its_keeper_alone_and_by_partners_once_put_forward(theirs, alice, charlie, browse):
    Proposal.objects.filter(pk=theirs.pk).update(state="draft", put_on=None)
    assert browse(alice).get(f"{URL}{theirs.pk}/").status_code == 404
    assert "A joint board" not in browse(alice).get(URL).content.decode()
    assert browse(charlie).get(f"/partnerships/thurrock/proposals/{theirs.pk}/").status_code == 200
    Proposal.objects.filter(pk=theirs.pk).update(state="put", put_on=PUT_ON)
    page = browse(alice).get(f"{URL}{theirs.pk}/")
    assert "Thurrock Combating Drugs Partnership put this forward and keeps it." in page.content.decode()
    assert (page.context["can_edit"], page.context["steps"], page.context["last_change"]) == (False, [], None)


def test_a_partner_reads_and_the_keeper_alone_changes(theirs, alice, browse):
    approval = ApprovalFactory(proposal=theirs)
    below = ("edit/", "remove/", "put/", "decide/", "reopen/", "points/benefit/", "areas/", "approvals/add/")
    urls = [f"{URL}{theirs.pk}/{page}" for page in below] + [f"{URL}approvals/{approval.pk}/edit/"]
    assert [browse(alice).get(url).status_code for url in urls] == [404] * 9


def test_a_proposal_that_does_not_concern_one_is_not_found(thurrock, sefton, alice, browse):
    other = ProposalFactory(partnership=thurrock, state="put", put_on=PUT_ON, title="Foreign proposal")
    other.partners.add(PartnershipFactory())
    assert browse(alice).get(f"{URL}{other.pk}/").status_code == 404
    assert "Foreign proposal" not in browse(alice).get(URL).content.decode()


def test_the_page_rebuilds_the_appraisal(proposal, alice, browse):
    ProposalPointFactory(proposal=proposal, kind="benefit", position=1, text="Saves time")
    ProposalPointFactory(proposal=proposal, kind="benefit", position=2, text="Shares intelligence")
    challenge = ProposalPointFactory(
        proposal=proposal,
        kind="challenge",
        position=1,
        text="Pots are separate",
        follow_up="Agree principles\r\n\r\n  Ask the payer  ",
        taken_up_by="Directors of Public Health",
    )
    ProposalPointFactory(proposal=proposal, kind="alternative", text="Do nothing", follow_up="Time is lost")
    page = browse(alice).get(f"{URL}{proposal.pk}/")
    told = [(str(getattr(a, "text", "")), str(getattr(b, "text", ""))) for a, b in page.context["appraisal"]]
    assert told == [("Saves time", "Pots are separate"), ("Shares intelligence", "")]
    assert challenge.follow_ups == ["Agree principles", "Ask the payer"]
    text = page.content.decode()
    for shown in ("<li>Agree principles</li><li>Ask the payer</li>", "Directors of Public Health", "Time is lost"):
        assert text.count(shown) == 1


def test_who_may_and_who_may_not(proposal, alice, bea, sam, max_, charlie, browse):
    people = (alice, bea, sam, max_, charlie)
    for url in (URL, f"{URL}{proposal.pk}/"):
        assert [browse(one).get(url).status_code for one in people] == [200, 200, 200, 200, 404]
    for url in (ADD, f"{URL}{proposal.pk}/edit/", f"{URL}{proposal.pk}/remove/"):
        assert [browse(one).get(url).status_code for one in people] == [200, 403, 403, 403, 404]
    urls = (URL, ADD, f"{URL}{proposal.pk}/", f"{URL}{proposal.pk}/edit/", f"{URL}{proposal.pk}/remove/")
    assert [browse(alice).put(url).status_code for url in urls] == [405] * 5


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_list_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        ApprovalFactory(proposal=ProposalFactory(partnership=sefton))
    client = browse(alice)
    with django_assert_num_queries(6):
        client.get(URL)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_of_the_record_do_not_grow_with_rows(rows, sefton, alice, browse, django_assert_num_queries):
    proposal = ProposalFactory(partnership=sefton, change="join", board=BodyFactory(partnership=sefton))
    for _ in range(rows):
        proposal.partners.add(PartnershipFactory())
        ApprovalFactory(proposal=proposal, body=BodyFactory(partnership=sefton))
        for kind in ("benefit", "challenge", "alternative"):
            ProposalPointFactory(proposal=proposal, kind=kind)
    client = browse(alice)
    with django_assert_num_queries(8):
        client.get(f"{URL}{proposal.pk}/")
