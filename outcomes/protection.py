"""Small numbers are taken out of figures before any output is made of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from outcomes.disclosure import is_small, is_small_share, withheld
from outcomes.figures import FEWER, TOO_FEW, WITHHELD, Figure, without_numbers
from outcomes.models import Observation
from outcomes.places import Footprint, related
from outcomes.relations import sums_of

HUNDRED = 100


def protected(
    figures: Sequence[Figure],
    *,
    footprints: Mapping[int, Footprint] | None = None,
    families: Mapping[int, frozenset[int]] | None = None,
    regions: Mapping[str, frozenset[int]] | None = None,
) -> list[Figure]:
    """The figures in their order, without those numbers that show fewer than 5 people or let them be worked out.

    All that is shown together, and best all that is known, goes in together: what is withheld then is the same on every
    page and for every reader. The other arguments are those of `relations.sums_of`.
    """
    around = {"footprints": footprints or {}, "families": families or {}, "regions": regions or {}}
    own = {one.key for one in figures if is_too_few(one)}
    closed = own | {one.key for one in figures if one.state == Observation.State.SUPPRESSED}
    if closed:
        concerned = related((key[0] for key in closed), around["families"])
        near = [one for one in figures if one.metric_id in concerned]
        systems = []
        for count in (people_in, others_in):
            counts = {one.key: count(one) for one in near}
            systems.append((counts, sums_of(near, counts, **around)))
        closed = _closed(closed, systems)
    return [_without(one, is_own=one.key in own) if one.key in closed else one for one in figures]


def _closed(closed: set[tuple], systems: list) -> set[tuple]:
    """Withheld in one system means withheld in the other: until neither asks for more."""
    while True:
        before = set(closed)
        for counts, sums in systems:
            small = {key for key in closed if counts[key] is None or is_small(counts[key])}
            closed = closed | withheld(counts, small, sums, also=closed - small)
        if closed == before:
            return closed


def _without(figure: Figure, *, is_own: bool) -> Figure:
    if figure.value is None:
        return figure
    is_count = figure.metric.per is None and not figure.metric.is_percentage
    return without_numbers(figure, WITHHELD if not is_own else FEWER if is_count else TOO_FEW)


def is_too_few(figure: Figure) -> bool:
    """Does the figure tell of fewer than 5 people, or of all but fewer than 5?"""
    if not figure.metric.counts_people or figure.value is None:
        return False
    if figure.metric.is_percentage and figure.value == HUNDRED:
        return True  # all of them: of the rest there is none
    people, others = people_in(figure), others_in(figure)
    return is_small(people) or is_small(others) or is_small_share(None, figure.denominator)


def people_in(figure: Figure) -> Decimal | None:
    """How many people are counted in the figure; None where it cannot be known."""
    if figure.value is None:
        return None
    if figure.numerator is not None:
        return figure.numerator
    if figure.value == 0:
        return Decimal(0)
    per = _per(figure)
    if per is None:
        return figure.value if figure.value == figure.value.to_integral_value() else None
    return None if figure.denominator is None else round(figure.value * figure.denominator / per)


def others_in(figure: Figure) -> Decimal | None:
    """Of a percentage, how many are not counted in it; None for other figures and where it cannot be known."""
    if not figure.metric.is_percentage or figure.value is None or figure.denominator is None:
        return None
    return figure.denominator - people_in(figure)


def _per(figure: Figure) -> int | None:
    return figure.metric.per or (HUNDRED if figure.metric.is_percentage else None)
