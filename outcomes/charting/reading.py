"""What can be read from a track: its periods side by side, limits or median, patterns, and what it is held against."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cached_property

from cdp_portal.charts import percent, plain
from cdp_portal.charts.show import Number
from outcomes.chart_choice import Choice, Kind, chosen
from outcomes.charting.held_against import Against
from outcomes.charting.spans import span_label, span_words
from outcomes.figures import Figure
from outcomes.models import Metric
from outcomes.series import Track
from outcomes.spc import Limits, limits, middle
from outcomes.special_causes import Signal, of_control_chart, of_run_chart
from outcomes.steps import Span, evenly, onward, overlap
from outcomes.trajectory import asked_on

MOST_AHEAD = 12  # periods still to come that a chart shows for the sake of a target
HUNDRED, ZERO = Decimal(100), Decimal(0)


@dataclass(frozen=True)
class Reading:
    """`spans` are all periods in time, the last `ahead` of them still to come; `course` is what the targets ask for."""

    track: Track
    against: Against
    spans: tuple[Span, ...]
    ahead: int
    choice: Choice
    limits: Limits | None
    median: Decimal | None
    signals: tuple[Signal, ...]
    course: tuple[Decimal | None, ...]
    places: int

    @property
    def metric(self) -> Metric:
        return self.track.latest.metric

    @cached_property
    def others(self) -> Sequence[Track]:
        """The comparators that are drawn."""
        return self.against.drawn(self.metric)

    @cached_property
    def labels(self) -> list[str]:
        return [span_label(span, rolling=self.is_rolling) for span in self.spans]

    @cached_property
    def is_rolling(self) -> bool:
        """Whether the periods overlap, so that they are told apart by their ends."""
        return overlap(self.spans)

    def words(self, one: Figure) -> str:
        """The period of a figure."""
        return span_words((one.starts_on, one.ends_on), rolling=self.is_rolling)

    @property
    def centre(self) -> str:
        return "average" if self.limits else "median"

    def figures(self, track: Track) -> list[Figure | None]:
        """The figures of a track in these periods; None where it has none."""
        found = {(one.starts_on, one.ends_on): one for one in track.alike}
        return [found.get(span) for span in self.spans]

    @property
    def baseline(self) -> Figure | None:
        """The last known figure for a period that had ended by the baseline day."""
        day = self.against.baseline_on
        ended = [one for one in self.track.known if day is not None and one.last_day <= day]
        return ended[-1] if ended else None

    def at_latest(self) -> Signal | None:
        """The first pattern that the latest known figure is part of."""
        known = [index for index, one in enumerate(self.figures(self.track)) if one and one.value is not None]
        return next((signal for signal in self.signals if known and known[-1] in signal.points), None)

    def show(self, value: Number) -> str:
        """A value as pages write it."""
        return (percent if self.metric.is_percentage else plain)(value).replace("-", "−")

    def rounded(self, value: Decimal) -> Decimal:
        """What was worked out, to as many decimals as the figures have, and one more where they are small."""
        return round(value, self.places if abs(value) >= HUNDRED else min(self.places + 1, 4))


def read(track: Track, against: Against) -> Reading:
    own = [(one.starts_on, one.ends_on) for one in track.alike]
    spans = evenly(own) or own
    choice = chosen(own, len(track.known), rolling_months=track.latest.metric.rolling_months)
    values = _values(track, spans)
    found = limits(values, **_bounds(track)) if choice.kind is Kind.CONTROL else None
    median = middle(values) if choice.kind is Kind.RUN else None
    ahead = _ahead(spans, against)
    return Reading(
        track=track,
        against=against,
        spans=(*spans, *ahead),
        ahead=len(ahead),
        choice=choice,
        limits=found,
        median=median,
        signals=tuple(_signals(values, found, median)),
        course=tuple(asked_on(against.targets, end - timedelta(days=1)) for _, end in (*spans, *ahead)),
        places=_places(track, against),
    )


def _values(track: Track, spans: Sequence[Span]) -> list[Decimal | None]:
    found = {(one.starts_on, one.ends_on): one.value for one in track.alike}
    return [None if (value := found.get(span)) is None else Decimal(value) for span in spans]


def _bounds(track: Track) -> dict[str, Decimal | None]:
    """Figures that are never below nought, or shares of a hundred, get no limit beyond."""
    metric = track.latest.metric
    known = [one.value for one in track.known]
    share = metric.is_percentage and max(known) <= HUNDRED
    return {"floor": ZERO if min(known) >= 0 else None, "ceiling": HUNDRED if share else None}


def _signals(values: Sequence[Decimal | None], found: Limits | None, median: Decimal | None) -> list[Signal]:
    if found is not None:
        return of_control_chart(values, found)
    return of_run_chart(values, median) if median is not None else []


def _ahead(spans: Sequence[Span], against: Against) -> list[Span]:
    """Periods up to the last target, no more than there are already."""
    if not against.targets:
        return []
    return onward(spans, max(one.due_on for one in against.targets), min(MOST_AHEAD, len(spans)))


def _places(track: Track, against: Against) -> int:
    values = [one.value for one in (*track.known, *against.targets)]
    return max((_decimals(value) for value in values if value is not None), default=0)


def _decimals(value: Number) -> int:
    exponent = Decimal(value).normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0
