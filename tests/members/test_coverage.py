from datetime import date

import pytest

from members.coverage import balance_of, coverage, places_of, vacancies
from members.models import Seat
from tests.factories.members import OrganisationFactory, SeatFactory, SeatHolderFactory, SectorFactory

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 1)


def places(day=DAY):
    return places_of(Seat.objects.with_holders(day).with_vacancy(day).select_related("organisation__sector"), day)


def test_what_is_there_missing_and_vacant():
    police, prisons, schools = (SectorFactory(title=title) for title in ("Police", "Prisons", "Schools"))
    SeatHolderFactory(seat=SeatFactory(sector=police))
    SeatFactory(sector=police)
    left = SeatHolderFactory(seat=SeatFactory(sector=schools), ends_on=date(2024, 5, 1))
    found = coverage([police, prisons, schools], places())
    assert [(str(kind.sector), kind.state, len(kind.places), kind.held) for kind in found.kinds] == [
        ("Police", "Covered", 2, 1),
        ("Prisons", "Missing", 0, 0),
        ("Schools", "Vacant", 1, 0),
    ]
    assert found.kinds[2].vacant_since == left.ends_on
    assert found.sentence == "2 of 3 kinds have a seat. No seat for: Prisons. Vacant: Schools, since 1 May 2024."


def test_when_several_seats_are_empty_a_kind_is_vacant_since_the_last_was_left():
    police = SectorFactory(title="Police")
    for left in (date(2023, 5, 1), date(2024, 5, 1)):
        SeatHolderFactory(seat=SeatFactory(sector=police), ends_on=left)
    [kind] = coverage([police], places()).kinds
    assert kind.vacant_since == date(2024, 5, 1)
    SeatFactory(sector=police, starts_on=None)
    [kind] = coverage([police], places()).kinds
    assert (kind.is_vacant, kind.vacant_since) == (True, None)
    assert coverage([police], places()).sentence == "1 of 1 kind has a seat. Vacant: Police."


def test_the_organisations_kind_counts_where_the_seat_has_none():
    police = SectorFactory(side="justice")
    SeatFactory(organisation=OrganisationFactory(sector=police))
    SeatFactory()
    [kind] = coverage([police], places()).kinds
    assert len(kind.places) == 1
    assert {side.title: side.seats for side in balance_of(places()).sides if side.seats} == {"Criminal justice": 1}


def test_the_longest_vacancy_comes_first_and_an_unknown_one_last():
    SeatFactory(post_title="Unknown", starts_on=None)
    SeatFactory(post_title="Recent", starts_on=date(2024, 5, 1))
    SeatFactory(post_title="Old", starts_on=date(2022, 5, 1))
    SeatHolderFactory(seat=SeatFactory(post_title="Held"))
    assert [(seat.post_title, now.words) for seat, now in vacancies(places())] == [
        ("Old", "Vacant since 1 May 2022 (2 years and 1 month)"),
        ("Recent", "Vacant since 1 May 2024 (1 month)"),
        ("Unknown", "Vacant, since when is not known"),
    ]
