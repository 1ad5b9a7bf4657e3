"""A highlight report on one sheet of A4."""

from datetime import datetime

from cdp_portal.pdf.onepage import Block, Line, OnePage, build_one_page
from cdp_portal.pdf.pictures import Picture
from outcomes.highlight.parts import Highlight, Item, Part

MOST, LEAST = 7, 1  # lines of a part
MOST_PICTURES = 3


def printed(found: Highlight, *, issued_at: datetime) -> bytes:
    """The PDF, tagged to PDF/UA-1: as many lines of each part as one page holds, and how many more there are.

    Raises PdfError.
    """
    specs = [_sheet(found.shortened(most), issued_at) for most in range(MOST, LEAST - 1, -1)]
    return build_one_page(specs)


def _sheet(found: Highlight, issued_at: datetime) -> OnePage:
    pictures = [item.chart for part in found.parts for item in part.items if item.chart][:MOST_PICTURES]
    return OnePage(
        title=f"{found.partnership}: highlight report",
        subtitle=found.period,
        columns=tuple(tuple(_block(part) for part in half) for half in found.halves),
        pictures=tuple(Picture(svg=str(one.compact), alt=one.description, caption=one.title) for one in pictures),
        issued_at=issued_at,
    )


def _block(part: Part) -> Block:
    return Block(part.title, tuple(_line(item) for item in part.items), part.empty, part.more)


def _line(item: Item) -> Line:
    return Line(item.tag, item.text, " ".join(words for words in (item.whose and f"{item.whose}.", item.why) if words))
