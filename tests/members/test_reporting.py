from datetime import date

import pytest

from cdp_portal.periods import Quarter
from members.reporting import figures_for, figures_on
from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory, SectorFactory
from tests.factories.partnerships import BodyFactory

pytestmark = pytest.mark.django_db
QUARTER = Quarter(2023, 3)  # to 31 December 2023


def test_seats_vacancies_and_sectors_as_at_the_end_of_the_quarter(sefton, thurrock):
    police, prisons = SectorFactory(title="Police", position=1), SectorFactory(title="Prisons", position=2)
    schools = SectorFactory(title="Schools", position=3, expectation="recommended")
    force = OrganisationFactory(name="Merseyside Police", sector=police)
    board, group = BodyFactory(partnership=sefton), BodyFactory(partnership=sefton, kind="sub_group")
    held = SeatFactory(body=board, organisation=force)
    SeatHolderFactory(seat=held)
    left = SeatFactory(body=group, organisation=force)
    SeatHolderFactory(seat=left, ends_on=date(2023, 12, 31))
    SeatFactory(body=board, organisation=force, ends_on=date(2023, 12, 31))  # ended
    SeatFactory(body=board, organisation=force, starts_on=date(2024, 1, 1))  # not yet
    SeatFactory(body=BodyFactory(partnership=sefton, kind="hwb"), sector=prisons)  # not ours
    SeatFactory(body=BodyFactory(partnership=thurrock), sector=prisons)  # not ours

    figures = figures_for(sefton, QUARTER)

    assert (figures.seats, figures.vacant, figures.organisations) == (2, 1, 1)
    assert figures.longest_vacant_since == date(2023, 12, 31)
    assert (figures.sectors_expected, figures.sectors_covered) == (2, 1)
    assert (figures.missing_sectors, figures.missing_recommended) == (("Prisons",), (schools.title,))
    assert [(one.title, one.seats, one.vacant) for one in figures.by_sector] == [
        ("Police", 2, 1),
        ("Prisons", 0, 0),
        ("Schools", 0, 0),
    ]


def test_the_sector_of_a_seat_comes_before_that_of_its_organisation(sefton):
    council, housing = SectorFactory(title="Council"), SectorFactory(title="Housing")
    organisation = OrganisationFactory(sector=council)
    SeatFactory(body=BodyFactory(partnership=sefton), organisation=organisation, sector=housing)
    by_title = {one.title: one.seats for one in figures_on(sefton, date(2023, 12, 31)).by_sector}
    assert by_title == {"Council": 0, "Housing": 1}


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, sefton, django_assert_num_queries):
    for _ in range(rows):
        SeatHolderFactory(seat=SeatFactory(body=BodyFactory(partnership=sefton), sector=SectorFactory()))
    with django_assert_num_queries(2):
        figures_on(sefton, date(2023, 12, 31))
