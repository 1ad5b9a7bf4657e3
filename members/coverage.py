"""Which kinds of member have a seat and who holds it, against a list of expected kinds. Asks no query itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cdp_portal.formats import gov_date
from cdp_portal.sentences import counted
from members.balance import Balance, balance
from members.models import Seat, Sector
from members.occupancy import Occupancy, occupancy

Places = list[tuple[Seat, Occupancy]]


@dataclass(frozen=True)
class Kind:
    """A kind of member with its seats on a day."""

    sector: Sector
    places: tuple[tuple[Seat, Occupancy], ...]

    @property
    def held(self) -> int:
        return sum(1 for _, now in self.places if not now.is_vacant)

    @property
    def is_vacant(self) -> bool:
        """Has it seats, and nobody in any of them?"""
        return bool(self.places) and not self.held

    @property
    def vacant_since(self) -> date | None:
        """Since when nobody of this kind has been there; empty while somebody is, or when it is not known."""
        days = [now.vacant_since for _, now in self.places]
        return max(days) if self.is_vacant and all(days) else None

    @property
    def state(self) -> str:
        if not self.places:
            return "Missing"
        return "Vacant" if self.is_vacant else "Covered"


@dataclass(frozen=True)
class Coverage:
    kinds: tuple[Kind, ...]

    @property
    def missing(self) -> tuple[Kind, ...]:
        return tuple(kind for kind in self.kinds if not kind.places)

    @property
    def vacant(self) -> tuple[Kind, ...]:
        return tuple(kind for kind in self.kinds if kind.is_vacant)

    @property
    def sentence(self) -> str:
        """“14 of 17 kinds have a seat. No seat for: A; B. Vacant: C, since 1 May 2024.”"""
        has_seat = len(self.kinds) - len(self.missing)
        words = [f"{has_seat} of {counted(len(self.kinds), 'kind')} {'has' if has_seat == 1 else 'have'} a seat."]
        if self.missing:
            words.append(f"No seat for: {'; '.join(str(kind.sector) for kind in self.missing)}.")
        if self.vacant:
            words.append(f"Vacant: {'; '.join(_vacant(kind) for kind in self.vacant)}.")
        return " ".join(words)


def _vacant(kind: Kind) -> str:
    return f"{kind.sector}, since {gov_date(kind.vacant_since)}" if kind.vacant_since else str(kind.sector)


def places_of(seats: Iterable[Seat], day: date) -> Places:
    """Seats from `with_holders(day).with_vacancy(day)` with their organisations' sectors loaded."""
    return [(seat, occupancy(seat, day)) for seat in seats]


def coverage(sectors: Iterable[Sector], places: Places) -> Coverage:
    by_sector: dict[int, Places] = {}
    for seat, now in places:
        if seat.counts_for:
            by_sector.setdefault(seat.counts_for.pk, []).append((seat, now))
    return Coverage(tuple(Kind(sector, tuple(by_sector.get(sector.pk, ()))) for sector in sectors))


def vacancies(places: Places) -> Places:
    """The vacant seats, the longest vacant first; those of which nobody knows since when last."""
    empty = [(seat, now) for seat, now in places if now.is_vacant]
    return sorted(empty, key=lambda place: place[1].vacant_since or date.max)


def balance_of(places: Places) -> Balance:
    """Over the sides; seats without a kind of member count for none."""
    sides = [seat.counts_for.side for seat, _ in places if seat.counts_for]
    return balance([(side.label, sides.count(side), side == Sector.Side.LOCAL_GOVERNMENT) for side in Sector.Side])
