"""What the figures of a track are held against: comparators, targets, a baseline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from outcomes.models import Metric
from outcomes.series import Track
from outcomes.trajectory import Aim

MOST_COMPARATORS = 3


@dataclass(frozen=True)
class Against:
    """Comparators, targets and baseline must hold only what the reader may see, as the track does."""

    comparators: Sequence[Track] = ()
    targets: Sequence[Aim] = ()
    baseline_on: date | None = None

    def drawn(self, metric: Metric) -> Sequence[Track]:
        """At most three comparators; none beside a count, which grows with the area and would dwarf ours."""
        return self.comparators[:MOST_COMPARATORS] if is_share(metric) else ()


def is_share(metric: Metric) -> bool:
    """Whether it is a rate or a percentage, so that areas of different size can be held against each other."""
    return metric.is_percentage or metric.per is not None or metric.standardised


NOTHING = Against()
