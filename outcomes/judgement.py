"""How a figure is to be taken: better, worse, or no news."""

from enum import Enum

from outcomes.charting.headline import WANTED
from outcomes.charting.held_against import NOTHING
from outcomes.charting.reading import Reading, read
from outcomes.models import Metric
from outcomes.series import Track
from outcomes.words import direction_words

IN_A_ROW = 3  # changes the same way from which a figure is still rising or falling


class Judgement(Enum):
    BETTER = "Better"
    WORSE = "Worse"
    USUAL = "Within usual variation"
    OPEN = "Too early to say"
    CONTEXT = "Neither way is better"
    NONE = "No figure"


def judgement_of(reading: Reading) -> Judgement:
    """How the latest figure is to be taken.

    Better or worse is said only of what is clear: beyond usual variation where a chart has limits or a median, with
    ranges that do not overlap, or after several changes in a row the same way. Two figures alone say little.
    """
    track = reading.track
    if track.latest.value is None:
        return Judgement.NONE
    if reading.limits or reading.median is not None:
        signal = reading.at_latest()
        return Judgement.USUAL if signal is None else _judged(reading.metric, upwards=signal.upwards)
    if track.change is None:
        return Judgement.OPEN
    has_ranges = None not in (track.latest.lower, track.previous.lower)
    if track.change == 0 or not track.is_clear:
        return Judgement.USUAL
    if not has_ranges and in_a_row(reading) < IN_A_ROW:
        return Judgement.OPEN
    return _judged(reading.metric, upwards=track.change > 0)


def verdict(track: Track) -> str:
    """“better” or “worse” where that is clear, else empty."""
    judged = judgement_of(read(track, NOTHING))
    return judged.value.lower() if judged in (Judgement.BETTER, Judgement.WORSE) else ""


def change_words(track: Track) -> str:
    """Direction and verdict in one: “up on 398 in May 2023: better”."""
    judged = verdict(track)
    return f"{direction_words(track)}: {judged}" if judged else direction_words(track)


def _judged(metric: Metric, *, upwards: bool) -> Judgement:
    wanted = WANTED.get(Metric.Polarity(metric.polarity))
    if wanted is None:
        return Judgement.CONTEXT
    return Judgement.BETTER if wanted == upwards else Judgement.WORSE


def in_a_row(reading: Reading) -> int:
    """How many changes up to the latest went the same way, with no gap between."""
    values = [one.value for one in reading.track.alike]
    steps, way = 0, 0
    for before, after in zip(reversed(values[:-1]), reversed(values), strict=False):
        if before is None or after is None:
            break
        step = (after > before) - (after < before)
        if not step or (way and step != way):
            break
        steps, way = steps + 1, step
    return steps
