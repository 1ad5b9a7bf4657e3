"""Tables and facts in a Word file."""

from collections.abc import Callable, Sequence

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.table import _Row as Row
from docx.text.paragraph import Paragraph

from cdp_portal.documents.blocks import Table, plain
from cdp_portal.documents.word_styles import TEXT_WIDTH

LABELS = 0.28  # share of the width that the labels of facts have


def add_table(word: Word, table: Table) -> None:
    """The caption, then the table; its header row is marked as one and comes again on every page."""
    word.add_paragraph(plain(table.caption), style="Caption").paragraph_format.keep_with_next = True
    made = _table(word, [table.columns, *table.rows], table.shares)
    _rule(made)
    _make_header(made.rows[0])
    caption = _mark(made._tbl.tblPr, "w:tblCaption")
    caption.set(qn("w:val"), plain(table.caption))
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def add_facts(word: Word, rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    made = _table(word, rows, [LABELS, 1 - LABELS])
    for row in made.rows:
        _embolden(row.cells[0])
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def add_tree_table(word: Word, block: dict, fill: Callable[[Paragraph, list], None]) -> None:
    """A table of a tree, whose cells hold inline content that `fill` adds."""
    empty = [[""] * len(block["head"]) for _ in range(1 + len(block["rows"]))]
    made = _table(word, empty, [1 / len(block["head"])] * len(block["head"]))
    for row, contents in zip(made.rows, [block["head"], *block["rows"]], strict=True):
        for cell, content in zip(row.cells, contents, strict=True):
            fill(cell.paragraphs[0], content)
    _rule(made)
    _make_header(made.rows[0])
    word.add_paragraph().paragraph_format.space_after = Pt(0)


def _table(word: Word, rows: Sequence[Sequence[str]], shares: Sequence[float]) -> WordTable:
    """A table made with all its rows at once: adding them one by one takes the library far longer."""
    made = word.add_table(rows=len(rows), cols=len(shares), style="Normal Table")
    made.autofit = False
    for column, share in zip(made.columns, shares, strict=True):
        column.width = round(TEXT_WIDTH * share)
    for row, texts in zip(made.rows, rows, strict=True):
        _mark(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, text, share in zip(row.cells, texts, shares, strict=True):
            cell.width = round(TEXT_WIDTH * share)
            spacing = cell.paragraphs[0].paragraph_format
            spacing.space_before, spacing.space_after = Pt(2), Pt(2)
            cell.paragraphs[0].add_run(plain(text))
    return made


def _rule(made: WordTable) -> None:
    """Thin lines above, below and between the rows."""
    borders = OxmlElement("w:tblBorders")
    made._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)  # Word reads the properties in one order only
    for side in ("top", "bottom", "insideH"):
        line = _mark(borders, f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "7F7F7F")):
            line.set(qn(f"w:{name}"), value)


def _make_header(row: Row) -> None:
    _mark(row._tr.get_or_add_trPr(), "w:tblHeader")
    for cell in row.cells:
        _embolden(cell)


def _embolden(cell: Cell) -> None:
    for run in cell.paragraphs[0].runs:
        run.bold = True


def _mark(parent, name: str):
    element = OxmlElement(name)
    parent.append(element)
    return element
