"""A signed return as a workbook: a summary, the words, and a sheet for each table."""

from decimal import Decimal

from cdp_portal.formats import gov_datetime
from cdp_portal.sheets import Column, Sheet, Workbook
from returns.content import Content, Section, Table, canonical
from returns.content.structure import Value
from returns.models import ReturnSignature

UNITS = {"money": "£", "percent": "%"}
PENNY = Decimal("0.01")


def as_workbook(signature: ReturnSignature) -> Workbook:
    content = canonical.read(signature.content)
    sheets = [_summary(content), _words(content)]
    sheets += [_table(section, table) for section in content.sections for table in section.tables]
    return Workbook(
        title=f"{content.title}, {content.partnership}, {content.quarter_label}",
        sheets=sheets,
        made_at=signature.signed_at,
        properties=properties(content, signature),
    )


def properties(content: Content, signature: ReturnSignature) -> dict[str, str]:
    """What is known about the signed return as a whole, label by label."""
    return {
        "Partnership": content.partnership,
        "Quarter": content.quarter_label,
        "Sent to": content.receiver,
        "Version": str(signature.version),
        "Declaration": signature.statement,
        "Signed by": signature.signer_post,
        "Signed on": gov_datetime(signature.signed_at),
        "By right of being": signature.signer_authority,
        "Fingerprint (SHA-256)": signature.sha256,
        "Structure": f"Schema version {signature.schema_version}",
    }


def _summary(content: Content) -> Sheet:
    rows = [
        (section.title, fact.label, _exact(fact.value, fact.kind), UNITS.get(fact.kind, ""))
        for section in content.sections
        for fact in section.facts
    ]
    columns = (
        Column("section", "Section", width=40),
        Column("figure", "Figure", width=40),
        Column("value", "Value", width=60),
        Column("unit", "Unit", width=8),
    )
    return Sheet("Summary", "Figures of each section", columns, rows)


def _words(content: Content) -> Sheet:
    rows = [("Headline", content.headline, "")]
    rows += [(section.title, section.narrative, section.how) for section in content.sections]
    columns = (
        Column("section", "Section", width=40),
        Column("words", "What the partnership says", width=80),
        Column("how", "How the figures are worked out", width=60),
    )
    return Sheet("Words", "Headline and narratives", columns, rows)


def _table(section: Section, table: Table) -> Sheet:
    columns = tuple(Column(column.key, column.title, column.kind) for column in table.columns)
    rows = [
        tuple(_exact(value, column.kind) for value, column in zip(row, table.columns, strict=True))
        for row in table.rows
    ]
    notes = tuple(note for note in (section.how, table.note) if note)
    return Sheet(table.title, f"{section.title}: {table.title}", columns, rows, notes)


def _exact(value: Value, kind: str) -> Value:
    """Money always shows its pence."""
    return value.quantize(PENNY) if kind == "money" and isinstance(value, Decimal) else value
