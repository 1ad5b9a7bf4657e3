"""The places of a pack where a text can stand: on pages and in everything around them. Runs in the limited process."""

from collections.abc import Iterator

from cdp_portal.pdf.phrases import Text, across_breaks
from cdp_portal.pdf.rawscan import Raw
from cdp_portal.pdf.reading import Book

# By the key that stands before a string: the check, and the place in words.
_KEYS = {
    "Alt": ("tags", "in the alternative text of a picture"),
    "ActualText": ("tags", "in a text for screen readers"),
    "E": ("tags", "in a text for screen readers"),
    "T": ("tags", "in the name of a part for screen readers"),
    "TU": ("tags", "in the name of a field"),
    "V": ("tags", "in the value of a field"),
    "Contents": ("links", "in the description of a link or note"),
    "URI": ("links", "in the address of a link"),
    "F": ("links", "in the name of a file"),
    "UF": ("links", "in the name of a file"),
    "Title": ("bookmarks", "in a bookmark or the title"),
    "Author": ("details", "in the file’s author"),
    "Subject": ("details", "in the file’s subject"),
    "Keywords": ("details", "in the file’s keywords"),
    "P": ("labels_text", "in the page numbers that a reader shows"),
    "Name": ("layers_text", "in the name of a layer"),
}
_OTHER = ("data", "in the data of the file")
_GOOD = {
    "tags": "No withheld words stand in texts for screen readers.",
    "links": "No withheld words stand in links or notes.",
    "bookmarks": "No withheld words stand in bookmarks.",
    "details": "No withheld words stand in the details of the file.",
    "labels_text": "No withheld words stand in page numbers.",
    "layers_text": "No withheld words stand in the names of layers.",
    "data": "No withheld words stand in any other text of the file.",
}


def of(book: Book, raw: Raw) -> Iterator[tuple[str, str, list[Text]]]:
    """Each check, what it says when nothing is found, and the texts to search."""
    yield "text", "No withheld words stand on any page.", _pages(book)
    found: dict[str, list[Text]] = {check: [] for check in _GOOD}
    for title, _target in book.bookmarks:
        found["bookmarks"].append(Text.at("in a bookmark", title))
    for key, value in book.details:
        found["details"].append(Text.at(f"in the file’s {key.lower()}", value))
    for key, value in dict.fromkeys(raw.strings):
        check, place = _KEYS.get(key, _OTHER)
        found[check].append(Text.at(place, value))
    found["details"] += [
        Text.at("in the file’s metadata", content.decode("utf-8", "replace"))
        for header, content in raw.streams
        if b"/Metadata" in header
    ]
    for check, good in _GOOD.items():
        yield check, good, found[check]
    yield "streams", "No withheld words stand in the raw content of the file.", _streams(raw)


def _pages(book: Book) -> list[Text]:
    whole = [Text.at(f"on page {leaf.label}", leaf.text) for leaf in book.leaves]
    return whole + across_breaks([(f"on page {leaf.label}", leaf.body) for leaf in book.leaves])


def _streams(raw: Raw) -> list[Text]:
    """Content as plain letters: what a library that knows fonts has not shown may still be written out in it."""
    place = "in the raw content of the file"
    return [Text.of_bytes(place, content) for header, content in raw.streams if _may_hold_text(header)]


def _may_hold_text(header: bytes) -> bool:
    return not any(word in header for word in (b"/Image", b"/Length1", b"/Type1C", b"/CIDFontType0C", b"/OpenType"))
