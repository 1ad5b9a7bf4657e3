"""One paper as PDF in its council's own template: head of council and body, facts, sections. Knows no app."""

from dataclasses import asdict, dataclass
from datetime import datetime

from cdp_portal.pdf import limited
from cdp_portal.pdf.engine import compile_template
from cdp_portal.pdf.fitting import fitted

LIMITS = limited.Limits(seconds=60, megabytes=2000)


@dataclass(frozen=True)
class PaperSpec:
    """`council` and `body` stand over the title; `header` are pairs of label and text, `sections` triples of title,
    tree (`cdp_portal.markdown.parse`) and level, 2 or 3. `marking` stands at the head of each page. `issued_at` (aware)
    is the only date the file carries.
    """

    council: str
    body: str
    title: str
    header: tuple[tuple[str, str], ...]
    sections: tuple[tuple[str, list, int], ...]
    issued_at: datetime
    marking: str = ""


def build_paper(spec: PaperSpec, limits: limited.Limits = LIMITS) -> bytes:
    """The PDF: tagged to PDF/UA-1, with title, language and page numbers. Equal specs give equal bytes.

    Raises PdfError (a sentence for people).
    """
    data = asdict(spec)
    del data["issued_at"]
    data["header"] = [{"label": label, "text": text} for label, text in spec.header]
    data["sections"] = [
        {"title": title, "tree": fitted(tree, large=False), "level": level} for title, tree, level in spec.sections
    ]
    data["running"] = ", ".join(part for part in (spec.body, spec.title) if part)
    return compile_template("paper.typ", data, issued_at=spec.issued_at, limits=limits)
