"""The same pack as one HTML document with print CSS, as other tools make packs: uploaded papers are blank pages in it.

The contents and the agenda say on which page each paper begins: by `target-counter` where `numbers` is None, or by
what an earlier pass found.
"""

from html import escape

from cdp_portal import markdown
from cdp_portal.pdf.pack import ActionLog, AuthoredPaper, PackSpec, UploadedPaper
from cdp_portal.pdf.typesetting import FONTS

STYLE = """
@page { size: A4; margin: 26mm 22mm 23mm; font: 9pt "Source Sans 3", sans-serif;
  @bottom-left { content: "Board · 2 December 2026" }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
@page :first { @bottom-left { content: "" } @bottom-right { content: "" } }
body { font: 11pt/1.25 "Source Sans 3", sans-serif; margin: 0 } p, ul, ol { margin: 3pt 0 }
ul, ol { padding-left: 18pt }
h1 { font-size: 20pt; color: #1d4f7c; margin: 0 0 14pt } h2 { font-size: 14pt; margin: 14pt 0 5pt; break-after: avoid }
section { break-before: page } .cover { break-before: auto; padding-top: 52mm }
table { border-collapse: collapse; width: 100%; margin: 9pt 0 12pt; line-height: 1.16; font-size: 10.5pt }
tr { break-inside: avoid }
th, td { text-align: left; padding: 4pt 6pt 4pt 0; border-bottom: .5pt solid #b1b4b6; vertical-align: top }
thead th { border-bottom: 1pt solid } .blank h1 { font-size: 10pt; margin: 0 }
"""


def document(spec: PackSpec, sizes: dict[str, list[tuple[float, float]]], numbers: dict[str, int] | None = None) -> str:
    """The HTML. `sizes`: width and height in points of each page of the uploaded papers, by key."""
    formats = sorted({size for paper in sizes.values() for size in paper})
    pages = "".join(f"@page s{n} {{ size: {w}pt {h}pt; margin: 28pt 40pt }} .s{n} {{ page: s{n}; break-before: page }}"
                    for n, (w, h) in enumerate(formats))  # fmt: skip
    counted = "" if numbers else ".to::after { content: target-counter(attr(href), page) }"
    cover = f'<section class="cover"><p>{escape(spec.cover.partnership)}</p><h1>{spec.cover.body}</h1></section>'
    papers = "".join(_paper(paper, sizes, formats) for paper in spec.papers)
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Board: Meeting pack</title>'
        f"<style>{_fonts()}{STYLE}{pages}{counted}</style></head><body>{cover}{_contents(spec, numbers)}"
        f"{_agenda(spec, numbers)}{papers}</body></html>"
    )


def _fonts() -> str:
    """The typefaces of the portal's own packs."""
    faces = {400: "Regular", 600: "Semibold", 700: "Bold"}
    return "".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; src: url({_address(name)}) }}'
        for weight, name in faces.items()
    )


def _address(face: str) -> str:
    return (FONTS / f"SourceSans3-{face}.ttf").as_uri()


def _link(key: str, numbers: dict[str, int] | None) -> str:
    return f'<a class="to" href="#{key}">{numbers.get(key, 999) if numbers else ""}</a>'


def _contents(spec: PackSpec, numbers: dict[str, int] | None) -> str:
    rows = [(paper.number, paper.title, _link(paper.key, numbers)) for paper in spec.papers]
    return f'<section id="contents"><h1>Contents</h1>{_table(("No", "Paper", "Page"), rows)}</section>'


def _agenda(spec: PackSpec, numbers: dict[str, int] | None) -> str:
    rows = [
        (row.number, f"{escape(row.title)}<br>{row.lead}", row.purpose, str(row.minutes), _link(row.paper_key, numbers))
        for row in spec.agenda
    ]
    return (
        f'<section id="agenda"><h1>Agenda</h1>{_table(("Item", "Subject", "For", "Minutes", "Page"), rows)}</section>'
    )


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    heads = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def _paper(paper: AuthoredPaper | UploadedPaper | ActionLog, sizes: dict, formats: list) -> str:
    heading = f"<h1>{escape(f'{paper.number}. {paper.title}'.removeprefix('. '))}</h1>"
    if isinstance(paper, UploadedPaper):
        blanks = (f'class="blank s{formats.index(size)}"' for size in sizes[paper.key])
        return "".join(
            f"<div {kind}{'' if n else f' id={paper.key}'}>{'&nbsp;' if n else heading}</div>"
            for n, kind in enumerate(blanks)
        )
    if isinstance(paper, ActionLog):
        rows = [(row.reference, row.action, row.owner, row.due_text, row.status) for row in paper.rows]
        body = _table(("Ref", "Action", "Owner", "Due", "Status"), rows)
    else:
        body = _table(("Fact", "Text"), [(row.label, row.text) for row in paper.header]) + "".join(
            f"<h2>{escape(section.title)}</h2>{markdown.to_html(section.tree)}" for section in paper.sections
        )
    return f'<section id="{paper.key}">{heading}{body}</section>'
