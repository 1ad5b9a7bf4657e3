"""What happened, in one sentence."""

from decimal import Decimal

from outcomes.charting.reading import Reading
from outcomes.figures import Figure
from outcomes.models import Metric, Observation
from outcomes.words import figure_words

WANTED = {Metric.Polarity.HIGHER: True, Metric.Polarity.LOWER: False}


def headline(reading: Reading) -> str:
    """“Numbers in treatment rose by 12 to 1,338 people in Quarter 2 2023-24: within usual variation.”"""
    latest = reading.track.latest
    name = subject(reading)
    when = reading.words(latest)
    if latest.value is None:
        return f"{name}: {latest.get_state_display().lower()} for {when}.{_last_known(reading)}"
    change, before = reading.track.change, reading.track.previous
    if change is None or before is None:
        return f"{name} stood at {figure_words(latest)} in {when}."
    since = "" if _is_next(reading, before) else f" since {reading.words(before)},"
    judged = verdict(reading)
    end = f": {judged}" if judged else ""
    if change == 0:
        return f"{name} stayed at {figure_words(latest)}{since} in {when}{end}."
    way = "rose" if change > 0 else "fell"
    return f"{name} {way} by {amount(reading, abs(change))}{since} to {figure_words(latest)} in {when}{end}."


def subject(reading: Reading) -> str:
    """The metric, and the area where it is not the whole partnership."""
    latest = reading.track.latest
    whole = latest.area == Observation.Area.PARTNERSHIP
    return reading.metric.name if whole else f"{reading.metric.name} in {latest.area_name}"


def amount(reading: Reading, change: Decimal) -> str:
    """A difference: percentages differ by percentage points."""
    if reading.metric.is_percentage:
        points = reading.show(change).rstrip("%")
        return f"{points} percentage point{'' if points == '1' else 's'}"
    return reading.show(change)


def verdict(reading: Reading) -> str:
    """How much the latest figure says: what chance would explain is no news."""
    if not reading.track.is_clear:
        return "the ranges overlap, so this may be chance"
    if not (reading.limits or reading.median is not None):
        return ""
    signal = reading.at_latest()
    if signal is None:
        return "within usual variation" if reading.limits else "no shift and no trend"
    return (
        f"{judged(reading, upwards=signal.upwards)} beyond usual variation ({signal.pattern(reading.centre).lower()})"
    )


def judged(reading: Reading, *, upwards: bool) -> str:
    """An improvement or a concern, where one direction is better."""
    wanted = WANTED.get(Metric.Polarity(reading.metric.polarity))
    if wanted is None:
        return "a change"
    return "an improvement" if wanted == upwards else "a concern"


def _last_known(reading: Reading) -> str:
    known = reading.track.known
    if not known:
        return ""
    last = known[-1]
    return f" The last known figure is {figure_words(last)} in {reading.words(last)}."


def _is_next(reading: Reading, before: Figure) -> bool:
    """Whether the figure before is that of the period before."""
    spans = reading.spans[: len(reading.spans) - reading.ahead]
    return len(spans) > 1 and spans[-2] == (before.starts_on, before.ends_on)
