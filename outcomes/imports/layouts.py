"""Which of the layouts a sheet has. Knows no Django."""

from collections.abc import Sequence

from cdp_portal.imports.sheets import Row
from outcomes.imports.fingertips import Fingertips
from outcomes.imports.own import OwnTemplate
from outcomes.imports.tables import AreaTable

LAYOUTS = (Fingertips, OwnTemplate, AreaTable)  # in this order: a table by area is the least certain
Layout = Fingertips | OwnTemplate | AreaTable


def recognise(head: Sequence[Row], sheet: str = "") -> Layout | None:
    """The layout of a sheet of which these are the first rows."""
    return next((found for layout in LAYOUTS if (found := layout.recognise(head, sheet))), None)
