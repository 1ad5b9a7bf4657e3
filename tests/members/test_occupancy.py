from datetime import date

import pytest

from members.models import Seat
from members.occupancy import occupancy
from tests.factories.accounts import UserFactory
from tests.factories.members import SeatFactory, SeatHolderFactory

pytestmark = pytest.mark.django_db
DAY = date(2025, 1, 6)
BEGAN, LEFT = date(2022, 8, 1), date(2024, 5, 1)


def words(seat: Seat, day: date = DAY) -> str:
    return occupancy(Seat.objects.with_holders(day).with_vacancy(day).get(pk=seat.pk), day).words


def test_a_seat_whose_holder_left_says_since_when():
    seat = SeatFactory()
    SeatHolderFactory(seat=seat, name="A", ends_on=date(2023, 1, 1))
    SeatHolderFactory(seat=seat, name="B", starts_on=date(2023, 1, 1), ends_on=LEFT)
    assert words(seat) == "Vacant since 1 May 2024 (8 months)"


def test_a_seat_that_nobody_held_is_vacant_since_it_began():
    assert words(SeatFactory(starts_on=BEGAN)) == "Vacant since 1 August 2022 (2 years and 5 months)"


def test_a_seat_of_which_nothing_is_known_says_so():
    assert words(SeatFactory(starts_on=None)) == "Vacant, since when is not known"


def test_a_seat_is_not_vacant_from_before_it_began():
    seat = SeatFactory(starts_on=date(2024, 12, 20))
    SeatHolderFactory(seat=seat, starts_on=None, ends_on=LEFT)
    assert words(seat) == "Vacant since 20 December 2024 (17 days)"


def test_a_seat_left_today_is_vacant_from_today():
    seat = SeatFactory()
    SeatHolderFactory(seat=seat, ends_on=DAY)
    assert words(seat) == "Vacant from 6 January 2025"


def test_a_holder_may_be_unnamed_or_known_by_the_account():
    unnamed, known = SeatHolderFactory(), SeatHolderFactory(user=UserFactory(name="Alice"))
    assert [words(unnamed.seat), words(known.seat)] == ["Name not given", "Alice"]


def test_a_substitute_does_not_fill_a_seat():
    holder = SeatHolderFactory(substitute=True)
    assert words(holder.seat) == "Vacant since 1 August 2022 (2 years and 5 months)"


@pytest.mark.parametrize(
    ("day", "held"), [(date(2022, 7, 31), False), (BEGAN, True), (date(2024, 4, 30), True), (LEFT, False)]
)
def test_the_query_and_the_words_agree_as_at_a_day(day, held):
    holder = SeatHolderFactory(starts_on=BEGAN, ends_on=LEFT)
    seat = Seat.objects.with_holders(day).with_vacancy(day).get(pk=holder.seat_id)
    assert (seat.is_vacant, occupancy(seat, day).is_vacant) == (not held, not held)
