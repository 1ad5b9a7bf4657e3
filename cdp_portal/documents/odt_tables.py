"""Tables and facts in an Open Document file."""

from collections.abc import Iterable, Sequence

from odfdo import Cell, Element, Paragraph, Row

from cdp_portal.documents.blocks import Block, Facts, Table, plain

TEXT_WIDTH = 17.0  # centimetres
LABELS = (0.28, 0.72)  # shares of the width that labels and facts have


def column_styles(found: Iterable[Block]) -> str:
    """The styles of the widths that the tables of a document have."""
    shares = {share for block in found for share in _shares(block)}
    return "".join(
        f'<style:style style:name="{_name(share)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{TEXT_WIDTH * share:.2f}cm"/></style:style>'
        for share in sorted(shares)
    )


def _shares(block: Block) -> Sequence[float]:
    if isinstance(block, Table):
        return block.shares
    return LABELS if isinstance(block, Facts) else ()


def _name(share: float) -> str:
    return f"w{share * 10000:.0f}"


def table(block: Table) -> list[Element]:
    """The caption, then the table; its header row comes again on every page."""
    made = grid(
        [[Paragraph(plain(text), style="Table_20_head") for text in block.columns]],
        [[Paragraph(plain(text), style="Table_20_text") for text in row] for row in block.rows],
        block.shares,
    )
    return [Paragraph(plain(block.caption), style="Caption"), made, Paragraph(style="After")]


def facts(rows: Sequence[tuple[str, str]]) -> list[Element]:
    if not rows:
        return []
    cells = [
        [Paragraph(plain(label), style="Table_20_head"), Paragraph(plain(value), style="Table_20_text")]
        for label, value in rows
    ]
    return [grid([], cells, LABELS, cell="Fact"), Paragraph(style="After")]


def grid(
    head: Sequence[Sequence[Paragraph]],
    rows: Sequence[Sequence[Paragraph]],
    shares: Sequence[float] = (),
    *,
    cell: str = "Cell",
) -> Element:
    """A table of paragraphs; without `shares` its columns are as wide as the reader makes them."""
    made = Element.from_tag("table:table")
    made.set_attribute("table:style-name", "Table")
    for share in shares:
        column = Element.from_tag("table:table-column")
        column.set_attribute("table:style-name", _name(share))
        made.append(column)
    if not shares:
        column = Element.from_tag("table:table-column")
        column.set_attribute("table:number-columns-repeated", str(len((head or rows)[0])))
        made.append(column)
    header = Element.from_tag("table:table-header-rows")
    for row in head:
        header.append(_row(row, cell))
    if head:
        made.append(header)
    for row in rows:
        made.append(_row(row, cell))
    return made


def _row(paragraphs: Sequence[Paragraph], style: str) -> Row:
    row = Row(style="Row")
    for paragraph in paragraphs:
        cell = Cell(style=style)
        cell.append(paragraph)
        Element.append(row, cell)
    return row
