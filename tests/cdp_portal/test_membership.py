"""The page of coverage and balance."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.meetings import AttendanceFactory, MeetingFactory
from tests.factories.members import (
    ExpectedListFactory,
    OrganisationFactory,
    SeatFactory,
    SeatHolderFactory,
    SectorFactory,
)
from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/people/coverage/"


@pytest.fixture
def police():
    return SectorFactory(title="Police", side="justice")


@pytest.fixture
def schools():
    return SectorFactory(title="Schools", side="other")


@pytest.fixture
def lists(police, schools):
    core = ExpectedListFactory(code="core", title="Core", position=1, source="Paper 1")
    core.sectors.set([police])
    wide = ExpectedListFactory(code="wide", title="Wide", position=2, source="Paper 2")
    wide.sectors.set([police, schools])
    return core, wide


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board")


def page(response) -> str:
    return " ".join(response.content.decode().split())


def test_it_is_measured_against_the_list_that_is_chosen(lists, board, police, alice, browse):
    SeatHolderFactory(seat=SeatFactory(body=board, sector=police))
    told = [
        browse(alice).get(f"{URL}{query}").context["coverage"].sentence
        for query in ("", "?against=core", "?against=wide", "?against=nonsense")
    ]
    one, two = "1 of 1 kind has a seat.", "1 of 2 kinds has a seat. No seat for: Schools."
    assert told == [one, one, two, one]


def test_for_one_body_and_only_own_ones(lists, board, sefton, thurrock, police, schools, alice, browse):
    group = BodyFactory(partnership=sefton, name="Group", kind="sub_group")
    SeatFactory(body=board, sector=police)
    SeatFactory(body=group, sector=schools)
    outside = BodyFactory(partnership=sefton, kind="hwb")
    SeatFactory(body=outside, sector=schools)
    theirs = BodyFactory(partnership=thurrock)
    SeatFactory(body=theirs, sector=schools)
    client = browse(alice)
    counts = [len(client.get(f"{URL}{query}").context["places"]) for query in ("", f"?body={group.pk}")]
    assert counts == [2, 1]
    for body in (outside, theirs):
        response = client.get(f"{URL}?body={body.pk}")
        assert response.context["form"].errors == {"body": ["Select board or group from the list"]}
        assert len(response.context["places"]) == 2


def test_as_at_another_day(lists, board, police, alice, browse):
    seat = SeatFactory(body=board, sector=police, starts_on=date(2023, 1, 1))
    SeatHolderFactory(seat=seat, starts_on=date(2023, 6, 1))
    client = browse(alice)
    told = [
        client.get(f"{URL}?day={day}").context["coverage"].sentence
        for day in ("2022-12-31", "2023-05-31", "2023-06-01")
    ]
    assert told == [
        "0 of 1 kind have a seat. No seat for: Police.",
        "1 of 1 kind has a seat. Vacant: Police, since 1 January 2023.",
        "1 of 1 kind has a seat.",
    ]
    found = page(client.get(f"{URL}?day=2023-06-01"))
    assert f'href="/partnerships/sefton/people/seats/{seat.pk}/?day=2023-06-01"' in found
    assert '<input type="hidden" name="day" value="2023-06-01">' in found


def test_the_balance_in_words_chart_and_table(lists, board, police, alice, browse):
    for _ in range(2):
        SeatFactory(body=board, organisation=OrganisationFactory(sector=police))
    SeatFactory(body=board)
    found = page(browse(alice).get(URL))
    assert (
        "The membership is heavily weighted towards criminal justice partners. Of the 2 seats that local government "
        "does not hold, criminal justice holds 2, 100%: 4 times an even share." in found
    )
    assert "<li>Work, education and others: no seat; 1 of its 1 kinds has none</li>" in found
    assert "Criminal justice: 2 (100%)" in found
    assert "1 seat of no kind does not count here." in found


def test_vacancies_and_absences(lists, board, police, alice, browse):
    seat = SeatFactory(body=board, sector=police, post_title="Sergeant", organisation=OrganisationFactory(name="Force"))
    for month in (1, 2):
        held = MeetingFactory(body=board, starts_at=datetime(2024, month, 5, 14, tzinfo=UTC), status="held")
        AttendanceFactory(meeting=held, seat=seat, state="absent")
    found = page(browse(alice).get(f"{URL}?day=2024-06-01"))
    assert "Sergeant, Force</a>: vacant since 1 August 2022 (1 year and 10 months)</li>" in found
    assert "Has not come to any of the last 2 meetings, since 5 January 2024." in found


def test_without_anything_it_says_what_would_be_here(sefton, alice, browse):
    found = page(browse(alice).get(URL))
    for words in ("The kinds of member that are expected will be here.", "No seat is vacant.", "will be here."):
        assert words in found


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, lists, sefton, alice, browse, django_assert_num_queries):
    held = [
        MeetingFactory(
            body=BodyFactory(partnership=sefton), starts_at=datetime(2024, 1, day, 14, tzinfo=UTC), status="held"
        )
        for day in (1, 2)
    ]
    for _ in range(rows):
        sector = SectorFactory()
        lists[0].sectors.add(sector)
        seat = SeatFactory(body=held[0].body, organisation=OrganisationFactory(sector=sector))
        SeatHolderFactory(seat=seat, user=alice)
        SeatFactory(body=BodyFactory(partnership=sefton), sector=sector)
        for one in held:
            AttendanceFactory(meeting=one, seat=seat, state="absent")
    client = browse(alice)
    with django_assert_num_queries(9):
        client.get(URL)


def test_who_may_read_it(sefton, alice, max_, nat, charlie, browse):
    assert [browse(one).get(URL).status_code for one in (alice, max_, nat, charlie)] == [200, 200, 200, 404]
    assert browse(alice).post(URL).status_code == 405


def test_people_and_overview_lead_to_it(board, alice, browse):
    SectorFactory(title="Prisons")
    SeatFactory(body=board)
    client = browse(alice)
    assert f'href="{URL}?day=2023-01-01"' in page(client.get("/partnerships/sefton/people/?day=2023-01-01"))
    assert f'href="{URL}"' in page(client.get("/partnerships/sefton/"))
