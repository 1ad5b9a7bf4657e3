"""Small Word and OpenDocument files made for the tests."""

import zipfile
from io import BytesIO

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches
from PIL import Image

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(text: str = "Words of the report", *, link: str = "") -> bytes:
    """A Word document with a heading, a paragraph and perhaps a link."""
    document = Document()
    document.add_heading("Report on spend", 1)
    paragraph = document.add_paragraph(text)
    if link:
        hyperlink, run, words = OxmlElement("w:hyperlink"), OxmlElement("w:r"), OxmlElement("w:t")
        hyperlink.set(qn("r:id"), document.part.relate_to(link, f"{RELATIONS}/hyperlink", is_external=True))
        words.text = "the plan"
        run.append(words)
        hyperlink.append(run)
        paragraph._p.append(hyperlink)
    return _saved(document)


def docx_with_linked_picture(address: str) -> bytes:
    """A Word document whose picture is not in it, but at `address`."""
    document = Document()
    document.add_paragraph("Words beside the picture")
    picture = BytesIO()
    Image.new("RGB", (10, 10), "red").save(picture, "PNG")
    document.add_picture(picture, width=Inches(1))
    blip = next(document.element.body.iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), document.part.relate_to(address, f"{RELATIONS}/image", is_external=True))
    return _saved(document)


def docx_with_field(code: str) -> bytes:
    """A Word document with a field such as `INCLUDETEXT "/etc/hostname"`."""
    document = Document()
    paragraph = document.add_paragraph("Before the field ")
    field, run, words = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), code)
    words.text = "shown last"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)
    return _saved(document)


def odt(text: str = "Words of the report") -> bytes:
    kind = "application/vnd.oasis.opendocument.text"
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:text="{names}:text:1.0">'
        f'<office:body><office:text><text:h text:outline-level="1">Report on spend</text:h><text:p>{text}</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    manifest = (
        f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def with_members(document: bytes, members: dict[str, bytes]) -> bytes:
    """The document with these members added or put in place of its own."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, content in members.items():
            new.writestr(name, content)
    return buffer.getvalue()


def member(document: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return archive.read(name)


def _saved(document: Document) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()
