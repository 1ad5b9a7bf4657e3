"""What the page of one metric shows of its figures: the whole partnership, its authorities, and how they add up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cdp_portal.release import Audience
from outcomes.cards import Card, card_of, due_of
from outcomes.comparators import against_of
from outcomes.models import Metric, Observation, TrackedMetric
from outcomes.places import footprint_of
from outcomes.rollup import refusal
from outcomes.series import Track, tracks_of
from outcomes.shown import ShownTrack, shown_track

Area = Observation.Area


@dataclass(frozen=True)
class MetricPage:
    """`whole` is the partnership's own card, None where it has no figure. `parts` are its authorities.

    `refusal` says why the figures of the authorities give none of the whole; `made_of` that they do.
    """

    whole: Card | None
    parts: tuple[ShownTrack, ...]
    refusal: str
    made_of: str
    due_on: date | None
    has_withheld: bool


def metric_page(
    partnership, audience: Audience, metric: Metric, tracked: TrackedMetric | None, *, known_on: date | None = None
) -> MetricPage:
    """The figures that the audience may read, today or as they were known on a day. Constant queries."""
    tracks = tracks_of(partnership, audience, metrics=[metric.pk], known_on=known_on)
    against = against_of(partnership, audience, metrics=[metric], known_on=known_on)[metric.pk]
    whole = next((one for one in tracks if one.latest.area == Area.PARTNERSHIP), None)
    parts = [one for one in tracks if one.latest.area == Area.AUTHORITY]
    return MetricPage(
        whole=card_of(partnership, whole, tracked, against) if whole else None,
        parts=tuple(shown_track(one) for one in parts),
        refusal=_refusal(partnership, metric, whole, parts),
        made_of=_made_of(whole),
        due_on=due_of(tracked, whole) if tracked and known_on is None else None,
        has_withheld=any(figure.withheld for one in tracks for figure in one.alike),
    )


def _refusal(partnership, metric: Metric, whole: Track | None, parts: Iterable[Track]) -> str:
    """Why there is no figure of the whole for the last period for which an authority has one."""
    last = max(((one.latest.ends_on, one.latest.starts_on) for one in parts), default=None)
    if last is None or (whole and whole.latest.ends_on >= last[0]):
        return ""
    figures = [one for track in parts for one in track.alike if (one.ends_on, one.starts_on) == last]
    members = footprint_of(partnership).at(figures[0].last_day)
    return refusal(metric, {one.authority.pk: one for one in figures if one.authority.pk in members}, members)


def _made_of(whole: Track | None) -> str:
    count = len(whole.latest.parts) if whole else 0
    if count < 2:
        return ""
    how = "sums" if whole and whole.latest.metric.per is None else "rates"
    if how == "sums":
        return f"The latest figure is the sum of those of {count} authorities."
    return f"The latest figure is worked out from the numerators and denominators of {count} authorities."
