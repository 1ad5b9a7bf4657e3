"""Which boxes of a diagram stand in which row, and in what order, so that lines run upwards and few of them cross."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

Edge = tuple[int, int]  # from the one below to the one above
SWEEPS = 8


def without_circles(nodes: Sequence[int], edges: Iterable[Edge]) -> list[Edge]:
    """The edges that an arrangement in rows can follow: those that would close a circle are left out."""
    up: dict[int, list[int]] = defaultdict(list)
    for below, above in edges:
        up[below].append(above)
    kept: list[Edge] = []
    done: set[int] = set()

    def visit(node: int, path: frozenset[int]) -> None:
        if node in done:
            return
        for above in up[node]:
            if above not in path:
                kept.append((node, above))
                visit(above, path | {above})
        done.add(node)

    for node in nodes:
        visit(node, frozenset({node}))
    return kept


def levels(nodes: Sequence[int], edges: Iterable[Edge], outside: Set[int]) -> dict[int, int]:
    """The level of each node, 0 at the top: below all it has an edge to, and ours below all that are outside."""
    up: dict[int, list[int]] = defaultdict(list)
    for below, above in without_circles(nodes, edges):
        up[below].append(above)
    found: dict[int, int] = {}

    def level(node: int, floor: int, among: Set[int]) -> int:
        if node not in found:
            above = [level(one, floor, among) for one in up[node] if one in among]
            found[node] = max([0 if node in outside else floor, *(one + 1 for one in above)])
        return found[node]

    floor = max((level(node, 0, outside) + 1 for node in nodes if node in outside), default=0)
    found.clear()
    everything = set(nodes)
    return {node: level(node, floor, everything) for node in nodes}


def rows(level_of: Mapping[int, int], most: int) -> list[list[int]]:
    """The nodes row by row; a level with more than `most` of them takes several rows, filled evenly."""
    by_level: dict[int, list[int]] = defaultdict(list)
    for node, level in level_of.items():
        by_level[level].append(node)
    found = []
    for level in sorted(by_level):
        members = by_level[level]
        count = -(-len(members) // most)
        size = -(-len(members) // count)
        found += [members[start : start + size] for start in range(0, len(members), size)]
    return found


def ordered(layers: Sequence[Sequence[int]], links: Sequence[Edge]) -> list[list[int]]:
    """Each row in the order in which the fewest links cross; every link joins neighbouring rows, the upper one last."""
    near: dict[int, list[int]] = defaultdict(list)
    for below, above in links:
        near[below].append(above)
        near[above].append(below)
    best = now = [list(layer) for layer in layers]
    fewest = crossings(best, links)
    for sweep in range(SWEEPS):
        now = _swept(now, near, upwards=sweep % 2 == 1)
        count = crossings(now, links)
        if count < fewest:
            best, fewest = now, count
    return best


def _swept(now: list[list[int]], near: Mapping[int, list[int]], *, upwards: bool) -> list[list[int]]:
    """Every row sorted by where the neighbours in the row before it stand."""
    found = [list(layer) for layer in now]
    order = range(len(found) - 2, -1, -1) if upwards else range(1, len(found))
    for index in order:
        beside = {node: place for place, node in enumerate(found[index + 1 if upwards else index - 1])}
        wanted = {}
        for place, node in enumerate(found[index]):
            places = [beside[one] for one in near.get(node, ()) if one in beside]
            wanted[node] = (sum(places) / len(places) / max(len(beside), 1)) if places else place / len(found[index])
        found[index].sort(key=lambda node: wanted[node])
    return found


def crossings(layers: Sequence[Sequence[int]], links: Iterable[Edge]) -> int:
    """How many pairs of links cross when the rows stand in this order."""
    place = {node: (row, index) for row, layer in enumerate(layers) for index, node in enumerate(layer)}
    by_row: dict[int, list[Edge]] = defaultdict(list)
    for below, above in links:
        by_row[place[above][0]].append((place[above][1], place[below][1]))
    return sum(
        (a[0] - b[0]) * (a[1] - b[1]) < 0
        for pairs in by_row.values()
        for index, a in enumerate(pairs)
        for b in pairs[index + 1 :]
    )


def settled(wanted: Sequence[float], apart: Sequence[float], low: float, high: float) -> list[float]:
    """Places as near as can be to the wanted ones, in order, `apart[i]` between i and i + 1, from `low` to `high`.

    Where the room does not suffice, the last ones go beyond `high`.
    """
    offsets = [0.0]
    for distance in apart:
        offsets.append(offsets[-1] + distance)
    blocks: list[list[float]] = []  # each is [sum, count]: neighbours pushed together share their mean
    for want, offset in zip(wanted, offsets, strict=False):
        blocks.append([want - offset, 1])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    ceiling = max(high - offsets[len(wanted) - 1], low) if wanted else low
    means = [min(max(total / count, low), ceiling) for total, count in blocks for _ in range(int(count))]
    return [mean + offset for mean, offset in zip(means, offsets, strict=False)]
