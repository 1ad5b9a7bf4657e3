from datetime import date

import pytest

from members.models import ChairTurn
from tests.factories.members import ChairTurnFactory, OrganisationFactory, SeatFactory
from tests.factories.partnerships import BodyFactory
from tests.typed import boxes, said

pytestmark = pytest.mark.django_db
BEGINS = date(2023, 4, 1)


@pytest.fixture
def board(sefton):
    return BodyFactory(partnership=sefton, name="Board")


@pytest.fixture
def seats(board):
    organisations = [OrganisationFactory(name=name) for name in ("Essex", "Southend", "Thurrock")]
    return [SeatFactory(body=board, organisation=one, post_title="Director") for one in organisations]


def chairs(board) -> str:
    return f"/partnerships/sefton/bodies/{board.pk}/chairs/"


def typed(board, *seats, rule="by_year", begins=BEGINS, turns=(), **changes) -> dict[str, str]:
    """The form with a row for each seat; `turns` are the rows that are there already."""
    answers = {"chair_rule": rule, "row_version": "1", **boxes("chair_from_on", begins)}
    answers |= {"chair_turns-TOTAL_FORMS": str(len(seats)), "chair_turns-INITIAL_FORMS": str(len(turns))}
    for index, seat in enumerate(seats):
        turn = turns[index] if index < len(turns) else None
        row = {"id": turn.pk if turn else "", "seat": seat.pk, "ORDER": index + 1, "DELETE": ""}
        if turn:
            row["row_version"] = turn.row_version
        answers |= {f"chair_turns-{index}-{name}": str(value) for name, value in row.items()}
    return answers | changes


def rota(board):
    return [turn.seat for turn in ChairTurn.objects.filter(body=board).order_by("position").select_related("seat")]


def test_the_rule_and_the_rota_are_saved_together(board, seats, alice, browse):
    response = browse(alice).post(chairs(board), typed(board, *seats), follow=True)
    assert response.redirect_chain == [(board.get_absolute_url(), 302)]
    assert said(response) == ["Saved: who takes the chair of Board."]
    board.refresh_from_db()
    assert (board.chair_rule, board.chair_from_on, rota(board)) == ("by_year", BEGINS, seats)
    assert [turn.partnership for turn in ChairTurn.objects.select_related("partnership")] == [board.partnership] * 3


def test_a_row_moves_up_without_saving_and_is_then_saved(board, seats, alice, browse):
    turns = [ChairTurnFactory(body=board, seat=seat, position=place) for place, seat in enumerate(seats, 1)]
    answers = typed(board, *seats, turns=turns)
    page = browse(alice).post(chairs(board), answers | {"chair_turns-up-1": "1"})
    assert [row.instance.seat for row in page.context["formset"].rows] == [seats[1], seats[0], seats[2]]
    assert rota(board) == seats
    answers |= {"chair_turns-0-ORDER": "2", "chair_turns-1-ORDER": "1"}
    browse(alice).post(chairs(board), answers)
    assert rota(board) == [seats[1], seats[0], seats[2]]


def test_a_row_is_removed(board, seats, alice, browse):
    turns = [ChairTurnFactory(body=board, seat=seat, position=place) for place, seat in enumerate(seats, 1)]
    answers = typed(board, *seats, turns=turns) | {"chair_turns-1-DELETE": "on"}
    browse(alice).post(chairs(board), answers)
    assert rota(board) == [seats[0], seats[2]]


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"begins": None}, {"chair_from_on": ["Enter the day on which the rota of chairs begins."]}),
        (
            {"begins": date(2022, 7, 31)},
            {"chair_from_on": ["Board begins on 1 August 2022. Enter that day or a later one."]},
        ),
        ({"rule": "never"}, {"chair_rule": ["Select how it is chaired from the list"]}),
    ],
)
def test_bad_input_is_told_beside_its_field(changes, errors, board, seats, alice, browse):
    type(board).objects.filter(pk=board.pk).update(starts_on=date(2022, 8, 1))
    response = browse(alice).post(chairs(board), typed(board, *seats, row_version="2", **changes))
    assert response.status_code == 200
    assert response.context["form"].errors == errors
    assert [row["seat"].value() for row in response.context["formset"].rows] == [str(seat.pk) for seat in seats]
    assert rota(board) == []


def test_a_seat_twice_and_the_seat_of_another_body_are_refused(board, seats, sefton, alice, browse):
    response = browse(alice).post(chairs(board), typed(board, seats[0], seats[0]))
    assert response.context["formset"].non_form_errors() == ["A seat is in the rota twice. Remove one of the two rows."]
    assert response.context["formset"].forms[1].non_field_errors() == ["This seat is in the rota twice."]
    foreign = SeatFactory(body=BodyFactory(partnership=sefton))
    response = browse(alice).post(chairs(board), typed(board, foreign))
    assert response.context["formset"].forms[0].errors == {"seat": ["Select post from the list"]}
    assert rota(board) == []


def test_what_somebody_else_saved_meanwhile_is_shown(board, seats, alice, browse):
    type(board).objects.filter(pk=board.pk).update(chair_rule="by_meeting", chair_from_on=BEGINS)
    response = browse(alice).post(chairs(board), typed(board, *seats))
    assert response.status_code == 409
    assert [(one.label, one.saved) for one in response.context["conflict"]] == [
        ("How it is chaired", "Rotates with each meeting")
    ]
    assert rota(board) == []


def test_without_seats_the_page_says_where_to_add_them(board, alice, browse):
    page = browse(alice).get(chairs(board)).content.decode()
    assert "Its seats will be here to choose from." in page
    assert f'/partnerships/sefton/people/seats/add/?body={board.pk}"' in page


def test_an_ended_seat_is_offered_only_while_it_is_in_the_rota(board, seats, alice, browse):
    gone = SeatFactory(body=board, ends_on=date(2023, 1, 1))
    kept = ChairTurnFactory(body=board, seat=SeatFactory(body=board, ends_on=date(2023, 1, 1))).seat
    choices = browse(alice).get(chairs(board)).context["formset"].forms[0].fields["seat"].choices
    offered = {pk for pk, _ in choices}
    assert (gone.pk in offered, kept.pk in offered) == (False, True)


def test_who_may_and_who_may_not(board, seats, alice, bea, max_, charlie, browse):
    people = (alice, bea, max_, charlie)
    assert [browse(one).get(chairs(board)).status_code for one in people] == [200, 403, 403, 404]
    assert [browse(one).post(chairs(board), typed(board)).status_code for one in people] == [302, 403, 403, 404]
    assert browse(alice).put(chairs(board)).status_code == 405


def test_the_body_of_another_partnership_is_not_found(sefton, thurrock, alice, browse):
    joint = BodyFactory(partnership=thurrock, kind="joint_board")
    joint.taking_part.add(sefton)
    assert browse(alice).get(chairs(joint)).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_rows(rows, board, alice, browse, django_assert_num_queries):
    for _ in range(rows):
        ChairTurnFactory(body=board)
    client = browse(alice)
    with django_assert_num_queries(6):
        client.get(chairs(board))
