"""Figures over time, with gaps where there is no figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.scale import Scale, spread, ticks
from cdp_portal.charts.show import Figure, Number, Show, number, plain, said

WIDTH, HEIGHT, TOP, BOTTOM = 520, 300, 14, 262
COLOURS = (svg.BLUE, svg.INK, "#4c2c92", "#b54700")
DASHES = ("", "7 3", "2 3", "9 3 2 3")
Place = tuple[float, float]


@dataclass(frozen=True)
class Series:
    """One line: a figure for each label of the chart. Where there is none, a word says why, or None."""

    name: str
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Reference:
    """A level to compare with, such as a target or a baseline."""

    name: str
    value: Number


@dataclass(frozen=True)
class _Note:
    """A text at the right end, beside what it names; `dash` is set for levels."""

    name: str
    value: Decimal
    colour: str
    dash: str = ""


def line_description(
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    target: Reference | None = None,
    baseline: Reference | None = None,
    show: Show = plain,
) -> str:
    """Every number of the chart in words; also the alternative text in a PDF."""
    sentences = []
    for one in series:
        figures = ", ".join(f"{label}: {said(f, show)}" for label, f in zip(labels, one.figures, strict=True))
        sentences.append(f"{one.name}: {figures}" if len(series) > 1 else figures)
    sentences += [f"{level.name}: {show(level.value)}" for level in _levels(target, baseline)]
    return ". ".join(sentence for sentence in sentences if sentence) + "."


def line_chart(
    uid: str,
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    target: Reference | None = None,
    baseline: Reference | None = None,
    show: Show = plain,
    show_axis: Show | None = None,
) -> SafeString:
    """Up to four lines over the same periods, with a dashed target and a dotted baseline.

    `show` turns a figure into text, `show_axis` a figure of the axis (`money.short_pounds`). Raises ValueError when
    a series has not one figure for each label, or there are more than four.
    """
    description = line_description(labels, series, target=target, baseline=baseline, show=show)
    if len(series) > len(COLOURS):
        raise ValueError("A line chart is readable with at most 4 lines.")
    levels = _levels(target, baseline)
    values = [[number(figure) for figure in one.figures] for one in series]
    notes = _ends(series, values) + levels
    marks = ticks([v for line in values for v in line if v is not None] + [level.value for level in levels])
    axis = [(show_axis or show)(mark) for mark in marks]
    left = 10 + max(svg.text_width(label, 14) for label in axis)
    right = WIDTH - 14 - min(max([svg.text_width(t) for n in notes for t in (n.name, show(n.value))], default=0), 130)
    y = Scale(marks[0], marks[-1], BOTTOM, TOP)
    x = _places(len(labels), left, right)
    elements = [
        *_shades(x, values),
        *_axis(marks, axis, y, left, right),
        *_period_labels(labels, x),
        *(svg.line(left, y(n.value), right, y(n.value), stroke=n.colour, width=2, dash=n.dash) for n in levels),
        *(one for index, v in enumerate(values) for one in broken_line(index, v, x, y, marked=len(x) <= 24)),
        *_written_at_the_end(notes, y, right, show),
    ]
    reasons = _reasons(series, values)
    if reasons:
        elements.append(svg.text(left, HEIGHT + 12, f"Shaded: {reasons}", fill=svg.GREY, size=14))
    return svg.drawing(uid, title, description, WIDTH, HEIGHT + (20 if reasons else 0), elements)


def _levels(target: Reference | None, baseline: Reference | None) -> list[_Note]:
    drawn = ((target, svg.GREEN, "8 4"), (baseline, svg.GREY, "2 4"))
    return [_Note(level.name, Decimal(level.value), colour, dash) for level, colour, dash in drawn if level]


def _ends(series: Sequence[Series], values: Sequence[Sequence[Decimal | None]]) -> list[_Note]:
    """The latest figure of each line; a line alone needs no name, the title has it."""
    latest = [next((value for value in reversed(line) if value is not None), None) for line in values]
    return [
        _Note(one.name if len(series) > 1 else "", value, colour)
        for one, value, colour in zip(series, latest, COLOURS, strict=False)
        if value is not None
    ]


def _places(count: int, left: float, right: float) -> list[float]:
    """Where the periods stand; a single one stands in the middle."""
    inner = 8
    if count == 1:
        return [(left + right) / 2]
    return [left + inner + (right - left - inner * 2) * index / (count - 1) for index in range(count)]


def _empty(values: Sequence[Sequence[Decimal | None]]) -> list[int]:
    """The periods for which no line has a figure."""
    return [index for index, figures in enumerate(zip(*values, strict=True)) if set(figures) == {None}]


def _shades(x: list[float], values: Sequence[Sequence[Decimal | None]]) -> Iterator[SafeString]:
    half = (x[1] - x[0]) / 2 if len(x) > 1 else 20
    for index in _empty(values):
        yield svg.rect(x[index] - half, TOP, half * 2, BOTTOM - TOP, fill=svg.PALE)


def _reasons(series: Sequence[Series], values: Sequence[Sequence[Decimal | None]]) -> str:
    """Why there are no figures, each reason once."""
    words = [said(one.figures[index], plain) for index in _empty(values) for one in series]
    return ", ".join(dict.fromkeys(words))


def _axis(marks: Sequence[Decimal], labels: Sequence[str], y: Scale, left: float, right: float) -> Iterator[SafeString]:
    for mark, label in zip(marks, labels, strict=True):
        yield svg.line(left, y(mark), right, y(mark), stroke=svg.GREY if mark == 0 else "#d2d4d5")
        yield svg.text(left - 6, y(mark) + 5, label, anchor="end", fill=svg.GREY, size=14)


def _period_labels(labels: Sequence[str], x: list[float]) -> Iterator[SafeString]:
    """As many as there is room for, counted back from the latest."""
    if not labels:
        return
    widest = max(svg.text_width(label, 14) for label in labels) + 12
    apart = x[1] - x[0] if len(x) > 1 else widest
    every = max(1, -int(-widest // apart))
    for index in range(len(labels) - 1, -1, -every):
        half = svg.text_width(labels[index], 14) / 2
        place = max(half + 2, min(x[index], WIDTH - half - 2))
        yield svg.line(x[index], BOTTOM, x[index], BOTTOM + 5, stroke=svg.GREY)
        yield svg.text(place, BOTTOM + 22, labels[index], anchor="middle", fill=svg.GREY, size=14)


def broken_line(
    index: int, values: Sequence[Decimal | None], x: Sequence[float], y: Scale, *, width: float = 2.5, marked: bool
) -> Iterator[SafeString]:
    """The line, broken at each gap; marks on all its figures, or on the last and those that stand alone."""
    runs: list[list[Place]] = [[]]
    for place, value in zip(x, values, strict=True):
        if value is None:
            runs.append([])
        else:
            runs[-1].append((place, y(value)))
    drawn = [run for run in runs if run]
    for run in drawn:
        if len(run) > 1:
            yield svg.path_through(run, stroke=COLOURS[index], width=width, dash=DASHES[index])
        for spot in run:
            if marked or len(run) == 1 or spot == drawn[-1][-1]:
                yield svg.marker(index, spot[0], spot[1], fill=COLOURS[index])


def _written_at_the_end(notes: Sequence[_Note], y: Scale, right: float, show: Show) -> Iterator[SafeString]:
    """Names and figures at the right, instead of a key."""
    gap = 36 if any(note.name for note in notes) else 18
    places = spread([y(note.value) for note in notes], gap, TOP + 4, BOTTOM - 4)
    for note, place in zip(notes, places, strict=True):
        if note.name:
            yield svg.text(right + 10, place - 3, svg.fitted(note.name, WIDTH - right - 12), fill=note.colour)
        lower = place + (13 if note.name else 5)
        yield svg.text(right + 10, lower, show(note.value), fill=note.colour, bold=not note.dash)
