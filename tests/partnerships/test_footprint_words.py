"""What the page of the footprint says in words and draws: people, forces, care boards, gaps and the map."""

from datetime import date

import pytest

from partnerships import footprint
from partnerships.tiles import places
from tests.factories.partnerships import (
    AuthorityICBFactory,
    FootprintAreaFactory,
    IntegratedCareBoardFactory,
    LocalAuthorityFactory,
    PoliceForceFactory,
    ReorganisationFactory,
    SuccessionFactory,
)

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/footprint/"
DAY = date(2023, 4, 1)


def areas(partnership) -> list:
    return list(footprint.areas_of(partnership))


def test_whom_it_meets_and_how_many_people_live_in_it(sefton, alice, browse):
    force = PoliceForceFactory(name="Merseyside Police")
    boards = [IntegratedCareBoardFactory(short_name=name) for name in ("North", "South")]
    for number, board in enumerate(boards):
        authority = LocalAuthorityFactory(name=f"Borough {number}", police_force=force, population=1000 + number)
        AuthorityICBFactory(authority=authority, board=board)
        FootprintAreaFactory(partnership=sefton, authority=authority)
    assert footprint.meets(areas(sefton)) == "One police force: Merseyside Police. Two care boards: North and South."
    assert footprint.people_in(areas(sefton)) == "2,001 people (Census 2021)"
    html = browse(alice).get(URL).content.decode()
    assert "Two care boards: North and South." in html
    assert "on 31 July 2022: " not in browse(alice).get(f"{URL}?day=2022-07-31").content.decode()


def test_people_of_whom_it_is_not_known_are_named(sefton):
    FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(population=5))
    FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(name="New"))
    assert footprint.people_in(areas(sefton)) == "5 people (Census 2021), without New, of which it is not known"
    assert (footprint.people_in([]), footprint.meets([])) == ("", "")


def test_a_time_outside_the_footprint_is_a_gap(sefton):
    first = FootprintAreaFactory(partnership=sefton, ends_on=DAY)
    FootprintAreaFactory(partnership=sefton, authority=first.authority, starts_on=date(2023, 4, 11))
    told = [f"{first.authority} was not covered from 1 April 2023 to 10 April 2023 (10 days)."]
    assert [footprint.gaps(areas(sefton), day) for day in (date(2023, 3, 31), DAY)] == [[], told]


def test_what_became_of_an_authority_that_ended(sefton, alice, browse):
    cumbria = LocalAuthorityFactory(name="Cumbria", ends_on=DAY)
    late, never = (LocalAuthorityFactory(name=name, starts_on=DAY) for name in ("Cumberland", "Westmorland"))
    for successor in (late, never):
        SuccessionFactory(predecessor=cumbria, successor=successor, on=DAY)
    SuccessionFactory(predecessor=cumbria, reorganisation=ReorganisationFactory(), on=DAY)  # on paper only
    FootprintAreaFactory(partnership=sefton, authority=cumbria)
    FootprintAreaFactory(partnership=sefton, authority=late, starts_on=date(2023, 5, 1))
    told = [
        "Cumbria is in the footprint although it was abolished from 1 April 2023.",
        "Cumberland, which follows Cumbria, was not covered from 1 April 2023 to 30 April 2023 (30 days).",
        "Westmorland follows Cumbria from 1 April 2023 and is not in the footprint.",
    ]
    assert sorted(footprint.gaps(areas(sefton), DAY)) == sorted(told)
    assert footprint.gaps(areas(sefton), date(2023, 3, 31)) == []
    html = browse(alice).get(URL).content.decode()
    assert [sentence in html for sentence in told] == [True] * 3
    assert f"{URL}{sefton.areas.get(authority=cumbria).pk}/follow/" in html


def test_the_map_marks_the_footprint_and_stands_in_for_what_is_no_more(sefton):
    codes = list(places())
    cumbria = LocalAuthorityFactory(gss_code="E10000006", ends_on=DAY)
    SuccessionFactory(predecessor=cumbria, successor=LocalAuthorityFactory(gss_code=codes[0], name="New"), on=DAY)
    FootprintAreaFactory(partnership=sefton, authority=cumbria)
    FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(gss_code=codes[1], name="Old"))
    drawn = footprint.tiles(areas(sefton), DAY)
    assert {tile.name for tile in drawn if tile.mark == footprint.IN.mark} == {"New", "Old"}
    assert len(drawn) == len(places())


def test_the_map_marks_what_a_new_authority_follows(sefton):
    old = LocalAuthorityFactory(gss_code=next(iter(places())), name="Old", ends_on=date(2028, 4, 1))
    new = LocalAuthorityFactory(gss_code="", starts_on=date(2028, 4, 1))
    SuccessionFactory(predecessor=old, successor=new, on=date(2028, 4, 1))
    FootprintAreaFactory(partnership=sefton, authority=new, starts_on=date(2028, 4, 1))
    assert [tile.name for tile in footprint.tiles(areas(sefton), DAY) if tile.mark == footprint.IN.mark] == ["Old"]


def test_authorities_on_paper_cannot_be_chosen(sefton, alice, browse):
    LocalAuthorityFactory(name="Paper", planned_in=ReorganisationFactory())
    there = LocalAuthorityFactory(name="There")
    form = browse(alice).get(f"{URL}add/").context["form"]
    assert list(form.fields["authority"].queryset) == [there]
