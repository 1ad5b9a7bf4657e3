import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from cdp_portal.pdf.engine import PaperUnusable
from cdp_portal.pdf.pack import (
    ActionLog,
    ActionRow,
    AgendaRow,
    PackSpec,
    UploadedPaper,
    build_pack,
)
from tests.cdp_portal import pdfs
from tests.cdp_portal.packs import ISSUED, authored, cover, spec, tagged_upload, upload

HOSTILE = '#image("/etc/passwd") $x^2$ @ref <label> *_/ // {{ x }} {% y %} \\u{41} #read("data.json")'

UPLOADS = {
    "one": lambda: [pdfs.saved(pdfs.written(3))],
    "two": lambda: [pdfs.saved(pdfs.written(1)), pdfs.saved(pdfs.written(4))],
    "tagged": lambda: [tagged_upload()],
    "mixed": lambda: [
        pdfs.saved(pdfs.written(2, size=pdfs.A4_LANDSCAPE)),
        pdfs.saved(pdfs.written(2, rotate=90)),
        tagged_upload(),
        pdfs.saved(pdfs.written(1, size=pdfs.A3, rotate=270)),
        pdfs.owner_locked(pdfs.written(2, rotate=180)),
    ],
}


@pytest.mark.parametrize("which", UPLOADS)
def test_the_same_page_numbers_stand_in_contents_agenda_footers_and_bookmarks(which):
    papers = [authored("first", "1", "Minutes of the last meeting")]
    for number, content in enumerate(UPLOADS[which](), start=2):
        papers.append(UploadedPaper(f"upload {number}", str(number), f"Paper by organisation {number}", content))
        papers.append(authored(f"after {number}", f"{number}.1", f"Reply to organisation {number}"))
    built = build_pack(spec(*papers))

    text = pdfs.texts(built.pdf)
    assert len(text) == built.pages
    assert [f"Page {page} of {built.pages}" in words for page, words in enumerate(text, 1)] == [False] + [True] * (
        built.pages - 1
    )
    titled = [(f"{paper.number}. {paper.title}", built.page_of[paper.key]) for paper in papers]
    assert pdfs.bookmarks(built.pdf) == [
        ("Contents", 2),
        ("Agenda", built.page_of["agenda"]),
        *titled,
        ("Action log", built.page_of["actions"]),
    ]
    for paper in papers:
        page = built.page_of[paper.key]
        assert f"{paper.number}. {paper.title}" in text[page - 1]
        assert re.search(rf"{re.escape(paper.number)} {paper.title} {page}\b", text[1])
        assert re.search(rf"{re.escape(paper.number)} {paper.title} {page}\b", text[built.page_of["agenda"] - 1])
    assert pdfs.is_sound(built.pdf)


def test_papers_follow_the_agenda_whoever_wrote_them():
    built = build_pack(
        spec(authored("a", "1", "First"), upload("b", pdfs.written(3), number="2"), authored("c", "3", "Third"))
    )
    assert built.page_of == {"cover": 1, "contents": 2, "agenda": 3, "a": 4, "b": 5, "c": 8, "actions": 9}
    text = pdfs.texts(built.pdf)
    assert ["Uploaded page" in words for words in text] == [False] * 4 + [True] * 3 + [False] * 2
    assert ["Uploaded page 3" in words for words in text].index(True) == 6


def test_uploaded_pages_keep_their_size_and_turn():
    built = build_pack(
        spec(
            upload("a", pdfs.written(1, size=pdfs.A4_LANDSCAPE)),
            upload("b", pdfs.written(1, rotate=90)),
            upload("c", pdfs.written(1, size=pdfs.A3)),
            upload("d", pdfs.written(1, rotate=180)),
        )
    )
    assert pdfs.sizes(built.pdf)[3:7] == [(842, 595), (842, 595), (842, 1191), (595, 842)]


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize(
    ("rotate", "across", "up"), [(0, 100, 300), (90, 300, 500), (180, 500, 600), (270, 600, 100), (-90, 600, 100)]
)
def test_uploaded_content_stands_where_its_author_put_it(rotate, across, up, tagged):
    with pdfs.written(1, rotate=rotate) as pdf:
        page = pdf.pages[0]
        page.obj.MediaBox = pikepdf.Array([-28, 0, 572, 900])  # 600 × 900, the words start 100 across and 300 up
        if tagged:
            pdfs.tag(pdf)
        built = build_pack(spec(upload("a", pdf)))
    width, height = (600, 900) if rotate % 180 == 0 else (900, 600)
    assert pdfs.sizes(built.pdf)[3] == (width, height)
    head, foot = (band * 600 / 595 for band in (40, 34))
    shrunk = (height - head - foot) / height
    expected = (across * shrunk + (1 - shrunk) * width / 2, up * shrunk + foot)
    assert _first_letter(built.pdf, 3) == pytest.approx(expected, abs=20)


def _first_letter(pdf, number):
    """Where the U of "Uploaded page" stands on the page of this index, in points from the lower left."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[number].get_textpage()
    left, low, right, top = page.get_charbox(page.get_text_range().index("Uploaded"))
    document.close()
    return (left + right) / 2, (low + top) / 2


def test_the_marking_stands_on_every_page():
    built = build_pack(
        spec(authored("a", "1", "First"), upload("b", pdfs.written(2)), cover=cover(marking="Members only"))
    )
    assert ["Members only" in words for words in pdfs.texts(built.pdf)] == [True] * built.pages


def test_equal_specs_give_equal_bytes():
    papers = (authored("a", "1", "First"), upload("b", pdfs.scripted()), upload("c", tagged_upload()))
    assert build_pack(spec(*papers)).pdf == build_pack(spec(*papers)).pdf


def test_packs_made_at_once_do_not_mix():
    specs = [
        spec(authored("a", "1", f"Paper {n}"), upload("b", pdfs.written(n, text=f"Sheet {n}"))) for n in range(1, 5)
    ]
    with ThreadPoolExecutor(max_workers=4) as at_once:
        made = list(at_once.map(build_pack, specs))
    assert [built.pages for built in made] == [6, 7, 8, 9]
    for n, built in enumerate(made, 1):
        assert f"Sheet {n} {n}" in pdfs.texts(built.pdf)[built.page_of["actions"] - 2]


def test_the_file_names_its_title_and_language():
    built = build_pack(spec(upload("a", pdfs.written())))
    with pikepdf.open(BytesIO(built.pdf)) as pdf:
        assert str(pdf.docinfo.Title) == "Partnership board: Agenda and papers, 6 December 2023"
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert bool(pdf.Root.MarkInfo.Marked)


@pytest.mark.parametrize(
    ("papers", "claims"),
    [((), True), ((upload("a", tagged_upload()),), True), ((upload("a", pdfs.written()),), False)],
)
def test_only_a_pack_of_accessible_papers_claims_to_be_accessible(papers, claims):
    with pikepdf.open(BytesIO(build_pack(spec(*papers)).pdf)) as pdf, pdf.open_metadata() as metadata:
        assert ("pdfuaid:part" in metadata) is claims


def test_nothing_typed_becomes_markup():
    title = f"Title {HOSTILE}"
    built = build_pack(
        PackSpec(
            cover=cover(body=HOSTILE, place=HOSTILE, notices=(HOSTILE,)),
            agenda=(AgendaRow("1", title, lead=HOSTILE, paper_key="a"), AgendaRow("2", "x", state_text=HOSTILE)),
            papers=(
                authored("a", "1", title, f"`{HOSTILE}`"),
                ActionLog("log", HOSTILE, HOSTILE, (ActionRow(*[HOSTILE] * 5),), HOSTILE),
            ),
            issued_at=ISSUED,
        )
    )
    text = [words.replace(" ", "") for words in pdfs.texts(built.pdf)]
    literal = HOSTILE.replace(" ", "")
    assert [words.count(literal) for words in (text[0], text[3])] == [3, 3]
    assert "root:x:0" not in "".join(text)


def test_what_no_font_shows_does_not_stop_a_pack():
    built = build_pack(spec(authored("a", "1", "Smile 😀 \x00\x07 中 Ελένη Łukasz")))
    assert "1. Smile [grinning face] □ Ελένη Łukasz" in pdfs.texts(built.pdf)[built.page_of["a"] - 1]


def test_scripts_actions_attachments_and_notes_stay_behind():
    built = build_pack(spec(upload("a", pdfs.scripted())))
    raw = pdfs.everything(built.pdf)
    assert b"canary" not in raw
    assert [word in raw for word in (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/OpenAction")] == [False] * 4
    with pikepdf.open(BytesIO(built.pdf)) as pdf:
        kept = [str(annotation.A.URI) for annotation in pdf.pages[built.page_of["a"] - 1].Annots]
    assert kept == ["https://example.org/kept", "mailto:board@example.org"]
    assert "Scripted page 1" in pdfs.texts(built.pdf)[built.page_of["a"] - 1]


def test_links_stay_over_their_words_on_a_turned_page():
    pdf = pdfs.scripted()
    pdf.pages[0].obj.Rotate = 90
    built = build_pack(spec(upload("a", pdf)))
    with pikepdf.open(BytesIO(built.pdf)) as opened:
        left, low, right, top = (float(side) for side in opened.pages[built.page_of["a"] - 1].Annots[0].Rect)
    # 72–300 across and 290–330 up, turned: 290–330 across and 72–300 down from the head, then shrunk.
    assert (right - left) / (top - low) == pytest.approx(40 / 228, rel=0.001)
    assert (0 < left < right < 842, 0 < low < top < 595) == (True, True)


def test_values_of_a_form_are_printed():
    built = build_pack(spec(upload("a", pdfs.filled_form())))
    assert "Filled value" in pdfs.texts(built.pdf)[built.page_of["a"] - 1]
    with pikepdf.open(BytesIO(built.pdf)) as pdf:
        assert ("/AcroForm" in pdf.Root, "/Annots" in pdf.pages[built.page_of["a"] - 1]) == (False, False)


def test_hidden_layers_stay_hidden():
    built = build_pack(spec(upload("a", pdfs.layered())))
    with pikepdf.open(BytesIO(built.pdf)) as pdf:
        assert [str(layer.Name) for layer in pdf.Root.OCProperties.D.OFF] == ["Draft"]


def test_tags_of_a_paper_are_kept():
    content = tagged_upload()
    theirs = pdfs.elements(content)
    ours = pdfs.elements(build_pack(spec(upload("a", content))).pdf)
    assert [kind for kind in theirs if kind == "/TH"] == ["/TH", "/TH"]
    section = ours.index("/Sect")
    assert ours[section - 1] == "/H1"  # the pack's heading of the paper
    demoted = {"/H1": "/H2", "/H2": "/H3"}  # below the heading that the pack gives the paper
    assert ours[section + 2 : section + 1 + len(theirs)] == [demoted.get(kind, kind) for kind in theirs[1:]]


def test_a_paper_without_tags_becomes_one_paragraph_a_page():
    ours = pdfs.elements(build_pack(spec(upload("a", pdfs.written(2)))).pdf)
    section = ours.index("/Sect")
    assert ours[section - 1 : section + 3] == ["/H1", "/Sect", "/P", "/P"]


def test_broken_tags_do_not_stop_a_pack():
    with pikepdf.open(BytesIO(tagged_upload())) as pdf:
        document = pdf.Root.StructTreeRoot.K[0]
        document.K = pikepdf.Array([document])  # its own child
        built = build_pack(spec(upload("a", pdfs.saved(pdf))))
    section = pdfs.elements(built.pdf).index("/Sect")
    assert pdfs.elements(built.pdf)[section : section + 3] == ["/Sect", "/P", "/P"]


def test_unbalanced_content_cannot_break_out_of_its_page():
    pdf = pdfs.written(1)
    pdf.pages[0].contents_add(pdf.make_stream(b"Q Q Q EMC 0 0 0 0 0 0 cm q q q"))
    built = build_pack(spec(upload("a", pdf)))
    text = pdfs.texts(built.pdf)[built.page_of["a"] - 1]
    assert ("Uploaded page 1" in text, "Page 4 of 5" in text) == (True, True)


def test_a_paper_that_cannot_be_read_is_named():
    with pytest.raises(PaperUnusable, match="The paper “Slides” cannot be read"):
        build_pack(spec(UploadedPaper("a", "1", "Slides", b"%PDF-1.7 nothing")))


def test_forty_items_and_long_words_fit_the_page():
    rows = tuple(AgendaRow(f"{n}.{n}", "W" * 200, "Decision", "L" * 120, 5, "10.30am") for n in range(40))
    built = build_pack(spec(agenda=rows, papers=()))
    assert built.page_of == {"cover": 1, "contents": 2, "agenda": 3}
    with pikepdf.open(BytesIO(built.pdf)) as pdf:
        assert len(pdf.pages) == built.pages
    assert all(0 <= edge <= 595 for edge in _edges(built.pdf))


def _edges(pdf):
    document = pypdfium2.PdfDocument(pdf)
    edges = []
    for page in document:
        text = page.get_textpage()
        for number in range(text.count_chars()):
            left, _low, right, _top = text.get_charbox(number)
            edges += [left, right]
    document.close()
    return edges


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"papers": (authored("a", "1", "x"), authored("a", "2", "y"))}, "same key"),
        ({"agenda": (AgendaRow("1", "x", paper_key="gone"),)}, "not in the pack"),
        (
            {
                "papers": (authored("a", "1", "x"), authored("b", "2", "y")),
                "agenda": (AgendaRow("1", "y", paper_key="b"), AgendaRow("2", "x", paper_key="a")),
            },
            "not in the order",
        ),
        ({"agenda": tuple(AgendaRow(str(n), "x") for n in range(5001))}, "more than 5000 rows"),
    ],
)
def test_a_spec_that_contradicts_itself_is_refused(fields, sentence):
    with pytest.raises(ValueError, match=sentence):
        build_pack(spec(**fields))
