"""Everything that stands in the bytes of a PDF, found without a PDF library: the last net of the proof of a pack.

The library that wrote a file must not be the one that vouches for it. Reads what qpdf writes: streams with their
length, compressed by deflate or not at all. Runs in the limited process.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

LARGEST = 256 * 1024 * 1024  # bytes of one stream
_STREAM = re.compile(rb"stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_STRING = re.compile(rb"(?:/(\w+)\s*)?(\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|<(?!<)[0-9A-Fa-f\s]*>)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r\n": b"", b"\r": b""}


@dataclass
class Raw:
    """`objects`: the file's dictionaries as text, without strings. `strings`: (key before it or "", text).
    `streams`: (header, decoded content)."""

    objects: bytes = b""
    strings: list[tuple[str, str]] = field(default_factory=list)
    streams: list[tuple[bytes, bytes]] = field(default_factory=list)


def scan(pdf: bytes) -> Raw:
    """Take the file apart. Raises ValueError for a stream that ends before its length, or cannot be decoded."""
    found, outside = Raw(), []
    for part, header, content in _parts(pdf):
        outside.append(part)
        if b"/ObjStm" in header:
            outside.append(content)
        elif content:
            found.streams.append((header, content))
    text = b"\n".join(outside)
    found.strings = [(key.decode("latin-1"), _text(string)) for key, string in _STRING.findall(text)]
    found.objects = _STRING.sub(rb"/\1 ()", text)
    return found


def _parts(pdf: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    """What stands before each stream, the stream's own dictionary, and its content."""
    at = 0
    while (match := _STREAM.search(pdf, at)) is not None:
        before = pdf[at : match.start()]
        header = before[before.rfind(b" obj") + 1 :]
        length = _LENGTH.search(header)
        if length is None:
            raise ValueError("A stream has no length.")
        at = match.end() + int(length[1])
        if pdf[at : at + 12].lstrip()[:9] != b"endstream":
            raise ValueError("A stream does not end where it says.")
        yield before, header, b"" if b"/XRef" in header else _decoded(header, pdf[match.end() : at])
        at = pdf.index(b"endstream", at) + 9
    yield pdf[at:], b"", b""


def _decoded(header: bytes, data: bytes) -> bytes:
    if b"/FlateDecode" not in header:
        return data
    inflater = zlib.decompressobj()
    try:
        return inflater.decompress(data, LARGEST)
    except zlib.error as error:
        raise ValueError("A stream cannot be decoded.") from error


def _text(string: bytes) -> str:
    """The text of a string of a PDF: UTF-16 or UTF-8 if it says so, else one byte a letter."""
    if string.startswith(b"<"):
        digits = re.sub(rb"\s", b"", string[1:-1])
        content = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    else:
        content = _ESCAPE.sub(lambda match: _unescaped(match[1]), string[1:-1])
    if content.startswith(b"\xfe\xff"):
        return content[2:].decode("utf-16-be", "replace")
    if content.startswith(b"\xff\xfe"):
        return content[2:].decode("utf-16-le", "replace")
    if content.startswith(b"\xef\xbb\xbf"):
        return content[3:].decode("utf-8", "replace")
    return content.decode("latin-1")


def _unescaped(escaped: bytes) -> bytes:
    if escaped.isdigit():
        return bytes([int(escaped, 8) & 255])
    return _LETTERS.get(escaped, escaped)
