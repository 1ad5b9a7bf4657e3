"""A document in the Open Document format, its text by odfdo and its styles by `odt_parts`."""

from collections.abc import Sequence

from odfdo import Element, Header, Paragraph

from cdp_portal.documents import blocks, odt_prose, odt_tables
from cdp_portal.documents.blocks import Block, Document, Facts, Heading, Prose, Table, packed, plain
from cdp_portal.documents.odt_parts import CONTENT, MANIFEST, META, MIME, STYLES, escaped


def write_odt(document: Document) -> bytes:
    """The document as an odt file: real headings, lists and header rows; nothing of its maker or of any machine."""
    pieces: list[Element] = [Paragraph(plain(document.title), style="Title")]
    for block in document.blocks:
        pieces += _pieces(block)
    language, _, country = document.language.partition("-")
    said = {
        "title": escaped(plain(document.title)),
        "marking": escaped(plain(document.marking)),
        "language": escaped(language),
        "country": escaped(country),
    }
    content = CONTENT.format(
        styles=odt_tables.column_styles(document.blocks), body="".join(piece.serialize() for piece in pieces)
    )
    return packed(
        [
            ("mimetype", MIME.encode()),
            ("META-INF/manifest.xml", MANIFEST.encode()),
            ("meta.xml", META.format(**said).encode()),
            ("styles.xml", STYLES.format(**said).encode()),
            ("content.xml", content.encode()),
        ]
    )


def heading(level: int, text: str = "") -> Header:
    level = min(max(level, 1), blocks.LOWEST_HEADING)
    return Header(level, plain(text), style=f"Heading_20_{level}")


def _pieces(block: Block) -> Sequence[Element]:
    match block:
        case Heading(level, text):
            return [heading(level, text)]
        case blocks.Paragraph(text):
            return [Paragraph(plain(text), style="Body")]
        case Facts(rows):
            return odt_tables.facts(rows)
        case Table():
            return odt_tables.table(block)
        case Prose(tree, level):
            return odt_prose.pieces(tree, level)
    raise AssertionError(f"A document has no such block: {block!r}")
