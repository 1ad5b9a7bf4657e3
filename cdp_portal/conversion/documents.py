"""What an office file really is: told by its content, never by its name."""

import zipfile
from io import BytesIO

from lxml import etree

from cdp_portal.conversion.errors import Unconvertible

MOST_MEMBERS, MOST_BYTES = 5000, 300 * 1024 * 1024  # of an archive when it is unpacked
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCX = frozenset((f"{_WORD}.document.main+xml", f"{_WORD}.template.main+xml"))
_ODT = frozenset((b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template"))
_OLE = b"\xd0\xcf\x11\xe0"


def kind(content: bytes) -> str:
    """ "docx", "odt", "old_word", "office" (another office file) or "" (none)."""
    if content.startswith(_OLE):
        is_word = "WordDocument".encode("utf-16-le") in content
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        return "encrypted" if is_locked else "old_word" if is_word else "office"
    if content.startswith(b"{\\rtf"):
        return "old_word"
    if not content.startswith(b"PK"):
        return ""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _kind_of(archive)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, NotImplementedError):
        return ""


def checked(content: bytes) -> str:
    """ "docx" or "odt". Raises Unconvertible for anything else, for macros, passwords and what explodes."""
    found = kind(content)
    if found not in ("docx", "odt"):
        raise Unconvertible(found if found in ("old_word", "encrypted") else "not_text")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > MOST_BYTES:
            raise Unconvertible("explodes")
        if any(member.flag_bits & 1 for member in members):
            raise Unconvertible("encrypted")
        names = {member.filename for member in members}
        declared = _read(archive, "[Content_Types].xml")
        if any(_is_macro(name) for name in names) or b"macroEnabled" in declared:
            raise Unconvertible("macros")
        if found == "docx" and not any(f'"{kind}"'.encode() in declared for kind in _DOCX):
            raise Unconvertible("not_text")
        if b"encryption-data" in _read(archive, "META-INF/manifest.xml"):
            raise Unconvertible("encrypted")
    return found


def parsed(content: bytes) -> etree._Element:
    """XML that can neither name entities nor reach elsewhere. Raises Unconvertible."""
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unconvertible("broken")
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        raise Unconvertible("broken") from None


def _kind_of(archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if "[Content_Types].xml" in names:
        return "docx" if "word/document.xml" in names else "office"
    if "mimetype" in names:
        return "odt" if _read(archive, "mimetype").strip() in _ODT else "office"
    return "office" if "content.xml" in names else ""


def _is_macro(name: str) -> bool:
    return name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """The beginning of a member that is never large, or b"" if it is not there."""
    if name not in archive.NameToInfo:
        return b""
    with archive.open(name) as member:
        return member.read(4 * 1024 * 1024)
