"""Whether pictures or drawings of a withheld file are in a pack. Runs in the limited process.

A stream is known by the SHA-256 of its decoded content. Fonts, colour profiles and tables of letters are left out: two
papers from one office share them.
"""

import hashlib
from io import BytesIO

import pikepdf
from pikepdf import Pdf

from cdp_portal.pdf import rawscan

SMALLEST = 200  # bytes; a smaller stream says nothing of its own
_SHARED = (b"/Length1", b"/FontFile", b"/Type1C", b"/CIDFontType0C", b"/OpenType", b"/Alternate", b"/FunctionType")
_SHARED += (b"/CMap", b"/Metadata", b"/XRef", b"/ObjStm", b"/ColorSpace/ICCBased")


def of_streams(raw: rawscan.Raw) -> dict[str, bytes]:
    """The header of each telling stream, by its fingerprint."""
    return {
        _print(content): header
        for header, content in raw.streams
        if len(content) >= SMALLEST and b"begincmap" not in content[:400] and not _is_shared(header)
    }


def of_file(content: bytes) -> set[str] | None:
    """The fingerprints of a file that may be encrypted, broken or written by anything; None if it cannot be opened."""
    try:
        with Pdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            drawn = {_print(page.as_form_xobject(handle_transformations=False).read_bytes()) for page in pdf.pages}
            plain = BytesIO()
            pdf.save(plain, object_stream_mode=pikepdf.ObjectStreamMode.generate, encryption=False)
        return drawn | of_streams(rawscan.scan(plain.getvalue())).keys()
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError):
        return None


def _is_shared(header: bytes) -> bool:
    if b"/Image" in header:
        return False
    return any(word in header for word in _SHARED) or b"/N 3" in header or b"/N 1" in header or b"/N 4" in header


def _print(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
