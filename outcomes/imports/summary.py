"""What an import of figures would do, in words and counts. It stays small, whatever the size of the file."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from cdp_portal.formats import quantity
from cdp_portal.imports.preview import NOTHING, Change, Problem
from outcomes.imports.judging import Candidate
from outcomes.models import Metric

MOST_PROBLEMS, MOST_CORRECTIONS, MOST_NEW = 200, 200, 20
CUT = "{numbers} more than 4 decimal places. Each is rounded to 4, half to even; the file keeps them all."
SHARES = "All figures of “{metric}” are 1 or less. Are they shares, where percentages are meant?"
LENGTH = "Figures of “{metric}” cover {usual} months each. Some in this file cover {found}."


@dataclass
class OfMetric:
    """What a file says of one metric."""

    metric: Metric
    new: int = 0
    corrected: int = 0
    unchanged: int = 0
    first: date = date.max
    last: date = date.min
    largest: float = 0
    places: set[str] = field(default_factory=set)
    months: set[int] = field(default_factory=set)

    @property
    def last_day(self) -> date:
        return self.last - timedelta(days=1)

    def take(self, one: Candidate) -> None:
        self.first, self.last = min(self.first, one.starts_on), max(self.last, one.ends_on)
        self.largest = max(self.largest, float(one.value or 0))
        self.places.add(one.place.label)
        self.months.add((one.ends_on.year - one.starts_on.year) * 12 + one.ends_on.month - one.starts_on.month)


@dataclass
class Summary:
    """`left_out` counts rows by the reason why. `problems` and `corrections` are the first of so many."""

    sheet: str = ""
    counts_cells: bool = False  # a table has several figures in a row
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    corrections: list[Change] = field(default_factory=list)
    added: list[Change] = field(default_factory=list)
    left_out: Counter = field(default_factory=Counter)
    metrics: dict[int, OfMetric] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    cut: int = 0
    _digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    @property
    def new(self) -> int:
        return sum(one.new for one in self.metrics.values())

    @property
    def corrected(self) -> int:
        return sum(one.corrected for one in self.metrics.values())

    @property
    def unchanged(self) -> int:
        return sum(one.unchanged for one in self.metrics.values())

    @property
    def changing(self) -> int:
        return self.new + self.corrected

    @property
    def may_be_confirmed(self) -> bool:
        return not self.problem_count and bool(self.changing)

    @property
    def sentence(self) -> str:
        """“1,650 new figures, 2 corrections, 40 unchanged. 4,947 rows are left out. Nothing is removed.”"""
        if not self.problem_count and not self.changing:
            return NOTHING
        return f"{self.words}. Nothing is removed."

    @property
    def words(self) -> str:
        new, corrected = _plural(self.new, "new figure"), _plural(self.corrected, "correction")
        return f"{new}, {corrected}, {self.unchanged:,} unchanged, {sum(self.left_out.values()):,} left out"

    @property
    def reasons(self) -> list[tuple[str, int]]:
        """Why rows are left out, the commonest reason first."""
        return self.left_out.most_common()

    @property
    def notes(self) -> list[str]:
        found = [*self.told, *([CUT.format(numbers=_have(self.cut))] if self.cut else [])]
        for one in self.metrics.values():
            usual, others = one.metric.rolling_months, one.months - {one.metric.rolling_months}
            if one.metric.is_percentage and 0 < one.largest <= 1:
                found.append(SHARES.format(metric=one.metric))
            if usual and others:
                found.append(LENGTH.format(metric=one.metric, usual=usual, found=", ".join(map(str, sorted(others)))))
        return found

    @property
    def digest(self) -> str:
        """The same for two summaries that would write the same."""
        counts = (self.new, self.corrected, self.problem_count, sorted(self.left_out.items()))
        whole = self._digest.copy()
        whole.update(repr(counts).encode())
        return whole.hexdigest()

    def of(self, one: Candidate) -> OfMetric:
        """The counts of the metric of a figure that is taken."""
        found = self.metrics.setdefault(one.metric.pk, OfMetric(one.metric))
        found.take(one)
        return found

    def add_problem(self, row: int, column: str, sentence: str) -> None:
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.sheet, row, column, sentence))

    def shows_more(self, *, is_new: bool) -> bool:
        """Would another new figure, or another correction, be among those that are shown?"""
        return len(self.added) < MOST_NEW if is_new else len(self.corrections) < MOST_CORRECTIONS

    def add_change(self, change: Change) -> None:
        (self.added if change.is_new else self.corrections).append(change)

    def sign(self, *written: object) -> None:
        """Take what would be written into the digest."""
        self._digest.update(repr(written).encode())


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _have(count: int) -> str:
    return "1 number has" if count == 1 else f"{quantity(count)} numbers have"
