"""Who holds a seat on a day, in words. Vacant and unnamed are answers, not gaps."""

from dataclasses import dataclass
from datetime import date

from cdp_portal.formats import gov_date
from cdp_portal.sentences import lasted
from members.models import Seat, SeatHolder


@dataclass(frozen=True)
class Occupancy:
    """The holder of a seat on `day`; `vacant_since` is empty when held, or when nobody knows."""

    day: date
    holder: SeatHolder | None
    vacant_since: date | None

    @property
    def is_vacant(self) -> bool:
        return self.holder is None

    @property
    def is_unnamed(self) -> bool:
        return self.holder is not None and not self.holder.name and not (self.holder.user and self.holder.user.name)

    @property
    def words(self) -> str:
        """“Director of X's name”, “Name not given”, or “Vacant since 1 May 2024 (8 months)”."""
        if self.holder is not None:
            return str(self.holder)
        if self.vacant_since is None:
            return "Vacant, since when is not known"
        if self.vacant_since >= self.day:
            return f"Vacant from {gov_date(self.vacant_since)}"
        return f"Vacant since {gov_date(self.vacant_since)} ({lasted(self.vacant_since, self.day)})"


def occupancy(seat: Seat, day: date) -> Occupancy:
    """Of a seat from `Seat.objects.with_holders(day).with_vacancy(day)`. Asks no query."""
    holder = seat.holders_on_day[0] if seat.holders_on_day else None
    return Occupancy(day, holder, None if holder else seat.vacant_since)
