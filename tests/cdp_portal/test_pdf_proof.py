"""A leak is planted in each place of a pack, and the proof finds it."""

import json
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from cdp_portal.pdf.pack import Before, build_pack
from cdp_portal.pdf.proof import Proof, Withheld, prove
from tests.cdp_portal import pdfs
from tests.cdp_portal.test_pdf_oddities import scanned
from tests.cdp_portal.test_pdf_pack import authored, spec, tagged_upload, upload

TITLE = "Canary contract award"
TEXT = (
    "The provider that was named in confidence asks for one million pounds more. The board decides in private session "
    "whether the contract ends early, because two of its managers are under investigation."
)
ITEM = "item 7"
WITHHELD = (Withheld((TITLE, TEXT), ITEM),)
PACK = "Partnership board: Agenda and papers, 6 December 2023"


@pytest.fixture(scope="module")
def clean():
    """A pack of two papers, one of them uploaded."""
    papers = (authored("a", "1", "First paper", "Plain words."), upload("b", tagged_upload(), number="2"))
    return build_pack(spec(*papers)).pdf


def proved(pdf, **changes):
    with Pdf.open(BytesIO(pdf)) as opened:
        pages = len(opened.pages)
    known = {
        "withheld": WITHHELD,
        "withheld_files": (),
        "printed": ("Plain words.",),
        "pages": pages,
        "labels": tuple(map(str, range(1, pages + 1))),
        "title": PACK,
    }
    return prove(pdf, **{**known, **changes})


def failed(proof):
    return [finding.check for finding in proof.findings if not finding.passed]


def sentence(proof, check):
    return next(finding.sentence for finding in proof.findings if finding.check == check)


def planted(pdf, plant, **options):
    with Pdf.open(BytesIO(pdf)) as opened:
        plant(opened)
        return pdfs.saved(opened, **options)


def printed_on(page, words):
    """Adds words to a page of this index, as typst's own fonts are not at hand by a standard one."""

    def plant(pdf):
        target = pdf.pages[page]
        font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        target.add_resource(font, Name.Font, Name.Planted)
        target.contents_add(pdf.make_stream(f"q BT /Planted 9 Tf {words} ET Q".encode()))

    return plant


def test_a_clean_pack_passes(clean):
    proof = proved(clean)
    assert (failed(proof), proof.passed) == ([], True)
    assert sentence(proof, "text") == "No withheld words stand on any page."
    assert [finding.note for finding in proof.findings if finding.note] == []


def test_a_proof_can_be_stored_and_read_back(clean):
    proof = proved(clean)
    assert Proof.from_data(json.loads(json.dumps(proof.as_data()))) == proof


@pytest.mark.parametrize(
    "words",
    [
        "72 500 Td (Canary contract award) Tj",
        "72 500 Td (CANARY CONTRACT) Tj 0 -12 Td (AWARD) Tj",
        "72 500 Td (Canary con-) Tj 0 -12 Td (tract award) Tj",
        "72 500 Td 3 Tc (C a n a r y  c o n t r a c t  a w a r d) Tj",
        "1 1 1 rg 72 500 Td (Canary contract award) Tj",
        "3 Tr 72 500 Td (Canary contract award) Tj",
        "72 500 Td (asks for one million pounds more. The board decides) Tj",
    ],
    ids=["whole", "two lines", "hyphen", "spaced", "white", "unseen", "a run of words"],
)
def test_withheld_words_on_a_page_are_found(clean, words):
    proof = proved(planted(clean, printed_on(3, words)))
    assert "text" in failed(proof)
    assert "of item 7 stand on page 4" in sentence(proof, "text")
    assert not proof.passed


def test_a_page_break_hides_nothing(clean):
    def plant(pdf):
        printed_on(3, "72 60 Td (Canary) Tj")(pdf)
        printed_on(4, "72 700 Td (contract award) Tj")(pdf)

    with Pdf.open(BytesIO(clean)) as pdf:
        del pdf.pages[3].Contents, pdf.pages[4].Contents
        blanked = pdfs.saved(pdf)
    assert "stand on page 4 and the next" in sentence(proved(planted(blanked, plant)), "text")


def _named(pdf):
    pdf.Root.Names.Dests = Dictionary(Names=Array([String(TITLE), Array([pdf.pages[0].obj, Name.Fit])]))


def _bookmarked(pdf):
    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem(TITLE, 3))


def _described(pdf):
    with pdf.open_metadata() as metadata:
        metadata["dc:description"] = TITLE


def _linked(pdf):
    action = Dictionary(S=Name.URI, URI=String("https://example.org/canary-contract-award"))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[3].obj.Annots = Array([pdf.make_indirect(link)])


def _noted(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String(TITLE))
    pdf.pages[3].obj.Annots = Array([pdf.make_indirect(note)])


def _labelled(pdf):
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(TITLE + " "), S=Name.D)]))


def _layered(pdf):
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    pdf.pages[3].add_resource(layer, Name.Properties, Name.Hidden)
    printed_on(3, "/OC /Hidden BDC 72 500 Td (Canary contract award) Tj EMC")(pdf)


@pytest.mark.parametrize(
    ("check", "plant"),
    [
        ("details", lambda pdf: pdf.docinfo.__setitem__("/Subject", String(TITLE))),
        ("details", lambda pdf: pdf.docinfo.__setitem__("/Keywords", String("Canary, contract, award"))),
        ("details", _described),
        ("bookmarks", _bookmarked),
        ("data", _named),
        ("labels_text", _labelled),
        ("tags", lambda pdf: pdf.Root.StructTreeRoot.K[0].__setitem__("/Alt", String(TITLE))),
        ("tags", lambda pdf: pdf.Root.StructTreeRoot.K[0].__setitem__("/ActualText", String("Canary contráct award"))),
        ("tags", lambda pdf: pdf.Root.StructTreeRoot.K[0].__setitem__("/T", String(TITLE))),
        ("links", _linked),
        ("links", _noted),
        ("notes", _noted),
        ("attachments", lambda pdf: pdf.attachments.__setitem__("plan.txt", b"harmless")),
        ("data", lambda pdf: pdf.attachments.__setitem__(f"{TITLE}.txt", b"harmless")),
        ("scripts", lambda pdf: pdf.Root.__setitem__("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))),
        ("text", _layered),
        ("fields", lambda pdf: pdf.Root.__setitem__("/AcroForm", Dictionary(Fields=Array([])))),
        ("streams", lambda pdf: pdf.Root.__setitem__("/Kept", pdf.make_stream(TEXT.encode()))),
        ("streams", lambda pdf: pdf.Root.__setitem__("/Kept", pdf.make_stream(TEXT.encode("utf-16-be")))),
    ],
)
@pytest.mark.parametrize("packed", [True, False])
def test_a_leak_is_found_wherever_it_stands(clean, check, plant, packed):
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    proof = proved(planted(clean, plant, object_stream_mode=mode))
    assert check in failed(proof)


def test_what_may_be_printed_is_no_leak_but_a_note(clean):
    titled = Withheld(("First paper", "Plain words."), "item 7, First paper")
    proof = proved(clean, withheld=(titled,), printed=("The first paper", "Plain words."))
    assert proof.passed
    assert [finding.sentence for finding in proof.findings if finding.note] == [
        (
            "The words “First paper” of item 7, First paper also stand in what this pack may print. "
            "Check that they tell nothing."
        )
    ]  # a title is told, a few words of the text are not
    assert failed(proved(clean, withheld=(Withheld(("First paper",), ITEM),))) == ["text", "tags", "links", "bookmarks"]


def test_what_stands_in_every_pack_is_no_leak(clean):
    assert failed(proved(clean, withheld=(Withheld(("Subject and lead", "Contents"), ITEM),))) == []


def test_a_word_inside_another_is_no_leak(clean):
    assert failed(proved(clean, withheld=(Withheld(("Pape", "irst pap"), ITEM),))) == []


def test_an_upload_that_must_stay_out_is_known_by_its_content(clean):
    proof = proved(clean, withheld_files=((ITEM, tagged_upload()),))
    assert {"text", "files"} <= set(failed(proof))
    assert "of item 7" in sentence(proof, "files")
    assert failed(proved(clean, withheld_files=((ITEM, tagged_upload()),), printed_files=(tagged_upload(),))) == []


def test_a_scan_that_must_stay_out_is_known_by_its_picture():
    scan = pdfs.saved(scanned(1))
    leaked = build_pack(spec(upload("a", scan))).pdf
    assert failed(proved(leaked, withheld_files=((ITEM, scan),))) == ["files"]
    assert failed(proved(leaked, withheld_files=((ITEM, pdfs.saved(pdfs.written(1))),))) == []


def test_a_file_that_cannot_be_searched_for_is_named(clean):
    proof = proved(clean, withheld_files=((ITEM, b"%PDF-1.7 broken"),))
    assert [finding.sentence for finding in proof.findings if finding.note] == [
        "The file of item 7 cannot be opened, so nobody can tell whether it is in the pack. Look for it."
    ]


def test_packs_of_every_kind_pass():
    papers = (authored("a", "1", "First", "Plain words. " * 400), upload("b", pdfs.written(2), number="2"))
    first = build_pack(spec(*papers))
    late = authored("c", "3", "Late paper", "More words. " * 300)
    before = Before(1, first.layout, first.pdf)
    second = build_pack(spec(*papers, late, version=2, reason="A late paper.", before=before))
    large = build_pack(spec(*papers, large_print=True, standard=first.layout))
    for built in (first, second, large):
        with Pdf.open(BytesIO(built.pdf)) as pdf:
            title = str(pdf.docinfo.Title)
        proof = proved(built.pdf, labels=built.layout.labels, title=title)
        assert (failed(proof), proof.passed) == ([], True)


@pytest.mark.parametrize(
    ("check", "changes"),
    [("pages", {"pages": 9}), ("title", {"title": "Another"}), ("labels", {"labels": ("1", "2")})],
)
def test_a_pack_that_is_not_what_it_says_fails(clean, check, changes):
    assert failed(proved(clean, **changes)) == [check]


def test_wrong_numbers_are_found_everywhere(clean):
    proof = proved(clean, labels=("1", "2", "3", "5", "6", "7", "8"))
    assert failed(proof) == ["labels", "feet", "contents"]
    assert sentence(proof, "labels") == "A reader shows “4” for sheet 4, whose number is 5."
    assert sentence(proof, "contents") == "On page 2 the line “1 First paper 4” opens page 5."


def test_a_file_that_is_no_pack_fails():
    assert failed(
        prove(b"%PDF-1.7 broken", withheld=(), withheld_files=(), printed=(), pages=1, labels=("1",), title="")
    ) == ["opens"]
