"""The words around a chart over time: its axes, the names at the ends of its lines, and the key below it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.scale import spread
from cdp_portal.charts.show import number, plain, said
from cdp_portal.charts.sizes import Size
from cdp_portal.charts.trend_lines import COLOURS, DASHES, HATCH, STROKES, gaps, letters
from cdp_portal.charts.trend_parts import Role, Trend
from cdp_portal.charts.trend_places import Plot

SAMPLE = 34  # the width of a sample in the key
Sample = Callable[[float, float], list[SafeString]]  # drawn at the left end and middle of it


@dataclass(frozen=True)
class Note:
    """What stands at the right end of a line: its name and its value."""

    name: str
    value: Decimal
    colour: str
    sample: Sample
    bold: bool = False

    def words(self, trend: Trend) -> str:
        return f"{self.name} {trend.show(self.value)}".strip()


def notes(trend: Trend) -> list[Note]:
    """Of each line the latest figure, then the levels and the path's last value."""
    return [*_of_lines(trend), *_of_levels(trend)]


def _of_lines(trend: Trend) -> Iterator[Note]:
    several = len(trend.lines) > 1 or trend.levels or trend.path
    for index, line in enumerate(trend.lines):
        latest = next((value for value in reversed([*map(number, line.figures)]) if value is not None), None)
        if latest is not None:
            yield Note(line.name if several else "", latest, COLOURS[index], _line_sample(index), bold=index == 0)


def _of_levels(trend: Trend) -> Iterator[Note]:
    for level in trend.levels:
        yield Note(level.name, Decimal(level.value), STROKES[level.role][0], _role_sample(level.role))
    last = [Decimal(value) for value in trend.path.values if value is not None] if trend.path else []
    if trend.path and last:
        yield Note(trend.path.name, last[-1], svg.GREEN, _role_sample(Role.TARGET))


def _line_sample(index: int) -> Sample:
    def drawn(left: float, middle: float) -> list[SafeString]:
        stroke = svg.line(left, middle, left + SAMPLE, middle, stroke=COLOURS[index], width=2.5, dash=DASHES[index])
        return [stroke, svg.marker(index, left + SAMPLE / 2, middle, fill=COLOURS[index])]

    return drawn


def _role_sample(role: Role) -> Sample:
    colour, dash, width = STROKES[role]
    return lambda left, middle: [svg.line(left, middle, left + SAMPLE, middle, stroke=colour, width=width, dash=dash)]


def value_axis(plot: Plot) -> Iterator[SafeString]:
    for mark, label in zip(plot.marks, plot.axis, strict=True):
        height = plot.y(mark)
        yield svg.line(plot.left, height, plot.right, height, stroke=svg.GREY if mark == 0 else "#d2d4d5")
        yield svg.text(plot.left - 6, height + 5, label, anchor="end", fill=svg.GREY, size=plot.size.letters)


def period_axis(trend: Trend, plot: Plot) -> Iterator[SafeString]:
    """As many as there is room for, counted back from the latest."""
    if not trend.labels:
        return
    letters_, labels = plot.size.letters, trend.labels
    widest = max(svg.text_width(label, letters_) for label in labels) + 12
    every = max(1, -int(-widest // (plot.half * 2)))
    for index in range(len(labels) - 1, -1, -every):
        half = svg.text_width(labels[index], letters_) / 2
        place = max(half + 2, min(plot.x[index], plot.size.width - half - 2))
        yield svg.line(plot.x[index], plot.bottom, plot.x[index], plot.bottom + 5, stroke=svg.GREY)
        yield svg.text(place, plot.bottom + 21, labels[index], anchor="middle", fill=svg.GREY, size=letters_)


def names_at_the_end(trend: Trend, plot: Plot) -> Iterator[SafeString]:
    """Beside the lines they name; where there is no room for names, the values alone."""
    found = written(trend, plot.size)
    letters_ = plot.size.letters
    heights = spread([plot.y(note.value) for note in found], letters_ + 3, plot.top, plot.bottom)
    for note, height in zip(found, heights, strict=True):
        words = end_words(note, trend, plot.size)
        if words:
            yield svg.text(plot.right + 6, height + 5, words, fill=note.colour, size=letters_, bold=note.bold)


def written(trend: Trend, size: Size) -> list[Note]:
    """The notes that the chart has room for."""
    found = notes(trend)
    if size.keyed:
        return found
    return [note for note in found if note.bold or note.colour == svg.GREEN]


def end_words(note: Note, trend: Trend, size: Size) -> str:
    value = trend.show(note.value)
    if not size.beside:
        return value if size.keyed or note.bold else f"{note.name} {value}"
    room = size.beside - svg.text_width(f" {value}", size.letters)
    return f"{svg.fitted(note.name, room, size.letters)} {value}".strip()


def key_rows(trend: Trend, size: Size) -> list[tuple[Sample | None, str]]:
    """What the key says, row by row: samples with what they are, then patterns and gaps."""
    rows: list[tuple[Sample | None, str]] = []
    if not size.beside:
        rows += [(note.sample, note.words(trend)) for note in notes(trend) if note.name]
    if any(trend.ours.ranges):
        rows.append((_whisker, "Range in which the true figure probably lies"))
    for letter, mark in zip(letters(), trend.marks, strict=False):
        rows.append((_lettered(letter, upwards=mark.upwards), mark.sentence.rstrip(".")))
    reasons = gap_words(trend)
    if reasons:
        rows.append((_shade, reasons))
    return rows


def gap_words(trend: Trend) -> str:
    """Why there are gaps and where: “No figure: suppressed in Q1 2022-23, Q3 2022-23; not collected in Q2 2022-23”."""
    where: dict[str, list[str]] = {}
    for index in gaps(trend):
        where.setdefault(said(trend.ours.figures[index], plain), []).append(trend.labels[index])
    reasons = [f"{reason} in {listed(periods)}" for reason, periods in where.items()]
    return f"Gap: {'; '.join(reasons)}" if reasons else ""


def listed(words: Sequence[str], most: int = 3) -> str:
    """The first few, and how many more there are."""
    more = len(words) - most
    return ", ".join(words) if more <= 0 else f"{', '.join(words[:most])} and {more} more"


def _whisker(left: float, middle: float) -> list[SafeString]:
    x = left + SAMPLE / 2
    ends = [svg.line(x - 3, middle + way, x + 3, middle + way, stroke=svg.GREY, width=1.5) for way in (-7, 7)]
    return [svg.line(x, middle - 7, x, middle + 7, stroke=svg.GREY, width=1.5), *ends]


def _shade(left: float, middle: float) -> list[SafeString]:
    return [svg.rect(left, middle - 8, SAMPLE, 16, fill=HATCH)]


def _lettered(letter: str, *, upwards: bool) -> Sample:
    return lambda left, middle: [
        svg.triangle(left + 8, middle, upwards=upwards, fill="#f47738", stroke=svg.INK, size=5),
        svg.text(left + 18, middle + 5, letter, size=13, bold=True),
    ]


def key(trend: Trend, size: Size, top: float) -> tuple[list[SafeString], float]:
    """The key, and how high it is."""
    elements: list[SafeString] = []
    if not size.keyed:
        return elements, 0
    y, letters_ = top, size.letters
    for sample, words in key_rows(trend, size):
        y += 6
        elements += sample(1, y + letters_ * 0.65 + 3) if sample else []
        for text in svg.wrapped(words, size.width - SAMPLE - 12, letters_):
            y += letters_ + 3
            elements.append(svg.text(SAMPLE + 10, y, text, size=letters_))
    return elements, y - top + (6 if elements else 0)
