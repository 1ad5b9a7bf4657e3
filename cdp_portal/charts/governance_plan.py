"""Where the boxes and lines of the wide governance diagram stand: rows from the bodies outside down to the groups."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, permutations

from cdp_portal.charts.governance import Box, Line, Stroke, box_height, checked
from cdp_portal.charts.layers import Edge, levels, ordered, rows, settled

WIDTH, MOST, WIDEST, NARROWEST = 960, 5, 220, 150
APART, PIPE, PORT, LANE, TIP, FOOT = 24, 14, 20, 11, 22, 16
SNAP, CLEAR = 16, 5
TRIED = 5  # with more trunks in a gap than this, their order is not searched
Point = tuple[float, float]


@dataclass(frozen=True)
class Trunk:
    """Lines with one stroke that share a stretch because their upper end is the same box.

    `down`: the arrows are at the lower ends, as on one line of every circle they must be.
    """

    upper: int
    stroke: Stroke
    down: bool


@dataclass
class Gap:
    """The room between two rows: where each trunk comes in from above, where it goes on below, and in which lane."""

    above: dict[Trunk, float] = field(default_factory=dict)
    below: dict[Trunk, dict[int, float]] = field(default_factory=dict)
    lane: dict[Trunk, int] = field(default_factory=dict)
    top: float = 0.0

    @property
    def height(self) -> float:
        return TIP + LANE * max(self.lane.values(), default=0) + FOOT if self.above else APART

    def y(self, trunk: Trunk) -> float:
        return self.top + TIP + LANE * self.lane[trunk]


@dataclass
class Plan:
    """Where everything stands. A pipe, numbered below zero, is where a trunk passes through a row."""

    boxes: dict[int, Box]
    lines: Sequence[Line]
    grid: list[list[int]]
    row_of: dict[int, int]
    members: dict[Trunk, list[int]] = field(default_factory=dict)
    pipes: dict[tuple[Trunk, int], int] = field(default_factory=dict)
    x: dict[int, float] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    box_width: float = WIDEST
    width: float = 0.0

    @property
    def bottom(self) -> float:
        return self.tops[-1] + self.heights[-1] if self.tops else 0.0

    def trunk(self, line: Line) -> tuple[Trunk, int]:
        """The trunk of a line and the line's lower end."""
        down = self.row_of[line.to] > self.row_of[line.reporting]
        upper, lower = (line.reporting, line.to) if down else (line.to, line.reporting)
        return Trunk(upper, line.stroke, down), lower

    def lowest(self, trunk: Trunk) -> int:
        return max(self.row_of[lower] for lower in self.members[trunk])

    def place(self, node: int) -> tuple[float, float, float, float]:
        """Left, top, width and height of a box."""
        row = self.row_of[node]
        return self.x[node] - self.box_width / 2, self.tops[row], self.box_width, self.heights[row]

    def half(self, node: int) -> float:
        return (PIPE if node < 0 else self.box_width) / 2

    def apart(self, row: Sequence[int]) -> list[float]:
        """How far the middles of neighbours stand from one another, at least."""
        return [self.half(a) + self.half(b) + (APART if a > 0 and b > 0 else PIPE / 2) for a, b in pairwise(row)]

    def route(self, line: Line) -> list[Point]:
        """The corners of a line from its upper to its lower end."""
        trunk, lower = self.trunk(line)
        first, last = self.row_of[trunk.upper], self.row_of[lower]
        points = [(self.gaps[first].above[trunk], self.tops[first] + self.heights[first])]
        for row in range(first, last):
            gap = self.gaps[row]
            x = gap.below[trunk][lower if row + 1 == last else self.pipes[trunk, row + 1]]
            points += [(points[-1][0], gap.y(trunk)), (x, gap.y(trunk)), (x, self.tops[row + 1])]
        return points


def planned(boxes: Sequence[Box], lines: Sequence[Line]) -> Plan:
    """The whole arrangement; the same for the same boxes and lines."""
    checked(boxes, lines)
    outside = {box.key for box in boxes if box.outside}
    edges = [(line.reporting, line.to) for line in lines]
    grid = rows(levels([box.key for box in boxes], edges, outside), MOST)
    row_of = {node: index for index, row in enumerate(grid) for node in row}
    plan = Plan({box.key: box for box in boxes}, lines, grid, row_of)
    for line in lines:
        trunk, lower = plan.trunk(line)
        plan.members.setdefault(trunk, []).append(lower)
    links = list(_links(plan))
    plan.grid = ordered(plan.grid, links)
    _measure(plan)
    _spread(plan, links)
    plan.gaps = [Gap() for _ in plan.grid]
    for row in range(len(plan.grid) - 1):
        _connect(plan, row)
    _stack(plan)
    return plan


def _links(plan: Plan) -> Iterator[Edge]:
    """What joins neighbouring rows, as (lower, upper); puts a pipe into each row that a trunk passes."""
    for trunk, lowers in plan.members.items():
        above = trunk.upper
        for row in range(plan.row_of[trunk.upper] + 1, plan.lowest(trunk) + 1):
            for lower in lowers:
                if plan.row_of[lower] == row:
                    yield lower, above
            if row < plan.lowest(trunk):
                pipe = plan.pipes[trunk, row] = -len(plan.pipes) - 1
                plan.grid[row].append(pipe)
                yield pipe, above
                above = pipe


def _measure(plan: Plan) -> None:
    """As wide a box as lets every row fit; a row that never fits makes the picture wider."""
    for row in plan.grid:
        count = sum(node > 0 for node in row)
        between = APART * (count - 1) + PIPE * 1.5 * (len(row) - count)
        plan.box_width = min(plan.box_width, max((WIDTH - between) / count, NARROWEST))
    plan.width = max((sum(plan.apart(row)) for row in plan.grid), default=0.0) + plan.box_width


def _spread(plan: Plan, links: Sequence[Edge]) -> None:
    """Every node stands near the middle of those it is linked to."""
    near: dict[int, list[int]] = defaultdict(list)
    for below, above in links:
        near[below].append(above)
        near[above].append(below)
    plan.x = {node: plan.width / 2 for row in plan.grid for node in row}
    for sweep in range(7):
        for row in plan.grid if sweep % 2 else reversed(plan.grid):
            wanted = [_mean([plan.x[other] for other in near[node]]) or plan.width / 2 for node in row]
            placed = settled(wanted, plan.apart(row), plan.half(row[0]), plan.width - plan.half(row[-1]))
            plan.x.update(zip(row, placed, strict=True))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _connect(plan: Plan, row: int) -> None:
    """The ports of the boxes above and below a gap, and a lane for each trunk that turns in it."""
    gap = plan.gaps[row]
    for node in plan.grid[row]:
        leaving = [trunk for trunk in plan.members if trunk.upper == node]
        leaving.sort(key=lambda trunk: _mean([plan.x[lower] for lower in plan.members[trunk]]))
        gap.above.update(zip(leaving, _ports(plan, node, len(leaving)), strict=True))
    for (trunk, at), pipe in plan.pipes.items():
        if at == row:
            gap.above[trunk] = plan.x[pipe]
        elif at == row + 1:
            gap.below.setdefault(trunk, {})[pipe] = plan.x[pipe]
    for node in plan.grid[row + 1]:
        arriving = sorted(
            (trunk for trunk, lowers in plan.members.items() if node in lowers), key=lambda trunk: gap.above[trunk]
        )
        for trunk, port in zip(arriving, _ports(plan, node, len(arriving)), strict=True):
            gap.below.setdefault(trunk, {})[node] = _clear(gap, trunk, port, alone=len(arriving) == 1)
    _share_lanes(gap)


def _ports(plan: Plan, node: int, count: int) -> list[float]:
    step = min(PORT, plan.box_width / (count + 1))
    return [plan.x[node] + step * (index - (count - 1) / 2) for index in range(count)]


def _clear(gap: Gap, trunk: Trunk, port: float, *, alone: bool) -> float:
    """The port, moved a little: straight below where the trunk comes in, or away from what other trunks come down."""
    others = [x for other, x in gap.above.items() if other != trunk]
    straight = [gap.above[trunk]] if alone and abs(gap.above[trunk] - port) <= SNAP else []
    moved = [*straight, *(port + step for step in (0, 6, -6, 12, -12))]
    return next((x for x in moved if all(abs(x - other) >= CLEAR for other in others)), port)


def _share_lanes(gap: Gap) -> None:
    """Trunks whose level stretches would touch turn at different heights, in the order with the fewest crossings."""
    level = {}
    for trunk, below in gap.below.items():
        xs = (*below.values(), gap.above[trunk])
        level[trunk] = (min(xs), max(xs))
    turning = sorted((t for t, (low, high) in level.items() if high - low >= 0.1), key=lambda trunk: level[trunk])
    orders = permutations(turning) if len(turning) <= TRIED else [turning]
    best = min(orders, key=lambda order: _crossed(gap, level, order))
    gap.lane = dict.fromkeys(level, 0)  # what goes straight down needs none
    for index, trunk in enumerate(best):
        low, high = level[trunk]
        met = [other for other in best[:index] if level[other][0] <= high + LANE and low <= level[other][1] + LANE]
        gap.lane[trunk] = max((gap.lane[other] + 1 for other in met), default=0)


def _crossed(gap: Gap, level: Mapping[Trunk, tuple[float, float]], order: Sequence[Trunk]) -> int:
    """How often upright stretches cross level ones when the trunks turn in this order, from the top."""
    return sum(
        sum(level[upper][0] < x < level[upper][1] for x in [gap.above[lower]])
        + sum(level[lower][0] < x < level[lower][1] for x in gap.below[upper].values())
        for index, upper in enumerate(order)
        for lower in order[index + 1 :]
    )


def _stack(plan: Plan) -> None:
    """Rows and gaps from top to bottom; the boxes of a row are equally high."""
    top = 0.0
    for row, gap in zip(plan.grid, plan.gaps, strict=True):
        plan.heights.append(max(box_height(plan.boxes[node], plan.box_width) for node in row if node > 0))
        plan.tops.append(top)
        gap.top = top + plan.heights[-1]
        top = gap.top + gap.height
