"""How long something takes: medians of interleaved rounds, on the clock and in processor time."""

import resource
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

WARM_UPS = 2


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, and seconds of processor time: this process, its children and its database session.

    `cpu` is None where the database's share cannot be read (it runs on another machine, or this is not Linux).
    """

    clock: float
    cpu: float | None

    @property
    def seconds(self) -> float:
        """Processor time where it is known: it does not grow when something else is busy on the machine."""
        return self.clock if self.cpu is None else self.cpu

    def __sub__(self, other: "Cost") -> "Cost":
        known = self.cpu is not None and other.cpu is not None
        return Cost(self.clock - other.clock, self.cpu - other.cpu if known else None)

    def __add__(self, other: "Cost") -> "Cost":
        known = self.cpu is not None and other.cpu is not None
        return Cost(self.clock + other.clock, self.cpu + other.cpu if known else None)

    def times(self, factor: float) -> "Cost":
        return Cost(self.clock * factor, None if self.cpu is None else self.cpu * factor)


class Stopwatch:
    """Reads both clocks. Given a Django connection, the time of its database session is part of the processor time."""

    def __init__(self, connection=None) -> None:
        self._session: Path | None = None
        self._readable = True
        if connection is not None:
            connection.ensure_connection()
            facts = connection.connection.info
            self._session = Path(f"/proc/{facts.backend_pid}/schedstat")
            self._readable = facts.host.startswith("/") and self._session.exists()

    def read(self) -> Cost:
        return Cost(time.perf_counter(), self._cpu())

    def _cpu(self) -> float | None:
        if not self._readable:
            return None
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        own = time.process_time() + children.ru_utime + children.ru_stime
        return own + (int(self._session.read_text().split()[0]) / 1e9 if self._session else 0)


def interleaved(
    jobs: Mapping[str, Callable[[], object]], *, rounds: int, stopwatch: Stopwatch, warm_ups: int = WARM_UPS
) -> dict[str, Cost]:
    """The median cost of each job by name. In each round every job runs once, so that a busy spell hits them alike.

    A job that returns a Cost has measured itself, and that counts.
    """
    for job in jobs.values():
        for _ in range(warm_ups):
            job()
    costs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for number in range(rounds):
        for name, job in jobs.items() if number % 2 == 0 else reversed(jobs.items()):
            costs[name].append(_timed(job, stopwatch))
    return {name: middle(measured) for name, measured in costs.items()}


def _timed(job: Callable[[], object], stopwatch: Stopwatch) -> Cost:
    started = stopwatch.read()
    own = job()
    return own if isinstance(own, Cost) else stopwatch.read() - started


def middle(costs: list[Cost]) -> Cost:
    """The median of each clock by itself. Raises StatisticsError for no costs at all."""
    known = [cost.cpu for cost in costs if cost.cpu is not None]
    return Cost(median(cost.clock for cost in costs), median(known) if len(known) == len(costs) else None)
