"""Whatever is typed or uploaded: the pack is right, or it is said which paper to mend."""

from dataclasses import replace

import pypdfium2
import pytest

from cdp_portal import markdown
from cdp_portal.pdf.pack import ActionLog, ActionRow, AgendaRow, HeaderRow, Section, build_pack
from tests.cdp_portal import pdfs
from tests.cdp_portal.packs import authored, cover, spec, upload

WORD = "x" * 10_000
MARKS = "a\u200f\u202eb\u202c \u2066c\u2069 שלום عربي 👩\u200d👧 e\u0301"
TABLE = f"| Head | Other |\n|---|---|\n| {WORD} | short |\n"


def outside(pdf, edge=10):
    """The letters within `edge` points of the rim of their page, or beyond it."""
    document = pypdfium2.PdfDocument(pdf)
    found = []
    for page in document:
        width, height = page.get_size()
        text = page.get_textpage()
        for place in range(text.count_chars()):
            if text.get_text_range(place, 1).strip():
                left, low, right, top = text.get_charbox(place)
                if min(left, low) < edge or right > width - edge or top > height - edge:
                    found.append(text.get_text_range(place, 1))
    document.close()
    return found


@pytest.mark.parametrize("large", [False, True])
def test_a_word_of_ten_thousand_letters_goes_on_over_the_page(large):
    paper = authored("a", "1", f"Title {WORD[:300]}", f"{WORD}\n\n{TABLE}\n\n- {WORD}\n\n# {WORD[:2000]}\n\n`{WORD}`")
    paper = replace(paper, header=(HeaderRow(WORD[:80], WORD),))
    actions = ActionLog("log", "2", "Actions", (ActionRow(WORD[:20], WORD, WORD[:300], WORD[:100], "Late"),), WORD)
    rows = (AgendaRow("1", WORD, lead=WORD[:300], paper_key="a"),)
    built = build_pack(spec(agenda=rows, papers=(paper, actions), large_print=large))
    assert (outside(built.pdf), pdfs.is_sound(built.pdf)) == ([], True)
    printed = sum(words.count("x") for words in pdfs.texts(built.pdf))
    # of the body: paragraph, table, list, code, fact; of the action log: action, intro; of the agenda: one subject
    assert printed >= 8 * len(WORD)


def test_marks_of_direction_and_joined_signs_are_text():
    paper = replace(authored("a", "1", MARKS), sections=(Section(MARKS, markdown.parse(MARKS)),))
    built = build_pack(spec(paper, cover=cover(place=MARKS, notices=(MARKS,))))
    text = pdfs.texts(built.pdf)[built.page_of["a"] - 1]
    assert ("[woman]" in text, "[girl]" in text, pdfs.is_sound(built.pdf)) == (True, True, True)


def test_an_agenda_without_items_and_papers_is_a_pack():
    built = build_pack(spec(agenda=(), papers=()))
    assert (built.pages, built.layout.labels) == (3, ["1", "2", "3"])


@pytest.mark.parametrize("large", [False, True])
def test_sheets_of_any_size_keep_their_heads_and_feet(large):
    sheets = [
        pdfs.written(1, size=(2384, 3370)),  # A0
        pdfs.written(1, size=(14_000, 14_000)),
        pdfs.written(1, size=(20, 20)),
        pdfs.written(1, size=(5000, 100), rotate=90),
        pdfs.written(2, size=pdfs.A3, rotate=270),
    ]
    papers = [upload(f"p{n}", sheet, number=str(n), title="Sheet") for n, sheet in enumerate(sheets, 1)]
    built = build_pack(spec(*papers, large_print=large))
    assert pdfs.is_sound(built.pdf)
    feet = [f"Page {page} of {built.pages}" in words for page, words in enumerate(pdfs.texts(built.pdf), 1)]
    assert feet == [False] + [True] * (built.pages - 1)


def test_four_hundred_attachments():
    content = pdfs.saved(pdfs.written(1))
    papers = tuple(upload(f"p{n}", content, number=f"{n}", title=f"Attachment {n}") for n in range(1, 401))
    built = build_pack(spec(papers=papers, agenda=()))
    assert built.page_of["p400"] == built.pages
    assert len(pdfs.bookmarks(built.pdf)) == 402
