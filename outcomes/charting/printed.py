"""The same chart in print: picture, words and tables of one `Charted`."""

from collections.abc import Iterator

from cdp_portal.pdf.pictures import Picture
from cdp_portal.pdf.report import Column, Section, Table
from outcomes.charting.charted import Charted
from outcomes.charting.table import ShownTable


def picture_of(chart: Charted) -> Picture | None:
    """What the page shows on a wide screen; None where there are too few figures for a picture."""
    if not chart.has_picture:
        return None
    return Picture(svg=str(chart.wide), alt=chart.description, large=str(chart.large))


def section_of(chart: Charted) -> Section:
    """A section of a report in PDF."""
    picture = picture_of(chart)
    return Section(
        title=chart.title,
        intro=chart.headline,
        paragraphs=chart.summary,
        pictures=(picture,) if picture else (),
        tables=tuple(_printed(table) for table in tables_of(chart)),
    )


def tables_of(chart: Charted) -> Iterator[ShownTable]:
    yield chart.table
    if chart.lines:
        yield chart.lines


def _printed(table: ShownTable) -> Table:
    columns = tuple(Column(title, "right" if numeric else "left") for title, numeric in table.columns)
    return Table(table.caption, columns, table.rows)
