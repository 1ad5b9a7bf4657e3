"""The governance diagram for phones: boxes one below the other, lines as brackets in a gutter at their left."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.governance import (
    Box,
    Line,
    Stroke,
    arrow,
    box_height,
    checked,
    drawn_box,
    drawn_line,
    governance_description,
    key,
)
from cdp_portal.charts.layers import levels

WIDTH, NARROWEST, APART, LANE, PORT, STUB = 340, 190, 16, 10, 14, 16
Trunk = tuple[int, Stroke]  # lines with one stroke to one body share a stretch
Point = tuple[float, float]


@dataclass
class Stack:
    """Where everything stands: of each box left, top, width and height; of each line its corners."""

    places: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)
    routes: list[list[Point]] = field(default_factory=list)
    tips: list[Point] = field(default_factory=list)
    width: float = WIDTH
    bottom: float = 0.0


def narrow_diagram(uid: str, title: str, boxes: Sequence[Box], lines: Sequence[Line]) -> SafeString:
    """Raises ValueError for boxes and lines that do not fit together."""
    stack = stacked(boxes, lines)
    names = {box.key: box.name for box in boxes}
    elements = [drawn_line(line, names, route) for line, route in zip(lines, stack.routes, strict=True)]
    elements += [arrow(*tip, towards="right") for tip in stack.tips]
    elements += [drawn_box(box, *stack.places[box.key]) for box in boxes]
    legend, height = key(boxes, lines, stack.bottom, stack.width)
    description = governance_description(boxes, lines)
    return svg.drawing(uid, title, description, stack.width, stack.bottom + height, [*elements, *legend])


def stacked(boxes: Sequence[Box], lines: Sequence[Line]) -> Stack:
    """The whole arrangement; the same for the same boxes and lines."""
    checked(boxes, lines)
    outside = {box.key for box in boxes if box.outside}
    level_of = levels([box.key for box in boxes], [(line.reporting, line.to) for line in lines], outside)
    in_order = sorted(boxes, key=lambda box: level_of[box.key])
    rank = {box.key: index for index, box in enumerate(in_order)}
    trunks: dict[Trunk, list[int]] = defaultdict(list)
    for line in lines:
        trunks[line.to, line.stroke].append(line.reporting)
    lanes = _lanes(trunks, rank)
    gutter = STUB + LANE * max(lanes.values(), default=-1) + 8 if lanes else 0.0
    stack = Stack(width=max(WIDTH, gutter + NARROWEST))
    ports = _ports(trunks, rank)
    _pile(stack, in_order, ports, gutter)
    where = {(box, trunk): _port(stack.places[box], found, trunk) for box, found in ports.items() for trunk in found}
    for line in lines:
        trunk = (line.to, line.stroke)
        x = gutter - STUB - LANE * lanes[trunk]
        to, reporting = where[line.to, trunk], where[line.reporting, trunk]
        stack.routes.append([(gutter - 4, to), (x, to), (x, reporting), (gutter, reporting)])
    stack.tips = [(gutter, where[trunk[0], trunk]) for trunk in trunks]
    return stack


def _lanes(trunks: dict[Trunk, list[int]], rank: dict[int, int]) -> dict[Trunk, int]:
    """How far out each bracket stands: short ones inside, none on another that it would touch."""
    spans = {trunk: sorted(rank[box] for box in (trunk[0], *below)) for trunk, below in trunks.items()}
    taken: list[list[tuple[int, int]]] = []
    found = {}
    for trunk, span in sorted(spans.items(), key=lambda item: (item[1][-1] - item[1][0], item[1])):
        low, high = span[0], span[-1]
        free = (index for index, lane in enumerate(taken) if all(high < start or end < low for start, end in lane))
        lane = next(free, len(taken))
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        found[trunk] = lane
    return found


def _ports(trunks: dict[Trunk, list[int]], rank: dict[int, int]) -> dict[int, list[Trunk]]:
    """The trunks that touch each box, from its upper left corner downwards: first those that go up."""
    found: dict[int, list[Trunk]] = {box: [] for box in rank}
    for trunk, below in trunks.items():
        for box in (trunk[0], *dict.fromkeys(below)):
            found[box].append(trunk)
    for box, touching in found.items():
        touching.sort(key=lambda trunk: (trunk[0] == box, rank[trunk[0]]))
    return found


def _pile(stack: Stack, boxes: Sequence[Box], ports: dict[int, list[Trunk]], gutter: float) -> None:
    width = stack.width - gutter
    for box in boxes:
        height = max(box_height(box, width), PORT * (len(ports[box.key]) + 1))
        stack.places[box.key] = (gutter, stack.bottom, width, height)
        stack.bottom += height + APART
    stack.bottom -= APART if boxes else 0


def _port(place: tuple[float, float, float, float], touching: list[Trunk], trunk: Trunk) -> float:
    _, top, _, height = place
    return top + height * (touching.index(trunk) + 1) / (len(touching) + 1)
