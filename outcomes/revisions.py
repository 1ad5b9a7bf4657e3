"""One figure in all its revisions, each as protected as it had to be when it was known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from cdp_portal.release import Audience
from outcomes.figures import Figure, figure_of, without_numbers
from outcomes.held import attached, completed, rows_of
from outcomes.models import Observation
from outcomes.places import families, footprint_of, metrics_for, related
from outcomes.protection import protected
from outcomes.series import Track, track_to


@dataclass(frozen=True)
class Record:
    """What the record page of a figure tells: the revision asked for, all revisions, the last first, and its track."""

    figure: Figure
    revisions: tuple[Figure, ...]
    track: Track


def record_of(observation: Observation, audience: Audience) -> Record:
    """The record of one revision as far as the audience may read it. Three queries, however many revisions there are.

    A revision is withheld when it was so on the day it was received, or its figure is today.
    """
    partnership = observation.partnership
    catalogue, footprint = metrics_for(partnership), footprint_of(partnership)
    known = families(catalogue.values())
    found = rows_of(partnership, footprint, related([observation.metric_id], known))
    rows = list(attached(found, footprint.authorities, catalogue))
    own = [row for row in rows if row.series == observation.series]

    def on(day: date) -> dict[tuple, Figure]:
        figures = completed(known_of(rows, day), partnership, footprint)
        shown = protected(figures, footprints={partnership.pk: footprint}, families=known)
        return {one.key: one for one in shown}

    now = on(date.max)
    days = {row.received_on: on(row.received_on) for row in own}
    revisions = {}
    for row in sorted(own, key=lambda row: -row.revision):
        figure = figure_of(row, partnership)
        why = now[figure.key].withheld or days[row.received_on][figure.key].withheld
        revisions[row.pk] = _told(figure, why)
    today = timezone.localdate()
    open_ones = tuple(one for one in revisions.values() if one.is_open_to(audience, today))
    asked = revisions[observation.pk]
    others = [one for one in now.values() if one.is_open_to(audience, today)]
    return Record(asked, open_ones, track_to(asked, others))


def _told(figure: Figure, why: str) -> Figure:
    (shown,) = protected([figure])  # small in itself
    if shown.withheld or not why:
        return shown
    return figure if figure.value is None else without_numbers(figure, why)


def known_of(rows: Iterable[Observation], day: date) -> list[Observation]:
    """Of all revisions of some figures those known on the day. The rule of `ObservationQuerySet.known_on`."""
    last: dict[str, Observation] = {}
    for row in rows:
        if row.received_on <= day and (row.series not in last or row.revision > last[row.series].revision):
            last[row.series] = row
    return list(last.values())
