"""A footprint that moves from an authority that ends to those that follow it."""

from datetime import date

import pytest

from partnerships.due import needs
from partnerships.models import FootprintArea
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory, SuccessionFactory
from tests.typed import said

pytestmark = pytest.mark.django_db
DAY = date(2023, 4, 1)


@pytest.fixture
def cumbria():
    authority = LocalAuthorityFactory(name="Cumbria", ends_on=DAY)
    for name in ("Cumberland", "Westmorland"):
        SuccessionFactory(predecessor=authority, successor=LocalAuthorityFactory(name=name, starts_on=DAY), on=DAY)
    return authority


@pytest.fixture
def area(sefton, cumbria):
    return FootprintAreaFactory(partnership=sefton, authority=cumbria)


def url(area) -> str:
    return f"/partnerships/sefton/footprint/{area.pk}/follow/"


def footprint(partnership) -> list[tuple]:
    found = FootprintArea.objects.filter(partnership=partnership).order_by("starts_on", "authority__name")
    return [(area.authority.name, area.starts_on, area.ends_on) for area in found]


def test_one_button_ends_it_and_adds_what_follows(area, sefton, alice, browse):
    client = browse(alice)
    told = " ".join(client.get(url(area)).content.decode().split())
    assert "Cumbria stays in the footprint until 31 March 2023. From 1 April 2023 it holds Cumberland and Westmorland instead." in told  # noqa: E501  # fmt: skip
    response = client.post(url(area), follow=True)
    assert said(response) == ["The footprint moves from Cumbria to Cumberland and Westmorland on 1 April 2023."]
    assert footprint(sefton) == [
        ("Cumbria", date(2022, 8, 1), DAY),
        ("Cumberland", DAY, None),
        ("Westmorland", DAY, None),
    ]
    told = "Cumbria is in the footprint until 31 March 2023, so there is nothing to move."
    assert said(client.post(url(area), follow=True)) == [told]


def test_what_was_to_end_later_ends_then(area, sefton, alice, browse):
    FootprintArea.objects.filter(pk=area.pk).update(ends_on=date(2025, 4, 1))
    browse(alice).post(url(area))
    assert {ends_on for name, _, ends_on in footprint(sefton) if name != "Cumbria"} == {date(2025, 4, 1)}


def test_what_is_covered_already_is_not_added_again(area, sefton, cumbria, alice, browse):
    new = cumbria.successions.get(successor__name="Cumberland").successor
    FootprintAreaFactory(partnership=sefton, authority=new, starts_on=DAY)
    browse(alice).post(url(area))
    assert [name for name, _, _ in footprint(sefton)] == ["Cumbria", "Cumberland", "Westmorland"]


def test_a_successor_in_another_footprint_is_told_and_nothing_changes(area, sefton, cumbria, alice, browse):
    new = cumbria.successions.get(successor__name="Cumberland").successor
    other = FootprintAreaFactory(authority=new, starts_on=DAY)
    told = f"Cumberland is in the footprint of {other.partnership} from 1 April 2023. Settle it with them first."
    for method in ("get", "post"):
        assert said(getattr(browse(alice), method)(url(area), follow=True)) == [told]
    assert footprint(sefton) == [("Cumbria", date(2022, 8, 1), None)]


def test_an_authority_that_goes_on_and_one_without_successors(sefton, alice, browse):
    goes_on = FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(name="Kent"))
    alone = FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(name="Alone", ends_on=DAY))
    after = FootprintAreaFactory(
        partnership=sefton, authority=LocalAuthorityFactory(name="After", ends_on=DAY), starts_on=DAY
    )
    told = [said(browse(alice).post(url(one), follow=True)) for one in (goes_on, alone, after)]
    assert told == [
        ["Kent goes on, so its part of the footprint stays."],
        ["The register does not say what follows Alone. End it in the footprint and add what you cover."],
        ["After ended before this part of the footprint begins. Edit or remove it instead."],
    ]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2022, 10, 2), []),
        (date(2022, 10, 3), [("Move the footprint from Cumbria to what follows it", False)]),
        (DAY, [("Move the footprint from Cumbria to what follows it", True)]),
    ],
)
def test_it_is_told_from_half_a_year_before(day, told, area, sefton, alice, max_, browse):
    assert [(need.text, need.late) for need in needs(alice, [sefton], day)] == told
    assert needs(max_, [sefton], day) == []


def test_who_may_and_who_may_not(area, thurrock, alice, bea, max_, nat, charlie, browse):
    people = (alice, bea, max_, nat, charlie)
    assert [browse(one).get(url(area)).status_code for one in people] == [200, 403, 403, 403, 404]
    theirs = FootprintAreaFactory(partnership=thurrock)
    assert (browse(alice).get(url(theirs)).status_code, browse(alice).put(url(area)).status_code) == (404, 405)
