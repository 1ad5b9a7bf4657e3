"""A partnership's figure from those of its authorities, as at the end of the period; or in words why there is none."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from cdp_portal.release import strictest
from cdp_portal.sentences import joined
from outcomes.figures import Figure
from outcomes.models import Metric, Observation
from outcomes.places import Footprint
from partnerships.models import LocalAuthority, Partnership

Area = Observation.Area
FOUR_PLACES = Decimal("0.0001")


def rolled_up(figures: Iterable[Figure], partnership: Partnership, footprint: Footprint) -> list[Figure]:
    """A figure of the whole partnership for each metric and period of which it has none but its authorities do.

    They are not protected. What cannot be worked out is left out: `refusal` says why. Asks no query.
    """
    groups: dict[tuple, list[Figure]] = defaultdict(list)
    for one in figures:
        groups[one.metric_id, one.starts_on, one.ends_on].append(one)
    found = []
    for group in groups.values():
        if any(one.area == Area.PARTNERSHIP for one in group):
            continue
        members = footprint.at(group[0].last_day)
        parts = {one.authority.pk: one for one in group if one.area == Area.AUTHORITY and one.authority.pk in members}
        if parts and not refusal(group[0].metric, parts, members):
            found.append(_whole(list(parts.values()), partnership))
    return found


def refusal(metric: Metric, parts: Mapping[int, Figure], members: Mapping[int, LocalAuthority]) -> str:
    """Why the figures of the authorities (by their ids) give none of the whole; empty when they do.

    `members` are the authorities of the footprint on the last day of the period.
    """
    absent = [f"{place} ({_state(parts.get(pk))})" for pk, place in members.items() if not _is_known(parts.get(pk))]
    if absent:
        return f"Not known for {joined(absent)}, so there is no figure for the whole."
    if len(members) == 1:
        return ""
    if metric.standardised:
        return "This rate is standardised for age. It cannot be worked out from the rates of several authorities."
    if not metric.additive:
        return "One person may be counted in several authorities, so their figures are not added up."
    is_rate = metric.per is not None or metric.is_percentage
    if is_rate and any(not one.withheld and None in (one.numerator, one.denominator) for one in parts.values()):
        return "The source gives rates without the numbers behind them, so they cannot be put together."
    return ""


def _is_known(part: Figure | None) -> bool:
    return part is not None and (part.value is not None or bool(part.withheld))


def _state(part: Figure | None) -> str:
    return part.get_state_display().lower() if part else "no figure"


def _whole(parts: list[Figure], partnership: Partnership) -> Figure:
    """The parts as one figure; a single one as it stands."""
    first = parts[0]
    whole = replace(
        first,
        area=Area.PARTNERSHIP,
        area_name=str(Area.PARTNERSHIP.label),
        authority=None,
        keeper_id=partnership.pk,
        slug=partnership.slug,
        parts=tuple(parts),
    )
    if len(parts) == 1:
        return whole
    released = [one.released_on for one in parts if one.released_on]
    return replace(
        whole,
        **_numbers(parts),
        lower=None,
        upper=None,
        pk=None,
        provisional=any(one.provisional for one in parts),
        data_to=min((one.data_to for one in parts if one.data_to), default=None),
        received_on=max(one.received_on for one in parts),
        released_on=max(released, default=None),
        release_class=strictest(one.release_class for one in parts),
        source="; ".join(dict.fromkeys(one.source for one in parts if one.source)),
        note="",
        revision=1,
        revised_because="",
    )


def _numbers(parts: list[Figure]) -> dict[str, Decimal | None]:
    """Value, numerator and denominator of the parts together."""
    metric = parts[0].metric
    numerator, denominator = (
        None if any(getattr(one, name) is None for one in parts) else sum(getattr(one, name) for one in parts)
        for name in ("numerator", "denominator")
    )
    per = metric.per or (100 if metric.is_percentage else None)
    value = sum(one.value for one in parts) if per is None else numerator / denominator * per
    return {"value": Decimal(value).quantize(FOUR_PLACES), "numerator": numerator, "denominator": denominator}
