"""One paper in its council's template: as PDF, Word and Open Document, without anything internal."""

import io

import pikepdf
import pytest
from django.urls import reverse
from docx import Document

from meetings.papers import printed_header, printed_sections
from tests.cdp_portal import pdfs
from tests.factories.meetings import (
    AgendaItemFactory,
    ClearanceFactory,
    MeetingFactory,
    PaperAnswerFactory,
    PaperFactory,
    ReportTemplateFactory,
    TemplateFieldFactory,
    at,
)
from tests.factories.partnerships import BodyFactory


@pytest.fixture
def paper(sefton):
    """A paper in a template with a group, yes-or-no facts, standing text and numbered sections."""
    template = ReportTemplateFactory(slug="sefton", council="Sefton Council")
    body = BodyFactory(partnership=sefton, name="Health and Wellbeing Board")
    item = AgendaItemFactory(meeting=MeetingFactory(body=body, starts_at=at(2023, 12, 6, 14)))
    paper = PaperFactory(item=item, template=template, title="One year on", note="Do not print this note")
    ClearanceFactory(paper=paper, comment="Do not print this comment")

    def write(key, text, part="section", **more):
        field = TemplateFieldFactory(template=template, key=key, part=part, **more)
        if text:
            PaperAnswerFactory(paper=paper, field=field, text=text)

    write("body", "", part="header", kind="record", label="Report to")
    write("key_decision", "no", part="header", kind="yes_no", label="Is this a key decision")
    write("implementation", "2023-12-18", part="header", kind="date", label="Implementation date")
    write("recommendations", "1. Note it.", standing_text="The board is asked to:")
    write("climate_neutral", "yes", kind="yes_no", label="A neutral *impact*", group="Climate")
    write("climate_trained", "no", kind="yes_no", label="Author trained", group="Climate")
    write("climate", "No more cans.", label="In what way", group="Climate")
    write("reasons", "", label="Reasons")
    write("background", "# Since 2022\n\nFive meetings.", label="Background", numbered=True)
    write("details", "Much was done.", label="Details", numbered=True)
    return paper


def test_it_is_printed_in_the_order_and_words_of_the_template(paper):
    assert printed_header(paper) == [
        ("Report to", "Health and Wellbeing Board"),
        ("Is this a key decision", "No"),
        ("Implementation date", "18 December 2023"),
    ]
    assert printed_sections(paper) == [
        ("Recommendations", "The board is asked to:\n\n1. Note it.", 2),
        ("Climate", "", 2),
        ("", "- A neutral \\*impact\\*: **Yes**\n- Author trained: **No**", 3),
        ("In what way", "No more cans.", 3),
        ("1. Background", "# Since 2022\n\nFive meetings.", 2),
        ("2. Details", "Much was done.", 2),
    ]


def address(paper, kind):
    return reverse("paper_print", args=["sefton", paper.item.meeting.slug, paper.pk]) + f"?format={kind}"


def test_the_pdf_is_accessible_and_holds_nothing_internal(paper, max_, browse):
    response = browse(max_).get(address(paper, "pdf"))
    text = " ".join(" ".join(pdfs.texts(response.content)).split())

    assert response.headers["Content-Type"] == "application/pdf"
    assert "Sefton Council Health and Wellbeing Board One year on" in text
    assert "A neutral *impact*: Yes" in text
    assert "Members only" in text
    assert "Do not print" not in text
    assert b"Do not print" not in pdfs.everything(response.content)
    with pikepdf.open(io.BytesIO(response.content)) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        with pdf.open_metadata() as metadata:
            assert (metadata["pdfuaid:part"], metadata["dc:title"]) == ("1", "One year on")


def test_a_table_of_the_text_is_printed(paper, max_, browse):
    details = paper.answers.get(field__key="details")
    details.text = "| Measure | Last known |\n|---|---|\n| Adults in treatment | 1,338 |"
    details.save()
    response = browse(max_).get(reverse("paper_print", args=["sefton", paper.item.meeting.slug, paper.pk]))
    assert "Adults in treatment 1,338" in " ".join(pdfs.texts(response.content))


def test_word_has_the_same_headings(paper, max_, browse):
    response = browse(max_).get(address(paper, "docx"))
    document = Document(io.BytesIO(response.content))
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading")]
    assert headings == ["Recommendations", "Climate", "In what way", "1. Background", "Since 2022", "2. Details"]
    assert "Do not print" not in "".join(one.text for one in document.paragraphs)
    assert browse(max_).get(address(paper, "odt")).content[:2] == b"PK"


def test_a_restricted_paper_is_printed_only_for_those_who_may_read_it(paper, max_, bea, charlie, browse):
    paper.release_class = "restricted"
    paper.save()
    found = [browse(user).get(address(paper, "docx")).status_code for user in (bea, max_, charlie)]
    assert found == [200, 404, 404]
