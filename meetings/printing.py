"""One paper on its own, as PDF in the council's template, and as Word or Open Document for pasting elsewhere.

Internal notes, clearances and texts without a place are no part of it.
"""

from datetime import datetime

from cdp_portal import documents, markdown
from cdp_portal.documents import Block, Document, Facts, Heading, Prose
from cdp_portal.pdf.paper import PaperSpec, build_paper
from cdp_portal.release import Audience
from meetings.models import Paper
from meetings.packs.spec import MARKINGS
from meetings.papers import printed_header, printed_sections
from meetings.visible import class_of_paper

PDF = "pdf"


def print_paper(paper: Paper, kind: str, *, issued_at: datetime) -> tuple[bytes, str, str]:
    """The paper as `kind` ("pdf", "docx", "odt"; anything else is a PDF), its content type and what the file is called.

    The paper is read with `papers.printable()`. Raises PdfError.
    """
    name = f"{paper.item.meeting.slug}-paper-{paper.pk}"
    if kind in documents.FORMATS:
        content_type, write = documents.FORMATS[kind]
        return write(as_document(paper)), content_type, f"{name}.{kind}"
    return build_paper(as_spec(paper, issued_at=issued_at)), "application/pdf", f"{name}.pdf"


def as_spec(paper: Paper, *, issued_at: datetime) -> PaperSpec:
    return PaperSpec(
        council=paper.template.council,
        body=str(paper.item.meeting.body),
        title=paper.title,
        header=tuple(printed_header(paper)),
        sections=tuple((title, markdown.parse(text), level) for title, text, level in printed_sections(paper)),
        issued_at=issued_at,
        marking=marking(paper),
    )


def as_document(paper: Paper) -> Document:
    header, body = printed_header(paper), str(paper.item.meeting.body)
    named = [] if body in dict(header).values() else [("Report to", body)]
    blocks: list[Block] = [Facts([*named, *header])]
    for title, text, level in printed_sections(paper):
        if title:
            blocks.append(Heading(level - 1, title))
        if text:
            blocks.append(Prose(markdown.parse(text), level))
    return Document(paper.title, blocks, marking=marking(paper))


def marking(paper: Paper) -> str:
    return MARKINGS[Audience(class_of_paper(paper))]
