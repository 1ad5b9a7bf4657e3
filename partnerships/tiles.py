"""Where each authority stands on the portal's own map of equal tiles."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cdp_portal.tables import read_table

TILES = Path(__file__).parent / "data" / "tiles.csv"


@dataclass(frozen=True)
class Place:
    """Column and row are counted from 1 at the top left; the label has two or three letters."""

    column: int
    row: int
    label: str


@cache
def places() -> dict[str, Place]:
    """By GSS code, for the authorities in being since April 2023, from north to south."""
    rows = sorted(read_table(TILES), key=lambda row: (int(row["row"]), int(row["column"])))
    return {row["gss_code"]: Place(int(row["column"]), int(row["row"]), row["label"]) for row in rows}
