"""The figures of one metric and area over time: which is the latest, which came before, how it moved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from cdp_portal.release import Audience
from outcomes.models import Observation

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

    latest: Observation
    alike: tuple[Observation, ...]

    @property
    def known(self) -> tuple[Observation, ...]:
        return tuple(one for one in self.alike if one.value is not None)

    @property
    def previous(self) -> Observation | None:
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


def latest_of(partnership, audience: Audience) -> QuerySet[Observation]:
    """The figure of the latest period of each metric and area that the audience may read."""
    readable = Observation.objects.readable_by(audience).filter(partnership=partnership)
    same = {name: OuterRef(name) for name in ("metric", "area", "region_code", "place")}
    later = Q(ends_on__gt=OuterRef("ends_on")) | Q(ends_on=OuterRef("ends_on"), starts_on__gt=OuterRef("starts_on"))
    place = Coalesce("authority_id", Value(0))
    newer = readable.annotate(place=place).filter(later, **same)
    found = readable.annotate(place=place).exclude(Exists(newer))
    return found.select_related("metric__outcome", "authority", "partnership").order_by(
        F("metric__outcome__position").asc(nulls_last=True), "metric__tier", "metric__code", "place", "pk"
    )


def tracks_of(
    partnership, audience: Audience, *, ended_by: date | None = None, metrics: Iterable[int] | None = None
) -> list[Track]:
    """One track for each metric and area of the partnership, in the order of the outcomes. One query.

    Holds only what the audience may read; with `ended_by` only periods that ended on that day or before; with
    `metrics` (their ids) only those.
    """
    found = (
        Observation.objects.readable_by(audience)
        .filter(partnership=partnership)
        .select_related("metric__outcome", "authority", "partnership")
    )
    if ended_by is not None:
        found = found.filter(ends_on__lte=ended_by + timedelta(days=1))
    if metrics is not None:
        found = found.filter(metric__in=metrics)
    return [_track(group) for _, group in groupby(sorted(found, key=_place), key=_key)]


def track_of(observation: Observation, audience: Audience) -> Track:
    """The track that leads up to the observation itself."""
    others = (
        Observation.objects.readable_by(audience)
        .filter(
            partnership=observation.partnership_id,
            metric=observation.metric_id,
            area=observation.area,
            authority=observation.authority_id,
            region_code=observation.region_code,
            ends_on__lte=observation.ends_on,
        )
        .exclude(series=observation.series)
    )
    return _track([*others, observation])


def _key(observation: Observation) -> tuple:
    return observation.metric_id, observation.area, observation.authority_id or 0, observation.region_code


def _place(observation: Observation) -> tuple:
    metric = observation.metric
    outcome = metric.outcome.position if metric.outcome else 99
    return outcome, metric.tier, metric.code, _key(observation)


def _track(observations: Iterable[Observation]) -> Track:
    in_time = sorted(observations, key=lambda one: (one.ends_on, one.starts_on))
    latest = in_time[-1]
    return Track(latest, tuple(one for one in in_time if abs(one.days - latest.days) <= SAME_LENGTH_WITHIN_DAYS))
