"""How many areas have a figure of each metric, and how new the newest is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Case, DateField, F, Field, IntegerField, Max, Q, QuerySet, Value, When

from cdp_portal.release import Audience
from outcomes.models import Metric, Observation
from partnerships.models import LocalAuthority, Partnership

Area = Observation.Area


@dataclass
class Held:
    """Who has a known figure of a metric, by their ids, and the day after the last day of the newest."""

    partnerships: set[int] = field(default_factory=set)
    authorities: set[int] = field(default_factory=set)
    newest: date = date.min


def metrics_with_coverage(audience: Audience, day: date, *, metric: int | None = None) -> QuerySet[Metric]:
    """The metrics that are not one partnership's own, each with how many areas in being on the day have a figure.

    `partnerships` and `authorities` have a known figure that the audience may read, `without` are partnerships that
    never gave one; `newest` is the last day of the newest figure. With `metric` (its id) only that. Three queries,
    beside that of the answer.
    """
    being = set(Partnership.objects.in_being(day).values_list("pk", flat=True))
    there = set(LocalAuthority.objects.decided().as_at(day).values_list("pk", flat=True))
    metrics = Metric.objects.filter(partnership=None)
    held = _held(audience, metric)
    counts = {pk: len(one.partnerships & being) for pk, one in held.items()}
    return (
        (metrics if metric is None else metrics.filter(pk=metric))
        .select_related("outcome")
        .annotate(
            partnerships=_column(counts, IntegerField(), 0),
            without=_column({pk: len(being) - count for pk, count in counts.items()}, IntegerField(), len(being)),
            authorities=_column({pk: len(one.authorities & there) for pk, one in held.items()}, IntegerField(), 0),
            newest=_column({pk: one.newest - timedelta(days=1) for pk, one in held.items()}, DateField(), None),
        )
        .order_by(F("outcome__position").asc(nulls_last=True), "tier", "code")
    )


def _held(audience: Audience, metric: int | None) -> Mapping[int, Held]:
    """By the id of the metric. One pass over all figures: looking each area up for each metric takes longer."""
    known = Observation.objects.readable_by(audience).filter(
        Q(area=Area.PARTNERSHIP) | Q(area=Area.AUTHORITY, partnership=None), state=Observation.State.VALUE
    )
    if metric is not None:
        known = known.filter(metric=metric)
    rows = known.order_by().values_list("metric", "partnership", "authority").annotate(newest=Max("ends_on"))
    found: dict[int, Held] = defaultdict(Held)
    for pk, partnership, authority, newest in rows:
        one = found[pk]
        one.newest = max(one.newest, newest)
        (one.partnerships if authority is None else one.authorities).add(partnership or authority)
    return found


def _column(values: Mapping[int, object], kind: Field, default: object) -> Case:
    """A column with the value of each metric, by which the list can be sorted."""
    keys: dict[object, list[int]] = defaultdict(list)
    for pk, value in values.items():
        keys[value].append(pk)
    return Case(*_whens(keys.items(), kind), default=Value(default, output_field=kind), output_field=kind)


def _whens(keys: Iterable[tuple[object, list[int]]], kind: Field) -> list[When]:
    return [When(pk__in=those, then=Value(value, output_field=kind)) for value, those in keys]
