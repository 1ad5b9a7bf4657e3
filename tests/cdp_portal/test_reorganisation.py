"""What hangs on an authority that ends, on the page of a reorganisation and in what needs a person."""

from datetime import date, timedelta

import pytest

from cdp_portal.overview.reorganisation import Ending, hanging, needs
from tests.factories.grants import AllocationFactory, FundingStreamFactory
from tests.factories.members import OrganisationFactory, SeatFactory
from tests.factories.partnerships import (
    BodyFactory,
    FootprintAreaFactory,
    LocalAuthorityFactory,
    ReorganisationFactory,
    SeniorResponsibleOwnerFactory,
    SuccessionFactory,
)

pytestmark = pytest.mark.django_db
DAY = date(2028, 4, 1)


@pytest.fixture
def plan(sefton):
    plan = ReorganisationFactory(kept_by=sefton, takes_effect_on=DAY)
    essex = LocalAuthorityFactory(name="Essex", official_name="Essex County Council")
    SuccessionFactory(reorganisation=plan, predecessor=essex, on=DAY)
    return plan


@pytest.fixture
def essex(plan):
    return plan.successions.get().predecessor


@pytest.fixture
def everything(sefton, essex):
    FootprintAreaFactory(partnership=sefton, authority=essex)
    council = OrganisationFactory(name="Essex Council", authority=essex, kept_by=sefton)
    board = BodyFactory(partnership=sefton, name="Board")
    SeatFactory(body=board, organisation=council, post_title="Director")
    SeatFactory(body=board, organisation=council, post_title="Until then", ends_on=DAY)
    stream = FundingStreamFactory(code="SSMTRG")
    for year in ("2026-27", "2027-28", "2028-29"):
        AllocationFactory(partnership=sefton, authority=essex, stream=stream, financial_year=year)
    SeniorResponsibleOwnerFactory(
        partnership=sefton, post_title="DPH", organisation_name="essex county council", shared=True
    )
    SeniorResponsibleOwnerFactory(partnership=sefton, organisation_name="Another council", shared=True)
    return council


def told(found) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in found]


def test_everything_that_goes_on_past_the_day_and_nothing_else(everything, essex, sefton, thurrock):
    found = hanging([sefton], [Ending(essex, DAY)])
    assert told(found) == [
        ("Footprint", "Essex in the footprint"),
        ("Organisation", "Essex Council"),
        ("Seat", "Director, Essex Council, on Board"),
        ("Money", "SSMTRG for Essex, 2028-29"),
        ("Senior responsible owner", "DPH, essex county council"),
    ]
    assert hanging([thurrock], [Ending(essex, DAY)]) == []
    assert hanging([sefton], []) == []


def test_each_line_leads_to_where_it_is_done(everything, plan, essex, sefton, alice, browse):
    client = browse(alice)
    assert {client.get(one.url).status_code for one in hanging([sefton], [Ending(essex, DAY)])} == {200}
    response = client.get(f"/partnerships/sefton/reorganisations/{plan.pk}/")
    assert len(response.context["hanging"]) == 5
    assert "If it is decided, these go on past the last day" in response.content.decode()


def test_the_footprint_is_moved_from_the_page_once_it_is_decided(everything, plan, sefton, alice, max_, browse):
    url, client = f"/partnerships/sefton/reorganisations/{plan.pk}/", browse(alice)
    step = f"/partnerships/sefton/footprint/{sefton.areas.get().pk}/follow/"
    shown = [step in client.get(url).content.decode()]
    client.post(f"{url}decide/")
    shown += [step in browse(one).get(url).content.decode() for one in (alice, max_)]
    assert shown == [False, True, False]
    client.post(step)
    assert [one.kind for one in client.get(url).context["hanging"]].count("Footprint") == 0


def test_a_planned_one_asks_for_a_decision_and_a_decided_one_tells_what_hangs(everything, plan, essex, sefton, alice):
    near, far = DAY - timedelta(180), DAY - timedelta(181)
    assert [needs(alice, [sefton], far), told(needs(alice, [sefton], near))] == [
        [],
        [("Reorganisation", f"Say whether “{plan}” is decided or dropped")],
    ]
    plan.status = "decided"
    plan.save()
    essex.ends_on = DAY
    essex.save()
    assert needs(alice, [sefton], far) == []
    found = needs(alice, [sefton], near)
    assert [one.kind for one in found] == ["Organisation", "Seat", "Money", "Senior responsible owner"]
    assert found[0].text == "Essex Council: its authority ends on 31 March 2028"
    assert {(one.due_on, one.late, one.partnership) for one in found} == {(DAY, False, "Sefton")}


def test_only_those_who_keep_it_are_told(everything, plan, sefton, thurrock, alice, bea, max_, nat, ada, charlie):
    people = (alice, bea, max_, nat, ada)
    assert [len(needs(one, [sefton, thurrock], DAY)) for one in people] == [1, 0, 0, 0, 0]
    assert needs(charlie, [thurrock], DAY) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, plan, essex, sefton, alice, browse, django_assert_num_queries):
    board = BodyFactory(partnership=sefton)
    for number in range(rows):
        council = OrganisationFactory(authority=essex, kept_by=sefton)
        SeatFactory(body=board, organisation=council)
        AllocationFactory(partnership=sefton, authority=essex, financial_year="2028-29")
        SeniorResponsibleOwnerFactory(partnership=sefton, organisation_name=council.name, shared=True)
        SuccessionFactory(reorganisation=plan, on=DAY)
        FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(ends_on=date(2020 + number, 1, 1)))
    client = browse(alice)
    with django_assert_num_queries(11):
        client.get(f"/partnerships/sefton/reorganisations/{plan.pk}/")
    with django_assert_num_queries(8):
        needs(alice, [sefton], DAY)
