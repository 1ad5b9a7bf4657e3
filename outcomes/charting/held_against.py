"""What the figures of a track are held against: comparators, targets, a baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outcomes.series import Track
from outcomes.trajectory import Aim

MOST_COMPARATORS = 3


@dataclass(frozen=True)
class Against:
    """At most three comparators are drawn; all must hold only what the reader may see, as the track does."""

    comparators: Sequence[Track] = ()
    targets: Sequence[Aim] = ()
    baseline_on: date | None = None

    @property
    def drawn(self) -> Sequence[Track]:
        return self.comparators[:MOST_COMPARATORS]


NOTHING = Against()
