"""What changed between two texts: paragraph by paragraph, and in a changed paragraph word by word.

Nothing is lost on the way: what is kept and added makes up the new text, what is kept and removed the old one. Spaces
and line breaks within a paragraph and the marks of headings and bold words do not count.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from cdp_portal.sentences import counted

BLANK_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# A heading, an item of a list and a row of a table each stand for themselves.
ON_ITS_OWN = re.compile(r"\n(?=[ \t]*(?:#{1,6} |[-*+] |\d{1,9}[.)] |\|))")
MARKS = re.compile(r"^\s*#{1,6} |\*\*")
ALIKE = 0.5  # of the words, from which two paragraphs are one that changed
WINDOW = 6  # paragraphs of the old text among which a changed one is looked for
LONG = 4000  # words, or paragraphs, from which common ones are not matched, so that huge texts stay quick


class Kind(StrEnum):
    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Part:
    """Words of a paragraph: kept, added or removed."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph; only a changed one has more than one part."""

    kind: Kind
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Run:
    """Neighbouring paragraphs of which all, or none, are kept."""

    kept: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Comparison:
    blocks: tuple[Block, ...]

    def count(self, kind: Kind) -> int:
        return sum(block.kind == kind for block in self.blocks)

    @property
    def is_same(self) -> bool:
        return all(block.kind == Kind.KEPT for block in self.blocks)

    @property
    def runs(self) -> list[Run]:
        """The paragraphs in their order, with those that are kept put together to be folded."""
        found = groupby(self.blocks, key=lambda block: block.kind == Kind.KEPT)
        return [Run(kept, tuple(blocks)) for kept, blocks in found]

    @property
    def words(self) -> str:
        """“changes 3 paragraphs, adds 1 and removes none”."""
        added, removed = (self.count(kind) or "none" for kind in (Kind.ADDED, Kind.REMOVED))
        return f"changes {counted(self.count(Kind.CHANGED), 'paragraph')}, adds {added} and removes {removed}"


def compare(old: str, new: str) -> Comparison:
    before, after = paragraphs(old), paragraphs(new)
    blocks: list[Block] = []
    for operation, a, b, c, d in _matcher(before, after).get_opcodes():
        if operation == "equal":
            blocks += [_whole(Kind.KEPT, text) for text in after[c:d]]
        else:
            blocks += _differing(before[a:b], after[c:d])
    return Comparison(tuple(blocks))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text, each with single spaces: between blank lines, and each heading, item and row alone."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    pieces = (piece for block in BLANK_LINE.split(lines) for piece in ON_ITS_OWN.split(block))
    bare = (" ".join(MARKS.sub("", piece).split()) for piece in pieces)
    return [piece for piece in bare if piece]


def _differing(before: Sequence[str], after: Sequence[str]) -> Iterator[Block]:
    """Paragraphs that are not the same: those that are alike become one that changed, in the order of both texts."""
    position = 0
    for text in after:
        like = _most_alike(text, before[position : position + WINDOW])
        if like is None:
            yield _whole(Kind.ADDED, text)
            continue
        yield from (_whole(Kind.REMOVED, gone) for gone in before[position : position + like])
        yield Block(Kind.CHANGED, tuple(_parts(before[position + like].split(), text.split())))
        position += like + 1
    yield from (_whole(Kind.REMOVED, gone) for gone in before[position:])


def _most_alike(text: str, candidates: Sequence[str]) -> int | None:
    shares = [_matcher(candidate.split(), text.split()).ratio() for candidate in candidates]
    best = max(range(len(shares)), key=shares.__getitem__, default=None)
    return best if best is not None and shares[best] >= ALIKE else None


def _matcher(before: list[str], after: list[str]) -> SequenceMatcher:
    return SequenceMatcher(None, before, after, autojunk=len(before) + len(after) > LONG)


def _parts(before: list[str], after: list[str]) -> Iterator[Part]:
    for operation, a, b, c, d in _matcher(before, after).get_opcodes():
        if operation == "equal":
            yield Part(Kind.KEPT, " ".join(after[c:d]))
            continue
        if a < b:
            yield Part(Kind.REMOVED, " ".join(before[a:b]))
        if c < d:
            yield Part(Kind.ADDED, " ".join(after[c:d]))


def _whole(kind: Kind, text: str) -> Block:
    return Block(kind, (Part(kind, text),))
