"""Restricted Markdown: text → a small tree → HTML on screen and, as data, print.

Screen and paper come from one tree, so what is read before a meeting is what is printed. There is no raw HTML, no
image, no entity, no code by indentation, no heading by underlining and no link but to the web or an e-mail address:
anything else in the text stays as it was typed.

A tree is a list of blocks, each a dict with a `kind` (so that it can be stored and handed to the PDF engine):
`paragraph`, `text` (a paragraph of a tight list), `heading` (level), `list` (ordered, start, items), `quote`,
`preformatted` (text), `rule`, `table` (align, head, rows). Inline content is a list of strings and of dicts:
`strong`, `emphasis`, `deleted`, `link` (href), `code` (text), `break`. What the portal itself composes may also hold
a `picture` (svg, alt: `cdp_portal.pdf.pictures`), which nobody can type: only print shows it, else its words stand.
"""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

LONGEST = 100_000  # characters; about 35 printed pages
DEEPEST = 8  # lists and quotes within each other
LINK_SCHEMES = ("http", "https", "mailto")

_INLINE = {"strong": "strong", "em": "emphasis", "s": "deleted"}


def parse(text: str) -> list[dict]:
    """The tree of `text`. Raises ValidationError, with a sentence for its author, if it is too long or too deep."""
    if len(text) > LONGEST:
        raise ValidationError(
            f"This text has {len(text):,} characters and the limit is {LONGEST:,}. Split it, or upload it as a PDF.",
            code="too_long",
        )
    root = SyntaxTreeNode(_parser().parse(text.replace("\x00", "")))
    return _without_skipped_levels(_blocks(root.children, depth=0))


def validate(text: str) -> None:
    """A validator of form and model fields: raises what `parse` raises."""
    parse(text)


def _parser() -> MarkdownIt:
    # markdown-it drops what is nested beyond maxNesting; ours is far beyond DEEPEST, at which `parse` refuses.
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False, "maxNesting": 60})
    parser.enable(["table", "strikethrough"])
    parser.disable(["image", "html_block", "html_inline", "reference", "entity", "code", "lheading"])
    parser.validateLink = _may_link
    return parser


def _may_link(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in LINK_SCHEMES and bool(parts.netloc or parts.scheme == "mailto")


def _blocks(nodes: list[SyntaxTreeNode], depth: int) -> list[dict]:
    if depth > DEEPEST:
        raise ValidationError(
            f"Lists and quotes stand more than {DEEPEST} deep in each other. Use fewer levels.", code="too_deep"
        )
    return [_block(node, depth) for node in nodes]


def _block(node: SyntaxTreeNode, depth: int) -> dict:
    match node.type:
        case "paragraph":
            return {"kind": "text" if node.hidden else "paragraph", "children": _content(node)}
        case "heading" if depth:  # inside a list or quote it would break the outline of the paper
            return {"kind": "paragraph", "children": [{"kind": "strong", "children": _content(node)}]}
        case "heading":
            return {"kind": "heading", "level": int(node.tag[1]), "children": _content(node)}
        case "bullet_list" | "ordered_list":
            return {
                "kind": "list",
                "ordered": node.type == "ordered_list",
                "start": int(node.attrs.get("start", 1)),
                "items": [_blocks(item.children, depth + 1) for item in node.children],
            }
        case "blockquote":
            return {"kind": "quote", "children": _blocks(node.children, depth + 1)}
        case "fence":
            return {"kind": "preformatted", "text": node.content}
        case "hr":
            return {"kind": "rule"}
        case "table":
            return _table(node)
    raise AssertionError(f"The parser made a block that the tree has no kind for: {node.type}")


def _table(node: SyntaxTreeNode) -> dict:
    rows = [row.children for part in node.children for row in part.children]
    head, *body = rows
    return {
        "kind": "table",
        "align": [str(cell.attrs.get("style", "text-align:left")).removeprefix("text-align:") for cell in head],
        "head": [_content(cell) for cell in head],
        "rows": [[_content(cell) for cell in row] for row in body],
    }


def _content(node: SyntaxTreeNode) -> list:
    """The inline content of a block: strings and dicts."""
    return [part for inline in node.children for child in inline.children for part in _inline(child, depth=0)]


def _inline(node: SyntaxTreeNode, depth: int) -> list:
    match node.type:
        case "text" | "text_special":
            return [node.content] if node.content else []
        case "softbreak":
            return [" "]
        case "hardbreak":
            return [{"kind": "break"}]
        case "code_inline":
            return [{"kind": "code", "text": node.content}]
    children = [part for child in node.children for part in _inline(child, depth + 1)]
    if depth >= DEEPEST:  # emphasis within emphasis within …: the words stay, the formatting goes
        return children
    if node.type == "link":
        return [{"kind": "link", "href": str(node.attrs["href"]), "children": children}]
    return [{"kind": _INLINE[node.type], "children": children}]


def _without_skipped_levels(tree: list[dict]) -> list[dict]:
    """Headings renumbered from 1 without gaps, empty ones dropped, as screen readers and PDF/UA need them."""
    kept, open_levels = [], []
    for block in tree:
        if block["kind"] == "heading":
            if not block["children"]:
                continue
            while open_levels and open_levels[-1] >= block["level"]:
                open_levels.pop()
            open_levels.append(block["level"])
            block["level"] = len(open_levels)
        kept.append(block)
    return kept


def to_html(tree: list[dict], heading_level: int = 3) -> SafeString:
    """HTML of a tree with GOV.UK classes. The author's highest heading becomes <h`heading_level`>."""
    return format_html_join("\n", "{}", ((_block_html(block, heading_level),) for block in tree))


def _block_html(block: dict, heading_level: int) -> SafeString:
    match block["kind"]:
        case "paragraph":
            return format_html('<p class="govuk-body">{}</p>', _inline_html(block["children"]))
        case "text":
            return _inline_html(block["children"])
        case "heading":
            level = min(heading_level + block["level"] - 1, 6)
            size = "m" if block["level"] == 1 else "s"
            return format_html(
                '<h{} class="govuk-heading-{}">{}</h{}>', level, size, _inline_html(block["children"]), level
            )
        case "list":
            return _list_html(block, heading_level)
        case "quote":
            return format_html(
                '<blockquote class="govuk-inset-text">{}</blockquote>', to_html(block["children"], heading_level)
            )
        case "preformatted":
            return format_html('<pre class="govuk-body"><code>{}</code></pre>', block["text"])
        case "rule":
            return format_html(
                '<hr class="{}">', "govuk-section-break govuk-section-break--m govuk-section-break--visible"
            )
        case "table":
            return _table_html(block)
        case "picture":
            return format_html('<p class="govuk-body">{}</p>', block["alt"])
    raise AssertionError(f"The tree has no such block: {block['kind']}")


def _list_html(block: dict, heading_level: int) -> SafeString:
    items = format_html_join("\n", "<li>{}</li>", ((to_html(item, heading_level),) for item in block["items"]))
    if not block["ordered"]:
        return format_html('<ul class="govuk-list govuk-list--bullet">\n{}\n</ul>', items)
    return format_html('<ol class="govuk-list govuk-list--number" start="{}">\n{}\n</ol>', block["start"], items)


def _table_html(block: dict) -> SafeString:
    head = _cells_html('<th class="{}" scope="col">{}</th>', "govuk-table__header", block["head"], block["align"])
    rows = format_html_join(
        "\n",
        '<tr class="govuk-table__row">{}</tr>',
        ((_cells_html('<td class="{}">{}</td>', "govuk-table__cell", row, block["align"]),) for row in block["rows"]),
    )
    return format_html(
        '<table class="govuk-table"><thead class="govuk-table__head"><tr class="govuk-table__row">{}</tr></thead>'
        '<tbody class="govuk-table__body">\n{}\n</tbody></table>',
        head,
        rows,
    )


def _cells_html(template: str, name: str, cells: list, align: list[str]) -> SafeString:
    classes = {"left": name, "right": f"{name} {name}--numeric", "center": f"{name} govuk-!-text-align-centre"}
    return format_html_join(
        "", template, ((classes[side], _inline_html(cell)) for cell, side in zip(cells, align, strict=True))
    )


def _inline_html(parts: list) -> SafeString:
    return format_html_join("", "{}", ((_part_html(part),) for part in parts))


def _part_html(part: str | dict) -> str | SafeString:
    if isinstance(part, str):
        return part
    match part["kind"]:
        case "break":
            return format_html("<{}>", "br")
        case "code":
            return format_html("<code>{}</code>", part["text"])
        case "link":
            return format_html(
                '<a class="govuk-link" href="{}" rel="noopener noreferrer">{}</a>',
                part["href"],
                _inline_html(part["children"]),
            )
    tag = {"strong": "strong", "emphasis": "em", "deleted": "del"}[part["kind"]]
    return format_html("<{}>{}</{}>", tag, _inline_html(part["children"]), tag)
