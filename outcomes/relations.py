"""Which figures add up to which others, so that a reader could work one out from the rest. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from outcomes.disclosure import Sum
from outcomes.figures import Figure
from outcomes.models import Observation
from outcomes.places import Footprint

Counts = Mapping[tuple, Decimal | None]  # by the key of a figure
Area = Observation.Area
ROUNDING = 1  # counts worked out from a rounded rate may miss by less than one person


def sums_of(
    figures: Sequence[Figure],
    counts: Counts,
    *,
    footprints: Mapping[int, Footprint],
    families: Mapping[int, frozenset[int]],
    regions: Mapping[str, frozenset[int]],
) -> list[Sum]:
    """The sums that hold between the counts of these figures: over areas, metrics and periods.

    `footprints` are those of the partnerships (by id), `families` the parts of each total metric, `regions` the
    authorities of each region where the figures are of all England. Where the catalogue says that figures add up, they
    do; where it does not, the sum counts when the numbers happen to agree, for then a reader can subtract too.
    """
    found: set[Sum] = set()
    for group in _grouped(figures, lambda one: (one.metric_id, one.starts_on, one.ends_on)):
        found |= {*_over_footprint(group, counts, footprints), *_over_england(group, counts, regions)}
        found |= set(_over_partnerships(group, counts, footprints, regions))
    for group in _grouped(figures, lambda one: (one.place, one.starts_on, one.ends_on)):
        found |= set(_over_metrics(group, counts, families))
    for group in _grouped(figures, lambda one: (one.metric_id, one.place)):
        found |= set(_over_time(group, counts))
    return sorted(found, key=repr)


def _grouped(figures: Iterable[Figure], by: Callable[[Figure], tuple]) -> list[list[Figure]]:
    groups = defaultdict(list)
    for figure in figures:
        groups[by(figure)].append(figure)
    return [group for group in groups.values() if len(group) > 1]


def _sum(total: Figure, parts: Sequence[Figure], counts: Counts, *, declared: bool) -> Iterator[Sum]:
    numbers = [counts[part.key] for part in parts]
    whole = counts[total.key]
    if not parts or (whole is None and not declared):
        return
    agree = None not in numbers and whole is not None and abs(whole - sum(numbers)) < ROUNDING
    if declared or agree:
        yield Sum(total.key, tuple(part.key for part in parts))


def _over_footprint(group: list[Figure], counts: Counts, footprints: Mapping[int, Footprint]) -> Iterator[Sum]:
    """The partnership's figure from those of its authorities on the last day of the period."""
    of_authority = {one.authority.pk: one for one in group if one.area == Area.AUTHORITY}
    for total in (one for one in group if one.area == Area.PARTNERSHIP):
        footprint = footprints.get(total.keeper_id)
        wanted = footprint.at(total.last_day).keys() if footprint else set()
        parts = [of_authority[pk] for pk in sorted(wanted & of_authority.keys())]
        if parts and len(parts) == len(wanted):
            yield from _sum(total, parts, counts, declared=bool(total.metric.additive or total.parts))


def _over_england(group: list[Figure], counts: Counts, regions: Mapping[str, frozenset[int]]) -> Iterator[Sum]:
    """A region's figure from those of its authorities, England's from the regions and from all authorities."""
    of_authority = {one.authority.pk: one for one in group if one.area == Area.AUTHORITY}
    of_region = {one.region_code: one for one in group if one.area == Area.REGION}
    everywhere = frozenset().union(*regions.values())
    wanted = [(one, regions.get(code, frozenset()), of_authority) for code, one in of_region.items()]
    for one in (one for one in group if one.area == Area.ENGLAND):
        wanted += [(one, regions.keys(), of_region), (one, everywhere, of_authority)]
    for total, names, among in wanted:
        if names and names <= among.keys():
            parts = [among[name] for name in sorted(names)]
            yield from _sum(total, parts, counts, declared=total.metric.additive)


def _over_partnerships(
    group: list[Figure],
    counts: Counts,
    footprints: Mapping[int, Footprint],
    regions: Mapping[str, frozenset[int]],
) -> Iterator[Sum]:
    """A region's figure, and England's, from those of the partnerships that share it out among them."""
    own = {one.keeper_id: one for one in group if one.area == Area.PARTNERSHIP and one.keeper_id in footprints}
    members = {pk: frozenset(footprints[pk].at(one.last_day)) for pk, one in own.items()}
    everywhere = frozenset().union(*regions.values())
    for total in (one for one in group if one.area in (Area.REGION, Area.ENGLAND)):
        wanted = everywhere if total.area == Area.ENGLAND else regions.get(total.region_code, frozenset())
        within = {pk: those for pk, those in members.items() if those and those <= wanted}
        # where partnerships of two tiers overlap, the local ones
        local = {pk: those for pk, those in within.items() if not any(other < those for other in within.values())}
        covered = [authority for those in local.values() for authority in those]
        if wanted and len(covered) == len(wanted) == len(set(covered)):
            yield from _sum(total, [own[pk] for pk in sorted(local)], counts, declared=total.metric.additive)


def _over_metrics(group: list[Figure], counts: Counts, families: Mapping[int, frozenset[int]]) -> Iterator[Sum]:
    """The figure of a metric from those of the metrics that make it up."""
    of_metric = {one.metric_id: one for one in group}
    for total, names in families.items():
        if total in of_metric and names <= of_metric.keys():
            yield from _sum(of_metric[total], [of_metric[pk] for pk in sorted(names)], counts, declared=True)


def _over_time(group: list[Figure], counts: Counts) -> Iterator[Sum]:
    """A longer period from shorter ones that fill it: the quarters of a year, the months of a quarter."""
    steps = defaultdict(dict)  # by length in months, then by first day
    for one in group:
        steps[_months(one)][one.starts_on] = one
    for total in group:
        declared = total.metric.additive and not total.metric.rolling_months
        for months, starting in steps.items():
            if months < _months(total):
                yield from _sum(total, _filling(total, starting), counts, declared=declared)


def _months(figure: Figure) -> int:
    return round(figure.days / 30.44)


def _filling(total: Figure, starting: Mapping[date, Figure]) -> list[Figure]:
    """Figures that follow one another from the first day of the total to its last; none where one is missing."""
    parts, day = [], total.starts_on
    while day < total.ends_on and day in starting:
        parts.append(starting[day])
        day = parts[-1].ends_on
    return parts if day == total.ends_on else []
