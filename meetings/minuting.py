"""What it takes that two people can minute one meeting and lose nothing. Asks no query.

A page carries, for each item, the fingerprint of the text it was made from. So each item stands for itself: whoever
changed only item 3 never meets whoever changed only item 4.
"""

from dataclasses import dataclass
from hashlib import sha256

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass(frozen=True)
class Typed:
    """What was typed under an item, and the fingerprint of the text that it was typed over."""

    text: str
    seen: str

    @property
    def is_change(self) -> bool:
        return fingerprint(self.text) != self.seen


@dataclass(frozen=True)
class Clash:
    """Two texts for one item. `locked` says why the saved one stays as it is; then `typed` has no place to go."""

    saved: str
    typed: str
    locked: str = ""

    @property
    def seen(self) -> str:
        """With this, saving again is an informed choice."""
        return fingerprint(self.saved)


def plain(text: str) -> str:
    """The text as it is kept: the line ends of browsers made one, no space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


def fingerprint(text: str) -> str:
    return sha256(plain(text).encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def settled(keep: str, saved: str, typed: str) -> str:
    """The text after a clash, as the person chose: theirs, both one after the other, or else what was typed."""
    if keep == THEIRS:
        return saved
    if keep == BOTH and plain(saved) != plain(typed):
        return f"{plain(saved)}\n\n{plain(typed)}".strip()
    return typed
