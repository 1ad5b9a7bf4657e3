"""How each table of a written paper is printed, decided from its words before anything is typeset.

Where its lines fit side by side it takes only the room that it needs; where they wrap, its columns share the page;
where not even its words fit, each row is printed as a list below its first cell, and nothing is lost.
"""

from cdp_portal.pdf import widths

NATURAL, SHARED, LISTED = "natural", "shared", "listed"
USUAL_SIZES = (
    (10.0, 6.0),
    (8.0, 4.0),
)  # points: letters, room beside a text; the smaller if need be
LONGEST_WHOLE = 1000  # characters of a row; a longer one may go on over the page
LARGE_SIZES = ((18.0, 6.0),)


def fitted(tree: list[dict], *, large: bool) -> list[dict]:
    """The tree with `print` beside each table: its kind, the size of its letters and the shares of its columns."""
    return [_fitted(block, large=large) for block in tree]


def _fitted(block: dict, *, large: bool) -> dict:
    match block["kind"]:
        case "quote":
            return {**block, "children": fitted(block["children"], large=large)}
        case "list":
            return {**block, "items": [fitted(item, large=large) for item in block["items"]]}
        case "picture" if large and block.get("large"):
            return {**block, **block["large"]}
        case "table":
            return {**block, "print": _print(block, LARGE_SIZES if large else USUAL_SIZES)}
    return block


def _print(table: dict, sizes: tuple[tuple[float, float], ...]) -> dict:
    head = [_words(cell) for cell in table["head"]]
    rows = [[_words(cell) for cell in row] for row in table["rows"]]
    longest = max(sum(map(len, row)) for row in [head, *rows])
    return {**_kind(head, rows, sizes), "breaks": longest > LONGEST_WHOLE}


def _kind(head: list[str], rows: list[list[str]], sizes: tuple[tuple[float, float], ...]) -> dict:
    for size, inset in sizes:
        room = widths.Room(size=size, inset=2 * inset, columns=len(head))
        if room.holds_lines(head, rows):
            return {"kind": NATURAL, "size": size, "inset": inset, "shares": []}
        if room.holds_words(head, rows):
            return {"kind": SHARED, "size": size, "inset": inset, "shares": room.shares(head, rows)}
    size, inset = sizes[0]
    return {"kind": LISTED, "size": size, "inset": inset, "shares": []}


def _words(content: list) -> str:
    return "".join(part if isinstance(part, str) else _inline(part) for part in content)


def _inline(part: dict) -> str:
    return part.get("text") or _words(part.get("children", [" "]))
