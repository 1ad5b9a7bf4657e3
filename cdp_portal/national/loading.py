"""Writes everything, in the order of `STEPS`, in one transaction: a run that fails leaves nothing behind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import StringIO
from typing import TextIO

from django.db import connection, models

from accounts.audit import acting
from cdp_portal.national import (
    bodies,
    figures,
    logins,
    organisations,
    plans,
    proposals,
    register,
    risks,
    seats,
    tracked,
)
from cdp_portal.national.copying import copy_rows
from cdp_portal.national.places import Place, places
from cdp_portal.national.sizes import ENGLAND, MADE_UP, Size
from cdp_portal.progress import progress, step
from partnerships.models import Partnership

BATCH = 2000
STEPS = (
    register.write_partnerships,
    register.write_owners,
    register.write_milestones,
    bodies.write_bodies,
    bodies.write_lines,
    bodies.write_terms,
    organisations.write_organisations,
    seats.write_seats,
    seats.write_holders,
    seats.write_interests,
    seats.write_turns,
    proposals.write_proposals,
    proposals.write_reorganisations,
    figures.write_figures,
    tracked.write_tracked,
    plans.write_plans,
    risks.write_risks,
    risks.write_issues,
    logins.write_logins,
)


@dataclass
class Load:
    """What the steps share. `write` puts rows into their table and reports to `stream`."""

    size: Size
    stream: TextIO
    places: list[Place]
    seats: list = field(default_factory=list)
    holders: list = field(default_factory=list)
    actions: list = field(default_factory=list)
    count: int = 0

    def write(self, label: str, rows: Iterable[models.Model]) -> list:
        """Write the rows, all of one model, in batches; gives them with their keys."""
        rows, waiting = list(rows), []
        for number, row in enumerate(progress(rows, label, stream=self.stream), 1):
            waiting.append(row)
            if len(waiting) == BATCH or number == len(rows):
                type(row)._default_manager.bulk_create(waiting)
                waiting.clear()
        self.count += len(rows)
        return rows

    def seats_of_boards(self) -> dict[int, list]:
        """The seats of today on the first board of each partnership, by its key."""
        boards = {place.bodies[0].pk for place in self.places}
        found: dict[int, list] = {}
        for seat in self.seats:
            if seat.body_id in boards and seat.ends_on is None:
                found.setdefault(seat.partnership_id, []).append(seat)
        return found

    def copy(self, label: str, model: type[models.Model], rows: Iterable[Mapping[str, object]]) -> None:
        """Copy rows (column to value) as they come, a batch at a time, and keep none: for more than fit in memory."""
        waiting = []
        for row in progress(rows, label, stream=self.stream):
            waiting.append(row)
            if len(waiting) == BATCH:
                copy_rows(model, waiting)
                self.count += len(waiting)
                waiting.clear()
        copy_rows(model, waiting)
        self.count += len(waiting)


def is_loaded() -> bool:
    return Partnership.objects.filter(slug="national-001").exists()


def load(size: Size = ENGLAND, *, stream: TextIO | None = None) -> int:
    """Fill a database that has the reference tables and no partnership. Gives the number of rows written."""
    stream = stream or StringIO()
    found = Load(size, stream, places(size.partnerships))
    with acting(reason=MADE_UP, action="load_national"):
        for write in STEPS:
            write(found)
        with step("Check what belongs together", stream=stream), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    with step("Count the rows for the planner", stream=stream), connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return found.count
