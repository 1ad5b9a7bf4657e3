"""A document as Word reads it, by python-docx."""

import io
import zipfile

import docx
from docx.document import Document as Word

from cdp_portal.documents import word_prose, word_styles, word_tables
from cdp_portal.documents.blocks import Block, Document, Facts, Heading, Paragraph, Prose, Table, packed, plain


def write_docx(document: Document) -> bytes:
    """The document as a docx file: real headings, lists and header rows; nothing of its maker or of any machine."""
    word = docx.Document()
    word_styles.prepare(word, document)
    word.add_paragraph(plain(document.title), style="Title")
    for block in document.blocks:
        _add(word, block)
    buffer = io.BytesIO()
    word.save(buffer)
    with zipfile.ZipFile(buffer) as made:
        return packed([(name, made.read(name)) for name in made.namelist()])


def _add(word: Word, block: Block) -> None:
    match block:
        case Heading(level, text):
            word.add_paragraph(plain(text), style=word_styles.heading(level))
        case Paragraph(text):
            word.add_paragraph(plain(text))
        case Facts(rows):
            word_tables.add_facts(word, rows)
        case Table():
            word_tables.add_table(word, block)
        case Prose(tree, level):
            word_prose.add(word, tree, level)
