"""The parts of a whole as one bar, with a key that needs no colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from django.utils.safestring import SafeString

from cdp_portal.charts import svg
from cdp_portal.charts.scale import Scale
from cdp_portal.charts.show import Number, Show, plain

WIDTH, BAR, ROW = 520, 40, 26
COLOURS = ("#1d70b8", "#003078", "#00703c", "#4c2c92", "#505a5f", "#942514")


@dataclass(frozen=True)
class Part:
    name: str
    value: Number


def stack_description(parts: Sequence[Part], show: Show = plain) -> str:
    """Every number of the chart in words; also the alternative text in a PDF."""
    total = sum((Decimal(part.value) for part in parts), Decimal(0))
    shares = (f"{part.name}: {_said(part, total, show)}" for part in parts)
    return "; ".join([*shares, f"total: {show(total)}"]) + "."


def _said(part: Part, total: Decimal, show: Show) -> str:
    value = Decimal(part.value)
    return f"{show(value)} ({value / total:.0%})" if total else show(value)


def stacked_bar(uid: str, title: str, parts: Sequence[Part], *, show: Show = plain) -> SafeString:
    """Up to six parts, each lettered in the bar and in the key. Raises ValueError for more, or for one below zero."""
    if len(parts) > len(COLOURS) or any(part.value < 0 for part in parts):
        raise ValueError("A stacked bar holds at most 6 parts, none below zero.")
    total = sum((Decimal(part.value) for part in parts), Decimal(0))
    elements = [*_bar(parts, total), *_key(parts, total, show)]
    height = BAR + 10 + ROW * max(len(parts), 1)
    return svg.drawing(uid, title, stack_description(parts, show), WIDTH, height, elements)


def _bar(parts: Sequence[Part], total: Decimal) -> Iterator[SafeString]:
    yield svg.rect(0.5, 0.5, WIDTH - 1, BAR, fill=svg.PALE, stroke=svg.GREY)
    x = Scale(Decimal(0), total or Decimal(1), 0, WIDTH)
    reached = Decimal(0)
    for part, letter, colour in zip(parts, ascii_uppercase, COLOURS, strict=False):
        left, right = x(reached), x(reached + part.value)
        reached += part.value
        if right > left:
            yield svg.rect(left, 0, right - left, BAR + 1, fill=colour)
            yield svg.line(right, 0, right, BAR + 1, stroke=svg.PAPER, width=2)
        if right - left > 20:
            yield svg.text((left + right) / 2, BAR / 2 + 6, letter, anchor="middle", fill=svg.PAPER, bold=True)


def _key(parts: Sequence[Part], total: Decimal, show: Show) -> Iterator[SafeString]:
    for index, (part, letter, colour) in enumerate(zip(parts, ascii_uppercase, COLOURS, strict=False)):
        top = BAR + 14 + index * ROW
        words = _said(part, total, show)
        yield svg.rect(0, top, 20, 20, fill=colour)
        yield svg.text(10, top + 15, letter, anchor="middle", fill=svg.PAPER, size=14, bold=True)
        yield svg.text(28, top + 15, svg.fitted(part.name, WIDTH - 40 - svg.text_width(words)))
        yield svg.text(WIDTH, top + 15, words, anchor="end")
