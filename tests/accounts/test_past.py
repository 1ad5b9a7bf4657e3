"""A record as it stood on an earlier day."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from accounts.models import AuditEntry
from accounts.past import as_it_was

pytestmark = pytest.mark.django_db


def written(record, at: datetime, operation: str, changes: dict) -> None:
    """An entry of an earlier instant: the trigger writes only those of now."""
    AuditEntry.objects.create(
        at=at, table_name=record._meta.db_table, row_id=record.pk, operation=operation, changes=changes
    )


@pytest.fixture
def changed(sefton):
    """Added in 2021, its purpose written on 10 January and changed on 20 January 2024."""
    with connection.cursor() as cursor:
        cursor.execute("set local session_replication_role = replica")  # so that its own entries can go
        cursor.execute("delete from accounts_auditentry")
        cursor.execute("set local session_replication_role = origin")
    sefton.purpose = "Third"
    written(sefton, datetime(2021, 1, 1, tzinfo=UTC), "I", {"purpose": ""})
    written(sefton, datetime(2024, 1, 10, 12, tzinfo=UTC), "U", {"purpose": ["", "Second"]})
    written(sefton, datetime(2024, 1, 20, 12, tzinfo=UTC), "U", {"purpose": ["Second", "Third"], "status": ["a", "b"]})
    return sefton


@pytest.mark.parametrize(
    ("day", "purpose"),
    [
        (date(2023, 1, 1), ""),
        (date(2024, 1, 9), ""),
        (date(2024, 1, 10), "Second"),
        (date(2024, 1, 19), "Second"),
        (date(2024, 1, 20), "Third"),
        (date(2020, 1, 1), "Third"),
    ],
)
def test_the_words_of_the_day(day, purpose, changed, django_assert_num_queries):
    with django_assert_num_queries(1):
        then = as_it_was(changed, day, "purpose")
    assert (then.purpose, then.pk, changed.purpose) == (purpose, changed.pk, "Third")
