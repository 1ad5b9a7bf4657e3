"""The national table: every partnership's position with every ask on a day, in few queries and short words."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When

from cdp_portal.formats import NOT_KNOWN
from partnerships.milestones import Standing, State, standings
from partnerships.models import FootprintArea, Milestone, MilestoneProgress, Partnership

DONE, LATE, SOON, UNKNOWN = "done", "late", "soon", "unknown"
STATES = (
    (DONE, "Done"),
    (LATE, "Late, first time or again"),
    (SOON, "Due within 30 days"),
    (State.IN_PROGRESS, "In progress"),
    (State.POSITION_SHOWN, "Position shown, not signed off"),
    (State.NOT_STARTED, "Not started"),
    (UNKNOWN, NOT_KNOWN),
)
SHORT = {
    State.IN_PROGRESS: "Begun",
    State.POSITION_SHOWN: "Shown",
    State.NOT_STARTED: "Not begun",
    State.DONE: "Done",
    State.ACCEPTED: "Accepted",
}


@dataclass(frozen=True)
class Cell:
    """One partnership with one ask: a short word, and whether it asks for attention."""

    standing: Standing

    @property
    def word(self) -> str:
        if not self.standing.known:
            return NOT_KNOWN
        if self.standing.late:
            return "Late again" if self.standing.done else "Late"
        if self.standing.soon:
            return "Due again" if self.standing.done else "Due soon"
        return SHORT[self.standing.state]

    @property
    def is_in(self) -> frozenset[str]:
        """The states, as the filter names them, that it is in."""
        one = self.standing
        if not one.known:
            return frozenset({UNKNOWN})
        told = {name for name, holds in ((DONE, one.done), (LATE, one.late), (SOON, one.soon)) if holds}
        return frozenset(told if one.done else {*told, str(one.state)})


@dataclass(frozen=True)
class Row:
    partnership: Partnership
    regions: tuple[str, ...]
    cells: tuple[Cell, ...]

    @property
    def is_known(self) -> bool:
        return any(cell.standing.known for cell in self.cells)

    @property
    def done(self) -> int:
        return sum(cell.standing.done for cell in self.cells)

    @property
    def late(self) -> int:
        return sum(cell.standing.late for cell in self.cells)


@dataclass(frozen=True)
class Table:
    milestones: tuple[Milestone, ...]
    rows: tuple[Row, ...]

    @property
    def regions(self) -> list[str]:
        return sorted({region for row in self.rows for region in row.regions})

    @property
    def totals(self) -> list[tuple[Milestone, str]]:
        """Of each ask in words: “48 of 61 done, 5 late, 8 not known”."""
        columns = zip(self.milestones, *(row.cells for row in self.rows), strict=True)
        return [(milestone, _total([cell.standing for cell in cells])) for milestone, *cells in columns]

    def narrowed(self, *, region: str = "", ask: str = "", state: str = "") -> "Table":
        """The rows of a region, the column of an ask, and the rows with a cell in the state."""
        kept = [number for number, one in enumerate(self.milestones) if ask in ("", one.code)]
        rows = [
            Row(row.partnership, row.regions, tuple(row.cells[number] for number in kept))
            for row in self.rows
            if region in ("", *row.regions)
        ]
        found = tuple(row for row in rows if not state or any(state in cell.is_in for cell in row.cells))
        return Table(tuple(self.milestones[number] for number in kept), found)

    def in_order(self) -> QuerySet:
        """The partnerships of the rows, each with `done` and `late`, by which a list of them can be sorted."""
        return Partnership.objects.filter(pk__in=[row.partnership.pk for row in self.rows]).annotate(
            done=_by_row((row.partnership.pk, row.done) for row in self.rows),
            late=_by_row((row.partnership.pk, row.late) for row in self.rows),
        )


def _total(standings: list[Standing]) -> str:
    late, unknown = sum(one.late for one in standings), sum(not one.known for one in standings)
    parts = [f"{sum(one.done for one in standings)} of {len(standings)} done"]
    parts += [f"{late} late"] if late else []
    parts += [f"{unknown} not known"] if unknown else []
    return ", ".join(parts)


def _by_row(counts: Iterable[tuple[int, int]]) -> Case:
    """A column with each partnership's count."""
    keys = defaultdict(list)
    for key, count in counts:
        keys[count].append(key)
    whens = [When(pk__in=those, then=Value(count)) for count, those in keys.items()]
    return Case(*whens, default=Value(0), output_field=IntegerField())


def table_on(day: date) -> Table:
    """Every partnership in being on the day. Four queries."""
    milestones = tuple(Milestone.objects.all())
    reports, regions = defaultdict(list), defaultdict(set)
    for report in MilestoneProgress.objects.all():
        reports[report.partnership_id].append(report)
    areas = FootprintArea.objects.as_at(day).values_list("partnership", "authority__region")
    for key, region in areas.order_by():
        regions[key].add(region)

    def row(one: Partnership) -> Row:
        found = standings(milestones, reports[one.pk], day, kept=one.is_kept)
        return Row(one, tuple(sorted(regions[one.pk])), tuple(map(Cell, found)))

    return Table(milestones, tuple(row(one) for one in Partnership.objects.in_being(day)))
