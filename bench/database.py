"""The benchmark's own database, made for the run and removed after it."""

import contextlib
import io
from collections.abc import Iterator

from django.db import connection


@contextlib.contextmanager
def scratch_database() -> Iterator[None]:
    """An empty, migrated database named bench_cdp_portal for the time of the block."""
    name = connection.settings_dict["NAME"]
    with contextlib.redirect_stdout(io.StringIO()):
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def analyse() -> None:
    """Let the planner know the tables, as autovacuum does in a database that lives longer."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def version() -> str:
    """The version of Postgres, such as 18.1."""
    connection.ensure_connection()
    return connection.connection.info.parameter_status("server_version").split()[0]
