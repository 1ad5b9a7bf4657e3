"""A tree of restricted Markdown in an Open Document file."""

from odfdo import Element, Header, Link, List, ListItem, Paragraph, Span

from cdp_portal.documents import odt_tables
from cdp_portal.documents.blocks import LOWEST_HEADING, plain

SPANS = {"strong": "Strong", "emphasis": "Emphasis", "deleted": "Deleted"}


def pieces(tree: list[dict], level: int) -> list[Element]:
    """The blocks; the author's highest heading becomes a heading of `level`."""
    return [piece for block in tree for piece in _block(block, level, quoted=False)]


def _block(block: dict, level: int, *, quoted: bool) -> list[Element]:
    match block["kind"]:
        case "paragraph" | "text":
            return [_paragraph(block["children"], "Quote" if quoted else "Body")]
        case "heading":
            number = min(level + block["level"] - 1, LOWEST_HEADING)
            heading = Header(number, style=f"Heading_20_{number}")
            return [_filled(heading, block["children"])]
        case "list":
            return [_list(block, level)]
        case "quote":
            return [piece for child in block["children"] for piece in _block(child, level, quoted=True)]
        case "preformatted":
            return [Paragraph(plain(block["text"]).rstrip("\n"), style="Preformatted")]
        case "rule":
            return [Paragraph(style="Rule")]
        case "picture":
            return [Paragraph(plain(block["alt"]), style="Body")]
        case "table":
            return [_table(block), Paragraph(style="After")]
    raise AssertionError(f"The tree has no such block: {block['kind']}")


def _list(block: dict, level: int) -> List:
    made = List(style="Numbers" if block["ordered"] else "Bullets")
    for index, item in enumerate(block["items"]):
        entry = ListItem()
        if index == 0 and block["ordered"] and block["start"] != 1:
            entry.set_attribute("text:start-value", str(block["start"]))
        for child in item or [{"kind": "text", "children": []}]:
            for piece in _block(_unheaded(child), level, quoted=False):
                entry.append(piece)
        made.append(entry)
    return made


def _unheaded(block: dict) -> dict:
    """A list holds no tables in this format: each row becomes a paragraph of its cells."""
    if block["kind"] != "table":
        return block
    rows = [block["head"], *block["rows"]]
    joined = [[part for cell in row for part in (*cell, "; ")][:-1] for row in rows]
    children = [part for row in joined for part in (*row, {"kind": "break"})][:-1]
    return {"kind": "paragraph", "children": children}


def _table(block: dict) -> Element:
    head = [[_paragraph(cell, "Table_20_head") for cell in block["head"]]]
    return odt_tables.grid(head, [[_paragraph(cell, "Table_20_text") for cell in row] for row in block["rows"]])


def _paragraph(children: list, style: str) -> Element:
    return _filled(Paragraph(style=style), children)


def _filled(element: Element, parts: list) -> Element:
    for part in parts:
        if isinstance(part, str):
            element.append_plain_text(plain(part))
        elif part["kind"] == "break":
            element.append_plain_text("\n")
        elif part["kind"] == "code":
            element.append(Span(plain(part["text"]), style="Code"))
        elif part["kind"] == "link":
            link = Link(plain(part["href"]))
            link.append(_filled(Span(style="Link"), part["children"]))
            element.append(link)
        else:
            element.append(_filled(Span(style=SPANS[part["kind"]]), part["children"]))
    return element
