"""Who reports to whom as a diagram: bodies as boxes, lines with an arrow towards the body that is reported to.

`wide_diagram` is for screens and paper, `narrow_diagram` for phones; both say in words all that they draw.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from django.utils.safestring import SafeString

from cdp_portal.charts import svg

NAME, KIND, PAD = 15, 14, 10
NAME_LINE, KIND_LINE = 19, 18
KEY_LINE, SAMPLE = 26, 44
HINT = "The arrow points to the body that is reported to."
ROUNDED = "Rounded box: a body outside"


class Stroke(Enum):
    """How a line is drawn: (width, dashes)."""

    THICK = (4.0, "")
    SOLID = (1.8, "")
    DASHED = (2.2, "9 5")
    DOTTED = (2.6, "2.5 4")


@dataclass(frozen=True)
class Box:
    """A body: a number above zero, its name, what it is in words, and whether it stands outside (rounded corners)."""

    key: int
    name: str
    kind: str
    outside: bool = False


@dataclass(frozen=True)
class Line:
    """One body reports to another, in words such as “reports to”. Lines alike in words are alike in stroke."""

    reporting: int
    to: int
    words: str
    stroke: Stroke


def governance_description(boxes: Sequence[Box], lines: Sequence[Line]) -> str:
    """Every line in words, then the boxes that have none."""
    names = {box.key: box.name for box in boxes}
    said = [f"{names[line.reporting]} {line.words} {names[line.to]}" for line in lines]
    linked = {key for line in lines for key in (line.reporting, line.to)}
    said += [f"{box.name}: no line" for box in boxes if box.key not in linked]
    return f"{'; '.join(said) or 'No bodies'}."


def checked(boxes: Sequence[Box], lines: Sequence[Line]) -> None:
    """Raises ValueError for what cannot be drawn: two boxes with one key, a line without a box at both its ends."""
    keys = {box.key for box in boxes}
    if len(keys) < len(boxes) or min(keys, default=1) < 1:
        raise ValueError("Each box has a key of its own, a number above zero.")
    if not all({line.reporting, line.to} <= keys and line.reporting != line.to for line in lines):
        raise ValueError("A line joins two different boxes.")


def box_height(box: Box, width: float) -> float:
    inner = width - PAD * 2
    return (
        PAD * 2
        + len(svg.wrapped(box.name, inner, NAME)) * NAME_LINE
        + len(svg.wrapped(box.kind, inner, KIND)) * KIND_LINE
    )


def drawn_box(box: Box, left: float, top: float, width: float, height: float) -> SafeString:
    """The box with its words in the middle of it."""
    inner = width - PAD * 2
    frame = svg.element(
        "rect",
        x=left + 1,
        y=top + 1,
        width=width - 2,
        height=height - 2,
        rx=14 if box.outside else "",
        fill=svg.PALE if box.outside else svg.PAPER,
        stroke=svg.INK,
        stroke_width=1.2 if box.outside else 2,
    )
    middle, y = left + width / 2, top + (height - box_height(box, width)) / 2 + PAD - 5
    words = []
    for text in svg.wrapped(box.name, inner, NAME):
        y += NAME_LINE
        words.append(svg.text(middle, y, text, anchor="middle", size=NAME, bold=True))
    for text in svg.wrapped(box.kind, inner, KIND):
        y += KIND_LINE
        words.append(svg.text(middle, y, text, anchor="middle", size=KIND, fill=svg.GREY))
    return svg.element("g", svg.group([frame, *words]))


def drawn_line(line: Line, names: dict[int, str], points: Sequence[tuple[float, float]]) -> SafeString:
    """The line through `points`, the first of them at the body reported to.

    Lines that share a stretch begin at the same end, so that their dashes fall upon one another.
    """
    width, dash = line.stroke.value
    said = svg.element("title", f"{names[line.reporting]} {line.words} {names[line.to]}")
    return svg.element("g", svg.group([said, svg.path_through(points, stroke=svg.INK, width=width, dash=dash)]))


def arrow(x: float, y: float, *, towards: str = "up") -> SafeString:
    """A tip at (x, y) that points up, down or right."""
    back = 11 if towards == "up" else -11
    corners = [(x, y), (x - 6, y + back), (x + 6, y + back)]
    if towards == "right":
        corners = [(x, y), (x - 11, y - 6), (x - 11, y + 6)]
    return svg.element("polygon", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in corners), fill=svg.INK)


def key(boxes: Sequence[Box], lines: Sequence[Line], top: float, width: float) -> tuple[list[SafeString], float]:
    """What the strokes mean, in as many columns as fit; returns it with the height it takes."""
    entries: list[tuple[str, Stroke | None]] = [
        (words[:1].upper() + words[1:], stroke) for words, stroke in dict.fromkeys((e.words, e.stroke) for e in lines)
    ]
    if any(box.outside for box in boxes):
        entries.append((ROUNDED, None))
    widest = max((svg.text_width(words, KIND) for words, _ in entries), default=0) + SAMPLE + 30
    columns = max(int(width // widest), 1)
    elements = []
    y = top + 8
    if lines:
        for text in svg.wrapped(HINT, width, KIND):
            y += KIND_LINE
            elements.append(svg.text(0, y - 4, text, size=KIND))
    for index, (words, stroke) in enumerate(entries):
        left = (index % columns) * widest
        line_top = y + (index // columns) * KEY_LINE
        elements += _sample(left, line_top + 15, stroke)
        elements.append(svg.text(left + SAMPLE + 10, line_top + 20, words, size=KIND))
    return elements, y - top + -(-len(entries) // columns) * KEY_LINE + 4


def _sample(left: float, middle: float, stroke: Stroke | None) -> Iterator[SafeString]:
    if stroke is None:
        yield svg.element(
            "rect",
            x=left + 1,
            y=middle - 9,
            width=SAMPLE - 2,
            height=18,
            rx=8,
            fill=svg.PALE,
            stroke=svg.INK,
            stroke_width=1.2,
        )
        return
    width, dash = stroke.value
    yield svg.path_through([(left + SAMPLE - 10, middle), (left, middle)], stroke=svg.INK, width=width, dash=dash)
    yield arrow(left + SAMPLE, middle, towards="right")
