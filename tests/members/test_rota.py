from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdp_portal.dated import Dated
from members.rota import by_meeting, by_year, shortest_names
from tests.factories.members import OrganisationFactory, SeatFactory

BEGINS = date(2023, 4, 1)


@dataclass(frozen=True)
class Post:
    """A seat, as far as the rota looks at it."""

    name: str
    starts_on: date | None = None
    ends_on: date | None = None

    is_in_force = Dated.is_in_force

    def __str__(self):
        return self.name


ESSEX, SOUTHEND, THURROCK = Post("Essex"), Post("Southend-on-Sea"), Post("Thurrock")
THREE = [ESSEX, SOUTHEND, THURROCK]


# -- each year --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 3, 31), "The rota begins on 1 April 2023 with Essex."),
        (date(2023, 4, 1), "Essex chairs until 31 March 2024; Southend-on-Sea is next."),
        (date(2024, 3, 31), "Essex chairs until 31 March 2024; Southend-on-Sea is next."),
        (date(2024, 4, 1), "Southend-on-Sea chairs until 31 March 2025; Thurrock is next."),
        (date(2026, 6, 1), "Essex chairs until 31 March 2027; Southend-on-Sea is next."),
    ],
)
def test_the_chair_passes_on_each_anniversary(day, words):
    assert by_year(THREE, BEGINS, day).words() == words


def test_a_seat_that_has_ended_is_passed_over():
    ended = [ESSEX, Post("Southend-on-Sea", ends_on=date(2024, 1, 1)), THURROCK]
    assert by_year(ended, BEGINS, date(2023, 6, 1)).words() == "Essex chairs until 31 March 2024; Thurrock is next."
    assert by_year(ended, BEGINS, date(2025, 6, 1)).words() == "Essex chairs until 31 March 2026; Thurrock is next."


def test_for_a_seat_that_ends_during_its_turn_the_next_one_stands_in_and_keeps_its_own_turn():
    ending = [Post("Essex", ends_on=date(2023, 10, 1)), SOUTHEND, THURROCK]
    told = [by_year(ending, BEGINS, day).words() for day in (date(2023, 9, 30), date(2023, 10, 1), date(2024, 4, 1))]
    assert told == [
        "Essex chairs until 30 September 2023; Southend-on-Sea is next.",
        "Southend-on-Sea chairs until 31 March 2025; Thurrock is next.",
        "Southend-on-Sea chairs until 31 March 2025; Thurrock is next.",
    ]


def test_a_seat_that_begins_later_waits_for_its_turn():
    later = [ESSEX, Post("Southend-on-Sea", starts_on=date(2025, 1, 1)), THURROCK]
    turns = [str(by_year(later, BEGINS, date(year, 6, 1)).now) for year in (2023, 2024, 2025, 2026)]
    assert turns == ["Essex", "Thurrock", "Essex", "Southend-on-Sea"]


def test_one_seat_alone_and_none_at_all():
    assert by_year([ESSEX], BEGINS, date(2024, 6, 1)).words() == "Essex chairs. No other seat is in the rota."
    gone = [Post("Essex", ends_on=date(2023, 5, 1))]
    assert by_year(gone, BEGINS, date(2024, 6, 1)).words() == "No seat of the rota is there to take the chair."
    assert by_year([], BEGINS, date(2024, 6, 1)).words() == "No seat of the rota is there to take the chair."


def test_a_rota_from_29_february_passes_on_at_1_march_and_the_calendar_may_end():
    assert by_year(THREE, date(2024, 2, 29), date(2025, 2, 28)).changes_on == date(2025, 3, 1)
    assert by_year(THREE, date(2024, 2, 29), date(2025, 3, 1)).now == SOUTHEND
    assert by_year(THREE, BEGINS, date.max).changes_on is None


# -- with each meeting ------------------------------------------------------------------------------------------------
MEETINGS = [date(2023, 6, 7), date(2023, 9, 6), date(2023, 12, 6), date(2024, 3, 6)]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 4, 1), "Essex chairs the next meeting, on 7 June 2023; Southend-on-Sea is next."),
        (date(2023, 6, 7), "Essex chairs the next meeting, on 7 June 2023; Southend-on-Sea is next."),
        (date(2023, 6, 8), "Southend-on-Sea chairs the next meeting, on 6 September 2023; Thurrock is next."),
        (date(2024, 3, 6), "Essex chairs the next meeting, on 6 March 2024; Southend-on-Sea is next."),
        (date(2024, 3, 7), "Southend-on-Sea chairs the next meeting, which is not planned yet; Thurrock is next."),
    ],
)
def test_the_chair_passes_on_after_each_meeting(day, words):
    assert by_meeting(THREE, BEGINS, MEETINGS, day).words() == words


def test_meetings_before_the_rota_begins_do_not_count():
    earlier = [date(2022, 12, 7), date(2023, 3, 1), *MEETINGS]
    assert by_meeting(THREE, BEGINS, earlier, date(2023, 6, 8)).now == SOUTHEND


def test_by_meeting_a_seat_that_has_ended_is_passed_over():
    ended = [ESSEX, Post("Southend-on-Sea", ends_on=date(2023, 9, 1)), THURROCK]
    assert by_meeting(ended, BEGINS, MEETINGS, date(2023, 6, 8)).now == THURROCK
    assert by_meeting(ended, BEGINS, MEETINGS, date(2023, 4, 1)).then == THURROCK


def test_by_meeting_one_seat_alone_and_none_at_all():
    alone = by_meeting([ESSEX], BEGINS, MEETINGS, date(2023, 6, 8)).words()
    assert alone == "Essex chairs the next meeting, on 6 September 2023. No other seat is in the rota."
    nobody = by_meeting([], BEGINS, MEETINGS, date(2023, 6, 8)).words()
    assert nobody == "No seat of the rota is there to take the chair."


@given(st.integers(1, 5), st.lists(st.dates(BEGINS, date(2030, 1, 1)), unique=True, max_size=12))
def test_seats_that_never_end_take_the_chair_in_turn(count, meetings):
    seats = [Post(str(number)) for number in range(count)]
    chaired = [int(str(by_meeting(seats, BEGINS, meetings, day).now)) for day in sorted(meetings)]
    assert chaired == [index % count for index in range(len(meetings))]


@pytest.mark.django_db
def test_seats_are_called_by_their_organisations_where_each_comes_from_another():
    essex, thurrock = (OrganisationFactory(name=name) for name in ("Essex", "Thurrock"))
    seats = [SeatFactory(organisation=one, post_title="Leader") for one in (essex, thurrock)]
    assert by_year(seats, BEGINS, date(2023, 6, 1)).words(shortest_names(seats)) == (
        "Essex chairs until 31 March 2024; Thurrock is next."
    )
    seats.append(SeatFactory(organisation=essex, post_title="Director"))
    assert shortest_names(seats)(seats[2]) == "Director, Essex"
