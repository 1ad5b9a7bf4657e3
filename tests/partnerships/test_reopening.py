"""A decided reorganisation is taken back to planned."""

from datetime import date

import pytest

from accounts.models import AuditEntry
from partnerships.models import LocalAuthority, Reorganisation
from partnerships.reopening import reopen_reorganisation
from partnerships.reorganising import drop_reorganisation
from tests.factories.grants import AllocationFactory
from tests.factories.members import OrganisationFactory
from tests.factories.partnerships import (
    FootprintAreaFactory,
    LocalAuthorityFactory,
    ReorganisationFactory,
    SuccessionFactory,
)
from tests.typed import said

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/reorganisations/"
DAY = date(2028, 4, 1)
WHY = {"reason": "Parliament moved the day"}


@pytest.fixture
def essex():
    return LocalAuthorityFactory(name="Essex", ends_on=DAY)


@pytest.fixture
def decided(sefton, essex):
    """One authority ends, two begin."""
    plan = ReorganisationFactory(kept_by=sefton, title="Two for Essex", status="decided", takes_effect_on=DAY)
    for name in ("North", "South"):
        new = LocalAuthorityFactory(name=name, planned_in=plan, starts_on=DAY)
        SuccessionFactory(reorganisation=plan, predecessor=essex, successor=new, on=DAY)
    return plan


@pytest.fixture
def url(decided):
    return f"{URL}{decided.pk}/reopen/"


def page(response) -> str:
    return " ".join(response.content.decode().split())


def test_it_is_planned_again_and_the_reason_is_kept(decided, essex, url, alice, browse):
    client = browse(alice)
    assert url in page(client.get(f"{URL}{decided.pk}/"))
    told = page(client.get(url))
    assert "Essex goes on without a last day. North and South stand on paper only again." in told
    assert said(client.post(url, WHY, follow=True)) == ["Planned again, on paper only: Two for Essex."]
    decided.refresh_from_db()
    essex.refresh_from_db()
    assert (decided.status, essex.ends_on) == ("planned", None)
    assert not LocalAuthority.objects.decided().filter(planned_in=decided).exists()
    changed = AuditEntry.objects.filter(reason=WHY["reason"], action="reorganisation_reopen")
    assert sorted(changed.values_list("table_name", "row_id")) == [
        ("partnerships_localauthority", essex.pk),
        ("partnerships_reorganisation", decided.pk),
    ]
    after = page(client.get(f"{URL}{decided.pk}/"))
    assert [f"{URL}{decided.pk}/{verb}/" in after for verb in ("decide", "drop", "reopen")] == [True, True, False]


def test_what_was_taken_back_can_be_decided_again(decided, essex, url, alice, browse):
    client = browse(alice)
    client.post(url, WHY)
    client.post(f"{URL}{decided.pk}/decide/")
    essex.refresh_from_db()
    decided.refresh_from_db()
    assert (decided.status, essex.ends_on) == ("decided", DAY)


def test_only_what_this_decision_ended_goes_on(decided, url, alice, browse):
    earlier = LocalAuthorityFactory(name="Ended before", ends_on=date(2027, 4, 1))
    elsewhere = LocalAuthorityFactory(name="Ended by another too", ends_on=DAY)
    on_list = LocalAuthorityFactory(name="Ended by an official list", ends_on=DAY)
    apart = LocalAuthorityFactory(name="Not in it", ends_on=DAY)
    part = LocalAuthorityFactory(name="A part moves", ends_on=DAY)
    for one in (earlier, elsewhere, on_list):
        SuccessionFactory(reorganisation=decided, predecessor=one, on=DAY)
    SuccessionFactory(reorganisation=decided, predecessor=part, on=DAY, goes_on=True)
    SuccessionFactory(reorganisation=ReorganisationFactory(status="decided"), predecessor=elsewhere, on=DAY)
    SuccessionFactory(predecessor=on_list, on=DAY)
    SuccessionFactory(reorganisation=ReorganisationFactory(), predecessor=LocalAuthority.objects.get(name="Essex"))
    browse(alice).post(url, WHY)
    days = [LocalAuthority.objects.get(pk=one.pk).ends_on for one in (earlier, elsewhere, on_list, apart, part)]
    assert days == [date(2027, 4, 1), DAY, DAY, DAY, DAY]
    assert LocalAuthority.objects.get(name="Essex").ends_on is None


def test_it_is_refused_while_anything_real_hangs_on_a_new_authority(decided, essex, url, thurrock, alice, browse):
    north, south = decided.new_authorities.order_by("name")
    FootprintAreaFactory(partnership=thurrock, authority=north, starts_on=DAY, note="THEIRWORD")
    for number in range(2):
        OrganisationFactory(authority=north, name=f"THEIRWORD {number}")
    AllocationFactory(partnership=thurrock, authority=south)
    SuccessionFactory(reorganisation=ReorganisationFactory(), predecessor=south, on=date(2030, 4, 1))
    why = (
        "North has 1 footprint area and 2 organisations; South has 1 allocation and 1 succession. "
        "Remove them first, or record them for another authority."
    )
    client = browse(alice)
    assert [said(client.get(url, follow=True)), said(client.post(url, WHY, follow=True))] == [[why], [why]]
    assert reopen_reorganisation(reorganisation=decided, reason="x", by=alice) == why
    decided.refresh_from_db()
    essex.refresh_from_db()
    assert (decided.status, essex.ends_on) == ("decided", DAY)


@pytest.mark.parametrize("status", ["planned", "dropped"])
def test_only_what_was_decided_is_taken_back(status, sefton, alice, browse):
    plan = ReorganisationFactory(kept_by=sefton, status=status)
    response = browse(alice).post(f"{URL}{plan.pk}/reopen/", WHY, follow=True)
    assert said(response) == ["Only what was decided can be taken back to planned."]
    plan.refresh_from_db()
    assert plan.status == status


def test_the_reason_is_asked_and_what_was_typed_stays(decided, url, alice, browse):
    client = browse(alice)
    response = client.post(url, {"reason": " "})
    assert (response.status_code, response.context["form"].errors) == (
        200, {"reason": ["Enter why it is planned again"]}
    )  # fmt: skip
    long = client.post(url, {"reason": "x" * 501})
    assert long.context["form"]["reason"].value() == "x" * 501
    decided.refresh_from_db()
    assert decided.status == "decided"


def test_who_may_and_who_may_not(decided, url, essex, thurrock, alice, bea, max_, nat, ada, charlie, browse):
    FootprintAreaFactory(partnership=thurrock, authority=essex)
    people = (alice, ada, bea, max_, nat, charlie)
    assert [browse(one).get(url).status_code for one in people] == [200, 200, 403, 403, 403, 404]
    assert browse(alice).put(url).status_code == 405
    refused = browse(charlie).post(f"/partnerships/thurrock/reorganisations/{decided.pk}/reopen/", WHY)
    told = "Sefton Combating Drugs Partnership keeps this reorganisation. Ask them to change it."
    assert (refused.status_code, told in page(refused)) == (403, True)


def test_what_was_decided_meanwhile_is_not_dropped(decided, alice):
    stale = Reorganisation(pk=decided.pk, title=decided.title, status="planned", takes_effect_on=DAY)
    assert drop_reorganisation(reorganisation=stale, by=alice) is None
    decided.refresh_from_db()
    assert (decided.status, decided.new_authorities.count()) == ("decided", 2)
