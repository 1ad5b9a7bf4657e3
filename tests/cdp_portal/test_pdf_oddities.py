"""Odd, broken and hostile uploads: accepted with a sentence that says what to look at, or refused with what to do."""

import random
import shutil
import zlib
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from cdp_portal.pdf import limited, upload
from cdp_portal.pdf.upload import accept, check_pdf
from cdp_portal.pdf.wording import SENTENCES, WARNINGS
from tests.cdp_portal import documents, pdfs

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def warned(pdf):
    return [key for key, sentence in WARNINGS.items() if sentence in check_pdf(pdfs.saved(pdf)).warnings]


def scanned(pages=1):
    """Pages that are one picture each."""
    pdf = Pdf.new()
    for _number in range(pages):
        page = pdf.add_blank_page(page_size=pdfs.A4)
        image = pdf.make_stream(zlib.compress(b"\x80" * 10_000))
        image.Type, image.Subtype, image.ColorSpace, image.Filter = (
            Name.XObject,
            Name.Image,
            Name.DeviceGray,
            Name.FlateDecode,
        )
        image.Width, image.Height, image.BitsPerComponent = 100, 100, 8
        page.obj.Resources = Dictionary(XObject=Dictionary(Scan=image))
        page.obj.Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    return pdf


def mixed():
    pdf = pdfs.written(2)
    pdf.pages.extend(scanned(1).pages)
    return pdf


def recognised():
    """A scan with its text, recognised, unseen below the picture."""
    pdf = scanned(1)
    pdf.pages[0].add_resource(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font, Name.F1
    )
    pdf.pages[0].contents_add(pdf.make_stream(b"BT 3 Tr /F1 12 Tf 72 300 Td (Recognised words) Tj ET"))
    return pdf


def with_attachment():
    pdf = pdfs.written(1)
    pdf.attachments["figures.csv"] = b"1,2"
    return pdf


def with_action_in_bookmark():
    """A script that hides in an outline, not where readers run it at opening."""
    pdf = pdfs.written(1)
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("Run", action=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))))
    return pdf


def xfa():
    pdf = pdfs.filled_form()
    pdf.Root.AcroForm.XFA = Array([])
    return pdf


@pytest.mark.parametrize(
    ("make", "keys"),
    [
        (lambda: pdfs.written(1), []),
        (scanned, ["no_text"]),
        (mixed, ["some_scans"]),
        (recognised, []),
        (pdfs.scripted, ["scripts", "attachments"]),
        (with_action_in_bookmark, ["scripts"]),
        (with_attachment, ["attachments"]),
        (pdfs.filled_form, ["fields"]),
        (xfa, ["xfa_form"]),
        (pdfs.layered, ["layers"]),
        (lambda: pdfs.written(1, size=(2384, 3370)), ["huge"]),
    ],
)
def test_what_to_look_at_is_said(make, keys):
    assert warned(make()) == keys


def test_a_poster_keeps_its_size():
    assert check_pdf(pdfs.saved(pdfs.written(1, size=(2384, 3370)))).sizes == ((2384, 3370),)


def test_a_folder_of_files_is_refused():
    pdf = with_attachment()
    pdf.Root.Collection = Dictionary(Type=Name.Collection)
    with pytest.raises(ValidationError) as refusal:
        check_pdf(pdfs.saved(pdf))
    assert refusal.value.messages == [SENTENCES["portfolio"]]


class Endless:
    """A file of 300 MB that tells how much of it was read."""

    def __init__(self):
        self.taken = 0

    def seek(self, place):
        pass

    def read(self, count):
        self.taken += count
        return b"%PDF-1.7" + bytes(min(count, 300 * 1024 * 1024) - 8)


def test_a_file_of_300_mb_is_not_read_to_its_end():
    file = Endless()
    with pytest.raises(ValidationError) as refusal:
        check_pdf(file)
    assert (refusal.value.code, file.taken) == ("too_large", 50 * 1024 * 1024 + 1)


@pytest.mark.parametrize(
    ("limits", "code"),
    [(limited.Limits(seconds=0, megabytes=1500), "slow"), (limited.Limits(seconds=30, megabytes=30), "explodes")],
)
def test_a_pdf_that_asks_for_too_much_is_refused(monkeypatch, limits, code):
    monkeypatch.setattr(upload, "LIMITS", limits)
    with pytest.raises(ValidationError) as refusal:
        check_pdf(pdfs.saved(pdfs.written(1)))
    assert refusal.value.code == code


def judged(content):
    try:
        return f"{check_pdf(content).pages} page"
    except ValidationError as refusal:
        return refusal.code


@pytest.mark.parametrize("seed", range(6))
def test_a_mangled_pdf_is_judged_and_nothing_falls_over(seed):
    chance = random.Random(seed)
    content = bytearray(pdfs.saved(pdfs.scripted()))
    for _change in range(40):
        content[chance.randrange(20, len(content))] = chance.randrange(256)
    if seed % 2:
        content = content[: chance.randrange(200, len(content))]
    assert judged(bytes(content)) in {"1 page", "broken", "empty", "slow", "explodes"}


@pytest.mark.parametrize(
    ("code", "content"),
    [
        ("word", documents.docx()),
        ("word", documents.odt()),
        ("image", b"\xff\xd8\xff\xe0 JFIF"),
        ("image", b"RIFF\0\0\0\0WEBPVP8 "),
        ("locked_office", b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")),
    ],
)
def test_a_file_is_what_it_holds_and_not_what_it_is_called(settings, code, content):
    settings.SOFFICE = ""
    with pytest.raises(ValidationError) as refusal:
        accept(SimpleUploadedFile("report.pdf", content, "application/pdf"), "report.pdf")
    assert refusal.value.messages == [SENTENCES[code]]


def test_a_pdf_is_taken_as_it_came():
    content = pdfs.saved(pdfs.written(2))
    accepted = accept(SimpleUploadedFile("report.pdf", content), "report.pdf")
    assert (accepted.pdf, accepted.facts.pages, accepted.is_converted) == (content, 2, False)


@needs_office
def test_a_word_file_named_pdf_is_converted():
    accepted = accept(SimpleUploadedFile("Spend.pdf", documents.docx("Words in Word")), "Spend.pdf")
    assert (accepted.is_converted, accepted.facts.pages, accepted.facts.accessibility) == (True, 1, "accessible")
    assert "Words in Word" in pdfs.texts(accepted.pdf)[0]
    with pikepdf.open(BytesIO(accepted.pdf)) as pdf:
        assert str(pdf.docinfo.Title) == "Spend"


@needs_office
def test_a_word_file_with_macros_is_refused_in_words():
    content = documents.with_members(documents.docx(), {"word/vbaProject.bin": b"x"})
    with pytest.raises(ValidationError) as refusal:
        accept(content, "report.docx")
    assert refusal.value.messages == [
        "This document holds macros, which can harm a computer. Save it as PDF, and upload that file."
    ]


@needs_office
def test_a_word_file_over_the_limit_is_refused(settings):
    settings.UPLOAD_LIMIT_MB = 0
    with pytest.raises(ValidationError) as refusal:
        accept(documents.docx(), "report.docx")
    assert refusal.value.code == "too_large"
