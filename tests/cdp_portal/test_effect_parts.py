"""The comparison of what is with what would be on paper; asks no database."""

from cdp_portal.overview.effect.boards import Board, Chair, joined_boards
from cdp_portal.overview.effect.figures import Held, divided, rolled_up
from cdp_portal.overview.effect.places import Area, footprints


def area(name, now, becomes="", population=100, force="Essex Police", boards=("Mid",)):
    return Area(name, population, force, boards, now, becomes)


def test_footprints_now_and_on_paper():
    found = footprints(
        [
            area("North", ("A",), "AB", 100, "One", ("X", "Y")),
            area("South", ("B",), "AB", 50, "Two", ("X",)),
            area("West", ("B",), "", 7, "Two", ()),
        ],
        ["A", "B", "C"],
    )
    assert [(one.name, one.authorities, one.population) for one in found.now] == [
        ("A", ("North",), 100),
        ("B", ("South", "West"), 57),
        ("C", (), None),
    ]
    assert [(one.name, one.authorities, one.population, one.forces, one.care_boards) for one in found.then] == [
        ("AB", ("North", "South"), 150, ("One", "Two"), ("X", "Y")),
        ("B", ("West",), 7, ("Two",), ()),
    ]
    assert found.moves == ("North moves from A to AB", "South moves from B to AB")


def test_a_population_that_is_not_known_is_not_zero():
    [place] = footprints([area("North", ("A",), population=5), area("South", ("A",), population=None)], ["A"]).now
    assert (place.population, place.unknown) == (None, ("South",))


def test_nothing_moves_where_nothing_is_said():
    found = footprints([area("North", ("A",)), area("New", (), "A")], ["A"])
    assert found.moves == ("New moves from no partnership to A",)
    assert not footprints([area("North", ("A",))], ["A"]).are_changed


def board(pk, name):
    return Board(pk, name, "A", ())


def test_seats_that_are_held_on_more_than_one_board():
    chairs = [
        Chair(1, "Essex Police", "Force lead", False),
        Chair(2, "Essex Police", "force  LEAD", True),
        Chair(2, "Essex Police", "Analyst", False),
        Chair(1, "Council", "Director", False),
        Chair(3, "Probation", "Head", False),
        Chair(3, "Probation", "Deputy", True),
    ]
    found = joined_boards([board(1, "First"), board(2, "Second"), board(3, "Third")], chairs)
    assert [(one.board.name, one.seats, one.organisations, one.vacant) for one in found.boards] == [
        ("First", 2, 2, 0),
        ("Second", 2, 1, 1),
        ("Third", 2, 1, 1),
    ]
    [repeated] = found.repeated
    assert (repeated.organisation, repeated.where) == ("Essex Police", ("First: 1 seat", "Second: 2 seats"))
    assert (repeated.seats, repeated.once_each) == (3, 2)
    assert [post.lower().split() for post in repeated.posts] == [["force", "lead"]]
    assert (found.seats, found.vacant, found.once_each_post, found.once_each_organisation) == (6, 2, 5, 3)


def test_a_single_board_repeats_nobody():
    found = joined_boards([board(1, "First"), board(2, "Empty")], [Chair(1, "Council", "A", False)] * 2)
    assert (found.repeated, found.seated) == ((), 1)


def held(partnership, code, *, additive=True, whole=True, by_authority=False):
    return Held(partnership, code, f"Metric {code}", additive, whole, by_authority)


def test_only_what_can_be_added_up_and_is_known_for_all_gives_a_whole():
    rows = [
        held("A", "N"),
        held("B", "N"),
        held("A", "M"),
        held("A", "R", additive=False),
        held("B", "R", additive=False),
    ]
    assert [(one.metric, one.held_by, one.on_paper) for one in rolled_up(rows, ["A", "B"], hidden=[])] == [
        ("Metric N", ("A", "B"), "Yes: they can be added up."),
        ("Metric M", ("A",), "Not yet: B has no figure."),
        (
            "Metric R",
            ("A", "B"),
            "No: such figures cannot be added up. It would have to be worked out anew for the whole.",
        ),
    ]


def test_nothing_is_said_of_figures_that_the_reader_may_not_see():
    [one] = rolled_up([held("A", "N")], ["A"], hidden=["B"])
    assert one.on_paper == "Not known: it also takes the figures of B."


def test_the_parts_of_a_partnership_have_what_is_held_by_authority():
    rows = divided([held("A", "N", by_authority=True), held("A", "M")])
    assert [one.on_paper for one in rows] == [
        "Where they are held for an authority, they go with it.",
        "No: a figure of the whole cannot be divided.",
    ]
