"""How the seats of a membership are spread over its sides. Pure: counts in, sentences out.

share   = seats of a side / all seats
even    = 1 / number of sides, what each side would hold if all held alike
weight  = share / even = seats of a side × number of sides / all seats

A weight of 1 is an even share; from `HEAVY` the membership is heavily weighted towards the side. Local government
calls the partnership together and has seats for each of its authorities, so the verdict is about its partners: the
same formula over the seats and sides without local government.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from cdp_portal.formats import quantity
from cdp_portal.sentences import counted, joined, lower_first

HEAVY = Decimal(2)
TENTH, WHOLE = Decimal("0.1"), Decimal(1)


@dataclass(frozen=True)
class Side:
    """One side: its seats `of` all, among `sides`. `is_host` marks local government."""

    title: str
    seats: int
    of: int
    sides: int
    is_host: bool = False

    @property
    def share(self) -> Decimal:
        """Percent of all seats, to the whole percent."""
        return (Decimal(100) * self.seats / self.of).quantize(WHOLE, ROUND_HALF_UP) if self.of else Decimal(0)

    @property
    def exact_weight(self) -> Decimal:
        return Decimal(self.seats * self.sides) / self.of if self.of else Decimal(0)

    @property
    def is_light(self) -> bool:
        """Does it hold less than an even share?"""
        return self.exact_weight < 1

    @property
    def weight(self) -> Decimal:
        """How many times an even share, to one decimal; for show: what is decided rests on the exact weight."""
        return self.exact_weight.quantize(TENTH, ROUND_HALF_UP)


@dataclass(frozen=True)
class Balance:
    """The sides in their own order, each counted over all of them."""

    sides: tuple[Side, ...]

    @property
    def seats(self) -> int:
        return sum(side.seats for side in self.sides)

    @property
    def heaviest(self) -> tuple[Side, ...]:
        """The side with the most seats; several that hold equally many; none where nobody has a seat."""
        most = max((side.seats for side in self.sides), default=0)
        return tuple(side for side in self.sides if most and side.seats == most)

    @property
    def partners(self) -> "Balance":
        """The same without local government."""
        return balance([(side.title, side.seats, False) for side in self.sides if not side.is_host])

    @property
    def verdict(self) -> str:
        """“The membership is heavily weighted towards criminal justice partners: …”, or that it is not."""
        partners = self.partners
        if not partners.seats:
            return "No partner of local government has a seat."
        heavy = [side for side in partners.heaviest if side.exact_weight >= HEAVY]
        told = f"Of the {counted(partners.seats, 'seat')} that local government does not hold, {_hold(partners)}"
        if heavy:
            return f"The membership is heavily weighted towards {_names(heavy)} partners. {told}"
        return f"The membership is not heavily weighted towards any partner of local government. {told}"

    @property
    def sentence(self) -> str:
        """“Criminal justice holds 7 of 13 seats, 54%: 2.7 times an even share.”"""
        if not self.seats:
            return "No seat counts for any side."
        words = _hold(self, of=f" of {counted(self.seats, 'seat')}")
        return words[:1].upper() + words[1:]


def balance(counts: Sequence[tuple[str, int, bool]]) -> Balance:
    """Of sides as (title, seats, is it local government)."""
    total = sum(seats for _, seats, _ in counts)
    return Balance(tuple(Side(title, seats, total, len(counts), is_host) for title, seats, is_host in counts))


def _hold(found: Balance, of: str = "") -> str:
    first, *others = found.heaviest
    each = " each" if others else ""
    verb = "hold" if others else "holds"
    return (
        f"{_names([first, *others])} {verb} {first.seats}{of}{each}, {first.share}%: "
        f"{quantity(first.weight)} times an even share."
    )


def _names(sides: Sequence[Side]) -> str:
    return joined(lower_first(side.title) for side in sides)
