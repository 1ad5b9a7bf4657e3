"""Documents for pasting elsewhere, read back by the libraries that read such files."""

import io
import zipfile

import docx
import odfdo
import pytest
from docx.oxml.ns import qn

from cdp_portal import markdown
from cdp_portal.documents import Document, Facts, Heading, Paragraph, Prose, Table, write_docx, write_odt

TEXT = """# Purpose

Some **bold** and *slanted* ~~gone~~ `code` with [a link](https://example.org/?a=1&b=2).

1. First
2. Second
   - Inner

     | A | B |
     |---|---|
     | c | d |

> Quoted

5. Five
6. Six

## Costs

| Heading | Sum |
|---|---|
| Treatment | **£1** |

---

```
as  typed
```
"""
WRITERS = [write_docx, write_odt]
TABLE = Table("Agenda in printed order", ("Item", "Title"), [("1", "Welcome"), ("2", "Needs\nassessment")], (1, 4))


def document(*blocks, **options):
    return Document("Agenda", blocks, **options)


def read_docx(*blocks, **options):
    return docx.Document(io.BytesIO(write_docx(document(*blocks, **options))))


def read_odt(*blocks, **options):
    return odfdo.Document(io.BytesIO(write_odt(document(*blocks, **options))))


def parts(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name).decode("utf-8", "replace") for name in opened.namelist()}


@pytest.mark.parametrize("write", WRITERS)
def test_the_same_document_gives_the_same_bytes(write):
    one = document(Facts([("Place", "Town hall")]), TABLE, Prose(markdown.parse(TEXT)), marking="Members only")
    assert write(one) == write(one)


@pytest.mark.parametrize("write", WRITERS)
def test_nothing_tells_who_made_it_or_on_what(write):
    content = write(document(Paragraph("Text"), TABLE))
    text = "".join(parts(content).values())
    for word in (
        "python-docx",
        "odfdo",
        "LibreOffice",
        "Microsoft Macintosh",
        "MacOSX",
        "fr-FR",
        "creation",
        "2013-12",
    ):
        assert word not in text
    assert not [name for name in parts(content) if "humbnail" in name or "app.xml" in name]


def test_headings_are_headings():
    blocks = (Heading(1, "Item"), Heading(2, "Part"), Heading(9, "Deep"), Prose(markdown.parse(TEXT), 3))
    word = [(one.style.name, one.text) for one in read_docx(*blocks).paragraphs if "Head" in one.style.name]
    odt = [
        (f"Heading {one.get_attribute('text:outline-level')}", str(one).strip())
        for one in read_odt(*blocks).body.get_headers()
    ]
    expected = [
        ("Heading 1", "Item"),
        ("Heading 2", "Part"),
        ("Heading 6", "Deep"),
        ("Heading 3", "Purpose"),
        ("Heading 4", "Costs"),
    ]
    assert word == expected
    assert odt == expected


def test_the_header_row_of_a_table_is_marked_and_comes_again():
    table = read_docx(TABLE).tables[0]
    marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert marked == [True, False, False]
    assert [cell.text for row in table.rows for cell in row.cells] == [
        *("Item", "Title"),
        *("1", "Welcome"),
        *("2", "Needs\nassessment"),
    ]
    body = read_odt(TABLE).body
    assert len(body.xpath("//table:table-header-rows/table:table-row")) == 1
    assert len(body.xpath("//table:table/table:table-row")) == 2
    assert body.xpath("//table:table-header-rows//text:p")[1].inner_text == "Title"


def test_columns_are_as_wide_as_asked():
    widths = [column.width for column in read_docx(TABLE).tables[0].columns]
    assert widths[1] == pytest.approx(4 * widths[0], rel=0.01)
    content = parts(write_odt(document(TABLE)))["content.xml"]
    assert 'column-width="3.40cm"' in content
    assert 'column-width="13.60cm"' in content


def test_lists_are_lists_and_each_numbering_begins_anew():
    word = read_docx(Prose(markdown.parse(TEXT)))
    numbered = [
        (one.text, one._p.pPr.numPr.numId.val, one._p.pPr.numPr.ilvl.val)
        for one in word.paragraphs
        if one._p.pPr is not None and one._p.pPr.numPr is not None
    ]
    assert [(text, level) for text, _, level in numbered] == [
        *(("First", 0), ("Second", 0), ("Inner", 1), ("Five", 0), ("Six", 0)),
    ]
    ids = [number for _, number, _ in numbered]
    assert ids[0] == ids[1]
    assert ids[3] == ids[4] != ids[0]
    starts = word.part.numbering_part.element.xpath("//w:startOverride/@w:val")
    assert starts == ["1", "5"]

    body = read_odt(Prose(markdown.parse(TEXT))).body
    assert [len(one.xpath("text:list-item")) for one in body.xpath("//office:text/text:list")] == [2, 2]
    assert body.xpath("//text:list-item/@text:start-value") == ["5"]


def test_what_is_bold_slanted_struck_or_a_link_stays_so():
    word = read_docx(Prose(markdown.parse(TEXT)))
    runs = {run.text: run for paragraph in word.paragraphs for run in paragraph.runs}
    assert (runs["bold"].bold, runs["slanted"].italic, runs["gone"].font.strike) == (True, True, True)
    assert runs["code"].font.name == "Courier New"
    [link] = [one for paragraph in word.paragraphs for one in paragraph.hyperlinks]
    assert (link.text, link.address) == ("a link", "https://example.org/?a=1&b=2")

    body = read_odt(Prose(markdown.parse(TEXT))).body
    spans = {span.inner_text: span.style for span in body.xpath("//text:span")}
    assert [spans[text] for text in ("bold", "slanted", "gone", "code")] == ["Strong", "Emphasis", "Deleted", "Code"]
    assert body.xpath("//text:a/@xlink:href") == ["https://example.org/?a=1&b=2"]


@pytest.mark.parametrize("write", WRITERS)
def test_a_chart_is_told_in_words(write):
    picture = {"kind": "picture", "svg": "<svg/>", "alt": "Q1: 412, Q2: 437."}
    text = " ".join(parts(write(document(Prose([picture])))).values())
    assert "Q1: 412, Q2: 437." in text
    assert "svg/" not in text


@pytest.mark.parametrize("write", WRITERS)
def test_every_word_of_the_text_is_there(write):
    text = " ".join(parts(write(document(Prose(markdown.parse(TEXT))))).values())
    for word in ("Purpose", "Inner", "Quoted", "Treatment", "£1", "Five", "as ", "typed"):
        assert word in text


def test_language_title_and_marking():
    word = read_docx(marking="Members only", language="cy-GB")
    assert (word.core_properties.title, word.core_properties.language) == ("Agenda", "cy-GB")
    assert word.core_properties.author == ""
    assert word.styles.element.xpath("//w:docDefaults//w:lang/@w:val") == ["cy-GB"]
    assert word.sections[0].header.paragraphs[0].text == "Members only"

    odt = read_odt(marking="Members only", language="cy-GB")
    assert (odt.meta.title, odt.meta.language) == ("Agenda", "cy-GB")
    assert odt.language == "cy-GB"
    assert "Members only</text:p></style:header>" in parts(write_odt(document(marking="Members only")))["styles.xml"]


def test_the_page_is_a4_and_the_letters_are_arial():
    word = read_docx()
    section = word.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    fonts = word.styles["Heading 1"].element.rPr.rFonts
    assert set(fonts.attrib.values()) == {"Arial"}


NASTY = [
    "w" * 10_000,
    "\u202eright to left\u202c مرحبا",
    "😀 emoji",
    "null\x00 bell\x07",
    "<b>&amp;</b> ]]>",
    "{title} %s",
]


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_comes_out_as_it_was_typed(text):
    shown = text.replace("\x00", "").replace("\x07", "")
    blocks = (Paragraph(text), Facts([(text, text)]), Table(text, (text,), [(text,)]), Heading(1, text))
    word = docx.Document(io.BytesIO(write_docx(Document(text, blocks, marking=text))))
    assert [one.text for one in word.paragraphs if one.text] == [shown] * 4
    odt = odfdo.Document(io.BytesIO(write_odt(Document(text, blocks, marking=text))))
    assert [one.inner_text for one in odt.body.xpath("//office:text/text:p") if one.inner_text] == [shown] * 3
    assert odt.meta.title == shown


@pytest.mark.parametrize("write", WRITERS)
def test_an_empty_document_is_a_document(write):
    assert len(write(document(Facts([]), Prose([]), Table("None", ("A",), [])))) > 1000
