"""`make faults`: kills the embedded Postgres under writers and counts what was lost. It must be nothing.

A server of its own in a temporary folder; nothing of the checkout's data is touched.
"""

import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from pathlib import Path

import psycopg2

from cdp_portal.localpg import LocalPostgres

WRITERS = 4
KILLS = 5
SECONDS_BETWEEN = 1.5


class Writer(threading.Thread):
    """Inserts one number after the other and remembers those that the server said it had."""

    def __init__(self, server: LocalPostgres, start_at: int, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.server, self.number, self.stop = server, start_at, stop
        self.acknowledged: list[int] = []
        self.longest_pause = 0.0

    def run(self) -> None:
        connection = None
        while not self.stop.is_set():
            began = time.monotonic()
            try:
                connection = connection or connect(self.server)
                with connection.cursor() as cursor:
                    cursor.execute("insert into written values (%s)", [self.number])
                self.acknowledged.append(self.number)
            except psycopg2.Error:
                connection = None
            self.number += 1
            self.longest_pause = max(self.longest_pause, time.monotonic() - began)


def connect(server: LocalPostgres):
    """A connection that commits by itself; starts the server when nothing answers."""
    options = {"host": server.socket_dir, "user": "postgres", "dbname": server.name}
    connection = server.retrying(lambda: psycopg2.connect(**options))
    connection.autocommit = True
    return connection


def kill(server: LocalPostgres) -> None:
    pid = int((server.data / "postmaster.pid").read_text().splitlines()[0])
    os.kill(pid, signal.SIGKILL)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        server = LocalPostgres(Path(folder) / "pg")
        try:
            return hammer(server)
        finally:
            server.stop()
            shutil.rmtree(server.home)  # for root it lies outside the temporary folder


def hammer(server: LocalPostgres) -> int:
    """Kill the server under writers; gives 0 when everything acknowledged is there afterwards, otherwise 1."""
    with connect(server).cursor() as cursor:
        cursor.execute("create table written (number bigint)")
    stop = threading.Event()
    writers = [Writer(server, 1_000_000_000 * number, stop) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    for number in range(1, KILLS + 1):
        time.sleep(SECONDS_BETWEEN)
        kill(server)
        print(f"killed Postgres ({number} of {KILLS})", flush=True)
    time.sleep(SECONDS_BETWEEN)
    stop.set()
    for writer in writers:
        writer.join()
    return report(server, writers)


def report(server: LocalPostgres, writers: list[Writer]) -> int:
    with connect(server).cursor() as cursor:
        cursor.execute("select number from written")
        stored = {number for (number,) in cursor.fetchall()}
    acknowledged = {number for writer in writers for number in writer.acknowledged}
    lost = acknowledged - stored
    pause = max(writer.longest_pause for writer in writers)
    print(
        f"{len(acknowledged):,} writes acknowledged by {WRITERS} writers over {KILLS} kills: "
        f"{len(lost)} lost, longest pause {pause:.1f} s"
    )
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
