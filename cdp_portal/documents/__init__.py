"""Documents that people paste and edit elsewhere: one description, written as Word (docx) and Open Document (odt)."""

from cdp_portal.documents.blocks import Block, Document, Facts, Heading, Paragraph, Prose, Table
from cdp_portal.documents.odt import write_odt
from cdp_portal.documents.word import write_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
# By the word that stands in an address: content type and writer.
FORMATS = {"docx": (DOCX, write_docx), "odt": (ODT, write_odt)}

__all__ = [
    "DOCX",
    "FORMATS",
    "ODT",
    "Block",
    "Document",
    "Facts",
    "Heading",
    "Paragraph",
    "Prose",
    "Table",
    "write_docx",
    "write_odt",
]
