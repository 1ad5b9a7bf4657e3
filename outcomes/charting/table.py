"""The tables beneath a chart: exactly its numbers, period by period, and then the values of its level lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from outcomes.charting.reading import Reading
from outcomes.figures import Figure

NO_FIGURE, TO_COME, NO_RANGE, NO_TARGET = "No figure", "Still to come", "Not given", ""
Lines = list[tuple[str, Decimal]]


@dataclass(frozen=True)
class ShownTable:
    """`columns` are titles and whether they hold numbers; each row has one text per column, the first is its head."""

    caption: str
    columns: tuple[tuple[str, bool], ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def labelled_rows(self) -> list[list[tuple[str, bool, str]]]:
        """Each text with its column's title and whether it is a number, for tables that stack on phones."""
        return [[(*column, text) for column, text in zip(self.columns, row, strict=True)] for row in self.rows]


def figures_table(reading: Reading) -> ShownTable:
    """One row a period, with the columns that hold anything."""
    ours = reading.figures(reading.track)
    columns: list[tuple[str, bool, list[str]]] = [("Figure", True, _figures(reading, ours))]
    if any(one and one.lower is not None and one.upper is not None for one in ours):
        columns.append(("Range", True, [_range(reading, one) for one in ours]))
    columns += [(track.latest.area_name, True, _compared(reading, reading.figures(track))) for track in reading.others]
    if any(value is not None for value in reading.course):
        columns.append(("Target", True, [_target(reading, value) for value in reading.course]))
    if reading.signals:
        columns.append(("Stands out", False, _patterns(reading)))
    heads = [label[0].upper() + label[1:] for label in reading.labels]
    texts = (cells for _, _, cells in columns)
    return ShownTable(
        caption=f"{reading.metric.name}, {reading.track.latest.area_name}",
        columns=(("Period", False), *((title, numeric) for title, numeric, _ in columns)),
        rows=tuple(zip(heads, *texts, strict=True)),
    )


def lines_table(reading: Reading) -> ShownTable | None:
    """The values of the level lines; None when there are none."""
    found = lines(reading)
    if not found:
        return None
    return ShownTable(
        caption="Lines of the chart",
        columns=(("Line", False), ("Value", True)),
        rows=tuple((name, reading.show(value)) for name, value in found),
    )


def lines(reading: Reading) -> Lines:
    """Names and values, as drawn and as in the table."""
    return [*_centre(reading), *_baseline(reading)]


def _centre(reading: Reading) -> Iterator[tuple[str, Decimal]]:
    if reading.limits:
        yield "Average", reading.rounded(reading.limits.average)
        yield "Upper limit", reading.rounded(reading.limits.upper)
        yield "Lower limit", reading.rounded(reading.limits.lower)
    if reading.median is not None:
        yield "Median", reading.rounded(reading.median)


def _baseline(reading: Reading) -> Iterator[tuple[str, Decimal]]:
    one = reading.baseline
    if one is not None and one.value is not None:
        yield "Baseline", Decimal(one.value)


def _figures(reading: Reading, figures: list[Figure | None]) -> list[str]:
    until = len(reading.spans) - reading.ahead
    return [_figure(reading, one) if one or index < until else TO_COME for index, one in enumerate(figures)]


def _figure(reading: Reading, one: Figure | None) -> str:
    if one is None:
        return NO_FIGURE
    if one.value is None:
        return str(one.get_state_display())
    return f"{reading.show(one.value)}{' (provisional)' if one.provisional else ''}"


def _compared(reading: Reading, figures: list[Figure | None]) -> list[str]:
    return [_figure(reading, one) for one in figures]


def _range(reading: Reading, one: Figure | None) -> str:
    if one is None or one.lower is None or one.upper is None:
        return NO_RANGE
    return f"{reading.show(one.lower)} to {reading.show(one.upper)}"


def _target(reading: Reading, value: Decimal | None) -> str:
    return NO_TARGET if value is None else reading.show(reading.rounded(value))


def _patterns(reading: Reading) -> list[str]:
    found: list[list[str]] = [[] for _ in reading.spans]
    for signal in reading.signals:
        for index in signal.points:
            found[index].append(signal.pattern(reading.centre))
    return ["; ".join(patterns) for patterns in found]
