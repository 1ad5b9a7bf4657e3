"""Benefits, challenges and alternatives as rows, one page for each kind."""

import pytest

from partnerships.models import Proposal, ProposalPoint
from partnerships.proposals import actions
from tests.factories.partnerships import ProposalFactory, ProposalPointFactory
from tests.typed import said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/proposals/"


@pytest.fixture
def proposal(sefton):
    return ProposalFactory(partnership=sefton, title="One board")


@pytest.fixture
def challenges(proposal):
    return f"{URL}{proposal.pk}/points/challenge/"


def typed(*rows, **more) -> dict:
    """What the page posts for these rows; a row with `id` is a point that exists."""
    data = {"points-TOTAL_FORMS": len(rows), "points-INITIAL_FORMS": sum(1 for row in rows if row.get("id"))}
    for index, row in enumerate(rows):
        for name, value in ({"id": "", "ORDER": index + 1} | row).items():
            data[f"points-{index}-{name}"] = value
    return data | more


def saved(kind: str) -> list[tuple]:
    return list(ProposalPoint.objects.filter(kind=kind).values_list("position", "text", "follow_up", "taken_up_by"))


def test_rows_are_saved_in_their_order_with_their_follow_ups(proposal, challenges, alice, browse):
    ProposalPointFactory(proposal=proposal, kind="benefit", position=1, text="Saves time")
    rows = (
        {"text": "Needs differ", "ORDER": 2, "follow_up": "Ask\r\nAgree", "taken_up_by": "Directors"},
        {"text": "Pots are separate", "ORDER": 1},
        {},
    )
    response = browse(alice).post(challenges, typed(*rows), follow=True)
    assert said(response) == ["Challenges and risks saved."]
    assert saved("challenge") == [(1, "Pots are separate", "", ""), (2, "Needs differ", "Ask\r\nAgree", "Directors")]
    assert saved("benefit") == [(1, "Saves time", "", "")]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("benefit", ["text"]),
        ("challenge", ["text", "follow_up", "taken_up_by"]),
        ("alternative", ["text", "follow_up"]),
    ],
)
def test_each_kind_asks_what_belongs_to_it(kind, fields, proposal, alice, browse):
    page = browse(alice).get(f"{URL}{proposal.pk}/points/{kind}/")
    [form] = page.context["formset"].rows
    assert [field.name for field in form.visible_fields()] == fields


def test_changing_removing_and_moving(proposal, challenges, alice, browse):
    first, second = (
        ProposalPointFactory(proposal=proposal, kind="challenge", position=place, text=text)
        for place, text in enumerate(("One", "Two"), 1)
    )
    rows = (
        {"id": first.pk, "text": "One", "row_version": "1", "DELETE": "on"},
        {"id": second.pk, "text": "Two, changed", "row_version": "1"},
    )
    browse(alice).post(challenges, typed(*rows))
    assert saved("challenge") == [(1, "Two, changed", "", "")]


def test_adding_a_row_saves_nothing_and_keeps_what_was_typed(proposal, challenges, alice, browse):
    page = browse(alice).post(challenges, typed({"text": "Not saved yet"}, **{"points-add": "1"}))
    assert [form["text"].value() or "" for form in page.context["formset"].rows] == ["Not saved yet", ""]
    assert saved("challenge") == []


def test_bad_input_is_told_beside_its_row(proposal, challenges, alice, browse):
    response = browse(alice).post(challenges, typed({"text": "", "follow_up": "Typed before"}))
    assert response.status_code == 200
    assert [form.errors for form in response.context["formset"].rows] == [{"text": ["Enter challenge or risk"]}]
    assert "Typed before" in response.content.decode()
    assert saved("challenge") == []


def test_two_people_editing_do_not_overwrite_each_other(proposal, challenges, alice, browse):
    point = ProposalPointFactory(proposal=proposal, kind="challenge", position=1, text="One")
    for number, status in (("First", 302), ("Second", 409)):
        row = {"id": point.pk, "text": number, "row_version": "1"}
        assert browse(alice).post(challenges, typed(row)).status_code == status
    assert saved("challenge") == [(1, "First", "", "")]


def test_a_row_that_somebody_removed_meanwhile_is_saved_as_a_new_one(proposal, challenges, alice, browse):
    gone = ProposalPointFactory(proposal=proposal, kind="challenge", position=1, text="One")
    kept = ProposalPointFactory(proposal=proposal, kind="challenge", position=2, text="Two")
    rows = [{"id": one.pk, "text": f"{one.text}, changed", "row_version": "1"} for one in (gone, kept)]
    gone.delete()
    response = browse(alice).post(challenges, typed(*rows), follow=True)
    assert said(response) == ["Challenges and risks saved."]
    assert [text for _, text, *_ in saved("challenge")] == ["One, changed", "Two, changed"]


def test_what_was_decided_while_typing_is_not_changed(proposal, challenges, alice, browse, monkeypatch):
    monkeypatch.setattr(actions, "_held", lambda _: Proposal(state="agreed"))
    response = browse(alice).post(challenges, typed({"text": "Too late"}), follow=True)
    assert said(response) == ["This proposal was agreed, so it is not changed any more. Reopen it first."]
    assert saved("challenge") == []


def test_a_kind_that_does_not_exist_is_not_found(proposal, alice, browse):
    assert browse(alice).get(f"{URL}{proposal.pk}/points/wish/").status_code == 404


def test_who_may_and_who_may_not(proposal, challenges, alice, bea, max_, charlie, browse):
    assert [browse(one).get(challenges).status_code for one in (alice, bea, max_, charlie)] == [200, 403, 403, 404]
    assert browse(alice).put(challenges).status_code == 405
