"""Take out of a document whatever would make LibreOffice fetch something: from the web, a share or the server's disk.

Links that people click stay. Pictures that are only linked, templates, included files and live fields go.
"""

import re
import zipfile
from io import BytesIO

from lxml import etree

from cdp_portal.conversion.documents import MOST_BYTES, parsed
from cdp_portal.conversion.errors import Unconvertible

_XLINK = "{http://www.w3.org/1999/xlink}href"
_CLICKED = ("a", "hlinkClick", "hyperlink")
_INCLUDED = ("aFChunk", "attachedTemplate", "subDocument", "oleObject", "control", "frame", "mailMergeSource")
_LIVE_FIELD = re.compile(
    r"^\s*(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b", re.IGNORECASE
)
_INSIDE = re.compile(r"(?:\./)?(?![A-Za-z][A-Za-z0-9+.-]*:)(?!/)(?!.*(?:^|/)\.\./).*\Z")


def stripped(content: bytes, suffix: str) -> bytes:
    """The document without what reaches outside. Raises Unconvertible when it is broken or explodes."""
    buffer, left = BytesIO(), MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
            for member in old.infolist():
                if member.is_dir():
                    continue
                with old.open(member) as opened:
                    data = opened.read(left + 1)  # what a member says of its size is not believed
                left -= len(data)
                if left < 0:
                    raise Unconvertible("explodes")
                name = member.filename
                as_is = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                new.writestr(name, _cleaned(name, data, suffix), compress_type=as_is)
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, NotImplementedError):
        raise Unconvertible("broken") from None
    return buffer.getvalue()


def _cleaned(name: str, data: bytes, suffix: str) -> bytes:
    if suffix == "docx" and name.endswith(".rels"):
        return _without_relations(data)
    if suffix == "docx" and name.startswith("word/") and name.endswith(".xml"):
        return _without_live_fields(data)
    if suffix == "odt" and name.rpartition("/")[2] in ("content.xml", "styles.xml"):
        return _without_references(data)
    return data


def _without_relations(data: bytes) -> bytes:
    root = parsed(data)
    for relation in list(root):
        kind = relation.get("Type", "").rpartition("/")[2]
        if kind in _INCLUDED or (relation.get("TargetMode") == "External" and kind != "hyperlink"):
            root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_live_fields(data: bytes) -> bytes:
    """Fields keep the result that Word last showed."""
    if b"instr" not in data:
        return data
    root = parsed(data)
    for element in root.iter("{*}instrText", "{*}fldSimple"):
        if element.text and _LIVE_FIELD.match(element.text):
            element.text = " QUOTE "
        for key, value in element.attrib.items():
            if key.endswith("}instr") and _LIVE_FIELD.match(value):
                element.set(key, " QUOTE ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _without_references(data: bytes) -> bytes:
    root = parsed(data)
    for element in list(root.iter("{*}*")):
        target, kind = element.get(_XLINK), etree.QName(element).localname
        reaches_out = target is not None and kind not in _CLICKED and not _INSIDE.match(target)
        if kind in ("dde-source", "section-source", "scripts", "event-listeners") or reaches_out:
            element.getparent().remove(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
