"""The first sheet of a workbook: what it is, when it was made, and what its tables mean."""

from collections.abc import Iterator
from typing import Literal

from cdp_portal.sheets.cells import LONDON, clean
from cdp_portal.sheets.table import Workbook

NAME = "About"
Line = tuple[Literal["title", "heading", "plain"], tuple[str, str]]


def about(workbook: Workbook) -> Iterator[Line]:
    """Its lines, each with a style and two cells."""
    made = workbook.made_at.astimezone(LONDON)
    yield "title", (clean(workbook.title), "")
    yield "plain", ("Made on", f"{made.day} {made:%B %Y} at {made:%H:%M}")
    for label, value in workbook.properties.items():
        yield "plain", (clean(label), clean(value))
    for name, sheet in workbook.named_sheets:
        count = len(sheet.rows)
        yield "plain", ("", "")
        yield "heading", (name, clean(sheet.title))
        yield "plain", ("Rows", f"{count:,}")
        for note in sheet.notes:
            yield "plain", ("Note", clean(note))
