"""What a chart over time is made of, and what it says in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from cdp_portal.charts.show import Figure, Number, Show, plain, said

Range = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class TrendLine:
    """One line: a figure for each period, or a word for why there is none; `ranges` are its intervals, if known."""

    name: str
    figures: Sequence[Figure]
    ranges: Sequence[Range | None] = ()


class Role(Enum):
    """What a level or a path is; each is drawn differently."""

    CENTRE = "centre"
    LIMIT = "limit"
    BASELINE = "baseline"
    TARGET = "target"


@dataclass(frozen=True)
class Level:
    """The same value throughout: the average, a limit, a baseline, a target."""

    name: str
    value: Number
    role: Role


@dataclass(frozen=True)
class Path:
    """A target that changes: a value for each period it is set for. It slopes from one to the next, or steps."""

    name: str
    values: Sequence[Number | None]
    stepped: bool = False


@dataclass(frozen=True)
class Mark:
    """Points of our line that stand out, and the sentence why; a letter at the last of them refers to it."""

    points: Sequence[int]
    upwards: bool
    sentence: str


@dataclass(frozen=True)
class Trend:
    """Everything one chart over time shows. The first line is ours; up to three more are for comparison.

    The last `ahead` periods are still to come: that they have no figure is no gap.
    """

    labels: Sequence[str]
    lines: Sequence[TrendLine]
    levels: Sequence[Level] = ()
    path: Path | None = None
    marks: Sequence[Mark] = ()
    ahead: int = 0
    show: Show = plain
    show_axis: Show | None = None
    extra: str = field(default="")  # a sentence to say after the figures

    def __post_init__(self) -> None:
        if not 1 <= len(self.lines) <= MOST_LINES:
            raise ValueError(f"A chart over time is readable with 1 to {MOST_LINES} lines.")
        lengths = [len(line.figures) for line in self.lines]
        lengths += [len(line.ranges) for line in self.lines if line.ranges]
        lengths += [len(self.path.values)] if self.path else []
        if set(lengths) != {len(self.labels)}:
            raise ValueError("A chart over time needs one figure for each period.")

    @property
    def ours(self) -> TrendLine:
        return self.lines[0]


MOST_LINES = 4


def trend_description(trend: Trend) -> str:
    """Every number of the chart in words; also the alternative text in print."""
    sentences = [*_lines(trend), *_levels(trend)]
    if trend.path:
        pairs = zip(trend.labels, trend.path.values, strict=True)
        steps = (f"{label}: {trend.show(Decimal(value))}" for label, value in pairs if value is not None)
        sentences.append(f"{trend.path.name}: {', '.join(steps)}")
    sentences += [mark.sentence.rstrip(".") for mark in trend.marks]
    if trend.extra:
        sentences.append(trend.extra.rstrip("."))
    return ". ".join(sentence for sentence in sentences if sentence) + "."


def _lines(trend: Trend) -> Iterator[str]:
    """The periods to come have no figure yet, and nothing is said of them."""
    until = len(trend.labels) - trend.ahead
    for line in trend.lines:
        ranges = line.ranges or [None] * len(trend.labels)
        rows = list(zip(trend.labels, line.figures, ranges, strict=True))[:until]
        figures = ", ".join(f"{label}: {_figure(figure, span, trend.show)}" for label, figure, span in rows)
        yield f"{line.name}: {figures}" if len(trend.lines) > 1 else figures


def _levels(trend: Trend) -> Iterator[str]:
    for level in trend.levels:
        yield f"{level.name}: {trend.show(Decimal(level.value))}"


def _figure(figure: Figure, span: Range | None, show: Show) -> str:
    words = said(figure, show)
    return f"{words} (range {show(span[0])} to {show(span[1])})" if span else words
