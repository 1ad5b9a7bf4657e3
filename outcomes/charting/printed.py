"""The same chart in print and in documents: picture, words and tables of one `Charted`."""

from collections.abc import Iterator

from cdp_portal.documents import Block, Heading, Paragraph
from cdp_portal.documents import Table as DocumentTable
from cdp_portal.pdf.pictures import Picture, picture_block
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


def tree_of(chart: Charted) -> list[dict]:
    """Blocks of a paper or a pack (`cdp_portal.markdown`), without a heading."""
    paragraphs = [{"kind": "paragraph", "children": [words]} for words in (chart.headline, *chart.summary)]
    picture = picture_of(chart)
    pictures = [picture_block(picture)] if picture else []
    return [*paragraphs, *pictures, *(_branch(table) for table in tables_of(chart))]


def blocks_of(chart: Charted, level: int) -> list[Block]:
    """Blocks of a Word or Open Document file, which gets words and tables: it holds no such pictures."""
    words = [Paragraph(sentence) for sentence in (chart.headline, *chart.summary)]
    tables = [
        DocumentTable(table.caption, [title for title, _ in table.columns], table.rows) for table in tables_of(chart)
    ]
    return [Heading(level, chart.title), *words, *tables]


def tables_of(chart: Charted) -> Iterator[ShownTable]:
    yield chart.table
    if chart.lines:
        yield chart.lines


def _printed(table: ShownTable) -> Table:
    columns = tuple(Column(title, "right" if numeric else "left") for title, numeric in table.columns)
    return Table(table.caption, columns, table.rows)


def _branch(table: ShownTable) -> dict:
    return {
        "kind": "table",
        "align": ["right" if numeric else "left" for _, numeric in table.columns],
        "head": [[title] for title, _ in table.columns],
        "rows": [[[text] for text in row] for row in table.rows],
    }
