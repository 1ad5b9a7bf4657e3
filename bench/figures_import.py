"""A file of 100,000 figures for all of England: shown and written, against the defaults of django-import-export."""

import contextlib
import csv
import io
import resource
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import connection, transaction
from tablib import Dataset

from accounts.models import ImportedFile, User
from bench.measure import Cost, Stopwatch
from bench.table import Comparison, Measured
from cdp_portal.release import Audience
from outcomes.imports import own
from outcomes.imports.answers import Answers
from outcomes.imports.running import confirm, run
from outcomes.models import Metric
from outcomes.resources import ObservationResource
from partnerships.models import LocalAuthority

NAME = "Import of figures"
ROWS = 100_000
RIVALS_SHARE = 200  # the rival takes time in proportion to the rows, and far more of it
MONTHS = [(year, month) for year in range(2010, 2025) for month in range(1, 13)]


def comparisons(rows: int = ROWS) -> list[Comparison]:
    """Two rows: the preview alone, and preview with writing. All is undone."""
    metrics = [_metric(number) for number in range(-(-rows // (len(MONTHS) * LocalAuthority.objects.count())))]
    watch = Stopwatch(connection)
    figures = _figures(metrics, rows)
    imported = _uploaded(figures)
    forget_peak()
    shown, written = _ours(imported, rows, watch)
    megabytes = most_megabytes()
    share = figures[: -(-rows // RIVALS_SHARE)]
    theirs = Measured("django-import-export's defaults", _theirs(share, watch).times(rows / len(share)))
    also = (
        "the same rows through an admin resource of django-import-export, dry run and import, "
        f"measured with {len(share):,} of them"
    )
    return [
        Comparison(
            Measured(f"{NAME}, {rows:,} rows shown", shown, megabytes=megabytes),
            theirs,
            f"{rows:,} figures read from CSV, judged and compared with what is recorded, against {also}.",
        ),
        Comparison(
            Measured(f"{NAME}, {rows:,} rows shown and written", shown + written, megabytes=megabytes),
            theirs,
            f"{rows:,} figures shown, then read again and written with audit record, against {also}.",
        ),
    ]


def _metric(number: int) -> Metric:
    return Metric.objects.create(code=f"BENCH{number}", name=f"Made-up metric {number}", tier="local", unit="count")


def _figures(metrics: list[Metric], rows: int) -> list[tuple]:
    """(metric, authority, year, month, value) of every metric, authority and month until there are enough."""
    authorities = list(LocalAuthority.objects.exclude(gss_code="").order_by("gss_code"))
    told = (
        (metric, authority, year, month, f"{(place * 7 + month) % 500}.5")
        for metric in metrics
        for year, month in MONTHS
        for place, authority in enumerate(authorities)
    )
    return [figure for _, figure in zip(range(rows), told, strict=False)]


def _uploaded(figures: list[tuple]) -> ImportedFile:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(own.COLUMNS)
    for metric, area, year, month, value in figures:
        period = f"{year}-{month:02}-01"
        writer.writerow([metric.code, metric.name, area.gss_code, area.name, period, value, "", "", "", "", "", ""])
    by = User.objects.create_user("importer@cdp-portal.example")
    content = ContentFile(text.getvalue().encode(), name="figures.csv")
    return ImportedFile.objects.create(
        kind="national_observation", name="figures.csv", sha256="0" * 64, content=content, uploaded_by=by
    )


def _ours(imported: ImportedFile, rows: int, watch: Stopwatch) -> tuple[Cost, Cost]:
    answers = Answers(source="Benchmark", release_class=Audience.PUBLIC)
    started = watch.read()
    summary = run(imported, answers)
    shown = watch.read() - started
    if summary.new != rows or summary.problem_count:
        raise RuntimeError(f"The import is not what it should be: {summary.words}, {summary.problems[:3]}")
    with transaction.atomic():
        started = watch.read()
        confirm(imported=imported, answers=answers, digest=summary.digest, by=imported.uploaded_by)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the end of the transaction would check
        written = watch.read() - started
        transaction.set_rollback(True)
    return shown, written


def _theirs(figures: list[tuple], watch: Stopwatch) -> Cost:
    """A dry run, as the page of the library shows it, and the import."""
    headers = ("metric", "partnership", "area", "authority", "region_code", "starts_on", "ends_on", "revision", "state",
               "value", "received_on", "source", "release_class")  # fmt: skip
    data = Dataset(headers=headers)
    for metric, area, year, month, value in figures:
        after = f"{year + month // 12}-{month % 12 + 1:02}-01"
        data.append((metric.code, "", "authority", area.gss_code, "", f"{year}-{month:02}-01", after, 1, "value", value,
                     "2026-01-01", "Benchmark", "public"))  # fmt: skip
    with transaction.atomic():
        started = watch.read()
        for dry_run in (True, False):
            result = ObservationResource().import_data(data, dry_run=dry_run)
            if result.has_errors() or result.has_validation_errors():
                raise RuntimeError(f"The rival's import is not what it should be: {result.totals}")
        cost = watch.read() - started
        transaction.set_rollback(True)
    return cost


def forget_peak() -> None:
    """Let the most memory that this process had be counted anew, where the system can."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def most_megabytes() -> float:
    """The most that this process had since `forget_peak`, and the largest of the readers it started, together."""
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    status = Path("/proc/self/status").read_text()
    own_most = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
    return (own_most + reader) / 1024
