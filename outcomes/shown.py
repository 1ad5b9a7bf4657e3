"""Figures as lists show them: words and a sparkline. Built from tracks that hold only what may be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from cdp_portal.charts import percent, plain, sparkline
from outcomes.charting.spans import span_label
from outcomes.figures import Figure
from outcomes.judgement import verdict
from outcomes.series import Track
from outcomes.words import direction_words, period_words, unit_words, value_words

ENOUGH_FOR_A_LINE = 3


@dataclass(frozen=True)
class ShownTrack:
    """The latest figure of a track with all that is said about it."""

    latest: Figure
    value: str
    unit: str
    period: str
    direction: str
    verdict: str
    sparkline: SafeString | str


def shown_track(track: Track) -> ShownTrack:
    latest = track.latest
    return ShownTrack(
        latest=latest,
        value=value_words(latest),
        unit=unit_words(latest),
        period=period_words(latest.starts_on, latest.ends_on),
        direction=direction_words(track),
        verdict=verdict(track),
        sparkline=_sparkline(track),
    )


def _sparkline(track: Track) -> SafeString | str:
    if len(track.known) < ENOUGH_FOR_A_LINE:
        return ""
    labels = [span_label((one.starts_on, one.ends_on)) for one in track.alike]
    title = f"{track.latest.metric.name} over time"
    return sparkline(f"trend-{track.latest.anchor}", title, labels, _figures(track), show=_show(track))


def _figures(track: Track) -> list:
    """The value of each period, or the word why there is none."""
    return [one.get_state_display().lower() if one.value is None else one.value for one in track.alike]


def _show(track: Track):
    return percent if track.latest.metric.is_percentage else plain


def known_on(revisions: Iterable[Figure], day: date) -> Figure | None:
    """The revision that was known on the day; None where none had been received."""
    by_then = [one for one in revisions if one.received_on <= day]
    return max(by_then, key=lambda one: one.revision, default=None)
