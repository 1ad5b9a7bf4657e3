"""What a partnership's figures are held against: England, its region, chosen neighbours, targets and a baseline."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Prefetch, Q
from django.utils import timezone

from cdp_portal.release import Audience
from outcomes.charting.held_against import Against
from outcomes.figures import Figure, figure_of
from outcomes.held import attached
from outcomes.models import Metric, Observation, Target, TrackedMetric
from outcomes.models.tracking import NATIONAL_BASELINE_ON
from outcomes.places import footprint_of
from outcomes.protection import protected
from outcomes.series import Track, tracks_from
from partnerships.models import LocalAuthority, Partnership

Area = Observation.Area
ORDER = (Area.ENGLAND, Area.REGION, Area.AUTHORITY)


def against_of(
    partnership: Partnership, audience: Audience, *, metrics: Iterable[Metric], known_on: date | None = None
) -> dict[int, Against]:
    """What each of the metrics is held against, by its id: protected, as far as the audience may read it. Five queries.

    A metric that the partnership does not track has the national baseline and no neighbours.
    """
    wanted = {one.pk: one for one in metrics}
    tracked = _tracked(partnership, wanted)
    targets: dict[int, list[Target]] = defaultdict(list)
    for target in Target.objects.filter(partnership=partnership, metric__in=wanted):
        targets[target.metric_id].append(target)
    found = _comparators(partnership, audience, wanted, tracked, known_on)
    return {
        pk: Against(
            comparators=found.get(pk, ()),
            targets=tuple(targets[pk]),
            baseline_on=tracked[pk].baseline_on if pk in tracked else NATIONAL_BASELINE_ON,
        )
        for pk in wanted
    }


def _tracked(partnership: Partnership, metrics: Iterable[int]) -> dict[int, TrackedMetric]:
    neighbours = Prefetch("neighbours", LocalAuthority.objects.all(), to_attr="chosen")
    found = TrackedMetric.objects.filter(partnership=partnership, metric__in=metrics).prefetch_related(neighbours)
    return {one.metric_id: one for one in found}


def _comparators(
    partnership: Partnership,
    audience: Audience,
    metrics: dict[int, Metric],
    tracked: dict[int, TrackedMetric],
    known_on: date | None,
) -> dict[int, tuple[Track, ...]]:
    """By metric the tracks of England, the regions of the footprint and the neighbours, in this order.

    The partnership's own rows go before national ones.
    """
    footprint, day = footprint_of(partnership), timezone.localdate()
    regions = {one.region_code: one.region for one in footprint.at(known_on or day).values()}
    neighbours = {pk: [one for one in row.chosen if one.pk not in footprint.ids] for pk, row in tracked.items()}
    areas = Q(area=Area.ENGLAND) | Q(area=Area.REGION, region_code__in=regions)
    for pk, chosen in neighbours.items():
        areas |= Q(area=Area.AUTHORITY, metric=pk, authority__in=chosen)
    rows = Observation.objects.filter(Q(partnership=partnership) | Q(partnership=None), areas, metric__in=metrics)
    rows = rows.latest() if known_on is None else rows.known_on(known_on).open_to(audience)
    figures: dict[tuple, Figure] = {}
    places = {one.pk: one for chosen in neighbours.values() for one in chosen}
    for row in attached(rows, places, metrics):
        figure = figure_of(row, partnership)
        if figure.area == Area.REGION:
            figure = replace(figure, area_name=regions[figure.region_code])
        if figure.key not in figures or not figure.is_national:
            figures[figure.key] = figure
    shown = (one for one in protected(list(figures.values())) if one.is_open_to(audience, day))
    by_metric: dict[int, list[Track]] = defaultdict(list)
    for track in tracks_from(shown):
        by_metric[track.latest.metric_id].append(track)
    return {pk: tuple(sorted(found, key=_order)) for pk, found in by_metric.items()}


def _order(track: Track) -> tuple:
    return ORDER.index(Area(track.latest.area)), track.latest.area_name
