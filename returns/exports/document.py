"""A signed return as a PDF to print and to send."""

from cdp_portal.formats import gov_date
from cdp_portal.pdf import report
from returns.content import Content, Section, Table, canonical
from returns.content.words import fact_in_words, rows_in_words
from returns.exports.workbook import properties
from returns.models import ReturnSignature

NUMBERS = ("integer", "number", "money", "percent")
ON_THE_SIGNATURE = ("Signed by", "Signed on", "By right of being", "Version", "Fingerprint (SHA-256)")


def as_pdf(signature: ReturnSignature) -> bytes:
    content = canonical.read(signature.content)
    known = properties(content, signature)
    return report.build_report(
        report.ReportSpec(
            title=content.title,
            subtitle=f"{content.partnership}, {content.quarter_label}",
            facts=(
                report.Fact("Sent to", content.receiver),
                report.Fact("Period", f"{gov_date(content.first_day)} to {gov_date(content.last_day)}"),
                report.Fact("Due on", gov_date(content.due_on)),
                report.Fact("Signed by", signature.signer_post),
                report.Fact("Signed on", known["Signed on"]),
            ),
            sections=(*_headline(content), *(_section(section) for section in content.sections)),
            signature=report.Signature(
                statement=signature.statement, rows=tuple(report.Fact(name, known[name]) for name in ON_THE_SIGNATURE)
            ),
            footer_note=f"{content.partnership}, {content.quarter_label}, version {signature.version}",
            sha256=signature.sha256,
            issued_at=signature.signed_at,
        )
    )


def _headline(content: Content) -> tuple[report.Section, ...]:
    paragraphs = _paragraphs(content.headline)
    return (report.Section(title="Headline", paragraphs=paragraphs),) if paragraphs else ()


def _section(section: Section) -> report.Section:
    facts = report.Table(
        caption=f"{section.title}: figures",
        columns=(report.Column("Figure"), report.Column("Value", align="right")),
        rows=tuple((fact.label, fact_in_words(fact)) for fact in section.facts),
    )
    return report.Section(
        title=section.title,
        paragraphs=(*_paragraphs(section.narrative), f"How the figures are worked out: {_lower(section.how)}"),
        tables=(facts, *(_table(table) for table in section.tables if table.rows)),
    )


def _table(table: Table) -> report.Table:
    return report.Table(
        caption=table.title,
        columns=tuple(
            report.Column(column.title, align="right" if column.kind in NUMBERS else "left") for column in table.columns
        ),
        rows=tuple(tuple(row) for row in rows_in_words(table)),
        note=table.note,
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
