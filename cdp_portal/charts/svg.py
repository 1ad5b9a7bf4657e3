"""The elements charts are made of: presentation attributes only, every text escaped."""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString

INK, GREY, PALE, PAPER = "#0b0c0c", "#505a5f", "#f3f2f1", "#ffffff"
BLUE, GREEN, RED = "#1d70b8", "#00703c", "#d4351c"
FONT = "Arial, sans-serif"
LETTER = 0.54  # of the size: the width of an average letter in Arial
UID = re.compile("[A-Za-z][A-Za-z0-9_-]*")
Attribute = str | float


def element(tag: str, content: str | SafeString = "", **attributes: Attribute) -> SafeString:
    """One element; `stroke_width=2` becomes `stroke-width="2"`, and empty attributes are left out.

    Tag and names are ours; every value and text is escaped here, by itself, as a page of charts has thousands of them.
    """
    named = [f' {name.replace("_", "-")}="{_written(value)}"' for name, value in attributes.items() if value != ""]
    return SafeString(f"<{tag}{''.join(named)}>{conditional_escape(content)}</{tag}>")


def _written(value: Attribute) -> str:
    if isinstance(value, str):
        return str(escape(value))
    return f"{round(value, 1) + 0.0:g}"  # the sum makes -0 a 0


def group(elements: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(conditional_escape(one) for one in elements))


def text(
    x: float,
    y: float,
    content: str,
    *,
    anchor: str = "",
    fill: str = INK,
    size: int = 15,
    bold: bool = False,
    edged: bool = False,
) -> SafeString:
    """Words; `edged` ones have a white edge, so that they can be read on lines."""
    edge: dict[str, Attribute] = {}
    if edged:
        edge = {"stroke": PAPER, "stroke_width": 4, "stroke_linejoin": "round", "paint_order": "stroke"}
    weight = "bold" if bold else ""
    return element("text", content, x=x, y=y, fill=fill, font_size=size, text_anchor=anchor, font_weight=weight, **edge)


def line(x1: float, y1: float, x2: float, y2: float, *, stroke: str, width: float = 1, dash: str = "") -> SafeString:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=stroke, stroke_width=width, stroke_dasharray=dash)


def rect(x: float, y: float, width: float, height: float, *, fill: str, stroke: str = "") -> SafeString:
    return element("rect", x=x, y=y, width=width, height=height, fill=fill, stroke=stroke)


def path_through(points: Iterable[tuple[float, float]], *, stroke: str, width: float, dash: str = "") -> SafeString:
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return element(
        "polyline",
        points=corners,
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_linejoin="round",
        stroke_dasharray=dash,
    )


def marker(shape: int, x: float, y: float, *, fill: str, size: float = 4) -> SafeString:
    """A circle, square, diamond or triangle, so that colour is never the only difference."""
    if shape % 4 == 0:
        return element("circle", cx=x, cy=y, r=size, fill=fill)
    if shape % 4 == 1:
        return rect(x - size, y - size, size * 2, size * 2, fill=fill)
    reach = size * 1.35
    corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
    if shape % 4 == 3:
        corners = [(x, y - reach), (x + reach, y + size), (x - reach, y + size)]
    return element("polygon", points=" ".join(f"{a:.1f},{b:.1f}" for a, b in corners), fill=fill)


def triangle(x: float, y: float, *, upwards: bool, fill: str, stroke: str, size: float = 6) -> SafeString:
    """A point that stands out; its tip says which way."""
    tip, foot = (y - size * 1.1, y + size * 0.8) if upwards else (y + size * 1.1, y - size * 0.8)
    corners = [(x, tip), (x + size, foot), (x - size, foot)]
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in corners)
    return element("polygon", points=points, fill=fill, stroke=stroke, stroke_width=1.5, stroke_linejoin="round")


def drawing(
    uid: str, title: str, description: str, width: float, height: float, elements: Iterable[SafeString]
) -> SafeString:
    """The whole picture. Raises ValueError when `uid` cannot be an id."""
    if not UID.fullmatch(uid):
        raise ValueError(f"“{uid}” cannot name a chart. Use letters, digits and hyphens, a letter first.")
    named = group(
        [
            element("title", title, id=f"{uid}-title"),
            element("desc", description, id=f"{uid}-desc"),
            *elements,
        ]
    )
    return element(
        "svg",
        named,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{uid}-title {uid}-desc",
        font_family=FONT,
        **{"class": "chart"},
    )


def text_width(content: str, size: int = 15) -> float:
    """About how wide a text is, a little generously."""
    return len(content) * size * LETTER


def fitted(content: str, width: float, size: int = 15) -> str:
    """The text, cut with an ellipsis when it would be wider than `width`."""
    room = int(width / (size * LETTER))
    return content if len(content) <= room else content[: max(room - 1, 1)].rstrip() + "…"


def wrapped(text: str, width: float, size: int) -> list[str]:
    """The text in lines that fit; a word longer than a line is cut."""
    room = max(int(width / (size * LETTER)), 1)
    found = [""]
    for word in text.split():
        pieces = [word[start : start + room] for start in range(0, len(word), room)]
        for piece in pieces:
            longer = f"{found[-1]} {piece}".strip()
            if len(longer) <= room:
                found[-1] = longer
            else:
                found.append(piece)
    return found
