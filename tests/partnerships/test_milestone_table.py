from datetime import date

import pytest

from tests.factories.partnerships import (
    FootprintAreaFactory,
    LocalAuthorityFactory,
    MilestoneFactory,
    MilestoneProgressFactory,
    PartnershipFactory,
)

pytestmark = pytest.mark.django_db
URL = "/milestones/"


@pytest.fixture
def asks(db):
    return [
        MilestoneFactory(code="SRO", order=1, title="Nominate an owner"),
        MilestoneFactory(code="TOR", order=2, title="Agree terms", recurs_months=12),
    ]


@pytest.fixture
def england(sefton, thurrock, asks):
    """Sefton has done both, its terms long ago; Thurrock began one; of Bradford nothing is known."""
    for partnership, region in ((sefton, "North West"), (thurrock, "East of England")):
        FootprintAreaFactory(partnership=partnership, authority=LocalAuthorityFactory(region=region))
    MilestoneProgressFactory(partnership=sefton, milestone=asks[0], state="accepted", achieved_on=date(2022, 8, 1))
    MilestoneProgressFactory(partnership=sefton, milestone=asks[1], state="done", achieved_on=date(2022, 9, 30))
    MilestoneProgressFactory(
        partnership=thurrock, milestone=asks[0], state="in_progress", due_on=date(2999, 1, 1), begun_on=date(2023, 1, 1)
    )
    PartnershipFactory(short_name="Bradford", confidence="verified")


def told(response) -> list[tuple[str, list[str]]]:
    return [(str(row.partnership), [cell.word for cell in row.cells]) for row in response.context["rows"]]


def test_every_partnership_and_every_ask(england, nat, browse):
    response = browse(nat).get(URL)
    assert told(response) == [
        ("Bradford", ["Not known", "Not known"]),
        ("Sefton", ["Accepted", "Late again"]),
        ("Thurrock", ["Begun", "Late"]),
    ]
    assert [total for _, total in response.context["found"].totals] == [
        "1 of 3 done, 1 not known",
        "1 of 3 done, 2 late, 1 not known",
    ]


def test_as_at_a_day_nothing_later_is_told(england, nat, browse):
    client = browse(nat)
    response = client.get(f"{URL}?day=2022-08-31")
    assert told(response)[1:] == [("Sefton", ["Accepted", "Late"]), ("Thurrock", ["Late", "Late"])]
    assert 'href="/partnerships/sefton/milestones/?day=2022-08-31"' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("region=North+West", ["Sefton"]),
        ("state=late", ["Sefton", "Thurrock"]),
        ("state=done", ["Sefton"]),
        ("state=in_progress", ["Thurrock"]),
        ("state=unknown", ["Bradford"]),
        ("state=soon", []),
        ("ask=SRO&state=late", []),
        ("ask=TOR&state=late&region=East+of+England", ["Thurrock"]),
        ("sort=-done", ["Sefton", "Thurrock", "Bradford"]),
        ("sort=late", ["Bradford", "Sefton", "Thurrock"]),
        ("sort=-name", ["Thurrock", "Sefton", "Bradford"]),
        ("region=Nowhere", ["Bradford", "Sefton", "Thurrock"]),
    ],
)
def test_narrowed_and_sorted(query, names, england, nat, browse):
    assert [name for name, _ in told(browse(nat).get(f"{URL}?{query}"))] == names


def test_one_ask_is_one_column(england, nat, browse):
    response = browse(nat).get(f"{URL}?ask=TOR")
    assert [header.column.label for header in response.context["listing"].headers] == ["Partnership", "TOR"]
    assert told(response)[1] == ("Sefton", ["Late again"])


def test_as_a_file(england, nat, browse):
    response = browse(nat).get(f"{URL}?ask=SRO&state=done&day=2023-01-01&format=csv")
    assert "england-milestones-2023-01-01.csv" in response["Content-Disposition"]
    lines = response.content.decode("utf-8-sig").splitlines()
    assert lines[1:] == ["2023-01-01,Sefton Combating Drugs Partnership,North West,Accepted,2022-08-01,,1,0"]


def test_who_may_read_it(england, nat, ada, alice, browse, client):
    assert [browse(one).get(URL).status_code for one in (nat, ada, alice)] == [200, 200, 403]
    assert client.get(URL).status_code == 302
    assert browse(nat).post(URL).status_code == 405


def test_it_is_in_the_navigation_of_national_roles_alone(england, nat, alice, browse):
    shown = ['href="/milestones/"' in browse(one).get("/").content.decode() for one in (nat, alice)]
    assert shown == [True, False]


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, asks, nat, browse, django_assert_num_queries):
    for _ in range(rows):
        area = FootprintAreaFactory()
        MilestoneProgressFactory(partnership=area.partnership, milestone=asks[0])
    client = browse(nat)
    with django_assert_num_queries(9):
        client.get(URL)
