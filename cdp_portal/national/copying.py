"""Very many rows into a table by COPY. The table's triggers fire as for any other row, so the audit record has each."""

import csv
import io
from collections.abc import Iterable, Mapping

from django.db import connection, models


def copy_rows(model: type[models.Model], rows: Iterable[Mapping[str, object]]) -> None:
    """Write rows of column to value; a column that a row does not name gets its field's default."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    defaults = {field.column: field.get_default() for field in fields}
    file = io.StringIO()
    csv.writer(file).writerows((defaults | row).values() for row in rows)
    file.seek(0)
    columns = ", ".join(f'"{column}"' for column in defaults)
    texts = ", ".join(f'"{field.column}"' for field in fields if not field.null)  # where empty is not null
    options = f"FORMAT csv, FORCE_NOT_NULL ({texts})"
    with connection.cursor() as cursor:
        cursor.copy_expert(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN WITH ({options})', file)
