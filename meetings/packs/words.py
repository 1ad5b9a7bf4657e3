"""The plain words of what a pack is made from."""

from collections.abc import Iterator

from cdp_portal import markdown


def words_of(text: str) -> list[str]:
    """The words of a text in restricted Markdown: as it is typed, and as it is read, block by block."""
    return [text, *words_in(markdown.parse(text))]


def words_in(data: object) -> Iterator[str]:
    """Every text in a tree of Markdown, or in data that holds such trees; what stands in one line stays together."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from _of_block(data)
    elif isinstance(data, list | tuple):
        if data and any(isinstance(part, str) for part in data) and all(map(_is_inline, data)):
            yield _line(data)
        else:
            for part in data:
                yield from words_in(part)


def _of_block(block: dict) -> Iterator[str]:
    for key, value in block.items():
        if key not in ("kind", "key", "paper_key", "align"):
            yield from words_in(value)


def _is_inline(part: object) -> bool:
    return isinstance(part, str) or (isinstance(part, dict) and part.get("kind") in _INLINE)


_INLINE = ("strong", "emphasis", "deleted", "link", "code", "break")


def _line(parts: list) -> str:
    return "".join(part if isinstance(part, str) else _of_inline(part) for part in parts)


def _of_inline(part: dict) -> str:
    if part["kind"] == "break":
        return " "
    return part["text"] if part["kind"] == "code" else _line(part["children"])
