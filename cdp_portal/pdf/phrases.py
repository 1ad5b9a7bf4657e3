"""Find texts that must not be printed in what was printed, however it is broken into lines, pages or letters.

Both sides are folded to their letters and digits alone: capitals, accents, ligatures, spaces, hyphens and line breaks
cannot hide a text. A long text counts as found when a run of `RUN` letters (some seven words) of it stands there; a
short one must stand there whole, from the begin of a word to the end of a word. Pure; runs in the limited process.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

RUN = 32  # letters of a long text that must not stand together anywhere
SHORTEST = 4  # letters; a shorter text (“A”, “1.2”) stands everywhere and proves nothing
_GRAIN, _STRIDE = 21, 12  # every run of RUN letters holds a piece of _GRAIN letters that begins at a step of _STRIDE
_NOT_LETTERS = re.compile(r"[\W_]+")
_FOLDED = [unicodedata.normalize("NFKD", chr(code)).casefold()[:1] for code in range(256)]
_IS_LETTER = [letter.isascii() and letter.isalnum() for letter in _FOLDED]
_PLAIN = bytes(ord(letter) if known else 0 for letter, known in zip(_FOLDED, _IS_LETTER, strict=True))
_NO_LETTERS = bytes(code for code, known in enumerate(_IS_LETTER) if not known)


def folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text).casefold()


def letters(text: str) -> str:
    """The letters and digits of `text`, folded."""
    return _NOT_LETTERS.sub("", folded(text))


@dataclass(frozen=True)
class Text:
    """A text to search in: where it stands, in words for people, and its letters."""

    place: str
    text: str
    letters: str

    @classmethod
    def at(cls, place: str, text: str) -> "Text":
        return cls(place, text, letters(text))

    @classmethod
    def of_bytes(cls, place: str, content: bytes) -> "Text":
        """Content of which nobody says how it is written: one, two or more bytes a letter are all found."""
        return cls(place, content.decode("latin-1"), content.translate(_PLAIN, _NO_LETTERS).decode("ascii"))

    def holds(self, sought: str) -> bool:
        """Whether the letters `sought` stand here as whole words."""
        if sought not in self.letters:
            return False
        apart = r"[\W_]*".join(map(re.escape, sought))
        return re.search(rf"(?<![^\W_]){apart}(?![^\W_])", folded(self.text)) is not None


@dataclass(frozen=True)
class Hit:
    """`words` of a withheld text, and the place where they were found. `is_whole`: a short text, found whole."""

    words: str
    place: str
    letters: str
    is_whole: bool


class Sought:
    """The texts that must not be found."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.short: dict[str, str] = {}
        self._long: list[tuple[str, str]] = []
        self._pieces: dict[str, tuple[int, int]] = {}
        for text in dict.fromkeys(texts):
            reduced = letters(text)
            if SHORTEST <= len(reduced) < RUN:
                self.short[reduced] = " ".join(text.split())
            elif len(reduced) >= RUN:
                self._add(text, reduced)

    def _add(self, text: str, reduced: str) -> None:
        index = len(self._long)
        self._long.append((text, reduced))
        for start in range(len(reduced) - _GRAIN + 1):
            self._pieces.setdefault(reduced[start : start + _GRAIN], (index, start))

    def hits(self, texts: Iterable[Text]) -> Iterator[Hit]:
        """Each different find once a place."""
        for text in texts:
            for sought, words in self.short.items():
                if text.holds(sought):
                    yield Hit(words, text.place, sought, is_whole=True)
            yield from self._runs(text)

    def _runs(self, text: Text) -> Iterator[Hit]:
        reached, pieces = 0, self._pieces
        if not pieces:
            return
        for start in range(0, len(text.letters) - _GRAIN + 1, _STRIDE):
            known = pieces.get(text.letters[start : start + _GRAIN])
            if known is None or start < reached:
                continue
            whole, reduced = self._long[known[0]]
            first, last = _extended(text.letters, start, reduced, known[1])
            if last - first >= RUN:
                reached = start + last - known[1]
                yield Hit(_words(whole, first, last), text.place, reduced[first:last], is_whole=False)


def _extended(text: str, at: int, sought: str, start: int) -> tuple[int, int]:
    """How far, in `sought`, the two agree around these places."""
    first, last = start, start + _GRAIN
    while first and at - (start - first) > 0 and text[at - (start - first) - 1] == sought[first - 1]:
        first -= 1
    while last < len(sought) and at + last - start < len(text) and text[at + last - start] == sought[last]:
        last += 1
    return first, last


def _words(text: str, first: int, last: int) -> str:
    """The words of `text` that hold its letters `first` to `last`, at most twelve."""
    words, passed = [], 0
    for word in text.split():
        begin, passed = passed, passed + len(letters(word))
        if passed > first and begin < last:
            words.append(word)
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


def across_breaks(bodies: list[tuple[str, str]]) -> list[Text]:
    """The end of each page with the begin of the next; `bodies` are places and texts without head and foot."""
    return [
        Text.at(f"{place} and the next", f"{text[-300:]} {following[:300]}")
        for (place, text), (_place, following) in pairwise(bodies)
    ]
