"""The supplement: only the sheets to print, and whole in itself."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name

from cdp_portal.pdf.pack import ActionLog, ActionRow, Before, build_pack
from tests.cdp_portal import pdfs
from tests.cdp_portal.packs import authored, cover, spec, tagged_upload, upload

ROWS = [ActionRow(f"A{number}", "Write to the provider", "Chair", "31 January 2024", "Open") for number in range(120)]
LINKED = "See [the guidance](https://example.org/guidance).\n\n" + "A line of the paper. " * 30


def log(*rows):
    return ActionLog("log", "3", "Action log", tuple(rows))


@pytest.fixture(scope="module")
def packs():
    papers = [authored("plan", "1", "Plan", LINKED), upload("needs", pdfs.written(2), number="2", title="Needs")]
    one = build_pack(spec(*papers, log(*ROWS), agenda=()))
    last = ActionRow("A119", "Write to the care board", "Chair", "31 January 2024", "Open")
    late = upload("late", tagged_upload(), number="2a", title="Late")
    again = spec(
        *papers, late, log(*ROWS[:-1], last), agenda=(), cover=cover(notices=("Version 2.",)), version=2,
        before=Before(1, one.layout, one.pdf),
    )  # fmt: skip
    return one, build_pack(again)


@pytest.fixture
def supplement(packs):
    with pikepdf.open(BytesIO(packs[1].supplement)) as pdf:
        yield pdf


def test_it_holds_the_pages_to_put_in_and_no_other(packs):
    _one, two = packs
    wanted = [label for change in two.changes if change.what != "removed" for label in change.labels]
    assert pdfs.labels(two.supplement) == wanted
    assert (two.supplement_pages, len(pdfs.texts(two.supplement))) == (len(wanted), len(wanted))
    text = dict(zip(two.layout.labels, pdfs.texts(two.pdf), strict=True))
    assert pdfs.texts(two.supplement) == [text[label] for label in wanted]


def test_it_looks_like_the_pages_of_the_pack(packs):
    two = packs[1]
    place_of = {label: place for place, label in enumerate(two.layout.labels)}
    whole, part = pypdfium2.PdfDocument(two.pdf), pypdfium2.PdfDocument(two.supplement)
    for place, label in enumerate(pdfs.labels(two.supplement)):
        drawn = [bytes(page.render(scale=0.5).buffer) for page in (whole[place_of[label]], part[place])]
        assert drawn[0] == drawn[1]
    whole.close()
    part.close()


def test_it_is_sound_and_tagged(packs):
    assert pdfs.is_sound(packs[1].supplement)


def test_its_title_says_what_it_is(supplement):
    title = "Supplement to version 2. Partnership board: Agenda and papers, 6 December 2023"
    assert str(supplement.docinfo.Title) == title
    with supplement.open_metadata() as metadata:
        assert metadata["dc:title"] == title
    assert str(supplement.Root.Lang) == "en-GB"


def test_its_bookmarks_lead_to_what_is_there(packs):
    two = packs[1]
    labels = pdfs.labels(two.supplement)
    log_page = next(change.labels[0] for change in two.changes if change.title == "Action log")
    assert [(title, labels[page - 1]) for title, page in pdfs.bookmarks(two.supplement)] == [
        ("Cover", "1"),
        ("Change sheet", "1a"),
        ("Contents", "2"),
        ("2a. Late", two.label_of["late"]),
        ("3. Action log", log_page),
    ]


def test_nothing_refers_to_a_page_that_is_not_there(supplement):
    pages = {page.objgen for page in supplement.pages}
    dangling = [
        thing
        for thing in supplement.objects
        if isinstance(thing, Dictionary) and thing.get("/Type") == Name.Page and thing.objgen not in pages
    ]
    assert dangling == []


def test_links_lead_on_or_are_text(supplement):
    names = set(pikepdf.NameTree(supplement.Root.Names.Dests).keys())
    links = [link for page in supplement.pages for link in page.obj.get("/Annots", ())]
    assert {str(link.Dest) for link in links if "/Dest" in link} <= names
    listed = [element for element in walk(supplement.Root.StructTreeRoot) if Name.Link == element.S]
    assert all(any(kid.get("/Type") == Name.OBJR for kid in dictionaries(element)) for element in listed)
    assert len(listed) == len(links)


def test_a_table_that_starts_on_another_page_keeps_its_header_cells(supplement):
    tables = [element for element in walk(supplement.Root.StructTreeRoot) if Name.Table == element.S]
    kinds = [[cell.S for cell in walk(table)] for table in tables]
    assert kinds[-1].count(Name.TH) == 5
    ids = {bytes(element.ID) for element in walk(supplement.Root.StructTreeRoot) if "/ID" in element}
    tree = supplement.Root.StructTreeRoot.IDTree
    listed = {bytes(name) for kid in tree.Kids for name in list(kid.Names)[::2]}
    used = {
        bytes(name)
        for element in walk(supplement.Root.StructTreeRoot)
        for attributes in (element.get("/A", []) if isinstance(element.get("/A"), Array) else [])
        for name in attributes.get("/Headers", [])
    }
    assert (listed, used - ids) == (ids, set())


def test_no_heading_skips_a_level(supplement):
    levels = [int(str(e.S)[2:]) for e in walk(supplement.Root.StructTreeRoot) if str(e.S) in ("/H1", "/H2", "/H3")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def walk(element):
    for kid in dictionaries(element):
        if "/S" in kid:
            yield kid
            yield from walk(kid)


def dictionaries(element):
    kids = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary)]
