"""What a tagged paper keeps when it is laid into a pack: its tags, names, attributes and links."""

from io import BytesIO

import pikepdf
import pytest
import typst
from pikepdf import Array, Dictionary, Name, Pdf, String

from cdp_portal.pdf import accessibility
from cdp_portal.pdf.pack import build_pack
from tests.cdp_portal import pdfs
from tests.cdp_portal.test_pdf_pack import authored, spec, upload

SOURCE = """#set document(title: "Plan", date: none)
#set text(lang: "cy")
= Plan for the year <plan>
See #link("https://example.org/data")[the data], or go to #link(<later>)[what comes later]. #footnote[Small words.]
== Money <money>
#table(columns: 2, table.header[What][Pounds], [Row], [1.00])
=== Details
#figure(rect(width: 10pt, height: 10pt), alt: "A red square", caption: [Square])
#pagebreak()
== Later <later>
Back to #link(<plan>)[the plan].
"""


def accessible_upload():
    """A PDF/UA-1 paper of two pages with headings, table, footnote, picture, links to the web and within it."""
    return typst.compile({"main.typ": SOURCE.encode()}, format="pdf", pdf_standards=["ua-1"])


@pytest.fixture(scope="module")
def paper():
    return accessible_upload()


@pytest.fixture(scope="module")
def built(paper):
    """A pack with the paper twice, as two papers from one program are."""
    return build_pack(spec(authored("a", "1", "First"), upload("b", paper, number="2"), upload("c", paper, number="3")))


def of_kind(pdf, kind):
    """The elements of a kind, in reading order."""
    found = []

    def walk(kid):
        for part in kid if isinstance(kid, Array) else [kid]:
            if isinstance(part, Dictionary) and "/S" in part:
                if str(part.S) == kind:
                    found.append(part)
                walk(part.get("/K", Array()))

    walk(pdf.Root.StructTreeRoot.K)
    return found


def links_on(pdf, page):
    return list(pdf.pages[page].obj.get("/Annots", []))


def changed(paper, change):
    with Pdf.open(BytesIO(paper)) as pdf:
        change(pdf)
        return pdfs.saved(pdf)


def spliced(paper):
    return build_pack(spec(upload("a", paper)))


def test_the_paper_that_these_tests_use_is_accessible(paper):
    with Pdf.open(BytesIO(paper)) as pdf:
        assert accessibility.faults(pdf) == []


def test_a_pack_of_accessible_papers_is_accessible(built):
    with Pdf.open(BytesIO(built.pdf)) as pdf:
        assert accessibility.faults(pdf) == []
    assert pdfs.is_sound(built.pdf)


def test_headings_of_a_paper_stand_below_the_heading_that_the_pack_gives_it(built):
    headings = [kind for kind in pdfs.elements(built.pdf) if kind.startswith("/H")]
    papers = headings[headings.index("/H3") - 2 :][:10]
    assert papers == ["/H1", "/H2", "/H3", "/H4", "/H3"] * 2


def test_a_sixth_level_stays_one():
    source = '#set document(title: "Deep", date: none)\n' + "\n".join(f"{'=' * level} Level" for level in range(1, 7))
    deep = typst.compile({"main.typ": source.encode()}, format="pdf", pdf_standards=["ua-1"])
    below = [kind for kind in pdfs.elements(spliced(deep).pdf) if kind in ("/H2", "/H3", "/H4", "/H5", "/H6")]
    assert below == ["/H2", "/H3", "/H4", "/H5", "/H6", "/H6"]


def test_names_of_two_papers_do_not_clash_and_cells_find_their_headers(built):
    with Pdf.open(BytesIO(built.pdf)) as pdf:
        tree = {bytes(name): element for name, element in _names(pdf.Root.StructTreeRoot.IDTree)}
        named = [bytes(cell.ID) for cell in of_kind(pdf, "/TH") if "/ID" in cell]
        assert len(named) == len(set(named))
        assert set(named) <= set(tree)
        wanted = [bytes(name) for cell in of_kind(pdf, "/TD") for name in _attribute(cell, "/Headers")]
        assert set(wanted) <= set(named)
        assert {name for name in wanted if name.startswith(b"paper-")} == {
            b"paper-1-U1x0y0",
            b"paper-1-U1x1y0",
            b"paper-2-U1x0y0",
            b"paper-2-U1x1y0",
        }


def _names(node):
    pairs = list(node.get("/Names", []))
    yield from zip(pairs[::2], pairs[1::2], strict=True)
    for kid in node.get("/Kids", []):
        yield from _names(kid)


def _attribute(element, key):
    held = element.get("/A", Array())
    for part in held if isinstance(held, Array) else [held]:
        if key in part:
            return part[key]
    return []


def test_texts_for_screen_readers_stay(built):
    with Pdf.open(BytesIO(built.pdf)) as pdf:
        assert [str(figure.Alt) for figure in of_kind(pdf, "/Figure")] == ["A red square"] * 2
        assert [str(section.Lang) for section in of_kind(pdf, "/Sect") if "/Lang" in section] == ["cy", "cy"]
        assert [("/ID" in note) for note in of_kind(pdf, "/Note")] == [True, True]


def test_links_stay_tagged_and_say_what_they_open(built):
    with Pdf.open(BytesIO(built.pdf)) as pdf:
        table = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        first = built.page_of["b"] - 1
        links = links_on(pdf, first)
        assert [str(link.A.URI) for link in links if "/A" in link] == ["https://example.org/data"]
        assert len(links) == 4  # the footnote's mark and the way back are links too
        for link in links:
            element = table[int(link.StructParent)]
            assert str(element.S) == "/Link"
            assert [kid.Obj.objgen for kid in element.K if isinstance(kid, Dictionary) and "/Obj" in kid] == [
                link.objgen
            ]
            assert str(link.Contents).strip() != ""


def test_a_link_within_a_paper_leads_to_the_paper_in_the_pack(built):
    with Pdf.open(BytesIO(built.pdf)) as pdf:
        number_of = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        led = {
            key: [
                number_of[link.Dest[0].objgen]
                for page in (built.page_of[key] - 1, built.page_of[key])
                for link in links_on(pdf, page)
                if "/Dest" in link and isinstance(link.Dest, Array)
            ]
            for key in ("b", "c")
        }
    for key in ("b", "c"):
        start = built.page_of[key]
        assert led[key][:1] + led[key][-1:] == [start + 1, start]
        assert set(led[key]) <= {start, start + 1}


def test_words_that_an_author_gave_a_link_stay(paper):
    def change(pdf):
        pdf.pages[0].Annots[0].Contents = String("Figures of 2026")

    pack = spliced(changed(paper, change))
    with Pdf.open(BytesIO(pack.pdf)) as pdf:
        assert str(links_on(pdf, pack.page_of["a"] - 1)[0].Contents) == "Figures of 2026"


def test_what_was_a_link_and_runs_something_becomes_plain_words(paper):
    def change(pdf):
        pdf.pages[0].Annots[0].A = Dictionary(S=Name.Launch, F=String("canary.exe"))

    pack = spliced(changed(paper, change))
    assert b"canary" not in pdfs.everything(pack.pdf)
    before, after = pdfs.elements(spliced(paper).pdf), pdfs.elements(pack.pdf)
    assert (before.count("/Link") - after.count("/Link"), after.count("/Span") - before.count("/Span")) == (1, 1)


def test_classes_of_attributes_are_resolved(paper):
    def change(pdf):
        root = pdf.Root.StructTreeRoot
        root.ClassMap = Dictionary({"/Head": Dictionary(O=Name.Table, Scope=Name.Column)})
        for cell in of_kind(pdf, "/TH"):
            del cell["/A"]
            cell.C = Name.Head

    with Pdf.open(BytesIO(spliced(changed(paper, change)).pdf)) as pdf:
        scopes = [
            _attribute(cell, "/Scope") for cell in of_kind(pdf, "/TH") if cell.get("/ID", b"") and "/C" not in cell
        ]
        assert [str(scope) for scope in scopes][-2:] == ["/Column", "/Column"]


def test_a_drawing_that_is_tagged_inside_does_not_point_into_the_tags_of_the_pack(paper):
    def change(pdf):
        form = pdf.make_stream(b"/P <</MCID 0>> BDC EMC")
        form.Type, form.Subtype, form.BBox, form.StructParents = Name.XObject, Name.Form, Array([0, 0, 9, 9]), 3
        pdf.pages[0].add_resource(form, Name.XObject, Name.Inner)

    with Pdf.open(BytesIO(spliced(changed(paper, change)).pdf)) as pdf:
        forms = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and "/BBox" in thing]
        assert [("/StructParents" in form) for form in forms] == [False] * len(forms)


def test_a_page_of_artifacts_alone_does_not_spoil_the_whole(paper):
    def change(pdf):
        pdf.add_blank_page(page_size=pdfs.A4)
        pdf.pages[-1].obj.Contents = pdf.make_stream(b"/Artifact BMC 0 0 90 90 re f EMC")

    pack = spliced(changed(paper, change))
    with Pdf.open(BytesIO(pack.pdf)) as pdf:
        assert accessibility.faults(pdf) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda pdf: pdf.Root.__delitem__("/Lang"),
        lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(b"0 0 9 9 re f")),
        lambda pdf: of_kind(pdf, "/Figure")[0].__delitem__("/Alt"),
        lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(b"Q")),
    ],
    ids=["language", "untagged drawing", "no alternative text", "unsound content"],
)
def test_a_pack_with_one_paper_that_is_not_accessible_does_not_claim_it(paper, change):
    pack = build_pack(spec(upload("a", paper, number="1"), upload("b", changed(paper, change), number="2")))
    with pikepdf.open(BytesIO(pack.pdf)) as pdf, pdf.open_metadata() as metadata:
        assert "pdfuaid:part" not in metadata
