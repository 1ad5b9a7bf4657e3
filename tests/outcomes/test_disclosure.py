"""No small number can be worked out: tried by attackers who share no code with the rule.

The attackers know what is shown, the sums, and the words (fewer than 5, or withheld). One uses the rank of matrices,
one narrows intervals (the shuttle of the literature on cell suppression), one tries every whole number.
"""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.disclosure import Sum, is_small, is_small_share, withheld


def rank(matrix: list[list[int]]) -> int:
    rows = [[Fraction(x) for x in row] for row in matrix]
    found = 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for i in range(found + 1, len(rows)):
            factor = rows[i][column] / rows[found][column]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found


def by_rank(hidden, sums) -> set:
    """Hidden cells that the equations alone determine."""
    columns = sorted(hidden, key=repr)
    matrix = [[(key == one.total) - one.parts.count(key) for key in columns] for one in sums]
    matrix = [row for row in matrix if any(row)]
    known = rank(matrix)
    units = {key: [int(other == key) for other in columns] for key in columns}
    return {key for key in columns if known and rank([*matrix, units[key]]) == known}


def by_intervals(cells, hidden, sums) -> set:
    """Hidden cells whose lowest and highest possible value meet."""
    top = sum(cells.values()) + 1
    low = {key: value if key not in hidden else (0 if value < 5 else 5) for key, value in cells.items()}
    high = {key: value if key not in hidden else (4 if value < 5 else top) for key, value in cells.items()}
    for _ in range(200):
        before = (dict(low), dict(high))
        for one in sums:
            low[one.total] = max(low[one.total], sum(low[key] for key in one.parts))
            high[one.total] = min(high[one.total], sum(high[key] for key in one.parts))
            for key in one.parts:
                others = [other for other in one.parts if other != key]
                low[key] = max(low[key], low[one.total] - sum(high[other] for other in others))
                high[key] = min(high[key], high[one.total] - sum(low[other] for other in others))
        if before == (low, high):
            break
    return {key for key in hidden if low[key] == high[key]}


def recovered(cells, hidden, sums) -> set:
    return by_rank(hidden, sums) | by_intervals(cells, hidden, sums)


def crossed(*sizes: int) -> tuple[list, list[Sum]]:
    """The inner cells of a table of these sizes, and all sums to its margins; a margin is written as "*"."""
    inner = list(product(*(range(size) for size in sizes)))
    sums = []
    for axis, size in enumerate(sizes):
        others = [[*range(n), "*"] if i != axis else [None] for i, n in enumerate(sizes)]
        for place in product(*others):
            at = [(*place[:axis], value, *place[axis + 1 :]) for value in ("*", *range(size))]
            sums.append(Sum(at[0], tuple(at[1:])))
    return inner, sums


def filled(inner: dict, sizes) -> dict:
    """The table with its margins."""
    places = product(*([*range(size), "*"] for size in sizes))
    return {
        place: sum(v for key, v in inner.items() if all(p in ("*", k) for p, k in zip(place, key, strict=True)))
        for place in places
    }


counts = st.one_of(st.integers(0, 9), st.integers(0, 60))


@st.composite
def crossed_tables(draw):
    sizes = draw(st.sampled_from([(2,), (4,), (2, 2), (3, 3), (2, 4), (2, 2, 2), (3, 2, 2)]))
    inner, sums = crossed(*sizes)
    return filled({key: draw(counts) for key in inner}, sizes), sums


@st.composite
def trees(draw):
    """A total of parts, each of which may be the total of others: England, regions, partnerships, authorities."""
    cells, sums = {}, []

    def grow(name: str, depth: int) -> int:
        branches = draw(st.integers(0, 3)) if depth else 0
        parts = tuple(f"{name}.{number}" for number in range(branches))
        cells[name] = sum(grow(part, depth - 1) for part in parts) if parts else draw(counts)
        if parts:
            sums.append(Sum(name, parts))
        return cells[name]

    grow("all", 3)
    return cells, sums


@given(st.one_of(crossed_tables(), trees()))
@settings(max_examples=80, deadline=None)
def test_no_withheld_cell_can_be_worked_out_from_those_shown(table):
    cells, sums = table
    small = {key for key, value in cells.items() if value < 5}
    hidden = withheld(cells, small, sums)
    assert hidden >= small
    shown_totals = [one for one in sums if one.total not in hidden and hidden & set(one.parts)]
    remainders = [cells[one.total] - sum(cells[key] for key in one.parts if key not in hidden) for one in shown_totals]
    assert all(remainder >= 5 for remainder in remainders)
    if hidden != cells.keys():
        assert recovered(cells, hidden, sums) == set()


@given(st.lists(st.integers(0, 7), min_size=4, max_size=4))
@settings(max_examples=40, deadline=None)
def test_every_withheld_cell_of_a_small_table_has_several_possible_values(numbers):
    inner, sums = crossed(2, 2)
    cells = filled(dict(zip(inner, numbers, strict=True)), (2, 2))
    hidden = withheld(cells, {key for key, value in cells.items() if value < 5}, sums)
    shown = {key: [value] for key, value in cells.items() if key not in hidden}
    told = shown | {key: range(5) if cells[key] < 5 else range(5, 30) for key in hidden}
    names = [*inner, (0, "*"), (1, "*"), ("*", 0), ("*", 1), ("*", "*")]
    possible = {key: set() for key in names}
    for a, b, c, d in product(*([n for n in told[key] if n <= 9] for key in inner)):
        guess = (a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d)
        if all(number in told[key] for key, number in zip(names, guess, strict=True)):
            for key, number in zip(names, guess, strict=True):
                possible[key].add(number)
    assert {key for key in hidden if len(possible[key]) == 1} == set()


@given(crossed_tables(), st.randoms())
@settings(max_examples=30, deadline=None)
def test_the_order_of_what_comes_in_does_not_matter(table, random):
    cells, sums = table
    small = [key for key, value in cells.items() if value < 5]
    mixed, mixed_sums = list(cells.items()), list(sums)
    random.shuffle(mixed)
    random.shuffle(mixed_sums)
    assert withheld(dict(mixed), small[::-1], mixed_sums) == withheld(cells, small, sums)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"all": 412, "a": 3, "b": 40, "c": 369}, {"a", "b"}),  # the smaller part goes, the total stays
        ({"all": 412, "a": 6, "b": 40, "c": 366}, set()),
        ({"all": 0, "a": 0, "b": 0, "c": 0}, {"all", "a", "b", "c"}),
        ({"all": 48, "a": 3, "b": 1, "c": 44}, {"a", "b", "c"}),  # together a and b are 4: too few
        ({"all": 6, "a": 3, "b": 2, "c": 1}, {"a", "b", "c"}),
        ({"all": 12, "a": 4, "b": 4, "c": 4}, {"all", "a", "b", "c"}),  # three times "fewer than 5" makes 12 in one way
    ],
)
def test_one_total_and_its_parts(cells, expected):
    small = {key for key, value in cells.items() if value < 5}
    assert withheld(cells, small, [Sum("all", ("a", "b", "c"))]) == expected


def test_a_figure_that_the_source_suppressed_is_not_worked_out_either():
    cells = {"all": 52, "a": None, "b": 12, "c": 38}
    assert withheld(cells, {"a"}, [Sum("all", ("a", "b", "c"))]) == {"a", "b"}


def test_a_figure_that_nobody_has_yet_protects_the_others():
    cells = {"all": 52, "a": 3, "b": None, "c": 38}
    assert withheld(cells, {"a"}, [Sum("all", ("a", "b", "c"))]) == {"a"}


def test_a_small_cell_in_no_sum_stands_alone():
    assert withheld({"a": 2, "b": 9}, {"a"}, []) == {"a"}


def test_sums_of_cells_that_are_not_there_are_left_out():
    assert withheld({"all": 9, "a": 3}, {"a"}, [Sum("all", ("a", "gone"))]) == {"a"}


@pytest.mark.parametrize(("count", "small"), [(0, True), (4, True), (5, False), (None, False)])
def test_counts_below_5_are_small(count, small):
    assert is_small(count) is small


@pytest.mark.parametrize(
    ("numerator", "denominator", "small"),
    [(4, 90, True), (5, 90, False), (88, 90, True), (85, 90, False), (None, 3, True), (None, None, False)],
)
def test_shares_of_few_people_are_small(numerator, denominator, small):
    assert is_small_share(numerator, denominator) is small
