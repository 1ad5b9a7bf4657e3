"""A pack that is issued again: a person with the earlier one on paper only slots pages in."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from cdp_portal import markdown
from cdp_portal.pdf.engine import BuildFailed
from cdp_portal.pdf.pack import Before, Section, build_pack
from tests.cdp_portal import pdfs
from tests.cdp_portal.packs import authored, cover, spec, tagged_upload, upload

LONG = "\n\n".join(f"Paragraph {number} of a paper that fills several pages. " * 4 for number in range(60))


def following(built, version, *papers, **fields):
    known = {"version": version, "reason": "A paper came late.", "before": Before(version - 1, built.layout, built.pdf)}
    return build_pack(spec(*papers, cover=cover(notices=(f"Version {version}.",)), **{**known, **fields}))


def changed(built):
    """What the version tells of its papers."""
    return [change.sentence for change in built.changes if change.title not in ("Cover", "Contents", "Agenda")]


MINUTES = authored("minutes", "1", "Minutes")
PLAN = authored("plan", "2", "Delivery plan", LONG)
NEEDS = upload("needs", pdfs.written(3, text="Needs page"), number="3", title="Needs")
BUDGET = authored("budget", "4", "Budget")


@pytest.fixture(scope="module")
def first():
    return build_pack(spec(MINUTES, PLAN, NEEDS, BUDGET))


@pytest.fixture(scope="module")
def second(first):
    """One word of the plan is corrected, a tagged upload comes late, the budget is withdrawn."""
    plan = authored("plan", "2", "Delivery plan", LONG.replace("Paragraph 20 of a", "Paragraph 20 of one"))
    late = upload("late", tagged_upload(), number="3a", title="Late review")
    return following(first, 2, MINUTES, plan, NEEDS, late)


def test_the_first_version_has_labels_and_no_changes(first):
    assert (first.changes, first.supplement, first.layout.total) == ((), None, first.pages)
    assert first.label_of["needs"] == str(first.page_of["needs"])
    assert pdfs.labels(first.pdf) == [str(number) for number in range(1, first.pages + 1)]


def test_a_corrected_word_reprints_one_page(first, second):
    plan = next(change for change in second.changes if change.title == "Delivery plan")
    assert (plan.what, len(plan.labels), len(first.layout.part("plan").labels)) == ("replaced", 1, 3)


def test_what_did_not_change_keeps_its_labels(first, second):
    stayed = ("cover", "contents", "agenda", "minutes", "plan", "needs", "actions")
    assert [second.layout.part(key).labels for key in stayed] == [first.layout.part(key).labels for key in stayed]
    assert second.label_of["changes"] == "1a"
    last = first.layout.part("needs").labels[-1]
    assert second.layout.part("late").labels == (f"{last}a", f"{last}b")


def test_one_label_stands_in_foot_contents_agenda_and_viewer(first, second):
    labels, text = second.layout.labels, pdfs.texts(second.pdf)
    assert pdfs.labels(second.pdf) == labels
    feet = [f"Page {label} of {first.pages}" in words for label, words in zip(labels, text, strict=True)]
    assert feet == [False] + [True] * (second.pages - 1)
    for listing in ("contents", "agenda"):
        words = text[second.page_of[listing] - 1]
        assert f"3a Late review {second.label_of['late']}" in words
        assert f"3 Needs {second.label_of['needs']}" in words
    number_of = dict(pdfs.bookmarks(second.pdf))
    assert labels[number_of["3a. Late review"] - 1] == second.label_of["late"]


def test_links_say_the_label_of_where_they_lead(second):
    with pikepdf.open(BytesIO(second.pdf)) as pdf:
        links = [str(link.Contents) for link in pdf.pages[second.page_of["contents"] - 1].Annots]
    assert links[0] == "Change sheet, page 1a"
    assert f"3a. Late review, page {second.label_of['late']}" in links


def test_the_change_sheet_says_what_to_do_and_why(first, second):
    sheet = pdfs.texts(second.pdf)[1]
    last, budget = first.layout.part("needs").labels[-1], first.layout.part("budget").labels[0]
    assert "This is version 2 of the pack. It follows version 1. Why: A paper came late." in sheet
    assert f"New: 3a. Late review (pages {last}a to {last}b)." in sheet
    assert f"Insert {last}a to {last}b after page {last} 3a. Late review" in sheet
    assert f"Take out {budget} 4. Budget" in sheet
    assert f"The supplement holds the {second.supplement_pages} pages to put in, in this order." in sheet
    assert "Needs" not in sheet


def test_the_foot_of_a_changed_page_says_so(first, second):
    plan = next(change for change in second.changes if change.title == "Delivery plan").labels[0]
    told = {}
    for label, words in zip(second.layout.labels, pdfs.texts(second.pdf), strict=True):
        told[label] = "new page" if "Version 2, new page" in words else "Version 2, replaces page" in words
    assert (told[plan], told[second.label_of["late"]], told[second.label_of["needs"]]) == (True, "new page", False)
    assert told[second.label_of["minutes"]] is False


def test_a_third_version_follows_the_second(second):
    papers = [MINUTES, authored("plan", "2", "Delivery plan", LONG.replace("Paragraph 20 of a", "Paragraph 20 of one"))]
    papers += [NEEDS, upload("late", tagged_upload(), number="3a", title="Late review"), authored("more", "5", "More")]
    third = following(second, 3, *papers)
    after = second.layout.part("late").labels[-1]
    more = third.label_of["more"]
    assert more == f"{after[:-1]}c"
    assert changed(third) == ["Replace page 1a: Change sheet.", f"Insert page {more} after page {after}: 5. More."]
    assert third.layout.retired == second.layout.retired
    # pages that the second version changed still say so, for their paper is not printed again
    assert "Version 2, new page" in pdfs.texts(third.pdf)[third.page_of["late"] - 1]


def test_an_uploaded_paper_is_compared_page_by_page(first):
    newer = pdfs.written(4, text="Needs page")
    with newer as pdf:
        pdf.pages[1].obj.Contents = pdf.make_stream(b"BT /F1 24 Tf 72 300 Td (Corrected page) Tj ET")
        built = following(first, 2, MINUTES, PLAN, upload("needs", pdf, number="3", title="Needs"), BUDGET)
    _one, two, three = first.layout.part("needs").labels
    assert changed(built)[1:] == [
        f"Replace page {two}: 3. Needs.",
        f"Insert page {three}a after page {three}: 3. Needs.",
    ]


def test_a_title_that_changes_reprints_every_page_that_shows_it(first):
    built = following(first, 2, MINUTES, PLAN, replace(NEEDS, title="Need"), BUDGET)
    (labels,) = [change.labels for change in built.changes if change.title == "Need"]
    assert labels == first.layout.part("needs").labels


def test_nothing_but_cover_and_listings_changes_when_nothing_changed(first):
    built = following(first, 2, MINUTES, PLAN, NEEDS, BUDGET)
    assert [change.sentence for change in built.changes] == [
        "Replace page 1: Cover.",
        "Insert page 1a after page 1: Change sheet.",
        "Replace page 2: Contents.",
    ]


def test_equal_versions_are_equal_bytes(first):
    late = authored("late", "5", "Late")
    made = [following(first, 2, MINUTES, PLAN, NEEDS, BUDGET, late) for _time in range(2)]
    assert (made[0].pdf, made[0].supplement) == (made[1].pdf, made[1].supplement)


def test_a_version_cannot_follow_a_file_that_is_not_its_own(first):
    with pytest.raises(BuildFailed, match="not the file that was issued"):
        following(replace(first, pdf=pdfs.saved(pdfs.written(2))), 2, MINUTES)


def test_a_version_follows_an_earlier_one(first):
    with pytest.raises(ValueError, match="not an earlier one"):
        build_pack(spec(MINUTES, version=2, before=Before(2, first.layout, first.pdf)))


def test_sections_never_skip_a_level():
    sections = tuple(Section(f"Level {level}", markdown.parse("Words."), level) for level in (3, 3, 2, 3))
    built = build_pack(spec(replace(MINUTES, sections=sections)))
    headings = [kind for kind in pdfs.elements(built.pdf) if kind.startswith("/H")]
    assert headings[headings.index("/H2") :][:4] == ["/H2", "/H3", "/H2", "/H3"]
