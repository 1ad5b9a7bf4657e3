"""Pictures in print: a chart as SVG, with the words that stand for it where it cannot be seen."""

import re
from dataclasses import dataclass

FONT = re.compile(r'font-family="[^"]*"')
SIZE = re.compile(r'<svg[^>]*\bviewBox="0 0 ([\d.]+) ([\d.]+)"')
PRINTED = 'font-family="Source Sans 3"'
POINTS = 0.75  # of a pixel: what is drawn 680 pixels wide fills a printed line, and is never enlarged beyond its size


@dataclass(frozen=True)
class Picture:
    """`alt` says every number of the picture; `caption` stands above it, if any."""

    svg: str
    alt: str
    caption: str = ""


def picture_data(picture: Picture) -> dict[str, str | float]:
    """What the templates print: the picture in the letters of the page, its width and height in points.

    Raises ValueError for a picture without alternative text, or one that does not say how large it is.
    """
    found = SIZE.match(picture.svg)
    if found is None or not picture.alt:
        raise ValueError("A picture in print is an SVG with a size, and has words that stand for it.")
    return {
        "svg": FONT.sub(PRINTED, picture.svg, count=1),
        "alt": picture.alt,
        "caption": picture.caption,
        "width": float(found[1]) * POINTS,
        "height": float(found[2]) * POINTS,
    }


def picture_block(picture: Picture) -> dict[str, str | float]:
    """The same as a block of a tree (`cdp_portal.markdown`), for papers and packs."""
    return {"kind": "picture", **picture_data(picture)}
