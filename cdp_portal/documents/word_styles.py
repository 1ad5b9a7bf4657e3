"""How our Word files look: A4, Arial, black on white, British English, page numbers, and who may read them."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from cdp_portal.documents.blocks import LOWEST_HEADING, Document, plain

FONT = "Arial"
LINK = "Hyperlink"
LONGEST_TITLE = 255  # of the file's own property
PAGE, MARGIN = (Cm(21), Cm(29.7)), Cm(2)
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
# Style: size, space before and after in points, bold.
LOOKS = {
    "Normal": (11, 0, 6, False),
    "Title": (22, 0, 14, True),
    "Heading 1": (16, 16, 6, True),
    "Heading 2": (13, 12, 4, True),
    "Heading 3": (11.5, 10, 4, True),
    "Heading 4": (11, 8, 4, True),
    "Heading 5": (11, 8, 4, True),
    "Heading 6": (11, 8, 4, True),
    "Caption": (10, 8, 3, True),
    "Quote": (11, 0, 6, False),
    "List Paragraph": (11, 0, 4, False),
    "Header": (11, 0, 0, True),
    "Footer": (9, 0, 0, False),
}
DROPPED = ("thumbnail", "extended-properties", "customXml")  # parts of the library's template that say what made it


def heading(level: int) -> str:
    return f"Heading {min(max(level, 1), LOWEST_HEADING)}"


def prepare(word: Word, document: Document) -> None:
    """Give an empty file its page, styles, language and properties."""
    section = word.sections[0]
    section.page_width, section.page_height = PAGE
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    _set_language(word, document.language)
    word.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER).font.underline = True
    for name, look in LOOKS.items():
        _look(word.styles[name], *look)
    word.styles["Quote"].paragraph_format.left_indent = Cm(1)
    section.header.paragraphs[0].text = plain(document.marking)
    _number_pages(section.footer.paragraphs[0])
    _describe(word, document)


def _look(style: ParagraphStyle, size: float, before: float, after: float, bold: bool) -> None:  # noqa: FBT001
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    for border in style.element.pPr.findall(qn("w:pBdr")):
        style.element.pPr.remove(border)
    _use_font(style.element.get_or_add_rPr())


def _use_font(properties) -> None:
    """Name the font for every script: a font named by theme would win over it."""
    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)


def _set_language(word: Word, language: str) -> None:
    defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    defaults.find(qn("w:lang")).set(qn("w:val"), language)
    for found in word.settings.element.iter(qn("w:themeFontLang")):
        found.set(qn("w:val"), language)


def _number_pages(paragraph: WordParagraph) -> None:
    """“Page 2 of 5”."""
    for text, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        paragraph._p.append(field)
        run = paragraph.add_run("1")
        field.append(run._r)


def _describe(word: Word, document: Document) -> None:
    about = word.core_properties
    about.title, about.language = plain(document.title)[:LONGEST_TITLE], document.language
    about.author = about.comments = about.last_modified_by = about.keywords = ""
    element = about._element
    for name in ("dcterms:created", "dcterms:modified"):
        for found in element.findall(qn(name)):
            element.remove(found)
    for relations in (word.part.package.rels, word.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(DROPPED)]:
            del relations[key]
