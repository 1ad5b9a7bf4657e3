"""Figures into the database in bulk: a new one as its first revision, a correction as the next. Nothing is changed."""

import io
from datetime import date

from django.db import connection

from accounts.models import ImportedFile
from outcomes.imports.answers import Answers
from outcomes.imports.comparing import Known
from outcomes.imports.judging import Candidate
from outcomes.models import Observation

OWN = (
    "metric_id", "area", "authority_id", "region_code", "starts_on", "ends_on", "state", "value", "lower", "upper",
    "numerator", "denominator", "provisional", "note", "file_row", "series", "revision", "row_version",
    "revised_because",
)  # fmt: skip
ESCAPED = str.maketrans({"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


class Writer:
    """Takes figures and copies them in when `flush` is called, in the transaction at hand.

    COPY is several times as fast as bulk_create; triggers and constraints see every row of it.
    """

    def __init__(self, imported: ImportedFile, answers: Answers):
        self.because = f"Imported from {imported.name}"[:300]
        common = {
            "partnership_id": imported.partnership_id,
            "received_on": answers.received_on,
            "released_on": answers.released_on,
            "release_class": str(answers.release_class),
            "source": answers.source,
            "file_id": imported.pk,
        }
        self.common = "\t".join(_field(value) for value in common.values())
        table, columns = Observation._meta.db_table, ", ".join((*OWN, *common))
        self.copy = f'COPY "{table}" ({columns}) FROM STDIN'
        self.lines: list[str] = []

    def add(self, one: Candidate, before: Known | None) -> None:
        is_region = one.place.area == Observation.Area.REGION
        values = (
            one.metric.pk,
            str(one.place.area),
            one.place.authority,
            one.place.code if is_region else "",
            one.starts_on,
            one.ends_on,
            *one[6:],
            one.row,
            one.series,
            before.revision + 1 if before else 1,
            before.row_version + 1 if before else 1,
            self.because if before else "",
        )
        self.lines.append("\t".join([_field(value) for value in values]))

    def flush(self) -> None:
        """Raises IntegrityError when a constraint of the database is broken."""
        if self.lines:
            text = io.StringIO("".join(f"{line}\t{self.common}\n" for line in self.lines))
            self.lines.clear()
            with connection.wrap_database_errors, connection.cursor() as cursor:
                cursor.copy_expert(self.copy, text)


def _field(value: object) -> str:
    """A value in the text format of COPY."""
    if value is None:
        return "\\N"
    if isinstance(value, str):
        return value.translate(ESCAPED)
    return value.isoformat() if isinstance(value, date) else str(value)
