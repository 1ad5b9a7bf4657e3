"""One paper as the pack prints it."""

from pathlib import Path

from cdp_portal import markdown
from cdp_portal.pdf.engine import PaperUnusable
from cdp_portal.pdf.pack import AuthoredPaper, HeaderRow, Section, UploadedPaper
from cdp_portal.pdf.wording import FOR_READER
from meetings.models import Paper
from meetings.papers import printed_header, printed_sections


def key_of(paper: Paper) -> str:
    return f"paper-{paper.pk}"


def paper_part(number: str, paper: Paper) -> AuthoredPaper | UploadedPaper:
    """The part of the pack under the item of that number. Raises PaperUnusable when an uploaded file is missing."""
    if paper.kind == Paper.Kind.UPLOADED:
        return UploadedPaper(
            key=key_of(paper), number=number, title=paper.title, pdf=stored_pdf(paper), notice=notice_of(paper)
        )
    return AuthoredPaper(
        key=key_of(paper),
        number=number,
        title=paper.title,
        header=tuple(HeaderRow(label, value) for label, value in printed_header(paper)),
        sections=tuple(Section(title, markdown.parse(text), level) for title, text, level in printed_sections(paper)),
    )


def source_of(paper: Paper) -> list:
    """All that is printed of the paper, as it stands in the records: equal when nothing of it changed."""
    if paper.kind == Paper.Kind.UPLOADED:
        return [paper.title, paper.sha256, notice_of(paper)]
    return [paper.title, printed_header(paper), printed_sections(paper)]


def notice_of(paper: Paper) -> str:
    """What the page before an uploaded paper says of how it can be read; "" for one that everybody can read."""
    return FOR_READER.get(paper.accessibility, "")


def stored_pdf(paper: Paper) -> Path | bytes:
    """The file of an uploaded paper: where it is, or its content when the store has no folders.

    Raises PaperUnusable, which names the paper, when it is missing.
    """
    if (path := _path(paper)) and path.exists():
        return path
    try:
        with paper.file.open("rb") as stored:
            return stored.read()
    except FileNotFoundError as error:
        raise PaperUnusable(f"The file of “{paper.title}” is missing. Upload it again on the paper’s page.") from error


def _path(paper: Paper) -> Path | None:
    try:
        return Path(paper.file.path)
    except NotImplementedError:
        return None
