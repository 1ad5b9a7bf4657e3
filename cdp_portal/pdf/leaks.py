"""Withheld texts that were found, told by the item they belong to. Runs in the limited process."""

from collections.abc import Iterable

from cdp_portal.pdf.phrases import Hit, Sought, Text

MOST_PLACES = 3  # named in one sentence
TELLING = 20  # letters of a phrase, some four words


class Leaks:
    """Searches for the texts of each item and keeps what printed text shares with them."""

    def __init__(self, withheld: Iterable[tuple[str, Iterable[str]]], printed: Iterable[str]) -> None:
        """`withheld`: what an item is called, and its texts."""
        by_what: dict[str, list[str]] = {}
        for what, words in withheld:
            by_what.setdefault(what, []).extend(words)
        self._sought = {what: Sought(words) for what, words in by_what.items()}
        self._printed = [Text.at("", text) for text in dict.fromkeys(printed)]
        self._shared: dict[tuple[str, str], None] = {}

    def found_in(self, texts: list[Text]) -> str:
        """A sentence for each item of which words stand in the texts; "" if none do."""
        sentences = []
        for what, sought in self._sought.items():
            hits = [hit for hit in sought.hits(texts) if not self._is_printed(what, hit)]
            if hits:
                sentences.append(_told(what, hits))
        return " ".join(sentences)

    def _is_printed(self, what: str, hit: Hit) -> bool:
        if hit.is_whole:
            printed = any(text.holds(hit.letters) for text in self._printed)
        else:
            printed = any(hit.letters in text.letters for text in self._printed)
        if printed and hit.is_whole and (len(hit.letters) >= TELLING or hit.words in what):
            self._shared[what, hit.words] = None
        return printed

    def shared(self) -> list[str]:
        """A sentence for each short text that was found but also stands in what may be printed.

        A few words of a text, such as “All wards” or “That the board:”, tell nothing; a title does, however short.
        """
        return [
            f"The words “{words}” of {what} also stand in what this pack may print. Check that they tell nothing."
            for what, words in self._shared
        ]


def _told(what: str, hits: list[Hit]) -> str:
    places = list(dict.fromkeys(hit.place for hit in hits))
    told = ", ".join(places[:MOST_PLACES])
    more = f" and in {len(places) - MOST_PLACES} more places" if len(places) > MOST_PLACES else ""
    return f"The words “{max(hits, key=lambda hit: len(hit.letters)).words}” of {what} stand {told}{more}."
