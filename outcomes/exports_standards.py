"""Self-assessments and quality standards as tables for a file."""

from collections.abc import Iterable

from cdp_portal.sheets import Column
from outcomes.assessment_round import Round
from outcomes.models import QualityStandard, QualityStandardSet, SelfAssessment

ASSESSMENT_COLUMNS = (
    Column("number", "Round", "integer"),
    Column("standards", "Standards", width=60),
    Column("assessed_on", "Assessed on", "date"),
    Column("met", "Met", "integer"),
    Column("assessed", "Assessed", "integer"),
    Column("ratings", "Standards in the set", "integer"),
    Column("state", "State", width=10),
    Column("agreed_by", "Agreed by", width=40),
    Column("agreed_on", "Agreed on", "date"),
    Column("note", "How it was done", width=60),
)
RATING_COLUMNS = (
    Column("code", "Standard", width=10),
    Column("section", "Section", width=26),
    Column("title", "Title", width=46),
    Column("asks", "What it asks", width=50),
    Column("rating", "How far it is met", width=18),
    Column("change", "Since the round before", width=26),
    Column("evidence", "What shows it", width=60),
    Column("next_step", "What comes next", width=50),
    Column("owner", "Who takes the next step", width=40),
    Column("confidence", "How sure the wording is", width=40),
)
SET_COLUMNS = (
    Column("code", "Set", width=12),
    Column("title", "Title", width=60),
    Column("official", "Official text", width=14),
    Column("as_at", "Version", width=24),
    Column("source", "Where this comes from", width=60),
)
STANDARD_COLUMNS = (
    Column("set", "Set", width=12),
    Column("code", "Standard", width=10),
    Column("position", "Place", "integer"),
    Column("section", "Section", width=26),
    Column("title", "Title", width=46),
    Column("asks", "What it asks", width=60),
    Column("confidence", "How sure this is", width=40),
)


def assessment_rows(found: Iterable[SelfAssessment]) -> list[tuple]:
    """Of rounds that know their results (`with_results`)."""
    return [
        (
            one.number,
            one.standard_set.title,
            one.assessed_on,
            one.met,
            one.assessed,
            one.rated,
            one.get_status_display(),
            str(one.agreed_by or ""),
            one.agreed_on,
            one.note,
        )
        for one in found
    ]


def rating_rows(found: Round) -> list[tuple]:
    return [
        (
            row.rating.standard.code,
            row.rating.standard.section,
            row.rating.standard.title,
            row.rating.standard.asks,
            row.rating.get_rating_display(),
            row.change,
            row.rating.evidence,
            row.rating.next_step,
            str(row.rating.owner_seat or ""),
            row.rating.standard.confidence,
        )
        for row in found.rows
    ]


def set_rows(sets: Iterable[QualityStandardSet]) -> list[tuple]:
    return [(one.code, one.title, "Yes" if one.official else "No", one.as_at, one.source) for one in sets]


def standard_rows(standards: Iterable[QualityStandard]) -> list[tuple]:
    return [
        (one.standard_set.code, one.code, one.position, one.section, one.title, one.asks, one.confidence)
        for one in standards
    ]
