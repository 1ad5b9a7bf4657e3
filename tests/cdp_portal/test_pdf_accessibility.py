"""How accessible an upload is: each fault that a check can see, and the words for the officer and the reader."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, String

from cdp_portal.pdf import accessibility
from cdp_portal.pdf.upload import check_pdf
from cdp_portal.pdf.wording import FAULTS, FOR_OFFICER, FOR_READER
from tests.cdp_portal import pdfs
from tests.cdp_portal.test_pdf_oddities import mixed, scanned
from tests.cdp_portal.test_pdf_pack import tagged_upload
from tests.cdp_portal.test_pdf_splicing import accessible_upload, of_kind


def with_metadata(key, value):
    def change(pdf):
        with pdf.open_metadata() as metadata:
            metadata[key] = value

    return change


def without_fonts(pdf):
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/FontFile3" in thing:
            del thing["/FontFile3"]
        if isinstance(thing, Dictionary) and "/FontFile2" in thing:
            del thing["/FontFile2"]


def without_letters(pdf):
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/ToUnicode" in thing:
            del thing["/ToUnicode"]


def first(pdf, kind):
    return of_kind(pdf, kind)[0]


def without_scope(pdf):
    for kind in ("/TH", "/TD"):
        for cell in of_kind(pdf, kind):
            if "/A" in cell:
                del cell["/A"]


def with_field(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(Dictionary(FT=Name.Tx, T=String("x")))]))


def with_own_child(pdf):
    element = first(pdf, "/P")
    element.K = element


CHANGES = {
    "untagged": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "unclaimed": with_metadata("pdfuaid:part", "2"),
    "language": lambda pdf: pdf.Root.__setitem__("/Lang", String(" ")),
    "title": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "form": with_field,
    "roles": lambda pdf: first(pdf, "/P").__setitem__("/S", Name.Invented),
    "too_deep": with_own_child,
    "figures": lambda pdf: first(pdf, "/Figure").__delitem__("/Alt"),
    "tables": without_scope,
    "headings": lambda pdf: first(pdf, "/H2").__setitem__("/S", Name.H4),
    "notes": lambda pdf: first(pdf, "/Note").__delitem__("/ID"),
    "annotations": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/StructParent"),
    "font_missing": without_fonts,
    "letters_unknown": without_letters,
    "content": lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(b"BT ET 0 0 9 9 re f")),
}


def test_every_fault_has_a_test():
    assert set(CHANGES) | {"locked", "broken"} == set(FAULTS)


@pytest.mark.parametrize("make", [accessible_upload, tagged_upload])
def test_an_accessible_paper_has_no_fault(make):
    with Pdf.open(BytesIO(make())) as pdf:
        assert accessibility.faults(pdf) == []


@pytest.mark.parametrize("code", CHANGES)
def test_each_fault_is_seen(code):
    with Pdf.open(BytesIO(accessible_upload())) as pdf:
        CHANGES[code](pdf)
        content = pdfs.saved(pdf)
    with Pdf.open(BytesIO(content)) as pdf:
        assert accessibility.faults(pdf) == [code]
        assert not accessibility.is_accessible(pdf)


def test_protection_that_keeps_screen_readers_out_is_seen():
    with Pdf.open(BytesIO(accessible_upload())) as pdf:
        locked = pdfs.saved(
            pdf,
            encryption=Encryption(
                owner="secret", user="", R=3, aes=False, metadata=False, allow=pikepdf.Permissions(accessibility=False)
            ),
        )
    with Pdf.open(BytesIO(locked)) as pdf:
        assert accessibility.faults(pdf) == ["locked"]


def test_tags_that_cannot_be_read_are_a_fault():
    with Pdf.open(BytesIO(accessible_upload())) as pdf:
        pdf.Root.StructTreeRoot.RoleMap = Array([])
        pdf.Root.StructTreeRoot.ParentTree = Dictionary(Nums=Array([Name.X, Name.Y]))
        assert accessibility.faults(pdf) == ["broken"]


def untitled():
    with Pdf.open(BytesIO(accessible_upload())) as pdf:
        del pdf.Root.Lang, pdf.Root.ViewerPreferences
        return pdfs.saved(pdf)


@pytest.mark.parametrize(
    ("level", "make"),
    [
        ("accessible", accessible_upload),
        ("tagged", untitled),
        ("untagged", lambda: pdfs.saved(pdfs.written(2))),
        ("untagged", lambda: pdfs.saved(mixed())),
        ("scan", lambda: pdfs.saved(scanned(2))),
    ],
)
def test_officer_and_reader_are_told(level, make):
    facts = check_pdf(make())
    assert facts.accessibility == level
    assert facts.for_officer.startswith(FOR_OFFICER[level])
    assert facts.for_reader == FOR_READER[level]


def test_a_tagged_paper_is_told_what_it_lacks():
    assert check_pdf(untitled()).for_officer == (
        "This PDF has headings and reading order for screen readers, but did not pass every check: "
        "it does not name its language; it has no title that a reader shows."
    )
