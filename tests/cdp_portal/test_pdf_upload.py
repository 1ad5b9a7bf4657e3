import os
import zipfile
import zlib
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from cdp_portal.pdf.upload import SENTENCES, WARNINGS, check_pdf
from tests.cdp_portal import pdfs

AS_IS = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}


def zipped(*names):
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


def with_content(compressed, layers, pages=1):
    """A PDF whose pages' content is `compressed`, as many times as `layers`."""
    pdf = pdfs.written(pages)
    for page in pdf.pages:
        stream = Stream(pdf, compressed)
        stream.Filter = Array([Name.FlateDecode] * layers)
        page.obj.Contents = pdf.make_indirect(stream)
    return pdfs.saved(pdf, **AS_IS)


def with_image(width, height):
    pdf = pdfs.written(1)
    image = Stream(pdf, zlib.compress(b"\0" * 1000))
    image.stream_dict = Dictionary(
        Type=Name.XObject, Subtype=Name.Image, Width=width, Height=height, BitsPerComponent=8, Filter=Name.FlateDecode
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im=pdf.make_indirect(image))
    return pdfs.saved(pdf, **AS_IS)


def test_facts_of_a_good_pdf():
    pdf = pdfs.written(1)
    pdf.pages.extend(pdfs.written(1, size=pdfs.A3, rotate=90).pages)
    facts = check_pdf(pdfs.saved(pdf))
    assert (facts.pages, facts.sizes, facts.warnings) == (2, ((595, 842), (1191, 842)), ())
    assert (facts.accessibility, facts.faults) == ("untagged", ("untagged",))


def test_the_file_is_rewound_for_whoever_stores_it():
    content = pdfs.saved(pdfs.written(1))
    file = SimpleUploadedFile("paper.pdf", content)
    check_pdf(file)
    assert file.read() == content


def test_an_owner_password_does_not_matter():
    assert check_pdf(pdfs.owner_locked(pdfs.written(2))).pages == 2


@pytest.mark.parametrize(
    ("code", "make"),
    [
        ("word", lambda: zipped("[Content_Types].xml", "word/document.xml")),
        ("word", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "WordDocument".encode("utf-16-le")),
        ("word", lambda: b"{\\rtf1 hello}"),
        ("office", lambda: zipped("[Content_Types].xml", "xl/workbook.xml")),
        ("office", lambda: zipped("mimetype", "content.xml")),
        ("image", lambda: b"\x89PNG\r\n\x1a\n"),
        ("not_pdf", lambda: b"<html></html>"),
        ("not_pdf", lambda: b""),
        ("not_pdf", lambda: b"PK\x03\x04 not a zip"),
        ("encrypted", lambda: pdfs.user_locked(pdfs.written(1))),
        ("broken", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 20),
        ("empty", lambda: pdfs.saved(Pdf.new())),
        ("too_many_pages", lambda: pdfs.saved(pdfs.written(401))),
        ("explodes", lambda: with_content(zlib.compress(b" " * 320_000_000), 1)),
        ("explodes", lambda: with_content(zlib.compress(zlib.compress(b" " * 320_000_000)), 2)),
        ("explodes", lambda: with_content(zlib.compress(b" " * 80_000_000), 1, pages=4)),
        ("explodes", lambda: with_image(100_000, 100_000)),
    ],
)
def test_what_cannot_go_into_a_pack_is_refused_with_what_to_do(code, make):
    with pytest.raises(ValidationError) as refusal:
        check_pdf(make())
    assert (refusal.value.code, refusal.value.message) == (code, SENTENCES[code].format(limit=50))


def test_a_file_over_the_limit_is_refused_before_it_is_read(settings):
    settings.UPLOAD_LIMIT_MB = 1
    with pytest.raises(ValidationError) as refusal:
        check_pdf(b"%PDF-1.7" + b"x" * 1024 * 1024)
    assert refusal.value.messages == [
        "This file is larger than 1 MB. Save it with smaller pictures, or split it into several papers."
    ]


def test_a_repaired_pdf_is_accepted_with_a_warning():
    pdf = pdfs.written(5)
    for page in pdf.pages:
        page.contents_add(pdf.make_stream(b"% " + os.urandom(2000).hex().encode()))
    whole = pdfs.saved(pdf)
    facts = check_pdf(whole.replace(b"startxref", b"startxxxx"))
    assert (facts.pages, facts.warnings) == (5, (WARNINGS["repaired"],))


def test_pictures_of_text_are_accepted_with_a_warning():
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=pdfs.A4)
    assert check_pdf(pdfs.saved(pdf)).warnings == (WARNINGS["no_text"],)


def test_a_form_that_readers_cannot_show_is_accepted_with_a_warning():
    pdf = pdfs.filled_form()
    pdf.Root.AcroForm.XFA = Array([])
    assert check_pdf(pdfs.saved(pdf)).warnings == (WARNINGS["xfa_form"],)
