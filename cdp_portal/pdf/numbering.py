"""Whether a pack has one page number everywhere: on screen, at the foot, in contents, agenda and bookmarks.

Runs in the limited process.
"""

import re

from cdp_portal.pdf.phrases import letters
from cdp_portal.pdf.reading import Book, Leaf


def wrong_count(book: Book, pages: int) -> str:
    """A sentence, or "" if the number of pages is right. So for all below."""
    if len(book.leaves) == pages:
        return ""
    return f"The pack says that it has {pages} pages, but {len(book.leaves)} are there."


def wrong_labels(book: Book, labels: list[str]) -> str:
    found = [leaf.label for leaf in book.leaves]
    for number, (shown, expected) in enumerate(zip(found, labels, strict=False), start=1):
        if shown != expected:
            return f"A reader shows “{shown}” for sheet {number}, whose number is {expected}."
    return "" if len(found) == len(labels) else "Not every page has a number."


def wrong_feet(book: Book, labels: list[str]) -> str:
    """The foot of the first page, the cover, may be empty."""
    for number, (leaf, label) in enumerate(zip(book.leaves, labels, strict=False)):
        if number == 0 and not leaf.foot.strip():
            continue
        if not re.search(rf"\bPage\s+{re.escape(label)}(?!\w)", leaf.foot):
            return f"At the foot of page {label} another number stands, or none: “{' '.join(leaf.foot.split())[:80]}”."
    return ""


def wrong_links(book: Book, labels: list[str]) -> str:
    """Contents and agenda: each of their links must end with the number of the page that it opens.

    In large print the number of the usual print may stand behind it, then on every line of the page that has room.
    """
    for leaf in book.leaves[: _front(book)]:
        faults = [_wrong_in_column(leaf, labels, column) for column in (-1, -2)]
        if all(faults):
            return faults[0]
    return ""


def _wrong_in_column(leaf: Leaf, labels: list[str], column: int) -> str:
    for text, target in leaf.links:
        words = text.split()
        shown = words[max(column, -len(words))] if words else ""
        if target < len(labels) and shown != labels[target]:
            return f"On page {leaf.label} the line “{' '.join(words)[:80]}” opens page {labels[target]}."
    return ""


def wrong_bookmarks(book: Book, labels: list[str]) -> str:
    for title, target in book.bookmarks:
        if not 0 <= target < len(book.leaves):
            return f"The bookmark “{title}” opens no page."
        if letters(title) not in letters(book.leaves[target].text):
            return f"The bookmark “{title}” opens page {labels[target]}, where its title does not stand."
    return "" if book.bookmarks else "The pack has no bookmarks."


def _front(book: Book) -> int:
    """How many pages come before the first part that follows the agenda."""
    agenda = next((target for title, target in book.bookmarks if title == "Agenda"), 0)
    return min((target for _title, target in book.bookmarks if target > agenda), default=len(book.leaves))
