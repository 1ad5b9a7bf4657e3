"""Passages about the partnership itself: its area, owners, reporting, terms and milestones."""

from datetime import date

from cdp_portal.formats import gov_date
from cdp_portal.overview.passages.writing import bullets, plain, table
from cdp_portal.release import Audience
from partnerships.models import (
    Body,
    FootprintArea,
    Partnership,
    ReportingLine,
    SeniorResponsibleOwner,
    TermsOfReference,
)
from partnerships.reporting import figures_on


def footprint(partnership: Partnership, day: date, audience: Audience) -> str:
    areas = FootprintArea.objects.filter(partnership=partnership).as_at(day).select_related("authority")
    return bullets(str(area.authority) for area in areas)


def owners(partnership: Partnership, day: date, audience: Audience) -> str:
    """Posts, never names."""
    found = SeniorResponsibleOwner.objects.filter(partnership=partnership).as_at(day)
    return bullets(f"{owner}{', jointly with others' if owner.shared else ''}" for owner in found)


def lines(partnership: Partnership, day: date, audience: Audience) -> str:
    found = (
        ReportingLine.objects.filter(partnership=partnership, reporting__kind__in=Body.OWN_KINDS)
        .as_at(day)
        .select_related("reporting", "to")
    )
    return bullets(
        f"{line.reporting}: {line.get_kind_display().lower()} {line.to}"
        f"{f' ({line.frequency[:1].lower()}{line.frequency[1:]})' if line.frequency else ''}"
        for line in found.order_by("reporting__name", "kind", "to__name")
    )


def terms(partnership: Partnership, day: date, audience: Audience) -> str:
    """The version in force on the day with its text, for each of the partnership's own bodies."""
    own = TermsOfReference.objects.filter(partnership=partnership, body__kind__in=Body.OWN_KINDS).in_force(day)
    return "\n\n".join(_terms(one) for one in own.select_related("body").order_by("body__name"))


def _terms(one: TermsOfReference) -> str:
    due = f" To be reviewed by {gov_date(one.review_due_on)}." if one.review_due_on else ""
    said = plain(f"{one.body}: version {one.version}, adopted on {gov_date(one.adopted_on)}.{due}")
    return f"{said}\n\n{one.text}".strip()


def milestones(partnership: Partnership, day: date, audience: Audience) -> str:
    figures = figures_on(partnership, day)
    told = [one for one in figures.milestones if one.known]
    rows = ((one.title, one.state_label, gov_date(one.achieved_on) if one.achieved_on else "") for one in told)
    if not told:
        return ""
    said = f"{figures.milestones_done} of {figures.milestones_total} national milestones are done."
    return f"{said}\n\n{table(('Milestone', 'Where it stands', 'Done on'), rows)}"
