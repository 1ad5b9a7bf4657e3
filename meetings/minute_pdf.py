"""A document of minutes as PDF: tagged, in the house's own type."""

from datetime import datetime

from cdp_portal.documents import Document, Facts, Heading, Paragraph, Prose, Table
from cdp_portal.pdf import report


def minute_pdf(document: Document, issued_at: datetime) -> bytes:
    """The PDF of the document. Raises PdfError, a sentence for people."""
    facts: list[report.Fact] = []
    sections: list[report.Section] = []
    for block in document.blocks:
        match block:
            case Facts(rows):
                facts += [report.Fact(label, text) for label, text in rows]
            case Heading(_, text):
                sections.append(report.Section(text))
            case Paragraph(text):
                _add(sections, paragraphs=(text,))
            case Prose(tree, _):
                _add(sections, paragraphs=tuple(paragraphs(tree)))
            case Table():
                _add(sections, tables=(_table(block),))
    spec = report.ReportSpec(
        document.title, issued_at, facts=tuple(facts), sections=tuple(sections), marking=document.marking
    )
    return report.build_report(spec)


def _add(sections: list[report.Section], *, paragraphs: tuple = (), tables: tuple = ()) -> None:
    """Put more into the section that is being written; its tables come last in it."""
    last = sections[-1]
    sections[-1] = report.Section(
        last.title, last.intro, tables=(*last.tables, *tables), paragraphs=(*last.paragraphs, *paragraphs)
    )


def _table(table: Table) -> report.Table:
    rows = tuple(tuple(row) for row in table.rows)
    return report.Table(table.caption, tuple(report.Column(title) for title in table.columns), rows)


def paragraphs(tree: list[dict], bullet: str = "") -> list[str]:
    """The words of a tree of `cdp_portal.markdown`, one text for each paragraph, list item or row."""
    found: list[str] = []
    for block in tree:
        match block["kind"]:
            case "list":
                for number, item in enumerate(block["items"], start=block["start"]):
                    found += paragraphs(item, f"{number}. " if block["ordered"] else "• ")
            case "quote":
                found += paragraphs(block["children"])
            case "preformatted":
                found.append(block["text"])
            case "table":
                found += [" | ".join(words(cell) for cell in row) for row in (block["head"], *block["rows"])]
            case "paragraph" | "text" | "heading":
                found.append(bullet + words(block["children"]))
                bullet = ""
    return found


def words(parts: list) -> str:
    """Inline content without its formatting; a link keeps its address."""
    return "".join(part if isinstance(part, str) else _inline(part) for part in parts)


def _inline(part: dict) -> str:
    match part["kind"]:
        case "break":
            return "\n"
        case "code":
            return part["text"]
        case "link":
            return f"{words(part['children'])} ({part['href']})"
    return words(part["children"])
