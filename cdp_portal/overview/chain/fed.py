"""The end of a chain: the rows of returns that its records feed, each with the minute that stands behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse

import grants.reporting
import outcomes.reporting
from cdp_portal.formats import gov_date
from cdp_portal.release import Audience
from grants.models import SpendLine
from meetings.dealt_with import Business, approving
from outcomes.models import Metric, Observation, PlanAction
from partnerships.models import MilestoneProgress, Partnership
from returns.cells import Cells, cells_fed_by


@dataclass(frozen=True)
class Fed:
    """A row of a return, and in words which minute approved the record that it comes from."""

    cells: Cells
    minute: str


def fed_by(found: Mapping[str, list[Model]], partnership: Partnership, audience: Audience) -> list[Fed]:
    """The rows that these records (by noun) feed. A constant number of queries."""
    sources = _sources(found, partnership, audience)
    rows = cells_fed_by(partnership, sources.keys())
    if not rows:
        return []
    known = outcomes.reporting.dealt_with(partnership, audience)
    lines = grants.reporting.dealt_with(partnership, audience)
    business = {PlanAction: known.plan_actions, Metric: known.metrics, SpendLine: lines}
    fed = []
    for row in rows:
        record = sources[row.source]
        fed.append(Fed(row, _minute(business.get(type(record), {}).get(record.pk, ()))))
    return fed


def _sources(found: Mapping[str, list[Model]], partnership: Partnership, audience: Audience) -> dict[str, Model]:
    """Each record by the address that rows of returns give as their source.

    Of a metric its own and those of its figures, of a milestone its place in the list.
    """
    sources = {
        record.get_absolute_url(): record
        for records in found.values()
        for record in records
        if not isinstance(record, (Metric, MilestoneProgress))
    }
    metrics = {one.pk: one for one in found.get("metric", ())}
    figures = Observation.objects.readable_by(audience).filter(partnership=partnership, metric__in=metrics)
    sources |= {one.get_absolute_url(): metrics[one.metric_id] for one in figures.select_related("partnership")}
    sources |= {reverse("metric_detail", args=[partnership.slug, pk]): metric for pk, metric in metrics.items()}
    asks = reverse("milestone_list", args=[partnership.slug])
    return sources | {f"{asks}#{one.milestone.code}": one for one in found.get("milestone", ())}


def _minute(business: tuple[Business, ...]) -> str:
    """“Approved minute: 6 December 2023, decision “2. Agreed …””, or that there is none yet."""
    one = approving(business)
    if one is not None:
        return f"Approved minute: {gov_date(one.held_on)}, {one.kind.lower()} “{one.words}”"
    return "Dealt with by a meeting, but its minutes are not approved yet" if business else ""
