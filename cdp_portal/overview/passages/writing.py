"""Markdown out of values: what people typed is shown as typed, never as mark-up."""

import re
from collections.abc import Iterable, Sequence

_MARKS = re.compile(r"([\\`*_\[\]<>|~#])")
_BEGINNINGS = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def plain(value: object) -> str:
    """The text of a value in one line, with what would be mark-up escaped."""
    text = _MARKS.sub(r"\\\1", " ".join(str(value).split()))
    return _BEGINNINGS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}{found[3]}", text)


def table(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; "" without rows."""
    written = [f"| {' | '.join(plain(cell) for cell in row)} |" for row in rows]
    if not written:
        return ""
    return "\n".join([f"| {' | '.join(titles)} |", f"|{'---|' * len(titles)}", *written])


def bullets(lines: Iterable[str]) -> str:
    """A list; "" without lines."""
    return "\n".join(f"- {plain(line)}" for line in lines)
