"""The sizes a chart is drawn at. Each is shown as large as it is: letters of 12 pixels and more."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """`beside`: how much room names have at the right end of their lines; without it they stand in a key below.

    Without a key the page says in words what the key would; then only our figure and its target are written out.
    """

    width: float
    height: float
    letters: int
    beside: float
    ticks: int
    keyed: bool
    most_marked: int  # with more periods only points that stand alone or say something get a mark


WIDE = Size(width=680, height=340, letters=14, beside=205, ticks=5, keyed=True, most_marked=40)
NARROW = Size(width=340, height=280, letters=13, beside=0, ticks=4, keyed=True, most_marked=16)
LARGE_PRINT = Size(width=320, height=300, letters=13, beside=0, ticks=4, keyed=True, most_marked=16)  # 19 points
COMPACT = Size(width=300, height=150, letters=12, beside=0, ticks=2, keyed=False, most_marked=12)
