"""A round of a self-assessment as PDF: tagged, in the house's own type."""

from datetime import datetime

from cdp_portal.formats import gov_date
from cdp_portal.pdf.report import Column, Fact, ReportSpec, Section, Table, build_report
from outcomes.assessment_round import Round

OURS = "The standards are the portal’s own working list, not the official text."


def assessment_pdf(found: Round, partnership, issued_at: datetime) -> bytes:
    """What the page of the round shows. Raises PdfError, a sentence for people."""
    return build_report(spec_of(found, partnership, issued_at))


def spec_of(found: Round, partnership, issued_at: datetime) -> ReportSpec:
    assessment = found.assessment
    agreed = (
        f"Agreed by {assessment.agreed_by} on {gov_date(assessment.agreed_on)}" if assessment.is_agreed else "Draft"
    )
    facts = [
        Fact("Standards", assessment.standard_set.title),
        Fact("Assessed on", gov_date(assessment.assessed_on)),
        Fact("State", agreed),
        *([Fact("How it was done", assessment.note)] if assessment.note else []),
    ]
    intro = " ".join(part for part in (found.sentence, found.moved) if part)
    return ReportSpec(
        title=str(assessment),
        subtitle=str(partnership),
        issued_at=issued_at,
        facts=tuple(facts),
        sections=(Section("Summary", intro, (_counts(found),)), Section("Each standard", "", (_table(found),))),
        footer_note="" if assessment.standard_set.official else OURS,
        marking="" if assessment.is_agreed else "Draft",
    )


def _counts(found: Round) -> Table:
    columns = (Column("How far it is met"), Column("Standards", "right"))
    return Table("How many standards are met", columns, tuple((label, str(count)) for label, count in found.counts))


def _table(found: Round) -> Table:
    titles = ("Standard", "How far it is met", "What shows it", "What comes next")
    rows = tuple(
        (
            f"{row.rating.standard.code}. {row.rating.standard.title}",
            " · ".join(part for part in (row.rating.get_rating_display(), row.change) if part),
            row.rating.evidence or "–",
            " · ".join(str(part) for part in (row.rating.next_step, row.rating.owner_seat or "") if part) or "–",
        )
        for row in found.rows
    )
    return Table("How far each standard is met", tuple(Column(title) for title in titles), rows)
