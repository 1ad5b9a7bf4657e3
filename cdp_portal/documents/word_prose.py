"""A tree of restricted Markdown in a Word file: paragraphs, headings, real lists, quotes, tables and links."""

from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from cdp_portal.documents import word_lists
from cdp_portal.documents.blocks import plain
from cdp_portal.documents.word_styles import LINK, heading
from cdp_portal.documents.word_tables import add_tree_table

MONOSPACE = "Courier New"
STEP = Cm(0.75)  # the indent of one level of a list or quote


def add(word: Word, tree: list[dict], level: int) -> None:
    """Add the blocks; the author's highest heading becomes a heading of `level`."""
    for block in tree:
        _block(word, block, level, depth=0)


def _block(word: Word, block: dict, level: int, depth: int) -> None:
    match block["kind"]:
        case "paragraph" | "text":
            fill(_paragraph(word, depth), block["children"])
        case "heading":
            fill(word.add_paragraph(style=heading(level + block["level"] - 1)), block["children"])
        case "list":
            _list(word, block, level, depth)
        case "quote":
            for child in block["children"]:
                _block(word, child, level, depth + 1)
        case "preformatted":
            _paragraph(word, depth).add_run(plain(block["text"]).rstrip("\n")).font.name = MONOSPACE
        case "rule":
            _rule(word)
        case "picture":
            _paragraph(word, depth).add_run(plain(block["alt"]))
        case "table":
            add_tree_table(word, block, fill)


def _paragraph(word: Word, depth: int) -> Paragraph:
    paragraph = word.add_paragraph(style="Quote" if depth else None)
    if depth:
        paragraph.paragraph_format.left_indent = STEP * depth
    return paragraph


def _list(word: Word, block: dict, level: int, depth: int) -> None:
    number = word_lists.begin(word, ordered=block["ordered"], start=block["start"], depth=depth)
    for item in block["items"]:
        first, *others = item or [{"kind": "text", "children": []}]
        if first["kind"] not in ("paragraph", "text"):
            first, others = {"kind": "text", "children": []}, item
        paragraph = word.add_paragraph(style="List Paragraph")
        word_lists.number(paragraph, number, depth)
        fill(paragraph, first["children"])
        for other in others:
            _block(word, other, level, depth + 1)


def _rule(word: Word) -> None:
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    word.add_paragraph()._p.get_or_add_pPr().append(borders)


def fill(paragraph: Paragraph, parts: list, *, into=None, marks: frozenset[str] = frozenset()) -> None:
    """Add inline content: runs with the `marks` around them, `into` a link's element or the paragraph itself."""
    for part in parts:
        if isinstance(part, str):
            _run(paragraph, part, into, marks)
        elif part["kind"] == "break":
            _run(paragraph, "\n", into, marks)
        elif part["kind"] == "code":
            _run(paragraph, part["text"], into, marks).font.name = MONOSPACE
        elif part["kind"] == "link":
            link = _link(paragraph, part["href"])
            fill(paragraph, part["children"], into=link, marks=marks | {"link"})
        else:
            fill(paragraph, part["children"], into=into, marks=marks | {part["kind"]})


def _run(paragraph: Paragraph, text: str, into, marks: frozenset[str]) -> Run:
    run = paragraph.add_run(plain(text), style=LINK if "link" in marks else None)
    run.bold = "strong" in marks or None
    run.italic = "emphasis" in marks or None
    run.font.strike = "deleted" in marks or None
    if into is not None:
        into.append(run._r)
    return run


def _link(paragraph: Paragraph, href: str):
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(plain(href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link
