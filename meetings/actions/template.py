"""Copy a report template and change the copy."""

from django.db import transaction
from django.db.models import F

from meetings.models import ReportTemplate, TemplateField


@transaction.atomic
def copy_template(*, template: ReportTemplate, source: ReportTemplate, by) -> ReportTemplate:
    """Save the new `template` with the fields in use of the one it is copied from."""
    template.source = f"Copied from “{source}”. {source.source}".strip()
    template.save()
    copies = list(source.fields.filter(in_use=True))
    for field in copies:
        field.pk, field._state.adding, field.template = None, True, template
    TemplateField.objects.bulk_create(copies)
    return template


@transaction.atomic
def set_fields(*, template: ReportTemplate, rows, seen: int | None, by) -> bool:
    """Save the checked rows of one part; False, and nothing saved, when the template is no longer as it was seen."""
    claimed = ReportTemplate.objects.filter(pk=template.pk, row_version=seen)
    if seen is None or not claimed.update(slug=F("slug")):
        return False
    rows.save()
    return True
