"""Word and OpenDocument texts become PDF. What needs LibreOffice runs only where `soffice` is installed."""

import http.server
import shutil
import threading
import time
from io import BytesIO

import pikepdf
import pytest

from cdp_portal.conversion import Unconvertible, is_offered, office, to_pdf
from cdp_portal.conversion.errors import SENTENCES
from cdp_portal.conversion.stripping import stripped
from tests.cdp_portal import documents, pdfs

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
RELS = "word/_rels/document.xml.rels"
MACRO_TYPES = b"""<Types><Override PartName="/word/document.xml"
ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>"""


@needs_office
@pytest.mark.parametrize("document", [documents.docx(link="https://example.org/plan"), documents.odt()])
def test_a_document_becomes_a_tagged_pdf_with_its_name_as_title(document):
    pdf = to_pdf(document, "Spend in June.docx")
    assert "Report on spend" in pdfs.texts(pdf)[0]
    assert "/H1" in pdfs.elements(pdf)
    with pikepdf.open(BytesIO(pdf)) as opened, opened.open_metadata() as metadata:
        assert (metadata["dc:title"], metadata["pdfuaid:part"]) == ("Spend in June", "1")


class Listener(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self):
        self.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *parts):
        pass


@needs_office
def test_the_profile_alone_keeps_libreoffice_from_fetching_anything(monkeypatch):
    """Even with the network, and a document that was not stripped."""
    monkeypatch.setattr(office, "_without_network", list)
    with http.server.HTTPServer(("127.0.0.1", 0), Listener) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        document = documents.docx_with_linked_picture(f"http://127.0.0.1:{server.server_port}/canary.png")
        pdf = office.converted(document, "docx", office.executable("soffice"))
        server.shutdown()
    assert ("Words beside the picture" in pdfs.texts(pdf)[0], Listener.asked) == (True, [])


@needs_office
def test_a_document_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(office, "SECONDS", 0.2)
    started = time.monotonic()
    with pytest.raises(Unconvertible) as refusal:
        to_pdf(documents.docx(), "a.docx")
    assert (refusal.value.code, time.monotonic() - started < 10) == ("slow", True)


def test_one_document_is_converted_at_a_time(monkeypatch):
    monkeypatch.setattr(office, "WAITING", 0)
    with office._turn(), pytest.raises(Unconvertible) as refusal, office._turn():
        pass
    assert str(refusal.value).startswith("Other documents are being converted. Try again in a minute. Or: open it in")


@pytest.mark.parametrize("setting", ["", "no-such-office"])
def test_without_libreoffice_people_are_told_what_to_do(settings, setting):
    settings.SOFFICE = setting
    assert not is_offered()
    with pytest.raises(Unconvertible) as refusal:
        to_pdf(documents.docx(), "a.docx")
    assert str(refusal.value) == (
        "This is a Word document. Open it in Word, choose Save as, choose PDF, and upload that file."
    )


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("old_word", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "WordDocument".encode("utf-16-le")),
        ("old_word", lambda: b"{\\rtf1 hello}"),
        ("encrypted", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
        ("not_text", lambda: b"<html><img src='https://example.org/canary'></html>"),
        ("not_text", lambda: pdfs.saved(pdfs.written(1))),
        ("not_text", lambda: documents.with_members(documents.docx(), {"[Content_Types].xml": b"<Types/>"})),
        ("not_text", lambda: documents.with_members(documents.odt(), {"mimetype": b"application/zip"})),
        ("macros", lambda: documents.with_members(documents.docx(), {"word/vbaProject.bin": b"x"})),
        ("macros", lambda: documents.with_members(documents.docx(), {"[Content_Types].xml": MACRO_TYPES})),
        ("macros", lambda: documents.with_members(documents.odt(), {"Basic/Standard/Module1.xml": b"x"})),
        ("encrypted", lambda: documents.with_members(documents.odt(), {"META-INF/manifest.xml": b"<encryption-data>"})),
        ("explodes", lambda: documents.with_members(documents.docx(), {"word/media/a.bin": b"\0" * 320_000_000})),
    ],
)
def test_what_is_not_a_plain_document_is_refused_with_what_to_do(code, make):
    with pytest.raises(Unconvertible) as refusal:
        to_pdf(make(), "paper.docx")
    assert (refusal.value.code, str(refusal.value)) == (code, SENTENCES[code])


@pytest.mark.parametrize("content", [b"<a>", b'<!DOCTYPE a [<!ENTITY x "y">]><a/>'])
def test_broken_or_cunning_xml_is_refused(content):
    with pytest.raises(Unconvertible) as refusal:
        stripped(documents.with_members(documents.docx(), {RELS: content}), "docx")
    assert refusal.value.code == "broken"


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/canary.png", "file:///etc/canary", "\\\\server\\canary"])
def test_pictures_elsewhere_are_not_fetched(address):
    document = documents.docx_with_linked_picture(address)
    assert b"canary" in documents.member(document, RELS)
    assert b"canary" not in documents.member(stripped(document, "docx"), RELS)


def test_links_for_people_stay():
    document = stripped(documents.docx(link="https://example.org/plan"), "docx")
    assert b"https://example.org/plan" in documents.member(document, RELS)


@pytest.mark.parametrize("code", ['INCLUDETEXT "/etc/hostname"', ' includepicture "http://x/y" ', "DDEAUTO cmd calc"])
def test_fields_that_fetch_keep_only_what_they_showed_last(code):
    content = documents.member(stripped(documents.docx_with_field(code), "docx"), "word/document.xml")
    assert (code.strip().encode() in content, b"shown last" in content) == (False, True)


def test_sections_and_pictures_of_an_opendocument_stay_inside_it():
    content = documents.member(documents.odt(), "content.xml").replace(
        b"<office:text>",
        b'<office:text><text:section xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" text:name="s">'
        b'<text:section-source xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="file:///etc/canary"/></text:section>'
        b'<text:p xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        b'<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://example.org/kept">kept</text:a>'
        b'<draw:image xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
        b'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://127.0.0.1/canary"/></text:p>',
        1,
    )
    assert content.count(b"canary") == 2
    document = stripped(documents.with_members(documents.odt(), {"content.xml": content}), "odt")
    cleaned = documents.member(document, "content.xml")
    assert (b"canary" in cleaned, b"https://example.org/kept" in cleaned) == (False, True)
