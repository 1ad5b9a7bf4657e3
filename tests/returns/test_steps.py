"""The steps of a return's life through its pages: sending, signing, sending back, reopening."""

from datetime import date

import pytest
from django.utils import timezone

from accounts.roles import Role
from cdp_portal.formats import gov_date
from returns import actions
from returns.models import Return, ReturnSignature
from tests.conftest import person
from tests.factories.accounts import RoleAssignmentFactory
from tests.factories.partnerships import FootprintAreaFactory, SeniorResponsibleOwnerFactory

State = Return.State


def shown(client, address: str, **typed) -> dict:
    """What the page's form posts when a person adds what they typed."""
    form = client.get(address).context["form"]
    return {field.html_name: field.value() or "" for field in form} | typed


def state_of(return_) -> str:
    return Return.objects.get(pk=return_.pk).state


@pytest.fixture
def sign_url(in_review, at):
    return at(in_review, "sign")


# -- sending for review ------------------------------------------------------------------------------------------------
def test_sending_for_review(browse, alice, draft, owner, at):
    client, url = browse(alice), at(draft, "submit-for-review")
    assert "Director of Public Health, Sefton Council" in client.get(url).content.decode()
    answer = client.post(url, shown(client, url))
    assert answer.headers["Location"] == draft.get_absolute_url()
    sent = Return.objects.get()
    assert (sent.state, sent.prepared_by) == (State.IN_REVIEW, alice)


def test_the_preparer_is_told_when_nobody_could_sign(browse, alice, draft, at):
    assert "Nobody could sign it today" in browse(alice).get(at(draft, "submit-for-review")).content.decode()


def test_sending_twice_by_a_double_click_sends_once(browse, alice, draft, at):
    client, url = browse(alice), at(draft, "submit-for-review")
    data = shown(client, url)
    assert [client.post(url, data).status_code for _ in range(2)] == [302, 302]
    assert draft.events.filter(to_state=State.IN_REVIEW).count() == 1


def test_a_step_whose_time_has_gone_says_so(browse, alice, in_review, at):
    client, url = browse(alice), at(in_review, "submit-for-review")
    answer = client.post(url, shown(client, url))
    (error,) = answer.context["form"].non_field_errors()
    assert error == (
        "Only a return that is being drafted can be sent for review. "
        "This one is now: with the senior responsible owner."
    )


def test_a_page_that_was_tampered_with_changes_nothing(browse, alice, draft, at):
    client, url = browse(alice), at(draft, "submit-for-review")
    answer = client.post(url, shown(client, url, row_version="one"))
    assert answer.context["form"].errors == {"row_version": ["Open this page again, then try once more"]}
    assert state_of(draft) == State.DRAFTING


# -- signing -----------------------------------------------------------------------------------------------------------
def test_signing(browse, sam, in_review, sign_url):
    client = browse(sam)
    page = client.get(sign_url).content.decode()
    assert in_review.requirement.statement in page
    assert "You sign as Director of Public Health, Sefton Council." in page
    answer = client.post(sign_url, shown(client, sign_url, declare="on"))
    assert answer.headers["Location"] == in_review.get_absolute_url()
    signature = ReturnSignature.objects.get()
    assert (signature.signed_by, state_of(in_review)) == (sam, State.SIGNED)
    page = client.get(in_review.get_absolute_url()).content.decode()
    assert signature.sha256 in page
    assert "No figure has changed since signing." in page
    assert "the sole senior responsible owner of Sefton Combating Drugs Partnership" in page


def test_the_declaration_must_be_ticked(browse, sam, in_review, sign_url):
    client = browse(sam)
    answer = client.post(sign_url, shown(client, sign_url))
    assert answer.context["form"].errors == {"declare": ["Tick the box to make the declaration"]}
    assert (state_of(in_review), ReturnSignature.objects.count()) == (State.IN_REVIEW, 0)


def test_a_double_click_signs_once(browse, sam, sign_url):
    client = browse(sam)
    data = shown(client, sign_url, declare="on")
    assert [client.post(sign_url, data).status_code for _ in range(2)] == [302, 302]
    assert ReturnSignature.objects.count() == 1


def test_a_second_owner_on_a_stale_page_signs_nothing(browse, sam, sefton, in_review, sign_url, owner):
    owner.shared = True
    owner.save()
    olive = person("olive", Role.SRO, sefton)
    SeniorResponsibleOwnerFactory(partnership=sefton, user=olive, shared=True)
    hers, his = browse(olive), browse(sam)
    her_page, his_page = shown(hers, sign_url, declare="on"), shown(his, sign_url, declare="on")
    his.post(sign_url, his_page)
    answer = hers.post(sign_url, her_page)
    assert answer.status_code == 409
    assert "Last step: Signed, Sam" in answer.content.decode()
    assert ReturnSignature.objects.count() == 1


def test_a_figure_that_changed_since_it_was_read_is_not_signed(browse, sam, sefton, in_review, sign_url):
    client = browse(sam)
    data = shown(client, sign_url, declare="on")
    FootprintAreaFactory(partnership=sefton)
    answer = client.post(sign_url, data)
    assert answer.status_code == 409
    assert "A figure of this return has changed since you opened the page." in answer.content.decode()
    assert (state_of(in_review), ReturnSignature.objects.count()) == (State.IN_REVIEW, 0)
    assert client.post(sign_url, shown(client, sign_url, declare="on")).status_code == 302


def test_a_lapsed_owner_is_told_and_signs_nothing(browse, sam, sefton, in_review, sign_url, owner):
    client = browse(sam)
    data = shown(client, sign_url, declare="on")
    owner.ends_on = date(2023, 4, 1)
    owner.save()
    SeniorResponsibleOwnerFactory(partnership=sefton, starts_on=date(2023, 4, 1), confirmed_on=date(2023, 4, 1))
    sentence = (
        "You cannot sign as Director of Public Health, Sefton Council. Left office: the last day was 31 March 2023."
    )
    page = client.get(sign_url)
    assert sentence in page.content.decode()
    assert page.context["owner"] is None
    data["read"] = page.context["form"]["read"].value()
    assert client.post(sign_url, data).context["form"].non_field_errors() == [sentence]
    assert ReturnSignature.objects.count() == 0


def test_nobody_signs_where_there_is_no_owner(browse, sam, alice, draft, at):
    actions.submit_for_review(return_=draft, row_version=draft.row_version, by=alice)
    client, url = browse(sam), at(draft, "sign")
    sentence = (
        f"Nobody can sign this return on {gov_date(timezone.localdate())}: Sefton has no senior responsible owner who "
        "is in office and confirmed. Record one on the overview first."
    )
    assert client.post(url, shown(client, url, declare="on")).context["form"].non_field_errors() == [sentence]
    assert sentence in client.get(draft.get_absolute_url()).content.decode()


def test_the_preparer_cannot_sign(browse, sam, sefton, draft, owner, at):
    RoleAssignmentFactory(user=sam, partnership=sefton, role=Role.COMMISSIONER)
    actions.submit_for_review(return_=draft, row_version=draft.row_version, by=sam)
    client, url = browse(sam), at(draft, "sign")
    assert client.post(url, shown(client, url, declare="on")).context["form"].non_field_errors() == [
        "You prepared this return, so somebody else must sign it."
    ]


# -- sending back, sending, reopening ----------------------------------------------------------------------------------
def test_sending_back_with_a_reason(browse, sam, alice, in_review, at):
    client, url = browse(sam), at(in_review, "send-back")
    client.post(url, shown(client, url, reason="The attendance looks wrong"))
    assert state_of(in_review) == State.DRAFTING
    page = browse(alice).get(in_review.get_absolute_url()).content.decode()
    assert "The attendance looks wrong" in page
    assert "Edit the words" in page


@pytest.mark.parametrize("below", ["send-back", "reopen"])
def test_a_reason_is_asked_for(browse, sam, alice, in_review, at, below):
    user = sam if below == "send-back" else alice
    if below == "reopen":
        Return.objects.update(state=State.SIGNED)
    client, url = browse(user), at(in_review, below)
    before = state_of(in_review)
    answer = client.post(url, shown(client, url, reason="  "))
    assert answer.context["form"].errors == {"reason": ["Say why, so that others know what to change"]}
    assert state_of(in_review) == before


def test_marking_as_sent_then_reopening(browse, alice, sam, in_review, sign_url, at):
    signer = browse(sam)
    signer.post(sign_url, shown(signer, sign_url, declare="on"))
    client = browse(alice)
    for below, typed, state in (
        ("mark-sent", {}, State.SUBMITTED),
        ("reopen", {"reason": "Thurrock's spend was missing"}, State.DRAFTING),
    ):
        url = at(in_review, below)
        assert client.post(url, shown(client, url, **typed)).status_code == 302
        assert state_of(in_review) == state
    page = client.get(in_review.get_absolute_url()).content.decode()
    assert "Signature, version 1" in page
    assert "Thurrock&#x27;s spend was missing" in page


def test_drift_since_signing_is_listed(browse, sam, sefton, in_review, sign_url):
    client = browse(sam)
    client.post(sign_url, shown(client, sign_url, declare="on"))
    FootprintAreaFactory(partnership=sefton, authority__name="Knowsley")
    page = client.get(in_review.get_absolute_url())
    whats = [(change.what, change.signed, change.now) for change in page.context["changes"]]
    assert whats[0] == ("Local authorities covered", "0", "1")
    assert f"{len(whats)} figures have changed since signing." in page.content.decode()
    assert "Knowsley" in [now for _, _, now in whats]
