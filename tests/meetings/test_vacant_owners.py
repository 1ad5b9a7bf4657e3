"""An action whose owner's seat is vacant shows, escalates, and passes on its own to whoever comes."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from meetings import reporting
from meetings.models import Action
from meetings.vacancies import nobody_to_do_it
from tests.factories.meetings import ActionFactory
from tests.factories.members import SeatFactory, SeatHolderFactory
from tests.factories.partnerships import BodyFactory

TODAY = date(2024, 3, 1)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton)


@pytest.fixture
def seat(board):
    return SeatFactory(body=board, post_title="Chief officer", starts_on=date(2022, 1, 1))


def why(day=TODAY):
    return nobody_to_do_it(Action.objects.with_vacancy(day).get())


def test_it_says_since_when_nobody_holds_the_seat(seat):
    action = ActionFactory(owner_seat=seat)
    assert why() == "The seat has been vacant since 1 January 2022"

    SeatHolderFactory(seat=seat, starts_on=date(2022, 1, 1), ends_on=date(2023, 5, 3))
    assert (why(date(2023, 5, 2)), why()) == ("", "The seat has been vacant since 3 May 2023")

    SeatHolderFactory(seat=seat, starts_on=date(2023, 6, 1), substitute=True)
    assert why() == "The seat has been vacant since 3 May 2023"

    SeatHolderFactory(seat=seat, starts_on=date(2024, 2, 1))
    assert why() == ""
    Action.objects.filter(pk=action.pk).update(status="dropped", closed_on=TODAY)
    assert why(date(2023, 7, 1)) == ""


def test_a_seat_that_ended_has_nobody_even_with_a_holder_on_record(seat):
    SeatHolderFactory(seat=seat, starts_on=date(2022, 1, 1))
    type(seat).objects.filter(pk=seat.pk).update(ends_on=date(2024, 1, 1))
    ActionFactory(owner_seat=seat)
    assert why() == "The seat has been vacant since 1 January 2024"


def test_it_escalates_to_those_who_run_meetings_until_somebody_comes(seat, sefton, alice, bea, max_):
    ActionFactory(owner_seat=seat, number=12, text="Write to the board", due_on=date(2030, 1, 1))
    expected = "Action 12 has no one to do it: the seat has been vacant since 1 January 2022. Write to the board"
    for user, told in ((alice, [expected]), (bea, [expected]), (max_, [])):
        assert [need.text for need in reporting.needs(user, [sefton], TODAY)] == told

    SeatHolderFactory(seat=seat, user=max_, starts_on=date(2024, 2, 1))
    for user, told in ((alice, []), (bea, []), (max_, ["Write to the board"])):
        assert [need.text for need in reporting.needs(user, [sefton], TODAY)] == told


def test_the_list_its_page_and_its_file_say_so(seat, board, max_, browse):
    ActionFactory(owner_seat=seat, number=1)
    SeatHolderFactory(seat=(held := SeatFactory(body=board)))
    ActionFactory(owner_seat=held, number=2)
    client, address = browse(max_), reverse("action_list", args=["sefton"])

    for page in (address, reverse("action_detail", args=["sefton", 1]), f"{address}?format=csv"):
        assert client.get(page).content.decode().count("The seat has been vacant since 1 January 2022") == 1
    rows = client.get(address, {"vacant": "on"}).context["listing"].rows
    assert [action.number for action in rows] == [1]


# -- the registers -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({"q": "CARE board"}, [1, 2]),
        ({"q": "letter 3jan"}, [2]),
        ({"due": "7"}, [1]),
        ({"due": "30"}, [1, 3]),
        ({"q": "%"}, []),
    ],
)
def test_actions_are_found_by_words_and_by_when_they_are_due(query, numbers, seat, max_, browse):
    today = timezone.localdate()
    ActionFactory(owner_seat=seat, number=1, text="Write to the care board", due_on=today + timedelta(days=7))
    ActionFactory(
        owner_seat=seat, number=2, text="Ask the care board", status="done", closed_on=today, evidence="Letter 3JAN"
    )
    ActionFactory(owner_seat=seat, number=3, text="Meet", due_on=today + timedelta(days=8))
    rows = browse(max_).get(reverse("action_list", args=["sefton"]), query).context["listing"].rows
    assert sorted(action.number for action in rows) == numbers


def test_passing_an_action_to_another_seat_is_told_in_its_progress(seat, board, bea, browse):
    other = SeatFactory(body=board, post_title="Director")
    action = ActionFactory(owner_seat=seat, number=1)
    data = {"text": "Same", "release_class": "member", "row_version": action.row_version}
    client = browse(bea)
    client.post(reverse("action_edit", args=["sefton", 1]), data | {"owner_seat": other.pk})

    update = Action.objects.get().updates.get()
    assert update.text.startswith("Passed from Chief officer")
    assert (update.made_by, update.status) == (bea, "not_started")
    client.post(
        reverse("action_edit", args=["sefton", 1]),
        data | {"owner_seat": other.pk, "text": "Other", "row_version": action.row_version + 1},
    )
    assert Action.objects.get().updates.count() == 1
