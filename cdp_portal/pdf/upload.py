"""The check of a PDF that somebody uploads: refused at once, with what to do, or accepted with its facts."""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError

from cdp_portal.pdf import limited
from cdp_portal.pdf.errors import BuildFailed, TooBig, TookTooLong
from cdp_portal.pdf.papers import MOST_PAGES

LIMITS = limited.Limits(seconds=30, megabytes=1500)
SENTENCES = {
    "too_large": "This file is larger than {limit} MB. Save it with smaller pictures, or split it into several papers.",
    "word": "This is a Word document. Open it in Word, choose Save as, choose PDF, and upload that file.",
    "office": "This is an Office document. Open it, choose Save as or Export, choose PDF, and upload that file.",
    "image": "This is a picture. Print it to PDF, and upload that file.",
    "not_pdf": "This file is not a PDF. Open it in the program that made it, save it as PDF, and upload that file.",
    "encrypted": "This PDF is protected by a password. Remove the password, or print it to a new PDF, and upload that.",
    "broken": "This PDF is broken and cannot be read. Save or print it to PDF again from the program that made it.",
    "empty": "This PDF has no pages. Save it again from the program that made it.",
    "too_many_pages": f"This PDF has more than {MOST_PAGES} pages. Split it, or write a paper that links to it.",
    "explodes": "This PDF holds far more drawing than it can show. Print it to a new PDF, and upload that file.",
    "slow": "This PDF takes too long to read. Print it to a new PDF, and upload that file.",
}
WARNINGS = {
    "repaired": "This PDF was damaged and has been repaired. Check each page of this paper in the pack.",
    "xfa_form": "This PDF is a form that many readers cannot show. Print it to a new PDF, and upload that instead.",
    "no_text": "This PDF holds pictures of text: a screen reader cannot read it. Upload the original if you can.",
}


@dataclass(frozen=True)
class PdfFacts:
    """An accepted PDF: number of pages, their sizes in points as displayed, sentences to show to who uploads it."""

    pages: int
    sizes: tuple[tuple[float, float], ...]
    warnings: tuple[str, ...]


def check_pdf(file: BinaryIO | bytes) -> PdfFacts:
    """The facts of an uploaded file, which is rewound afterwards.

    Raises ValidationError with one of SENTENCES, and its key as `code`, if the file cannot go into a pack.
    """
    stream = BytesIO(file) if isinstance(file, bytes) else file
    stream.seek(0)
    content = stream.read(settings.UPLOAD_LIMIT_MB * 1024 * 1024 + 1)
    stream.seek(0)
    code = _refused_by_sight(content)
    if code:
        raise _refusal(code)
    result = _inspected(content)
    if "refused" in result:
        raise _refusal(result["refused"])
    sizes = tuple((width, height) for width, height in result["sizes"])
    return PdfFacts(result["pages"], sizes, tuple(WARNINGS[key] for key in result["warnings"]))


def _refusal(code: str) -> ValidationError:
    return ValidationError(SENTENCES[code].format(limit=settings.UPLOAD_LIMIT_MB), code=code)


def _refused_by_sight(content: bytes) -> str:
    """The key of the refusal that size or first bytes call for, or ""."""
    if len(content) > settings.UPLOAD_LIMIT_MB * 1024 * 1024:
        return "too_large"
    if b"%PDF-" in content[:1024]:
        return ""
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):  # Word, Excel and PowerPoint before 2007
        return "word" if b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t" in content else "office"
    if content.startswith(b"{\\rtf"):
        return "word"
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")):
        return "image"
    return "not_pdf"


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return "not_pdf"
    if "word/document.xml" in names:
        return "word"
    return "office" if names & {"[Content_Types].xml", "content.xml"} else "not_pdf"


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
