"""The figures of one metric and area over time: which is the latest, which came before, how it moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from cdp_portal.release import Audience
from outcomes.figures import Figure
from outcomes.held import figures_of
from outcomes.models import Metric, Observation

# Months and quarters differ by a few days in length; a quarter and a year are not compared.
SAME_LENGTH_WITHIN_DAYS = 3


def series_of(observation: Observation) -> str:
    """The text that names one figure through all its revisions: metric, area and period."""
    place = {
        Observation.Area.AUTHORITY: lambda: observation.authority.gss_code,
        Observation.Area.REGION: lambda: observation.region_code,
    }.get(Observation.Area(observation.area), str)()
    period = f"{observation.starts_on:%Y-%m-%d}/{observation.ends_on:%Y-%m-%d}"
    keeper = observation.partnership_id or ""
    return f"{observation.metric.code}:{keeper}:{observation.area}:{place}:{period}"


@dataclass(frozen=True)
class Track:
    """The latest figure of a metric and area with those of periods alike, in order of time, known or not."""

    latest: Figure
    alike: tuple[Figure, ...]

    @property
    def known(self) -> tuple[Figure, ...]:
        return tuple(one for one in self.alike if one.value is not None)

    @property
    def previous(self) -> Figure | None:
        """The last known figure before the latest."""
        before = [one for one in self.known if one.ends_on < self.latest.ends_on]
        return before[-1] if before else None

    def backwards(self) -> "list[Track]":
        """The track as it stood at each of its periods, the latest first."""
        return [Track(one, self.alike[: place + 1]) for place, one in reversed(list(enumerate(self.alike)))]

    @property
    def change(self) -> Decimal | None:
        """Latest less previous; None when one of them is not known."""
        if self.latest.value is None or self.previous is None:
            return None
        return self.latest.value - self.previous.value

    @property
    def is_clear(self) -> bool:
        """False when both have limits that overlap: then it cannot be said that anything changed."""
        now, before = self.latest, self.previous
        if before is None or None in (now.lower, now.upper, before.lower, before.upper):
            return True
        return now.lower > before.upper or now.upper < before.lower


def tracks_of(
    partnership,
    audience: Audience,
    *,
    ended_by: date | None = None,
    metrics: Iterable[int] | None = None,
    known_on: date | None = None,
) -> list[Track]:
    """One track for each metric and area of the partnership, in the order of the outcomes. Constant queries.

    Holds only what the audience may read, protected; with `ended_by` only periods that ended on that day or before;
    with `metrics` (their ids) only those; with `known_on` what was known on that day.
    """
    found = figures_of(partnership, audience, metrics=metrics, known_on=known_on)
    return tracks_from(one for one in found if ended_by is None or one.last_day <= ended_by)


def tracks_by_metric(partnership, audience: Audience, metrics: Iterable[Metric]) -> list[tuple[Metric, list[Track]]]:
    """What the partnership knows of each metric: its own track, else those of its authorities."""
    metrics = list(metrics)
    if not metrics:
        return []
    tracks = tracks_of(partnership, audience, metrics=[metric.pk for metric in metrics])
    return [(metric, _own([one for one in tracks if one.latest.metric_id == metric.pk])) for metric in metrics]


def _own(tracks: list[Track]) -> list[Track]:
    whole = [one for one in tracks if one.latest.area == Observation.Area.PARTNERSHIP]
    return whole or [one for one in tracks if one.latest.area == Observation.Area.AUTHORITY]


def tracks_from(figures: Iterable[Figure]) -> list[Track]:
    """Protected figures as tracks, in the order of the outcomes."""
    return [_track(group) for _, group in groupby(sorted(figures, key=_place), key=_key)]


def track_to(figure: Figure, figures: Iterable[Figure]) -> Track:
    """The track that leads up to this very figure, out of others of its metric."""
    before = [
        one for one in figures if _key(one) == _key(figure) and one.ends_on <= figure.ends_on and one.key != figure.key
    ]
    return _track([*before, figure])


def _key(figure: Figure) -> tuple:
    return figure.metric_id, figure.place


def _place(figure: Figure) -> tuple:
    metric = figure.metric
    outcome = metric.outcome.position if metric.outcome else 99
    return outcome, metric.tier, metric.code, _key(figure)


def _track(figures: Iterable[Figure]) -> Track:
    in_time = sorted(figures, key=lambda one: (one.ends_on, one.starts_on))
    latest = in_time[-1]
    return Track(latest, tuple(one for one in in_time if abs(one.days - latest.days) <= SAME_LENGTH_WITHIN_DAYS))
