"""Pictures in print: a chart as SVG, with the words that stand for it where it cannot be seen."""

import re
from dataclasses import dataclass

FONT = re.compile(r'font-family="[^"]*"')
SIZE = re.compile(r'<svg[^>]*\bviewBox="0 0 ([\d.]+) ([\d.]+)"')
PRINTED = 'font-family="Source Sans 3"'
LINE = 470.0  # points of a line on A4
POINTS = 0.75  # of a pixel: what is drawn 680 pixels wide fills a printed line, and is never enlarged beyond its size


@dataclass(frozen=True)
class Picture:
    """`alt` says every number of the picture; `caption` stands above it, if any.

    `large` is the same picture drawn for large print (`cdp_portal.charts.LARGE_PRINT`).
    """

    svg: str
    alt: str
    caption: str = ""
    large: str = ""


def picture_data(picture: Picture) -> dict:
    """What the templates print: the picture in the letters of the page, its width and height in points.

    Raises ValueError for a picture without alternative text, or one that does not say how large it is.
    """
    if not picture.alt:
        raise ValueError("A picture in print has words that stand for it.")
    large = _sized(picture.large, LINE) if picture.large else {}
    return {**_sized(picture.svg), "alt": picture.alt, "caption": picture.caption, "large": large}


def _sized(svg: str, width: float = 0) -> dict[str, str | float]:
    """The drawing with its width and height in points, made as wide as asked."""
    found = SIZE.match(svg)
    if found is None:
        raise ValueError("A picture in print is an SVG that says how large it is.")
    wide, high = float(found[1]), float(found[2])
    scale = width / wide if width else POINTS
    return {"svg": FONT.sub(PRINTED, svg, count=1), "width": wide * scale, "height": high * scale}


def picture_block(picture: Picture) -> dict:
    """The same as a block of a tree (`cdp_portal.markdown`), for papers and packs."""
    return {"kind": "picture", **picture_data(picture)}
