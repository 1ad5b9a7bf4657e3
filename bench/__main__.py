"""`python -m bench`: measure, print one table of ratios, and write bench/results.json.

`python -m bench packs` measures the packs alone, `… figures_import` the import of figures, `… outcomes` the pages about
outcomes over national data, `… charts` sixty charts on a page, and leaves the other rows as they were.
"""

import io
import json
import os
import platform
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

import django

from bench import table
from cdp_portal.progress import step

PACKS = "Pack"  # how the names of their rows begin
RESULTS = Path(__file__).with_name("results.json")
LEGEND = """Ratio: how many times as long as what it is set against, in processor time of the portal and its database
session. Pages per second are by the clock. SQL: queries of one request. Medians of interleaved rounds, warm."""
PACKAGES = ("django", "psycopg2-binary", "typst", "pikepdf", "xlsxwriter")


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()
    if len(sys.argv) > 1:
        part, known = sys.argv[1], json.loads(RESULTS.read_text())
        rows = PARTS[part]()
        results = {**known, "rows": table.replaced(known["rows"], table.as_data(rows), NAMES[part])}
    else:
        rows, postgres = measure()
        results = {**facts(postgres), "rows": table.as_data(rows)}
    print()
    print(table.text(rows))
    print(f"\n{LEGEND}")
    RESULTS.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n")


def measure_packs() -> list[table.Comparison]:
    from bench import packs  # noqa: PLC0415 - can be imported only after django.setup()

    with step("Measure packs", stream=sys.stdout):
        return packs.comparisons()


def measure_figures_import() -> list[table.Comparison]:
    from django.core.management import call_command  # noqa: PLC0415 - can be imported only after django.setup()

    from bench import database, figures_import  # noqa: PLC0415

    with database.scratch_database():
        call_command("load_reference", stdout=io.StringIO())
        with step("Measure the import of figures", stream=sys.stdout):
            return figures_import.comparisons()


def measure_outcomes() -> list[table.Comparison]:
    from bench import outcomes  # noqa: PLC0415

    return _over_national_data("Measure pages about outcomes", outcomes.comparisons)


def measure_charts() -> list[table.Comparison]:
    from bench import charts  # noqa: PLC0415

    return _over_national_data("Measure charts", charts.comparisons)


def _over_national_data(label: str, comparisons) -> list[table.Comparison]:
    from django.core.management import call_command  # noqa: PLC0415

    from bench import database  # noqa: PLC0415
    from cdp_portal.national import load  # noqa: PLC0415

    with database.scratch_database():
        call_command("load_reference", stdout=io.StringIO())
        load(stream=sys.stdout)
        with step(label, stream=sys.stdout):
            return comparisons()


# What can be measured alone, and how the names of its rows begin.
PARTS = {
    "packs": measure_packs,
    "figures_import": measure_figures_import,
    "outcomes": measure_outcomes,
    "charts": measure_charts,
}
NAMES = {"packs": PACKS, "figures_import": "Import of figures", "outcomes": "Outcomes", "charts": "Charts"}


def measure() -> tuple[list[table.Comparison], str]:
    """Every row of the table, and the version of the database. Writes a line of progress for each step."""
    # Models can be imported only after django.setup().
    from django.core.management import call_command  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from bench import charts, data, database, outcomes, pages, register, sheets, work  # noqa: PLC0415

    def told(label: str):
        return step(label, stream=sys.stdout)

    rows = measure_packs()
    with database.scratch_database():
        with told("Fill a database for the benchmark"):
            world = data.build_register(timezone.localdate())
            started = work.build_work(world)
            database.analyse()
        with told("Measure pages"):
            rows = pages.comparisons(world, started) + rows
        with told("Measure exports"):
            rows += sheets.comparisons()
    rows += measure_figures_import()
    with database.scratch_database():
        call_command("load_reference", stdout=io.StringIO())
        with told("Measure the loading of national data"):
            rows += register.loading()
        with told("Measure pages over national data"):
            rows += register.comparisons(timezone.localdate())
            rows.append(register.importing())
        with told("Measure pages about outcomes"):
            rows += outcomes.comparisons()
        with told("Measure charts"):
            rows += charts.comparisons()
        return rows, database.version()


def facts(postgres: str) -> dict:
    """Where and with what it was measured."""
    return {
        "date": date.today().isoformat(),  # noqa: DTZ011 - the day on this machine
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "postgres": postgres,
        **{name: version(name) for name in PACKAGES},
    }


if __name__ == "__main__":
    main()
