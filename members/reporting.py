"""What apps above may read of who sits where: plain values as at a day, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Coalesce
from django.urls import reverse

from cdp_portal.periods import Quarter
from members.models import Seat, Sector
from partnerships.models import Body, Partnership


@dataclass(frozen=True)
class SectorFigure:
    """One expected kind of member: its seats, and how many of them nobody holds."""

    title: str
    expectation: str
    seats: int
    vacant: int
    url: str


@dataclass(frozen=True)
class MembershipFigures:
    """Seats on the partnership's own boards and groups as at `day`; seats on the bodies it reports to do not count.

    A seat is vacant when nobody but a substitute holds it; a holder without a name is a holder. A seat counts for
    its own sector, or else for its organisation's. `sectors_expected` counts the core sectors; a sector is covered
    when it has a seat, vacant or not.
    """

    day: date
    seats: int
    vacant: int
    longest_vacant_since: date | None
    organisations: int
    sectors_expected: int
    sectors_covered: int
    missing_sectors: tuple[str, ...]
    missing_recommended: tuple[str, ...]
    by_sector: tuple[SectorFigure, ...]
    url: str


def figures_for(partnership: Partnership, quarter: Quarter) -> MembershipFigures:
    """Membership as at the last day of the quarter. Two queries."""
    return figures_on(partnership, quarter.last_day)


def figures_on(partnership: Partnership, day: date) -> MembershipFigures:
    """Membership as at a day. Two queries."""
    own = Seat.objects.filter(partnership=partnership, body__kind__in=Body.OWN_KINDS).as_at(day).with_vacancy(day)
    counted = Coalesce("sector", "organisation__sector")
    seats = list(
        own.annotate(sector_counted=counted).values("sector_counted", "organisation", "is_vacant", "vacant_since")
    )
    url = reverse("seat_list", args=[partnership.slug])
    sectors = tuple(_sector(sector, seats, url) for sector in Sector.objects.all())
    core = [sector for sector in sectors if sector.expectation == Sector.Expectation.CORE]
    missing = tuple(sector.title for sector in core if not sector.seats)
    since = [seat["vacant_since"] for seat in seats if seat["is_vacant"] and seat["vacant_since"]]
    return MembershipFigures(
        day=day,
        seats=len(seats),
        vacant=sum(seat["is_vacant"] for seat in seats),
        longest_vacant_since=min(since, default=None),
        organisations=len({seat["organisation"] for seat in seats}),
        sectors_expected=len(core),
        sectors_covered=len(core) - len(missing),
        missing_sectors=missing,
        missing_recommended=tuple(one.title for one in sectors if one not in core and not one.seats),
        by_sector=sectors,
        url=url,
    )


def _sector(sector: Sector, seats: list[dict], url: str) -> SectorFigure:
    own = [seat for seat in seats if seat["sector_counted"] == sector.pk]
    vacant = sum(seat["is_vacant"] for seat in own)
    return SectorFigure(sector.title, sector.expectation, len(own), vacant, f"{url}?sector={sector.pk}")
