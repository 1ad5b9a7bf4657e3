"""A text document becomes a tagged PDF."""

from pathlib import PurePath

from django.conf import settings

from cdp_portal.conversion import documents, office, stripping
from cdp_portal.conversion.errors import Unconvertible
from cdp_portal.conversion.finishing import with_title

__all__ = ["Unconvertible", "is_offered", "to_pdf"]


def is_offered() -> bool:
    """Whether LibreOffice is there, so that a form may ask for Word documents too."""
    return office.executable(settings.SOFFICE) != ""


def to_pdf(content: bytes, name: str) -> bytes:
    """The PDF of a Word (.docx) or OpenDocument (.odt) text, tagged for screen readers.

    `name` is what its file is called; what a file is, is read from `content` alone. Takes some two seconds, and waits
    for its turn: one document is converted at a time. Raises Unconvertible, whose text says what to do instead.
    """
    suffix = documents.checked(content)
    if not is_offered():
        raise Unconvertible("not_offered")
    pdf = office.converted(stripping.stripped(content, suffix), suffix, office.executable(settings.SOFFICE))
    return with_title(pdf, PurePath(name).stem)
