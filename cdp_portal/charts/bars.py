"""Rows of bars against what was planned: name and figures above each bar, so that long names fit on a phone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.scale import Scale
from cdp_portal.charts.show import Figure, Number, Show, number, plain, said

WIDTH, LINE, THICK, SPACE = 520, 24, 20, 16
ZERO = Decimal(0)


@dataclass(frozen=True)
class Bar:
    """One row: the figure (or the word why there is none) and, where there is one, the plan it is held against."""

    name: str
    figure: Figure
    plan: Number | None = None


def bar_description(bars: Sequence[Bar], show: Show = plain) -> str:
    """Every number of the chart in words; also the alternative text in a PDF."""
    return "; ".join(f"{bar.name}: {_said(bar, show)}" for bar in bars) + "."


def _said(bar: Bar, show: Show) -> str:
    figure, plan = number(bar.figure), number(bar.plan)
    words = said(bar.figure, show)
    if plan is None:
        return words
    over = f", {show(figure - plan)} over" if figure is not None and figure > plan else ""
    return f"{words}{' of' if figure is not None else ', planned'} {show(plan)}{over}"


def bar_chart(uid: str, title: str, bars: Sequence[Bar], *, show: Show = plain) -> SafeString:
    """All bars are drawn to one scale, with zero in it; what goes beyond the plan is marked off and said."""
    values = [value for bar in bars for value in (number(bar.figure), number(bar.plan)) if value is not None]
    low, high = min([ZERO, *values]), max([ZERO, *values])
    x = Scale(low, high if high > low else low + 1, 1, WIDTH - 1)
    beside = all(svg.text_width(bar.name) * 1.08 + svg.text_width(_said(bar, show)) + 12 <= WIDTH for bar in bars)
    elements: list[SafeString] = []
    top = 0.0
    for bar in bars:
        elements += _heading(bar.name, _said(bar, show), top, beside=beside)
        top += LINE if beside else LINE * 2
        elements += _bar(bar, top, x)
        top += THICK + SPACE
    return svg.drawing(uid, title, bar_description(bars, show), WIDTH, max(top - SPACE / 2, LINE), elements)


def _heading(name: str, words: str, top: float, *, beside: bool) -> Iterator[SafeString]:
    """The name at the left and the figures at the right, or below it when some would collide."""
    yield svg.text(0, top + 16, svg.fitted(name, WIDTH), bold=True)
    yield svg.text(WIDTH, top + 16, words, anchor="end") if beside else svg.text(0, top + LINE + 16, words)


def _bar(bar: Bar, top: float, x: Scale) -> Iterator[SafeString]:
    figure, plan = number(bar.figure), number(bar.plan)
    if plan is not None:
        yield _stretch(x, ZERO, plan, top, THICK, fill=svg.PALE, stroke=svg.GREY)
    if figure is not None:
        within = min(figure, plan) if plan is not None and figure > 0 else figure
        yield _stretch(x, ZERO, within, top + 3, THICK - 6, fill=svg.BLUE)
        if plan is not None and figure > plan:
            yield _stretch(x, max(plan, ZERO), figure, top + 3, THICK - 6, fill=svg.RED)
            yield svg.line(x(plan), top - 3, x(plan), top + THICK + 3, stroke=svg.INK, width=3)
    yield svg.line(x(ZERO), top - 2, x(ZERO), top + THICK + 2, stroke=svg.INK, width=2)


def _stretch(
    x: Scale, start: Decimal, end: Decimal, top: float, height: float, *, fill: str, stroke: str = ""
) -> SafeString:
    left, right = sorted((x(start), x(end)))
    return svg.rect(left, top, right - left, height, fill=fill, stroke=stroke)
