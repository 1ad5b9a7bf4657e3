"""All figures of England for one metric and period, as any output may say them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from cdp_portal.release import Audience
from outcomes.figures import Figure, copied_from, figure_of
from outcomes.models import Metric, Observation
from outcomes.places import Footprint, families, metrics_for, related
from outcomes.protection import protected
from outcomes.rollup import rolled_up
from partnerships.models import FootprintArea, LocalAuthority, Partnership

Area = Observation.Area


@dataclass(frozen=True)
class Places:
    """Partnerships in being and authorities that there were on the last day of a period, with who belongs where."""

    partnerships: tuple[Partnership, ...]
    authorities: tuple[LocalAuthority, ...]
    footprints: dict[int, Footprint]

    @property
    def regions(self) -> dict[str, frozenset[int]]:
        """The authorities (their ids) of each region, by its code."""
        found = defaultdict(set)
        for one in self.authorities:
            found[one.region_code].add(one.pk)
        return {code: frozenset(those) for code, those in found.items()}


def places_on(day: date) -> Places:
    """Three queries."""
    areas = defaultdict(list)
    for one in FootprintArea.objects.select_related("authority").order_by("pk"):
        areas[one.partnership_id].append((one.authority, one.starts_on, one.ends_on))
    footprints = {pk: Footprint(tuple(found)) for pk, found in areas.items()}
    authorities = LocalAuthority.objects.decided().as_at(day)
    return Places(tuple(Partnership.objects.in_being(timezone.localdate())), tuple(authorities), footprints)


def figures_of_england(
    metric: Metric, starts_on: date, ends_on: date, audience: Audience, places: Places
) -> list[Figure]:
    """The figures of partnerships, authorities, regions and England that the audience may read. Two queries.

    A partnership without a figure of its own has that of its authorities. What is withheld is decided over all that
    is known of the period and of the metrics that add up with this one, whoever reads.
    """
    known = families(metrics_for(None).values())
    rows = Observation.objects.latest().filter(
        Q(area=Area.PARTNERSHIP) | Q(partnership=None),
        metric__in=related({metric.pk}, known),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    found = list(rows.select_related("metric", "authority"))
    figures = protected(_completed(found, places), footprints=places.footprints, families=known, regions=places.regions)
    day = timezone.localdate()
    return [one for one in figures if one.metric_id == metric.pk and one.is_open_to(audience, day)]


def _completed(rows: list[Observation], places: Places) -> list[Figure]:
    national = [_national(row) for row in rows if row.partnership_id is None]
    of_authority, own = defaultdict(list), defaultdict(list)
    for one in national:
        if one.area == Area.AUTHORITY:
            of_authority[one.authority.pk].append(one)
    keepers = {one.pk: one for one in places.partnerships}
    for row in rows:
        if row.partnership_id in keepers:
            own[row.partnership_id].append(figure_of(row, keepers[row.partnership_id]))
    figures = [*national]
    for partnership in places.partnerships:
        footprint = places.footprints.get(partnership.pk, Footprint(()))
        parts = [figure for pk in sorted(footprint.ids) for figure in of_authority[pk]]
        figures += [*own[partnership.pk], *rolled_up([*own[partnership.pk], *parts], partnership, footprint)]
    return figures


def _national(row: Observation) -> Figure:
    """The figure of a national row; that of an authority leads to the authority."""
    return Figure(**copied_from(row), is_national=True)


def periods_of(metric: Metric, area: str, audience: Audience) -> list[tuple[date, date]]:
    """The half-open periods of which such areas have figures that may be read, the latest first. One query."""
    found = Observation.objects.readable_by(audience).filter(metric=metric, area=area)
    if area != Area.PARTNERSHIP:
        found = found.filter(partnership=None)
    return list(found.order_by("-ends_on", "-starts_on").values_list("starts_on", "ends_on").distinct())


def last_day(ends_on: date) -> date:
    return ends_on - timedelta(days=1)
