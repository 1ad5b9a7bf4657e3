"""What a file is, by its content and never by its name; and whether its zip is safe to open. Knows no Django."""

import zipfile
from io import BytesIO

from cdp_portal.imports.errors import FileRefusedError

LARGEST_FILE_MB = 10
LARGEST_UNPACKED_MB = 150
LARGEST_RATIO = 300  # how often smaller a packed part of some size may be
SMALL_PART = 4 * 1024 * 1024
MB = 1024 * 1024

WANTED = "Save it as an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or CSV, and upload that file."
SENTENCES = {
    "empty": "This file is empty. Choose another.",
    "too_large": "This file is larger than {megabytes} MB. Take out pictures and sheets that are not needed.",
    "pdf": "This is a PDF, not a spreadsheet. Upload the workbook that it was made from.",
    "word": "This is a Word or text document. Copy its table into a spreadsheet, and upload that file.",
    "old_excel": f"This is a workbook of the old Excel format (.xls). {WANTED}",
    "binary_excel": f"This is a binary Excel workbook (.xlsb). {WANTED}",
    "encrypted": "This workbook is protected by a password. Save it without one, and upload that file.",
    "image": "This is a picture. Upload the spreadsheet itself.",
    "web_page": f"This is a web page, although its name may say otherwise. Open it in Excel or LibreOffice. {WANTED}",
    "office": f"This is an Office document, but not a workbook. {WANTED}",
    "zip": "This is a zip file. Unpack it, and upload the spreadsheet in it.",
    "not_text": f"This file is not a spreadsheet that the portal can read. {WANTED}",
    "broken": "This workbook is broken and cannot be read. Open it, save it again, and upload that file.",
    "unpacks": "This workbook unpacks to far more than it should. Copy its rows into a new workbook, and upload that.",
}
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
MARKUP = (b"<!doctype html", b"<html", b"<table", b"<meta", b"<?xml")


def refusal(key: str, *, megabytes: int = 0) -> FileRefusedError:
    return FileRefusedError(SENTENCES[key].format(megabytes=megabytes))


def kind_of(content: bytes, *, largest_mb: int | None = None) -> str:
    """“xlsx”, “ods” or “csv”. Raises FileRefusedError, with what to do, for anything else and for unsafe zips."""
    if not content.strip():
        raise refusal("empty")
    largest = LARGEST_FILE_MB if largest_mb is None else largest_mb
    if len(content) > largest * MB:
        raise refusal("too_large", megabytes=largest)
    if content.startswith(b"PK"):
        return _kind_of_zip(content)
    if key := _refused_by_sight(content):
        raise refusal(key)
    return "csv"


def _refused_by_sight(content: bytes) -> str:
    start = content[:1024].lstrip()
    if b"%PDF-" in start:
        return "pdf"
    if start.startswith(b"\xd0\xcf\x11\xe0"):  # documents of Office before 2007, and all that are encrypted
        return _kind_of_old_office(content)
    if start.startswith(b"{\\rtf"):
        return "word"
    if start.startswith(IMAGES):
        return "image"
    if start.lower().startswith(MARKUP):
        return "web_page"
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "not_text"
    return ""


def _kind_of_old_office(content: bytes) -> str:
    for key, name in (("encrypted", "EncryptedPackage"), ("word", "WordDocument"), ("old_excel", "Workbook")):
        if name.encode("utf-16-le") in content:
            return key
    return "old_excel" if "Book".encode("utf-16-le") in content else "office"


def _kind_of_zip(content: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            kind = _office_kind(archive, names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        raise refusal("broken") from None
    if kind not in ("xlsx", "ods"):
        raise refusal(kind)
    if any(part.flag_bits & 1 for part in parts):
        raise refusal("encrypted")
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED_MB * MB or any(_swells(part) for part in parts):
        raise refusal("unpacks")
    return kind


def _swells(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL_PART and part.file_size > LARGEST_RATIO * max(part.compress_size, 1)


def _office_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    """“xlsx”, “ods”, or the key of the refusal."""
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "binary_excel"
    if "word/document.xml" in names:
        return "word"
    if "mimetype" in names:
        with archive.open("mimetype") as part:
            mimetype = part.read(200).decode("ascii", errors="replace").strip()
        if "opendocument.spreadsheet" in mimetype:
            return "encrypted" if _is_locked(archive, names) else "ods"
        return "word" if "opendocument.text" in mimetype else "office"
    return "office" if "[Content_Types].xml" in names else "zip"


def _is_locked(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "META-INF/manifest.xml" not in names:
        return False
    with archive.open("META-INF/manifest.xml") as part:
        return b"encryption-data" in part.read(MB)
