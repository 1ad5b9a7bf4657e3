"""The figures that a partnership holds, as any output may say them: read, completed and protected in one place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from cdp_portal.release import Audience, strictest
from outcomes.figures import Figure, figure_of, without_numbers
from outcomes.models import Metric, Observation
from outcomes.places import Footprint, families, footprint_of, metrics_for, related
from outcomes.protection import protected
from outcomes.rollup import rolled_up
from partnerships.models import LocalAuthority, Partnership


def figures_of(
    partnership: Partnership,
    audience: Audience,
    *,
    metrics: Iterable[int] | None = None,
    known_on: date | None = None,
) -> list[Figure]:
    """The partnership's own figures, those of its authorities from national data, and what follows from them.

    Holds the last revisions (with `known_on` those that had been received by that day) that the audience may read
    today; with `metrics` (their ids) only those. What is withheld is decided over all that the partnership holds, so
    it is the same for every reader and page. Three queries; one more for `known_on`.
    """
    wanted = None if metrics is None else set(metrics)
    catalogue = metrics_for(partnership)
    known = families(catalogue.values())
    footprint = footprint_of(partnership)
    rows = rows_of(partnership, footprint, None if wanted is None else related(wanted, known))

    def shown(found: QuerySet[Observation]) -> list[Figure]:
        figures = completed(attached(found, footprint.authorities, catalogue), partnership, footprint)
        return protected(figures, footprints={partnership.pk: footprint}, families=known)

    figures = shown(rows.latest())
    if known_on is not None:
        figures = _as_it_was(shown(rows.known_on(known_on)), {one.key: one for one in figures})
    day = timezone.localdate()
    return [
        one
        for one in _with_protected_parts(figures)
        if one.is_open_to(audience, day) and (wanted is None or one.metric_id in wanted)
    ]


def _as_it_was(then: list[Figure], now: dict[tuple, Figure]) -> list[Figure]:
    """What is withheld or closed today was not open then either."""
    return [_closed_like(one, now[one.key]) if one.key in now else one for one in then]


def _closed_like(then: Figure, now: Figure) -> Figure:
    figure = replace(
        then,
        release_class=strictest([then.release_class, now.release_class]),
        released_on=max(filter(None, (then.released_on, now.released_on)), default=None),
    )
    return without_numbers(figure, now.withheld) if now.withheld and not then.withheld else figure


def rows_of(partnership: Partnership, footprint: Footprint, metrics: Iterable[int] | None) -> QuerySet[Observation]:
    """All revisions of what the partnership keeps, and of national figures of its authorities."""
    national = Q(partnership=None, area=Observation.Area.AUTHORITY, authority__in=footprint.ids)
    rows = Observation.objects.filter(Q(partnership=partnership) | national)
    if metrics is not None:
        rows = rows.filter(metric__in=metrics)
    return rows


def attached(
    rows: Iterable[Observation], places: Mapping[int, LocalAuthority], metrics: Mapping[int, Metric]
) -> Iterator[Observation]:
    """The rows with their metric and authority, one object each for all rows: a join would build thousands.

    Asks a query more where a row is of an authority that is not among `places`.
    """
    rows = list(rows)
    elsewhere = {row.authority_id for row in rows} - {None} - places.keys()
    places = {**places, **(LocalAuthority.objects.in_bulk(elsewhere) if elsewhere else {})}
    for row in rows:
        if row.metric_id in metrics:
            row.metric = metrics[row.metric_id]
        row.authority = places.get(row.authority_id)
        yield row


def completed(rows: Iterable[Observation], partnership: Partnership, footprint: Footprint) -> list[Figure]:
    """One figure for each metric, area and period, not yet protected: own before national, and the roll-ups.

    A national figure counts where its authority belonged to the partnership on the last day of the period.
    """
    found: dict[tuple, Figure] = {}
    for row in rows:
        figure = figure_of(row, partnership)
        if figure.is_national and figure.authority.pk not in footprint.at(figure.last_day):
            continue
        if figure.key not in found or not figure.is_national:
            found[figure.key] = figure
    figures = list(found.values())
    return figures + rolled_up(figures, partnership, footprint)


def _with_protected_parts(figures: list[Figure]) -> list[Figure]:
    by_key = {one.key: one for one in figures}
    return [replace(one, parts=tuple(by_key[part.key] for part in one.parts)) if one.parts else one for one in figures]
