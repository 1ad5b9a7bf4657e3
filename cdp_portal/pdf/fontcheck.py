"""Whether the fonts of a PDF come with it and tell which letters they draw. Runs in the limited process."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf

from cdp_portal.pdf import content

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_NAMED = ("/WinAnsiEncoding", "/MacRomanEncoding")


def faults(pdf: Pdf) -> set[str]:
    """Of "font_missing" (a font is not in the file) and "letters_unknown" (its text cannot be read out)."""
    found = set()
    for font in _fonts(pdf):
        if not _is_embedded(font):
            found.add("font_missing")
        if not _tells_letters(font):
            found.add("letters_unknown")
    return found


def _fonts(pdf: Pdf) -> list[Object]:
    fonts = {}
    for page in pdf.pages:
        holders = [page.resources, *(form.get("/Resources") for form in content.forms(page))]
        for holder in holders:
            listed = holder.get("/Font") if isinstance(holder, Dictionary) else None
            for font in listed.values() if isinstance(listed, Dictionary) else ():
                fonts[font.objgen if font.is_indirect else id(font)] = font
    return list(fonts.values())


def _is_embedded(font: Object) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    descendants = font.get("/DescendantFonts")
    holder = descendants[0] if isinstance(descendants, Array) and len(descendants) else font
    descriptor = holder.get("/FontDescriptor", Dictionary())
    return any(isinstance(descriptor.get(key), pikepdf.Stream) for key in _FILES)


def _tells_letters(font: Object) -> bool:
    if isinstance(font.get("/ToUnicode"), pikepdf.Stream):
        return True
    encoding = font.get("/Encoding")
    if isinstance(encoding, Dictionary):
        return "/Differences" not in encoding and str(encoding.get("/BaseEncoding")) in _NAMED
    return isinstance(encoding, Name) and str(encoding) in _NAMED
