"""Areas in order of their figures: a dot with its interval for each, ours highlighted, a line for England."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.scale import Scale, ticks
from cdp_portal.charts.show import Figure, Number, Show, number, plain, said
from cdp_portal.charts.sizes import WIDE, Size
from cdp_portal.charts.trend_parts import Range

ROW, HEAD, FOOT = 22, 26, 8
OURS, OTHERS = svg.BLUE, svg.GREY


@dataclass(frozen=True)
class Area:
    """One row: its figure, or the word why there is none; `ours` is highlighted."""

    name: str
    figure: Figure
    span: Range | None = None
    ours: bool = False


@dataclass(frozen=True)
class Reference:
    """What all are held against, such as England."""

    name: str
    value: Number


def in_order(areas: Sequence[Area], *, highest_first: bool = True) -> list[Area]:
    """By figure, then by name; those without one last."""
    known = [area for area in areas if number(area.figure) is not None]
    sign = -1 if highest_first else 1
    known.sort(key=lambda area: (sign * (number(area.figure) or 0), area.name))
    return known + sorted((area for area in areas if number(area.figure) is None), key=lambda area: area.name)


def ranked_description(areas: Sequence[Area], reference: Reference | None = None, show: Show = plain) -> str:
    """Every number of the chart in words; also the alternative text in print."""
    rows = [f"{area.name}{' (ours)' if area.ours else ''}: {_said(area, show)}" for area in areas]
    if reference:
        rows.insert(0, f"{reference.name}: {show(Decimal(reference.value))}")
    return f"{'; '.join(rows) or 'No areas'}."


def _said(area: Area, show: Show) -> str:
    words = said(area.figure, show)
    return f"{words} (range {show(area.span[0])} to {show(area.span[1])})" if area.span else words


def ranked_charts(
    uid: str,
    title: str,
    areas: Sequence[Area],
    *,
    reference: Reference | None = None,
    show: Show = plain,
    size: Size = WIDE,
    most: int = 200,
) -> list[SafeString]:
    """The areas in the order given, at most `most` on one picture (a printed page holds 40), all to one scale."""
    values = list(_values(areas, reference))
    marks = ticks(values, size.ticks)
    pictures = []
    for start in range(0, max(len(areas), 1), most):
        part = areas[start : start + most]
        numbered = title if len(areas) <= most else f"{title}, {start + 1} to {start + len(part)} of {len(areas)}"
        name = uid if start == 0 else f"{uid}-{start // most + 1}"
        pictures.append(_picture(name, numbered, part, reference, marks, show, size))
    return pictures


def _values(areas: Sequence[Area], reference: Reference | None) -> Iterator[Decimal]:
    for area in areas:
        value = number(area.figure)
        if value is not None:
            yield value
        yield from area.span or ()
    if reference:
        yield Decimal(reference.value)


def _picture(
    uid: str,
    title: str,
    areas: Sequence[Area],
    reference: Reference | None,
    marks: Sequence[Decimal],
    show: Show,
    size: Size,
) -> SafeString:
    letters = size.letters
    values = [show(value) for area in areas if (value := number(area.figure)) is not None]
    left = size.width * 0.36
    right = size.width - 12 - max((svg.text_width(value, letters) for value in values), default=40)
    x = Scale(marks[0], marks[-1], left, right)
    top = HEAD + (letters + 6 if reference else 0)
    bottom = top + ROW * max(len(areas), 1)
    elements = [*_axis(marks, x, show, top, bottom, letters)]
    if reference:
        elements += _reference(reference, x, show, top, bottom, size)
    for index, area in enumerate(areas):
        elements += _row(area, top + index * ROW, x, show, size)
    description = ranked_description(areas, reference, show)
    return svg.drawing(uid, title, description, size.width, bottom + FOOT, elements)


def _axis(
    marks: Sequence[Decimal], x: Scale, show: Show, top: float, bottom: float, letters: int
) -> Iterator[SafeString]:
    """Above the rows, where it is seen first; as many figures as there is room for."""
    apart = x(marks[1]) - x(marks[0])
    every = max(1, -int(-max(svg.text_width(show(mark), letters) + 10 for mark in marks) // apart))
    for index, mark in enumerate(marks):
        yield svg.line(x(mark), top - 4, x(mark), bottom, stroke="#d2d4d5")
        if index % every == 0:
            yield svg.text(x(mark), letters, show(mark), anchor="middle", fill=svg.GREY, size=letters)


def _reference(
    reference: Reference, x: Scale, show: Show, top: float, bottom: float, size: Size
) -> Iterator[SafeString]:
    value = Decimal(reference.value)
    words = f"{reference.name} {show(value)}"
    half = svg.text_width(words, size.letters) / 2
    middle = min(max(x(value), half), size.width - half)
    yield svg.text(middle, top - 10, words, anchor="middle", size=size.letters, bold=True)
    yield svg.line(x(value), top - 6, x(value), bottom, stroke=svg.INK, width=2, dash="7 3")


def _row(area: Area, top: float, x: Scale, show: Show, size: Size) -> Iterator[SafeString]:
    letters, middle = size.letters, top + ROW / 2
    base = middle + letters * 0.35
    name = svg.fitted(area.name, x.start - 16, letters)
    value = number(area.figure)
    if area.ours:
        yield svg.rect(0, top, size.width, ROW, fill="#e8f1f8")
        yield svg.rect(0, top, 4, ROW, fill=OURS)
    yield svg.text(9, base, name, size=letters, bold=area.ours)
    if value is None:
        words = svg.fitted(said(area.figure, show).capitalize(), size.width - x.start - 10, letters)
        yield svg.text(x.start + 6, base, words, fill=svg.GREY, size=letters, bold=area.ours, edged=True)
        return
    if area.span:
        low, high = map(x, area.span)
        yield svg.line(low, middle, high, middle, stroke=OURS if area.ours else "#8a9296", width=3 if area.ours else 2)
    colour = OURS if area.ours else OTHERS
    shape = 2 if area.ours else 0  # a diamond among circles
    yield svg.marker(shape, x(value), middle, fill=colour, size=5.5 if area.ours else 4)
    yield svg.text(size.width - 2, base, show(value), anchor="end", size=letters, bold=area.ours)
