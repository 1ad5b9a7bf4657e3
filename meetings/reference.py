"""Loads this app's reference tables: the report templates that come with the portal, and their fields."""

from pathlib import Path

from cdp_portal.tables import pick, read_table
from cdp_portal.upsert import Counts, upsert
from meetings.models import ReportTemplate, TemplateField

DATA = Path(__file__).parent / "data"
COLUMNS = (
    "part", "position", "key", "group", "label", "hint", "kind", "required", "numbered", "options", "standing_text",
)  # fmt: skip


def load_templates(counts: Counts) -> None:
    rows = [
        {**pick(row, "slug", "name", "council"), "kept_by": None} for row in read_table(DATA / "report_templates.csv")
    ]
    shipped = ReportTemplate.objects.filter(kept_by=None)
    upsert(ReportTemplate, rows, key=("slug",), counts=counts, among=shipped)


def load_fields(counts: Counts) -> None:
    shipped = {template.slug: template for template in ReportTemplate.objects.filter(kept_by=None)}
    rows = [
        {"template": shipped[row["template"]], **{name: row[name] for name in COLUMNS}}
        for row in read_table(DATA / "template_fields.csv")
    ]
    among = TemplateField.objects.filter(template__in=shipped.values())
    upsert(TemplateField, rows, key=("template", "key"), counts=counts, among=among)


# What load_reference does, in this order: each function counts what it did.
STEPS = (
    ("Report templates", load_templates),
    ("Fields of report templates", load_fields),
)
