from datetime import date

import pytest

from partnerships.models import Partnership
from tests.factories.partnerships import FootprintAreaFactory, LocalAuthorityFactory, PartnershipFactory

pytestmark = pytest.mark.django_db
URL = "/partnerships/"


@pytest.fixture
def england(sefton, thurrock):
    FootprintAreaFactory(partnership=sefton, authority=LocalAuthorityFactory(name="Sefton", region="North West"))
    east = LocalAuthorityFactory(name="Thurrock", region="East of England")
    FootprintAreaFactory(partnership=thurrock, authority=east, ends_on=date(2026, 4, 1))
    Partnership.objects.filter(pk=thurrock.pk).update(confidence="probable", status="forming", ends_on=date(2026, 4, 1))


def names(response) -> list[str]:
    return [one.short_name for one in response.context["listing"].rows]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?day=2026-11-26", ["Sefton"]),
        ("?day=2026-03-31", ["Sefton", "Thurrock"]),
        ("?day=2026-03-31&region=East+of+England", ["Thurrock"]),
        ("?day=2026-03-31&confidence=probable", ["Thurrock"]),
        ("?day=2026-03-31&status=active", ["Sefton"]),
        ("?day=2026-03-31&name=seft", ["Sefton"]),
    ],
)
def test_a_national_reader_narrows_the_list_as_at_a_day(query, found, england, nat, browse):
    assert names(browse(nat).get(URL + query)) == found


def test_how_sure_an_entry_is_stands_in_the_list_and_in_the_file(england, nat, browse):
    client = browse(nat)
    html = client.get(f"{URL}?day=2026-03-31").content.decode()
    assert ("Probable, to be confirmed</td>" in html, "East of England</td>" in html) == (True, True)
    response = client.get(f"{URL}?day=2026-03-31&format=csv")
    *_, thurrock = response.content.decode("utf-8-sig").splitlines()
    assert thurrock.startswith("2026-03-31,Thurrock Combating Drugs Partnership,Thurrock,Forming,")
    assert thurrock.count("East of England,Thurrock") == 1


def test_others_see_only_their_own(england, alice, browse):
    response = browse(alice).get(f"{URL}?day=2026-03-31")
    assert names(response) == ["Sefton"]
    assert "Thurrock" not in response.content.decode()
    assert "Thurrock" not in browse(alice).get(f"{URL}?day=2026-03-31&format=csv").content.decode()


def test_only_who_may_is_offered_to_add(nat, ada, browse):
    assert ["/partnerships/add/" in browse(one).get(URL).content.decode() for one in (nat, ada)] == [False, True]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, nat, browse, django_assert_num_queries):
    for _ in range(rows):
        FootprintAreaFactory(partnership=PartnershipFactory())
    client = browse(nat)
    with django_assert_num_queries(7):
        client.get(URL)
