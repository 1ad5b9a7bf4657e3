"""Of which authorities a partnership's figure is made up, on any day."""

from dataclasses import dataclass
from datetime import date

from outcomes.models import Metric
from partnerships.models import FootprintArea, LocalAuthority, Partnership


@dataclass(frozen=True)
class Footprint:
    """The authorities of a partnership with the half-open period in which each belongs to it."""

    areas: tuple[tuple[LocalAuthority, date | None, date | None], ...]

    def at(self, day: date) -> dict[int, LocalAuthority]:
        """The authorities on the day, by id."""
        return {
            authority.pk: authority
            for authority, starts_on, ends_on in self.areas
            if (starts_on is None or starts_on <= day) and (ends_on is None or day < ends_on)
        }

    @property
    def ids(self) -> frozenset[int]:
        """All authorities that are or were in it."""
        return frozenset(authority.pk for authority, *_ in self.areas)


def footprint_of(partnership: Partnership) -> Footprint:
    """One query."""
    areas = FootprintArea.objects.filter(partnership=partnership).select_related("authority").order_by("pk")
    return Footprint(tuple((one.authority, one.starts_on, one.ends_on) for one in areas))


def families() -> dict[int, frozenset[int]]:
    """The metrics that make up another one, by the id of that other. One query."""
    found: dict[int, set[int]] = {}
    for part, total in Metric.objects.filter(total__isnull=False).order_by().values_list("pk", "total"):
        found.setdefault(total, set()).add(part)
    return {total: frozenset(parts) for total, parts in found.items()}


def related(metrics, by_total: dict[int, frozenset[int]]) -> set[int]:
    """These metrics (ids) with all that add up with them."""
    reached, before = set(metrics), set()
    while reached != before:
        before = set(reached)
        for total, parts in by_total.items():
            if reached & (parts | {total}):
                reached |= parts | {total}
    return reached
