from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.coverage import coverage_on, gaps_in
from partnerships.coverage_map import tiles
from partnerships.tiles import places
from tests.factories.partnerships import (
    FootprintAreaFactory,
    LocalAuthorityFactory,
    PartnershipFactory,
    ReorganisationFactory,
    SuccessionFactory,
)

URL = "/coverage/"
DAY = date(2026, 11, 26)
AT = f"{URL}?day=2026-11-26"
CODES = list(places())


def area(name: str, *, confidence="kept", tier="local", code="", region="North West", starts_on=None, ends_on=None):
    authority = LocalAuthorityFactory(name=name, gss_code=code or f"X{name}"[:9], region=region, population=1000)
    partnership = PartnershipFactory(short_name=f"{name} partnership", confidence=confidence, tier=tier)
    return FootprintAreaFactory(partnership=partnership, authority=authority, starts_on=starts_on, ends_on=ends_on)


@pytest.fixture
def england(db):
    area("Kept", code=CODES[0])
    area("Published", confidence="verified", code=CODES[1])
    area("Probable", confidence="probable", code=CODES[2], region="London")
    LocalAuthorityFactory(name="Alone", gss_code=CODES[3], population=500)
    both = area("Both", code=CODES[4])
    county = PartnershipFactory(short_name="County", tier="wider")
    FootprintAreaFactory(partnership=county, authority=both.authority, starts_on=None)


def page(response) -> str:
    return " ".join(response.content.decode().split())


def names(response) -> list[str]:
    return [row.authority.name for row in response.context["listing"].rows]


def test_the_sentence_comes_first(england, nat, browse):
    html = page(browse(nat).get(AT))
    told = (
        "On 26 November 2026, 4 of 5 authorities are in the footprint of a partnership in the register; 1 is in none."
    )
    assert f'<p class="govuk-body-l">{told}</p>' in html
    assert "4,000 of 4,500 people (Census 2021) live in an authority that is covered." in html


def test_the_map_marks_every_state(england):
    marks = {tile.name: tile.mark for tile in tiles(coverage_on(DAY))}
    assert marks == {"Kept": "K", "Published": "S", "Probable": "P", "Alone": "N", "Both": "W"}


def test_a_tile_stands_for_what_was_there_before_and_is_there_after(db):
    old = LocalAuthorityFactory(name="County", gss_code="", ends_on=date(2023, 4, 1))
    new = LocalAuthorityFactory(name="Unitary", gss_code=CODES[0], starts_on=date(2023, 4, 1))
    SuccessionFactory(predecessor=old, successor=new, on=date(2023, 4, 1))
    FootprintAreaFactory(authority=old, ends_on=date(2023, 4, 1))
    told = [[(tile.name, tile.mark) for tile in tiles(coverage_on(day))] for day in (date(2023, 3, 31), DAY)]
    assert told == [[("County", "K")], [("Unitary", "N")]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Alone", "Probable", "Published", "Kept", "Both"]),
        ("&state=none", ["Alone"]),
        ("&state=probable", ["Probable"]),
        ("&state=verified", ["Published"]),
        ("&state=kept", ["Kept"]),
        ("&state=wider", ["Both"]),
        ("&region=London", ["Probable"]),
        ("&region=London&state=none", []),
    ],
)
def test_by_region_and_by_state(query, found, england, nat, browse):
    assert names(browse(nat).get(AT + query)) == found


def test_a_region_has_its_own_sentence(england, nat, browse):
    html = page(browse(nat).get(f"{AT}&region=London"))
    told = (
        "On 26 November 2026, 1 of 1 authority is in the footprint of a partnership in the register; none is left out."
    )
    assert told in html


def test_days_in_none_are_counted_from_the_ask_to_the_day(db):
    area("Late", starts_on=date(2022, 8, 11))
    area("Left", ends_on=date(2026, 11, 1))
    area("New", starts_on=date(2020, 1, 1))
    LocalAuthorityFactory(name="Young", starts_on=date(2026, 11, 20))
    found = {row.authority.name: (row.gap_days, row.gap_words) for row in coverage_on(DAY).rows}
    assert found == {
        "Late": (10, "from 1 August 2022 to 10 August 2022"),
        "Left": (26, "from 1 November 2026 to 26 November 2026"),
        "New": (0, ""),
        "Young": (7, "from 20 November 2026 to 26 November 2026"),
    }


def test_gaps_that_have_ended_have_a_table_of_their_own(db, nat, browse):
    area("Late", starts_on=date(2022, 8, 11))
    area("Always")
    response = browse(nat).get(AT)
    assert [row.authority.name for row in response.context["gaps"]] == ["Late"]


def test_a_footprint_that_outlasts_its_authority_is_counted_in_days(db, nat, browse):
    late = area("Cumbria")
    late.authority.ends_on = date(2023, 4, 1)
    late.authority.save()
    short = area("Dorset", ends_on=date(2019, 4, 11))
    short.authority.ends_on = date(2019, 4, 1)
    short.authority.save()
    found = [(one.area, one.since, one.days) for one in coverage_on(date(2023, 4, 3)).overlaps]
    assert found == [(short, date(2019, 4, 1), 10), (late, date(2023, 4, 1), 3)]
    assert coverage_on(date(2019, 3, 31)).overlaps == ()
    assert "Footprints that outlast their authority" in page(browse(nat).get(AT))


def test_planned_and_decided_reorganisations_to_come(england, nat, browse):
    plan = ReorganisationFactory(title="Two for one")
    step = SuccessionFactory(reorganisation=plan, on=plan.takes_effect_on, share="0.6")
    SuccessionFactory(reorganisation=ReorganisationFactory(status="dropped"))
    SuccessionFactory(reorganisation=ReorganisationFactory(status="decided", takes_effect_on=DAY))
    response = browse(nat).get(AT)
    assert [(one.title, one.steps) for one in response.context["found"].coming] == [("Two for one", [step])]


def test_the_file_carries_the_day(england, nat, browse):
    response = browse(nat).get(f"{AT}&state=wider&format=csv")
    assert response["Content-Disposition"] == 'attachment; filename="england-coverage-2026-11-26.csv"'
    head, row = response.content.decode("utf-8-sig").splitlines()
    assert head.startswith("As at,Official code,Local authority,Region,")
    assert row.startswith(f"2026-11-26,{CODES[4]},Both,North West,1000,In a wider one too,")


def test_who_may_and_who_may_not(db, alice, max_, nat, ada, client, browse):
    assert [browse(one).get(URL).status_code for one in (alice, max_, nat, ada)] == [403, 403, 200, 200]
    assert (client.get(URL).status_code, browse(nat).post(URL).status_code) == (302, 405)


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, db, nat, browse, django_assert_num_queries):
    for number in range(rows):
        area(f"A{number}")
        SuccessionFactory(reorganisation=ReorganisationFactory())
    client = browse(nat)
    with django_assert_num_queries(7):
        client.get(URL)


@pytest.mark.parametrize("path", ["/coverage/", "/areas/", "/partnerships/"])
def test_national_roles_find_the_national_pages(path, nat, alice, browse, db):
    nav = [(label, url) for label, url, _ in browse(nat).get("/").context["nav"]]
    assert nav == [
        ("What needs me", "/"),
        ("Partnerships", "/partnerships/"),
        ("Coverage", "/coverage/"),
        ("Milestones", "/milestones/"),
        ("Outcomes", "/outcomes/"),
        ("Areas", "/areas/"),
        ("Standards", "/standards/"),
        ("Metrics", "/metrics/"),
    ]
    assert [label for label, _, here in browse(nat).get(path).context["nav"] if here] == [path.strip("/").capitalize()]
    assert len(browse(alice).get("/").context["nav"]) == 2


numbers = st.integers(0, 12)


@given(st.tuples(numbers, numbers), st.lists(st.tuples(numbers, numbers)))
def test_a_day_is_in_a_gap_exactly_when_nothing_covers_it(life, spans):
    gaps = gaps_in(life, spans)
    for day in range(13):
        covered = any(start <= day < end for start, end in spans)
        in_gap = sum(start <= day < end for start, end in gaps)
        assert in_gap == (1 if life[0] <= day < life[1] and not covered else 0)
