"""Records that a sheet refers to, found by what people write: a name, or an official code."""

from collections.abc import Iterable
from dataclasses import dataclass, field


def folded(text: str) -> str:
    """What two writings of one name have in common."""
    return " ".join(text.split()).casefold()


@dataclass
class Register:
    """`entries` are (number in the database, name, code). Where two share a name, only the code tells them apart.

    `unknown` is the sentence for what is not there, with `{text}` in it; `noun` is what one entry is called.
    """

    entries: Iterable[tuple[int, str, str]]
    unknown: str
    noun: str
    _found: dict[str, set[int]] = field(default_factory=dict)
    _entries: dict[int, tuple[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for pk, name, code in self.entries:
            self.add(pk, name, code)

    def add(self, pk: int, name: str, code: str) -> None:
        self._entries[pk] = (name, code)
        for text in {folded(name), folded(code)} - {""}:
            self._found.setdefault(text, set()).add(pk)

    def find(self, text: str) -> int:
        """The number of what is meant. Raises ValueError with a sentence."""
        found = self.named(text)
        if len(found) > 1:
            raise ValueError(f"“{text}” is the name of {len(found)} {self.noun}. Write the code instead.")
        if not found:
            raise ValueError(self.unknown.format(text=text))
        return next(iter(found))

    def named(self, text: str) -> set[int]:
        """All that have this name or code."""
        return self._found.get(folded(text), set())

    def code(self, pk: int) -> str:
        return self._entries[pk][1]

    def label(self, pk: int | None) -> str:
        """What to write so that `find` gives `pk`: the name, or the code of one whose name others have too."""
        if pk is None or pk not in self._entries:
            return ""
        name, code = self._entries[pk]
        return name if len(self._found[folded(name)]) == 1 else code

    def labels(self) -> tuple[str, ...]:
        return tuple(sorted((self.label(pk) for pk in self._entries), key=str.casefold))
