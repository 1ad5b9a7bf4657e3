"""The workbook that a person fills in: titles, typed columns, a hint for each, and the values that are allowed."""

from itertools import zip_longest

from django.utils import timezone

from cdp_portal.imports.fields import SheetField
from cdp_portal.imports.kind import Kind, Part
from cdp_portal.imports.resource import SheetResource
from cdp_portal.sheets import Column, Sheet, Workbook

ALLOWED = "Allowed values"
HOW = "Fill in one row for each. Titles may stand in any order. What is in the register already and is not here stays."
DATES = "Write a date as 4 December 2026, 04/12/2026 or 2026-12-04, or use a date cell. No cell may hold a formula."


def template(kind: Kind, scope=None) -> Workbook:
    """An empty workbook of this kind, for the partnership whose bodies and choices it lists."""
    resources = [(part, part.resource(scope)) for part in kind.parts]
    for _, resource in resources:
        resource.prepare()
    sheets = [_sheet(part, resource) for part, resource in resources]
    allowed = [found for _, resource in resources for found in _allowed(resource)]
    title = f"Template for {kind.nouns}"
    return Workbook(title, [*sheets, *_allowed_sheet(dict(allowed))], made_at=timezone.now())


def _sheet(part: Part, resource: SheetResource) -> Sheet:
    fields = [field for title in part.titles for field in _field(resource, title)]
    columns = [column for column in part.columns if _field(resource, column.shown_title)]
    return Sheet(
        part.name, part.name, columns, (), notes=[HOW, DATES, *(told for one in fields for told in _told(one))]
    )


def _field(resource: SheetResource, title: str) -> list[SheetField]:
    return [field for field in resource.columns() if field.column_name == title]


def _told(field: SheetField) -> list[str]:
    must = ["Needed in every row."] if field.required else ["The column must be there."] if field.key else []
    words = " ".join([*([field.hint] if field.hint else []), *must])
    return [f"{field.column_name}: {words}"] if words else []


def _allowed(resource: SheetResource) -> list[tuple[str, tuple[str, ...]]]:
    fields = resource.fields.values()
    return [(field.column_name, tuple(field.widget.allowed())) for field in fields if field.widget.allowed()]


def _allowed_sheet(allowed: dict[str, tuple[str, ...]]) -> list[Sheet]:
    if not allowed:
        return []
    columns = [Column(f"c{number}", title, width=40) for number, title in enumerate(allowed)]
    rows = list(zip_longest(*allowed.values(), fillvalue=""))
    return [Sheet(ALLOWED, ALLOWED, columns, rows)]
