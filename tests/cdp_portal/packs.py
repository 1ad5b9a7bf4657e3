"""Small packs described for the tests."""

from datetime import UTC, datetime

from cdp_portal import markdown
from cdp_portal.pdf.pack import (
    ActionLog,
    ActionRow,
    AgendaRow,
    AuthoredPaper,
    HeaderRow,
    PackCover,
    PackSpec,
    Section,
    UploadedPaper,
)
from cdp_portal.pdf.report import Column, ReportSpec, Table, build_report
from cdp_portal.pdf.report import Section as ReportSection
from tests.cdp_portal import pdfs

ISSUED = datetime(2023, 11, 29, 10, tzinfo=UTC)


def cover(**fields):
    known = {"partnership": "Sefton Combating Drugs Partnership", "body": "Partnership board"}
    return PackCover(**{**known, "title": "Agenda and papers", "date_text": "6 December 2023", **fields})


def authored(key, number, title, text="Words."):
    return AuthoredPaper(key, number, title, (HeaderRow("Lead", "Chair"),), (Section("Purpose", markdown.parse(text)),))


def spec(*papers, **fields):
    """A pack with one agenda row for each paper, and one action."""
    rows = tuple(AgendaRow(paper.number, paper.title, paper_key=paper.key) for paper in papers)
    action = ActionRow("A1", "Write to the ICB", "ICB place lead", "31 January 2024", "Late")
    log = ActionLog("actions", "", "Action log", (action,))
    known = {"cover": cover(), "agenda": rows, "papers": (*papers, log), "issued_at": ISSUED}
    return PackSpec(**{**known, **fields})


def tagged_upload():
    """A PDF with tags of its own, two pages long: a heading, a table over both pages."""
    rows = tuple((f"Row {number}", "1.00") for number in range(60))
    table = Table("Spend", (Column("What"), Column("£", "right")), rows)
    return build_report(
        ReportSpec(title="Tagged upload", issued_at=ISSUED, sections=(ReportSection("Money", tables=(table,)),))
    )


def upload(key, content, *, number="", title="Upload"):
    return UploadedPaper(key, number, title, content if isinstance(content, bytes) else pdfs.saved(content))
