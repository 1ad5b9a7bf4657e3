"""Of which authorities a partnership's figure is made up, on any day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

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
    def authorities(self) -> dict[int, LocalAuthority]:
        """All authorities that are or were in it, by id."""
        return {authority.pk: authority for authority, *_ in self.areas}

    @property
    def ids(self) -> frozenset[int]:
        """All authorities that are or were in it."""
        return frozenset(authority.pk for authority, *_ in self.areas)


def footprint_of(partnership: Partnership) -> Footprint:
    """One query."""
    areas = FootprintArea.objects.filter(partnership=partnership).select_related("authority").order_by("pk")
    return Footprint(tuple((one.authority, one.starts_on, one.ends_on) for one in areas))


def metrics_for(partnership: Partnership | None) -> dict[int, Metric]:
    """The common metrics, and the partnership's own, with their outcomes, by id. One query."""
    usable = Metric.objects.filter(Q(partnership=None) | Q(partnership=partnership))
    return {one.pk: one for one in usable.select_related("outcome").order_by()}


def families(metrics: Iterable[Metric]) -> dict[int, frozenset[int]]:
    """The metrics (ids) that make up another one, by the id of that other."""
    found: dict[int, set[int]] = {}
    for one in metrics:
        if one.total_id is not None:
            found.setdefault(one.total_id, set()).add(one.pk)
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
