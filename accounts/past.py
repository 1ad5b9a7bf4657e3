"""A record as it stood at the end of an earlier day, read back from the audit record."""

from copy import copy
from datetime import date, datetime, time, timedelta

from django.db.models import Model
from django.utils import timezone

from accounts.models import AuditEntry


def as_it_was(record: Model, day: date, *names: str) -> Model:
    """A copy of the record with the text fields `names` as they stood at the end of the day. One query.

    Of a day before the record was in the portal nothing is known: then the copy says what the record says now.
    """
    midnight = timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
    rows = AuditEntry.objects.filter(table_name=record._meta.db_table, row_id=record.pk, at__gte=midnight)
    then, columns = copy(record), {name: record._meta.get_field(name).column for name in names}
    # The newest change comes first, so that the earliest, whose `before` held on the day, is set last.
    for operation, changes in rows.order_by("-id").values_list("operation", "changes"):
        if operation == AuditEntry.Operation.ADDED:
            return copy(record)
        for name, column in columns.items():
            if column in changes:
                setattr(then, name, changes[column][0] or "")
    return then
