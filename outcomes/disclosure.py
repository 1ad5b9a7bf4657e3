"""Statistical disclosure control: which figures to withhold so that no small number of people can be worked out.

Pure: knows cells with values and the sums that hold between them, nothing of metrics or pages. A cell is withheld
because it is small (primary), or because a small one could be worked out from it (secondary). Whoever attacks knows all
that is shown, the sums, that people are counted in whole numbers from 0 up, that a primary cell is below the threshold
and a secondary one is not. The rule of below 5 follows the practice of NDTMS and of Fingertips.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

THRESHOLD = 5

Key = Hashable
Vector = dict[Key, Fraction]


@dataclass(frozen=True)
class Sum:
    """The total is the sum of its parts, as a reader may assume too."""

    total: Key
    parts: tuple[Key, ...]

    @property
    def keys(self) -> tuple[Key, ...]:
        return (self.total, *self.parts)


def is_small(count) -> bool:
    """Is it a count of people that is withheld? Nought is: it tells of everybody that it was not them."""
    return count is not None and count < THRESHOLD


def is_small_share(numerator, denominator) -> bool:
    """Are those counted in a share, or the rest of them, too few? Empty parts are not known and not small."""
    if is_small(numerator) or is_small(denominator):
        return True
    return None not in (numerator, denominator) and is_small(denominator - numerator)


def withheld(
    cells: Mapping[Key, object], small: Iterable[Key], sums: Iterable[Sum], also: Iterable[Key] = ()
) -> frozenset[Key]:
    """The cells that must not be shown: the small ones and those needed to protect them.

    `cells` holds the count of each cell, None where nobody here knows it; such a cell in `small` was suppressed by its
    source and is protected too. `also` are cells withheld for another reason. The answer is the same for the same
    input, whatever its order. Each round withholds a cell more, so it ends.
    """
    small = frozenset(small)
    hidden = small | frozenset(also)
    result = set(hidden)
    for group in _groups([one for one in sums if one.parts and set(one.keys) <= cells.keys()], hidden):
        keys = {key for one in group for key in one.keys}
        table = _Table({key: cells[key] for key in keys}, small & keys, hidden & keys, group)
        while (exposed := table.exposed()) and (more := table.next_to(exposed)):
            table.hidden |= more
        result |= table.hidden
    return frozenset(result)


def _groups(sums: Iterable[Sum], hidden: Iterable[Key]) -> list[list[Sum]]:
    """The sums that hang together with hidden cells, in groups that share no cell: one says nothing of another."""
    touching: dict[Key, set[Sum]] = {}
    for one in sums:
        for key in one.keys:
            touching.setdefault(key, set()).add(one)
    groups, met = [], set()
    for start in hidden:
        group: set[Sum] = set()
        reached = [start] if start in touching and start not in met else []
        while reached:
            for one in touching[reached.pop()] - group:
                group.add(one)
                reached += [key for key in one.keys if key not in met]
                met |= set(one.keys)
        if group:
            groups.append(sorted(group, key=repr))
    return groups


class _Table:
    """Cells, their sums, and what is hidden so far."""

    def __init__(self, cells: Mapping[Key, object], small: frozenset[Key], hidden: frozenset[Key], sums: list[Sum]):
        self.values = {key: None if value is None else Fraction(value) for key, value in cells.items()}
        self.primary = small
        self.hidden = set(hidden)
        self.unknown = {key for key, value in self.values.items() if value is None}
        self.sums = sums
        # of many equal answers the same one is always taken, and telling keys apart by their texts is slow
        self.order = {key: place for place, key in enumerate(sorted(self.values, key=repr))}
        self.slack = {key: place for place, key in enumerate(sorted(self.values, key=self._slack))}

    @property
    def closed(self) -> set[Key]:
        return self.hidden | self.unknown

    def exposed(self) -> list[Key]:
        """Hidden cells that can be worked out from what is shown, in a fixed order."""
        closed = self.closed
        rows = [row for one in self.sums if (row := _row(one, closed))]
        moves = _kernel(rows, prefer=self.slack, order=self.order)
        free = {key for move in moves if self._is_possible(move) for key in move}
        tight = {key for one in self.sums for key in self._of_small_remainder(one)}
        return sorted(self.hidden - free | tight, key=self.order.__getitem__)

    def _slack(self, key: Key) -> tuple:
        """Cells that can give and take most come last: they balance the changes of the others."""
        value = self.values[key]
        return value is None, value or 0, self.order[key]

    def _is_possible(self, move: Vector) -> bool:
        """Could the hidden cells have other values by this move, there or back? Then none of its cells is certain."""
        return any(all(self._fits(key, step * by) for key, by in move.items()) for step in (1, -1))

    def _fits(self, key: Key, by: Fraction) -> bool:
        value = self.values[key]
        if value is None:
            return True
        lowest = 0 if key in self.primary else THRESHOLD
        highest = max(value, THRESHOLD - 1) if key in self.primary else None
        return value + by >= min(lowest, value) and (highest is None or value + by <= highest)

    def _of_small_remainder(self, one: Sum) -> set[Key]:
        """The hidden parts of a shown total when together they are too few."""
        parts = {key for key in one.parts if key in self.hidden or key in self.unknown}
        if not parts & self.hidden or one.total in self.hidden or self.values[one.total] is None:
            return set()
        shown = sum(self.values[key] for key in one.parts if key not in parts)
        return parts & self.hidden if self.values[one.total] - shown < THRESHOLD else set()

    def next_to(self, exposed: list[Key]) -> set[Key]:
        """The shown cells to hide next: one in each sum that gives an exposed cell away.

        In each it is the smallest part, or the total where no part is left.
        """
        closed = self.closed
        giving = {one for one in self.sums if self._of_small_remainder(one)}
        for cell in exposed:
            around = [one for one in self.sums if cell in one.keys and not closed.issuperset(one.keys)]
            if around and giving.isdisjoint(around):
                giving.add(min(around, key=lambda one: self._from(one, closed)))
        if giving:
            return {self._smallest(one, closed) for one in giving if not closed.issuperset(one.keys)}
        return self._around(exposed, closed)

    def _from(self, one: Sum, closed: set[Key]) -> tuple:
        """The sum in which least is hidden gives most away; of several the smallest."""
        return sum(key in closed for key in one.keys), len(one.keys), [self.order[key] for key in one.keys]

    def _smallest(self, one: Sum, closed: set[Key]) -> Key:
        shown = [key for key in one.parts if key not in closed]
        return min(shown, key=lambda key: (self.values[key], self.order[key]), default=one.total)

    def _around(self, exposed: list[Key], closed: set[Key]) -> set[Key]:
        """Where all that is beside the cells is hidden: the smallest cell of what hangs together with them."""
        reached, before = set(exposed), set()
        while reached != before and reached <= closed:
            before = set(reached)
            reached |= {key for one in self.sums if reached.intersection(one.keys) for key in one.keys}
        shown = reached - closed
        return {min(shown, key=lambda key: (self.values[key], self.order[key]))} if shown else set()


def _row(one: Sum, closed: set[Key]) -> Vector:
    """The sum as an equation in the closed cells: total less parts."""
    row: Vector = {}
    for key, sign in [(one.total, 1), *((key, -1) for key in one.parts)]:
        if key in closed:
            row[key] = row.get(key, Fraction(0)) + sign
    return {key: by for key, by in row.items() if by}


def _kernel(rows: list[Vector], *, prefer: Mapping[Key, int], order: Mapping[Key, int]) -> list[Vector]:
    """A basis, in whole numbers, of the changes that keep every equation: exact elimination to reduced echelon form.

    Each equation is solved for the cell that `prefer` ranks highest; the basis is in the `order` of its cells.
    """
    solved: dict[Key, Vector] = {}  # by pivot, with 1 at the pivot
    for equation in rows:
        rest = _reduced(equation, solved)
        if rest:
            pivot = max(rest, key=prefer.__getitem__)
            row = {key: by / rest[pivot] for key, by in rest.items()}
            for key, other in solved.items():
                if pivot in other:
                    solved[key] = _reduced(other, {pivot: row})
            solved[pivot] = row
    free = sorted({key for row in solved.values() for key in row} - solved.keys(), key=order.__getitem__)
    return [_whole({one: Fraction(1)} | {key: -row[one] for key, row in solved.items() if one in row}) for one in free]


def _reduced(row: Vector, solved: Mapping[Key, Vector]) -> Vector:
    """The row without the pivots of those solved."""
    result = dict(row)
    for pivot in row.keys() & solved.keys():
        factor = row[pivot]
        for key, by in solved[pivot].items():
            left = result.get(key, 0) - factor * by
            if left:
                result[key] = left
            else:
                result.pop(key, None)
    return result


def _whole(move: Vector) -> Vector:
    factor = lcm(*(by.denominator for by in move.values()))
    return {key: by * factor for key, by in move.items()}
