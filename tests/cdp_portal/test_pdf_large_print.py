"""Large print: nothing we set is under 18 point, nothing is lost, and the usual page numbers stand beside."""

import re
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from cdp_portal.pdf.pack import ActionLog, ActionRow, AgendaRow, build_pack
from tests.cdp_portal import pdfs
from tests.cdp_portal.packs import authored, cover, spec, upload

WIDE = "|".join(["Measure", *[f"Quarter {n}" for n in range(1, 9)]]) + "\n" + "|".join(["-"] * 9)
WIDE += "\nAdults in treatment|" + "|".join(f"{n},338" for n in range(1, 9))
NOTICE = "A large-print copy can be asked for from the board officer."


def described(**fields):
    papers = (
        authored("plan", "1", "Delivery plan", f"Words.\n\n{WIDE}\n"),
        upload(
            "needs", pdfs.written(2), number="2", title="Needs assessment of the whole borough and of its neighbours"
        ),
        ActionLog("log", "3", "Action log", (ActionRow("A1", "Write to the ICB", "Place lead", "31 January", "Late"),)),
    )
    rows = tuple(AgendaRow(p.number, p.title, "Decision", "Chair", 10, "10.30am", paper_key=p.key) for p in papers)
    return spec(
        *papers, agenda=rows, papers=papers, cover=cover(marking="Members only", notices=("Version 1.",)), **fields
    )


@pytest.fixture(scope="module")
def packs():
    usual = build_pack(described())
    return usual, build_pack(described(large_print=True, standard=usual.layout))


def test_nothing_we_set_is_under_18_point(packs):
    pages = sizes_of_letters(packs[1].pdf)
    uploaded = set(range(packs[1].page_of["needs"], packs[1].page_of["log"] - 1))  # their words are their author's
    assert min(size for page, size in pages if page not in uploaded) >= 18
    assert min(size for page, size in sizes_of_letters(packs[0].pdf)) < 18


def sizes_of_letters(pdf):
    document = pypdfium2.PdfDocument(pdf)
    found = set()
    for number, page in enumerate(document):
        text = page.get_textpage()
        for place in range(text.count_chars()):
            if text.get_text_range(place, 1).strip():
                found.add((number, round(pdfium.FPDFText_GetFontSize(text, place), 1)))
    document.close()
    return found


def test_no_word_is_lost(packs):
    usual, large = (words(built.pdf) for built in packs)
    assert usual - large <= {"Minutes", "Time", "For", "Owner", "Due", "Status"}


def words(pdf):
    text = " ".join(re.sub(r"Page \w+ of \w+", "", page) for page in pdfs.texts(pdf))
    return set(re.findall(r"[A-Za-z]{2,}|\d,\d+", text))


def test_each_part_says_its_page_of_the_standard_pack(packs):
    usual, large = packs
    text = pdfs.texts(large.pdf)
    for key in ("agenda", "plan", "needs", "log"):
        assert f"Page {usual.label_of[key]} of the standard pack" in text[large.page_of[key] - 1]
    contents = text[large.page_of["contents"] - 1]
    assert f"Delivery plan {large.label_of['plan']} {usual.label_of['plan']}" in contents


def test_the_cover_says_large_print(packs):
    assert "Members only · Large print" in pdfs.texts(packs[1].pdf)[0]


def test_a_paper_with_a_notice_has_a_page_before_it_that_says_so():
    letter = upload("a", pdfs.written(3), number="1", title="Letter")
    built = build_pack(spec(letter))
    noticed = build_pack(spec(replace(letter, notice=NOTICE)))
    assert noticed.pages == built.pages + 1
    text = pdfs.texts(noticed.pdf)[noticed.page_of["a"] - 1]
    assert all(words in text for words in ("1. Letter", "3 pages: pages 5 to 7", NOTICE))
    assert pdfs.is_sound(noticed.pdf)
    kinds = pdfs.elements(noticed.pdf)
    section = kinds.index("/Sect")
    assert kinds[section - 1] == "/P"  # what we say of the paper is read before the paper
    assert kinds[section : section + 4] == ["/Sect", "/P", "/P", "/P"]
