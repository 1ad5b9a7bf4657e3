"""Real lists in a Word file: two definitions of nine levels, and a numbering of its own for each list."""

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

LEVELS = 9  # what Word has
BULLETS, NUMBERS = "8001", "8002"  # ids beyond those of the library's template
BULLET_SIGNS = ("•", "–", "▪")
NUMBER_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
TWIPS = 425  # the indent of one level: 0.75 cm


def begin(word: Word, *, ordered: bool, start: int, depth: int) -> int:
    """Begin a list at `depth` (0 is the outermost); gives the number that its paragraphs name."""
    numbering = word.part.numbering_part.element
    if not any(one.get(qn("w:abstractNumId")) == BULLETS for one in numbering.iter(qn("w:abstractNum"))):
        for position, (name, is_ordered) in enumerate(((BULLETS, False), (NUMBERS, True))):
            numbering.insert(position, _definition(name, ordered=is_ordered))
    made = numbering.add_num(int(NUMBERS if ordered else BULLETS))
    if ordered:
        made.add_lvlOverride(ilvl=_level(depth)).add_startOverride(max(start, 0))
    return made.numId


def number(paragraph: Paragraph, number_id: int, depth: int) -> None:
    """Make the paragraph an item of the list that `begin` gave."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = _level(depth)
    properties.get_or_add_numId().val = number_id


def _level(depth: int) -> int:
    return min(depth, LEVELS - 1)


def _definition(name: str, *, ordered: bool):
    definition = OxmlElement("w:abstractNum")
    definition.set(qn("w:abstractNumId"), name)
    definition.append(_with_value("w:multiLevelType", "hybridMultilevel"))
    for level in range(LEVELS):
        shape = NUMBER_FORMATS[level % 3] if ordered else "bullet"
        text = f"%{level + 1}." if ordered else BULLET_SIGNS[level % 3]
        one = OxmlElement("w:lvl")
        one.set(qn("w:ilvl"), str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", shape), ("w:lvlText", text), ("w:lvlJc", "left")):
            one.append(_with_value(tag, value))
        indent = OxmlElement("w:ind")
        indent.set(qn("w:left"), str(TWIPS * (level + 1)))
        indent.set(qn("w:hanging"), str(TWIPS))
        properties = OxmlElement("w:pPr")
        properties.append(indent)
        one.append(properties)
        definition.append(one)
    return definition


def _with_value(tag: str, value: str):
    element = OxmlElement(tag)
    element.set(qn("w:val"), value)
    return element
