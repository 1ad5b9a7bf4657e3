"""The strokes of a chart over time: lines with their marks, intervals, levels, the path of a target, shaded gaps."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.show import number
from cdp_portal.charts.trend_parts import Level, Path, Role, Trend, TrendLine
from cdp_portal.charts.trend_places import Plot

COLOURS = (svg.BLUE, svg.INK, "#4c2c92", "#7a3c00")
DASHES = ("", "7 3", "2 3", "9 3 2 3")
BAND, HATCH = "#d2e2f1", "#e4e6e7"
# Of each level the colour, the dash and the width.
STROKES = {
    Role.CENTRE: (svg.GREY, "", 1.5),
    Role.LIMIT: (svg.GREY, "3 3", 1.5),
    Role.BASELINE: (svg.INK, "1.5 5", 2),
    Role.TARGET: (svg.GREEN, "10 4", 2.5),
}
Place = tuple[float, float]


def shades(trend: Trend, plot: Plot) -> Iterator[SafeString]:
    """A column of grey wherever our line has no figure."""
    for index in gaps(trend):
        left, right = max(plot.x[index] - plot.half, plot.left), min(plot.x[index] + plot.half, plot.right)
        yield svg.rect(left, plot.top, right - left, plot.bottom - plot.top, fill=HATCH)


def gaps(trend: Trend) -> list[int]:
    """The periods without a figure of ours that are not still to come."""
    until = len(trend.labels) - trend.ahead
    return [index for index, figure in enumerate(trend.ours.figures[:until]) if number(figure) is None]


def intervals(line: TrendLine, plot: Plot, *, labels: int) -> Iterator[SafeString]:
    """A whisker at each figure, or a band where they would touch each other."""
    spans = [(plot.x[index], *map(plot.y, span)) for index, span in enumerate(line.ranges) if span]
    if plot.marked:
        for x, low, high in spans:
            yield svg.line(x, low, x, high, stroke=svg.GREY, width=1.5)
            yield svg.line(x - 3, low, x + 3, low, stroke=svg.GREY, width=1.5)
            yield svg.line(x - 3, high, x + 3, high, stroke=svg.GREY, width=1.5)
        return
    for run in unbroken([span is not None for span in line.ranges] if line.ranges else [False] * labels):
        held = [line.ranges[index] for index in run]
        ends = [(plot.x[index], span) for index, span in zip(run, held, strict=True) if span]
        corners = [(x, plot.y(span[1])) for x, span in ends] + [(x, plot.y(span[0])) for x, span in reversed(ends)]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
        yield svg.element("polygon", points=points, fill=BAND, stroke=svg.GREY, stroke_width=0.5)


def unbroken(known: Sequence[bool]) -> list[list[int]]:
    """The stretches that are known, each as its places."""
    runs: list[list[int]] = [[]]
    for index, one in enumerate(known):
        if one:
            runs[-1].append(index)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def level_line(level: Level, plot: Plot) -> SafeString:
    colour, dash, width = STROKES[level.role]
    height = plot.y(Decimal(level.value))
    return svg.line(plot.left, height, plot.right, height, stroke=colour, width=width, dash=dash)


def path_lines(path: Path, plot: Plot) -> Iterator[SafeString]:
    """The target's course, broken where none is set; a step rises between two periods."""
    colour, dash, width = STROKES[Role.TARGET]
    for run in unbroken([value is not None for value in path.values]):
        corners = [(plot.x[index], plot.y(Decimal(path.values[index] or 0))) for index in run]
        if path.stepped:
            corners = list(_stairs(corners, plot.half))
        if len(corners) > 1:
            yield svg.path_through(corners, stroke=colour, width=width, dash=dash)
        else:
            yield svg.line(
                corners[0][0] - 8, corners[0][1], corners[0][0] + 8, corners[0][1], stroke=colour, width=width
            )


def _stairs(corners: Sequence[Place], half: float) -> Iterator[Place]:
    yield corners[0]
    for (_, before), (x, now) in pairwise(corners):
        yield x - half, before
        yield x - half, now
    yield corners[-1]


def series_line(index: int, line: TrendLine, plot: Plot, apart: Sequence[int]) -> Iterator[SafeString]:
    """The line, broken at each gap; the points `apart` are marked by something else."""
    runs = unbroken([number(figure) is not None for figure in line.figures])
    spots = {place: (plot.x[place], plot.y(number(line.figures[place]) or 0)) for run in runs for place in run}
    for run in runs:
        if len(run) > 1:
            path = [spots[place] for place in run]
            yield svg.path_through(path, stroke=COLOURS[index], width=2.5 if index == 0 else 2, dash=DASHES[index])
        for place in run:
            seen = plot.marked or len(run) == 1 or place == runs[-1][-1]
            if seen and place not in apart:
                yield svg.marker(index, *spots[place], fill=COLOURS[index], size=3.5)


def standing_out(trend: Trend, plot: Plot) -> Iterator[SafeString]:
    """Triangles at the points that stand out; the letter of each pattern at its last point."""
    lettered: dict[int, list[str]] = {}
    for letter, mark in zip(letters(), trend.marks, strict=False):
        lettered.setdefault(mark.points[-1], []).append(letter)
    ways = {point: mark.upwards for mark in reversed(trend.marks) for point in mark.points}
    for point, upwards in sorted(ways.items()):
        x, y = plot.x[point], plot.y(number(trend.ours.figures[point]) or 0)
        yield svg.triangle(x, y, upwards=upwards, fill="#f47738", stroke=svg.INK, size=5 if plot.size.beside else 4.5)
        named = "".join(lettered.get(point, ()))
        if named and plot.size.keyed:
            height = y - 10 if upwards else y + 10 + plot.size.letters * 0.75
            height = min(max(height, plot.top + 4), plot.bottom - 3)
            yield svg.text(x, height, named, anchor="middle", size=plot.size.letters, bold=True, edged=True)


def letters() -> Iterator[str]:
    """A, B, … Z, then AA, AB …"""
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    yield from alphabet
    for first in alphabet:
        yield from (first + second for second in alphabet)
