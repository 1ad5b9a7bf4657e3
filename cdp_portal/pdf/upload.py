"""The check of a PDF that somebody uploads: refused at once, with what to do, or accepted with its facts."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError

from cdp_portal import conversion
from cdp_portal.conversion import documents
from cdp_portal.pdf import limited
from cdp_portal.pdf.errors import BuildFailed, TooBig, TookTooLong
from cdp_portal.pdf.wording import FOR_READER, SENTENCES, WARNINGS, for_officer

LIMITS = limited.Limits(seconds=30, megabytes=1500)


@dataclass(frozen=True)
class PdfFacts:
    """An accepted PDF: number of pages, their sizes in points as displayed, sentences to show to who uploads it.

    `accessibility` is "accessible" (passed every check for PDF/UA-1), "tagged" (has tags, but not proven), "untagged"
    or "scan"; `faults` are the codes (keys of `wording.FAULTS`) that keep a tagged paper from being accessible.
    """

    pages: int
    sizes: tuple[tuple[float, float], ...]
    warnings: tuple[str, ...]
    accessibility: str
    faults: tuple[str, ...] = ()

    @property
    def for_officer(self) -> str:
        """How accessible the paper is and what to do about it, for who uploads it."""
        return for_officer(self.accessibility, list(self.faults))

    @property
    def for_reader(self) -> str:
        """What the divider page of the pack says about it; "" if there is nothing to say."""
        return FOR_READER[self.accessibility]


@dataclass(frozen=True)
class Accepted:
    """A paper as it is kept: the PDF, its facts, and whether it was made here from a Word document."""

    pdf: bytes
    facts: PdfFacts
    is_converted: bool


def accept(file: BinaryIO | bytes, name: str) -> Accepted:
    """The PDF of what somebody uploads: a PDF, or a Word or OpenDocument text where LibreOffice is installed.

    What the file is, its content tells; `name` only titles a converted document. `file` is rewound afterwards. Raises
    ValidationError with a sentence that says what to do, and its key as `code`.
    """
    content = _read(file)
    if not conversion.is_offered() or documents.kind(content) not in ("docx", "odt"):
        return Accepted(content, check_pdf(content), is_converted=False)
    if len(content) > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        raise _refusal("too_large")
    try:
        pdf = conversion.to_pdf(content, name)
    except conversion.Unconvertible as error:
        raise ValidationError(str(error), code=error.code) from error
    return Accepted(pdf, check_pdf(pdf), is_converted=True)


def check_pdf(file: BinaryIO | bytes) -> PdfFacts:
    """The facts of an uploaded file, which is rewound afterwards.

    Raises ValidationError with one of SENTENCES, and its key as `code`, if the file cannot go into a pack.
    """
    content = _read(file)
    code = _refused_by_sight(content)
    if code:
        raise _refusal(code)
    result = _inspected(content)
    if "refused" in result:
        raise _refusal(result["refused"])
    sizes = tuple((width, height) for width, height in result["sizes"])
    warnings = tuple(WARNINGS[key] for key in result["warnings"])
    return PdfFacts(result["pages"], sizes, warnings, result["accessibility"], tuple(result["faults"]))


def _read(file: BinaryIO | bytes) -> bytes:
    """The content, up to one byte more than is allowed."""
    stream = BytesIO(file) if isinstance(file, bytes) else file
    stream.seek(0)
    content = stream.read(settings.UPLOAD_LIMIT_MB * 1024 * 1024 + 1)
    stream.seek(0)
    return content


def _refusal(code: str) -> ValidationError:
    return ValidationError(SENTENCES[code].format(limit=settings.UPLOAD_LIMIT_MB), code=code)


def _refused_by_sight(content: bytes) -> str:
    """The key of the refusal that size or first bytes call for, or ""."""
    if len(content) > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        return "too_large"
    if b"%PDF-" in content[:1024]:
        return ""
    kind = documents.kind(content)
    if kind:
        return {"office": "office", "encrypted": "locked_office"}.get(kind, "word")
    if (
        content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM"))
        or content[8:12] == b"WEBP"
    ):
        return "image"
    return "not_pdf"


def _inspected(content: bytes) -> dict:
    with TemporaryDirectory(prefix="cdp-pdf-") as name:
        folder = Path(name)
        (folder / "paper.pdf").write_bytes(content)
        try:
            return limited.run("inspect", folder, LIMITS)
        except TooBig:
            return {"refused": "explodes"}
        except TookTooLong:
            return {"refused": "slow"}
        except BuildFailed:
            return {"refused": "broken"}
