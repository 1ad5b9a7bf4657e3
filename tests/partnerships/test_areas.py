from datetime import date

import pytest

from partnerships.areas import lifetime
from partnerships.models import LocalAuthority
from tests.factories.partnerships import (
    AuthorityICBFactory,
    FootprintAreaFactory,
    LocalAuthorityFactory,
    PoliceForceFactory,
    ReorganisationFactory,
    SuccessionFactory,
)
from tests.typed import said

pytestmark = pytest.mark.django_db
URL = "/areas/"
DAY = date(2023, 4, 1)


@pytest.fixture
def cumbria():
    return LocalAuthorityFactory(name="Cumbria", official_name="Cumbria County Council", kind="county", ends_on=DAY)


@pytest.fixture
def cumberland(cumbria):
    authority = LocalAuthorityFactory(name="Cumberland", starts_on=DAY, region="North West", population=273240)
    SuccessionFactory(predecessor=cumbria, successor=authority, on=DAY, share="0.625")
    return authority


def names(response) -> list[str]:
    return [authority.name for authority in response.context["listing"].rows]


def page(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Cumberland", "Kent"]),
        ("?day=2023-03-31", ["Cumbria", "Kent"]),
        ("?day=2023-03-31&status=planned", ["Cumberland", "West Kent"]),
        ("?status=abolished", ["Cumbria"]),
        ("?status=planned", ["West Kent"]),
        ("?status=", ["Cumberland", "Cumbria", "Kent", "West Kent"]),
        ("?name=cumb&status=", ["Cumberland", "Cumbria"]),
        ("?region=South+East", ["Kent"]),
        ("?kind=county", ["Kent"]),
        ("?police_force={force}", ["Kent"]),
        ("?board={board}", ["Kent"]),
    ],
)
def test_the_list_as_at_a_day_and_by_every_filter(query, found, cumberland, alice, browse):
    kent = LocalAuthorityFactory(name="Kent", kind="county", region="South East", police_force=PoliceForceFactory())
    board = AuthorityICBFactory(authority=kent).board
    plan = ReorganisationFactory()
    LocalAuthorityFactory(name="West Kent", region="South East", planned_in=plan, starts_on=date(2028, 4, 1))
    asked = query.format(force=kent.police_force_id, board=board.pk)
    if query == "?region=South+East":
        asked += "&kind=county"
    assert names(browse(alice).get(URL + asked)) == found


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        AuthorityICBFactory()
    client = browse(alice)
    with django_assert_num_queries(8):
        client.get(URL)


def test_the_list_as_a_file_says_its_day(cumberland, alice, browse):
    response = browse(alice).get(f"{URL}?day=2023-03-31&format=csv")
    assert response["Content-Disposition"] == 'attachment; filename="england-areas-2023-03-31.csv"'
    [_, row] = response.content.decode("utf-8-sig").splitlines()
    assert row.startswith("2023-03-31,")
    assert "Cumbria County Council" in row


def test_an_authority_says_what_it_follows_and_with_what_share(cumbria, cumberland, alice, browse):
    assert "Cumbria County Council</a>: 62.5% of it, on 1 April 2023" in page(
        browse(alice).get(f"{URL}{cumberland.pk}/")
    )
    old = page(browse(alice).get(f"{URL}{cumbria.pk}/"))
    assert "Abolished</strong> on " in old
    assert "until 31 March 2023." in old
    assert "Existing</strong> on 31 March 2023: until 31 March 2023." in page(
        browse(alice).get(f"{URL}{cumbria.pk}/?day=2023-03-31")
    )


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "words"),
    [
        (None, None, "no beginning or end is on record"),
        (DAY, None, "since 1 April 2023"),
        (None, DAY, "until 31 March 2023"),
        (DAY, date(2028, 4, 1), "from 1 April 2023 until 31 March 2028"),
    ],
)
def test_a_lifetime_in_words(starts_on, ends_on, words):
    assert lifetime(LocalAuthority(starts_on=starts_on, ends_on=ends_on)) == words


def test_what_is_planned_is_told_as_planned_and_what_was_dropped_is_not_told(cumberland, alice, browse):
    plan, dropped = ReorganisationFactory(title="Three for one"), ReorganisationFactory(status="dropped")
    new = LocalAuthorityFactory(name="New", official_name="", planned_in=plan, starts_on=plan.takes_effect_on)
    SuccessionFactory(predecessor=cumberland, successor=new, reorganisation=plan, on=plan.takes_effect_on)
    SuccessionFactory(predecessor=cumberland, reorganisation=dropped, on=plan.takes_effect_on)
    found = browse(alice).get(f"{URL}{cumberland.pk}/")
    [(_, before), (_, after)] = found.context["history_steps"]
    assert (len(before), [(step.authority, step.words) for step in after]) == (
        1,
        [(new, "share not known, planned for 1 April 2028")],
    )
    assert "planned from 1 April 2028." in page(browse(alice).get(f"{URL}{new.pk}/"))


def test_footprints_by_name_with_a_link_only_for_who_may_open_it(sefton, thurrock, alice, nat, browse):
    authority = LocalAuthorityFactory()
    FootprintAreaFactory(authority=authority, partnership=sefton, ends_on=DAY, note="SECRETNOTE")
    FootprintAreaFactory(authority=authority, partnership=thurrock, starts_on=DAY, note="SECRETNOTE")
    own, national = (page(browse(one).get(f"{URL}{authority.pk}/")) for one in (alice, nat))
    assert [name in own for name in (sefton.name, thurrock.name, "SECRETNOTE")] == [True, True, False]
    links = ["/partnerships/sefton/footprint/", "/partnerships/thurrock/footprint/"]
    assert [[link in html for link in links] for html in (own, national)] == [[True, False], [True, True]]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_an_authority_takes_the_same_queries(rows, cumberland, alice, browse, django_assert_num_queries):
    for number in range(rows):
        AuthorityICBFactory(authority=cumberland, share="0.3")
        FootprintAreaFactory(
            authority=cumberland, starts_on=date(2030 + number, 1, 1), ends_on=date(2030 + number, 2, 1)
        )
        SuccessionFactory(predecessor=cumberland, reorganisation=ReorganisationFactory())
    client = browse(alice)
    with django_assert_num_queries(9):
        client.get(f"{URL}{cumberland.pk}/")


def typed(authority, **changes) -> dict[str, str]:
    return {
        "name": authority.name,
        "official_name": authority.official_name,
        "kind": authority.kind,
        "region": authority.region,
        "police_force": str(authority.police_force_id),
        "row_version": str(authority.row_version),
    } | changes


def test_administrators_correct_an_authority_and_its_code_stays(cumberland, ada, browse):
    LocalAuthorityFactory(region="South East", region_code="E12000008")
    client, url = browse(ada), f"{URL}{cumberland.pk}/edit/"
    answers = typed(
        cumberland, name="Cumberland borough", region="South East", population="300,000", gss_code="E06000001"
    )
    response = client.post(url, answers, follow=True)
    assert said(response) == ["Saved: name, region and population of Cumberland borough."]
    code = cumberland.gss_code
    cumberland.refresh_from_db()
    assert (cumberland.region_code, cumberland.population, cumberland.gss_code) == ("E12000008", 300000, code)
    assert client.post(url, answers | {"name": "Another"}).status_code == 409


def test_a_code_is_never_used_again(cumberland, ada, browse):
    new = LocalAuthorityFactory(name="New", gss_code="")
    client = browse(ada)
    response = client.post(f"{URL}{new.pk}/edit/", typed(new, gss_code=cumberland.gss_code, name="Typed"))
    assert response.context["form"].errors == {"gss_code": ["Another authority has this official code."]}
    assert response.context["form"]["name"].value() == "Typed"
    assert client.post(f"{URL}{new.pk}/edit/", typed(new, gss_code="E06999999")).status_code == 302


def test_who_may_and_who_may_not(cumberland, alice, max_, nat, ada, charlie, client, browse):
    url = f"{URL}{cumberland.pk}/edit/"
    assert [browse(one).get(url).status_code for one in (alice, max_, nat, charlie, ada)] == [403, 403, 403, 403, 200]
    assert [browse(one).get(f"{URL}{cumberland.pk}/").status_code for one in (alice, max_, nat, ada)] == [200] * 4
    assert (client.get(URL).status_code, browse(ada).get(f"{URL}999999/").status_code) == (302, 404)
    assert [browse(ada).put(one).status_code for one in (URL, url)] == [405, 405]
