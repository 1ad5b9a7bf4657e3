"""A 10,000-row export against Postgres writing the same rows as CSV."""

import io
from datetime import UTC, datetime

from django.db import connection

from bench.measure import Stopwatch, interleaved
from bench.table import Comparison, Measured
from cdp_portal.sheets import Column, Sheet, Workbook, copying, stream, xlsx
from outcomes.models import Observation

ROUNDS = 7
MADE_AT = datetime(2026, 11, 20, 9, tzinfo=UTC)
COLUMNS = (
    Column("partnership", "Partnership"),
    Column("code", "Code"),
    Column("metric", "Metric"),
    Column("starts_on", "From", "date"),
    Column("ends_on", "To", "date"),
    Column("state", "State"),
    Column("value", "Figure", "number"),
    Column("provisional", "Provisional"),
    Column("source", "Source"),
    Column("note", "Note"),
)
FIELDS = ("partnership__short_name", "metric__code", "metric__name", "starts_on", "ends_on", "state", "value",
          "provisional", "source", "note")  # fmt: skip


def comparisons() -> list[Comparison]:
    """The streamed workbook, the styled workbook and the portal's CSV, each against a bare COPY of the same rows."""
    rows = Observation.objects.order_by("pk").values_list(*FIELDS)
    count = rows.count()
    sql, params = rows.query.sql_with_params()
    jobs = {
        "streamed": lambda: b"".join(stream.stream_xlsx("Figures", COLUMNS, rows.iterator(), MADE_AT)),
        "styled": lambda: xlsx.write(Workbook("Figures", [Sheet("Figures", "Figures", COLUMNS, list(rows))], MADE_AT)),
        "csv": lambda: _portal_csv(sql, params),
        "copy": lambda: _bare_copy(sql, params),
    }
    costs = interleaved(jobs, rounds=ROUNDS, stopwatch=Stopwatch(connection), warm_ups=1)
    copy = Measured("Postgres COPY to CSV", costs["copy"])
    named = {"streamed": "XLSX, streamed", "styled": "XLSX, styled workbook", "csv": "CSV of the portal"}
    meanings = {
        "streamed": "in constant memory, as long lists are exported",
        "styled": "with formats and an about sheet, as returns are exported",
        "csv": "with a guard against formulas in every text",
    }
    return [
        Comparison(
            Measured(f"{named[key]}, {count:,} rows", costs[key]),
            copy,
            f"{count:,} figures as {named[key]} ({meanings[key]}), query included, against a bare COPY of the same "
            "query to CSV.",
        )
        for key in named
    ]


def _portal_csv(sql: str, params: tuple) -> None:
    with connection.cursor() as cursor:
        copying.copy_csv(cursor, sql, params, sink=io.BytesIO())


def _bare_copy(sql: str, params: tuple) -> None:
    with connection.cursor() as cursor:
        query = cursor.mogrify(sql, params or None).decode()
        cursor.copy_expert(f"COPY ({query}) TO STDOUT WITH (FORMAT csv, HEADER)", io.BytesIO())
