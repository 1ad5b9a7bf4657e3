import csv
from datetime import date
from io import StringIO

import pytest

from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory, SectorFactory
from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db
URL = "/partnerships/sefton/people/"


@pytest.fixture
def board(sefton, thurrock):
    SeatFactory(body=BodyFactory(partnership=thurrock), post_title="Foreign post")
    return BodyFactory(partnership=sefton, name="Board")


def rows(response) -> list[list[str]]:
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))


def test_the_filtered_list_of_seats_as_csv(board, max_, browse):
    police = OrganisationFactory(name="Police", sector=SectorFactory(title="Police and justice"))
    SeatFactory(body=board, post_title="Chief", organisation=police, voting=False)
    held = SeatFactory(body=board, post_title="Director")
    SeatHolderFactory(seat=held)
    response = browse(max_).get(f"{URL}?holder=vacant&format=csv")
    [_, row] = rows(response)
    assert row[:7] == ["Chief", "Police", "Board", "Police and justice", "Member", "No", "Vacant"]
    assert row[7:] == ["2022-08-01", "2022-08-01", "", ""]


def test_a_name_that_looks_like_a_formula_stays_text(board, alice, browse):
    SeatHolderFactory(seat=SeatFactory(body=board), name="=1+1")
    page = browse(alice).get(f"{URL}?format=csv").content.decode()
    assert ",=1+1" not in page


def test_organisations_as_csv(board, alice, browse):
    SeatFactory(body=board, organisation=OrganisationFactory(name="Police", kind="police"))
    [_, row] = rows(browse(alice).get(f"{URL}organisations/?format=csv"))
    assert row == ["Police", "", "Police", "", "1", *[""] * 8]


@pytest.mark.parametrize("address", [URL, f"{URL}organisations/"])
def test_as_a_workbook_and_not_for_strangers(address, board, alice, charlie, browse):
    SeatFactory(body=board, ends_on=date(2099, 1, 1))
    response = browse(alice).get(f"{address}?format=xlsx")
    assert (response.status_code, response.content[:2]) == (200, b"PK")
    assert browse(charlie).get(f"{address}?format=xlsx").status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_rows(number, board, alice, browse, django_assert_num_queries):
    for _ in range(number):
        SeatHolderFactory(seat=SeatFactory(body=board, organisation__sector=SectorFactory()), user=alice)
    client = browse(alice)
    with django_assert_num_queries(6):
        client.get(f"{URL}?format=csv")
