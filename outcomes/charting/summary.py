"""What a chart says in words: its variation, whether its target will be met, what became of the baseline, and others.

Variation and assurance are the two questions of NHS England, *Making Data Count*. A target is judged from the limits:
where it lies beyond them, chance alone will not reach (or miss) it.
"""

from collections.abc import Iterator
from decimal import Decimal

from cdp_portal.formats import gov_date
from outcomes.charting.headline import WANTED, amount
from outcomes.charting.reading import Reading
from outcomes.figures import Figure
from outcomes.models import Metric
from outcomes.trajectory import asked_on, next_due


def summary(reading: Reading) -> list[str]:
    """Sentences in the order: variation, target, baseline, comparators."""
    return [*_variation(reading), *_assurance(reading), *_since_baseline(reading), *_compared(reading)]


def _variation(reading: Reading) -> Iterator[str]:
    counted = f"{len(reading.track.known)} figures"
    if reading.limits:
        low, high = (reading.show(reading.rounded(one)) for one in (reading.limits.lower, reading.limits.upper))
        if not reading.signals:
            yield f"All {counted} lie between the limits {low} and {high} without a pattern: this is usual variation."
    elif reading.median is not None and not reading.signals:
        median = reading.show(reading.rounded(reading.median))
        yield f"The {counted} lie around the median {median} without a shift or a trend."
    latest = reading.at_latest()
    if reading.signals:
        first = "" if latest else "The latest figure shows usual variation; earlier ones stand out. "
        yield first + " ".join(signal.words(reading.labels, reading.centre) for signal in reading.signals)
    if reading.choice.reason:
        yield reading.choice.reason


def _assurance(reading: Reading) -> Iterator[str]:
    latest = _last_known(reading)
    if latest is None:
        return
    asked = asked_on(reading.against.targets, latest.last_day)
    if asked is not None:
        yield _against_course(reading, latest, reading.rounded(asked))
    target = next_due(reading.against.targets, latest.last_day)
    if target is None:
        return
    value = reading.show(Decimal(target.value))
    told = f"The target is {value} by {gov_date(target.due_on)}"
    yield f"{told}{_reach(reading, Decimal(target.value))}."


def _against_course(reading: Reading, latest: Figure, asked: Decimal) -> str:
    difference = Decimal(latest.value or 0) - asked
    on = f"what was aimed for by {gov_date(latest.last_day)} ({reading.show(asked)})"
    if difference == 0:
        return f"The latest figure is exactly {on}."
    where = f"{amount(reading, abs(difference))} {'above' if difference > 0 else 'below'}"
    wanted = WANTED.get(Metric.Polarity(reading.metric.polarity))
    met = "" if wanted is None else ": met" if (difference > 0) == wanted else ": not met"
    return f"The latest figure is {where} {on}{met}."


def _reach(reading: Reading, target: Decimal) -> str:
    """Whether the limits hold the target; while the latest figures stand out, the limits say nothing of what comes."""
    wanted = WANTED.get(Metric.Polarity(reading.metric.polarity))
    if reading.limits is None or wanted is None or reading.at_latest():
        return ""
    beyond = target > reading.limits.upper if wanted else target < reading.limits.lower
    safe = target < reading.limits.lower if wanted else target > reading.limits.upper
    if beyond:
        return ", beyond the limits: it will not be met unless something changes"
    if safe:
        return ", inside what is usual: it will be met as long as nothing changes"
    return ", between the limits: it will be met in some periods and missed in others"


def _since_baseline(reading: Reading) -> Iterator[str]:
    before, latest = reading.baseline, _last_known(reading)
    if before is None or latest is None or before is latest:
        return
    change = Decimal(latest.value or 0) - Decimal(before.value or 0)
    when = reading.words(before)
    was = f"{reading.show(Decimal(before.value or 0))} in {when}"
    if change == 0:
        yield f"It is as at the baseline, {was}."
    else:
        yield f"It is {'up' if change > 0 else 'down'} {amount(reading, abs(change))} from the baseline, {was}."


def _compared(reading: Reading) -> Iterator[str]:
    latest = _last_known(reading)
    if latest is None:
        return
    span = (latest.starts_on, latest.ends_on)
    found = []
    for track in reading.others:
        one = next((each for each in track.known if (each.starts_on, each.ends_on) == span), None)
        if one is not None and one.value is not None:
            found.append(f"{one.area_name} {reading.show(one.value)}{_similar(latest, Decimal(one.value))}")
    if found:
        yield f"For the same period: {', '.join(found)}."


def _similar(latest: Figure, other: Decimal) -> str:
    """Against our range, as Fingertips does it; without a range nothing is said."""
    if latest.lower is None or latest.upper is None:
        return ""
    if latest.lower > other:
        return " (ours is higher)"
    return " (ours is lower)" if latest.upper < other else " (ours is similar)"


def _last_known(reading: Reading) -> Figure | None:
    return reading.track.known[-1] if reading.track.known else None
