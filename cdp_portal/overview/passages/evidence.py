"""Passages about the plan, the outcomes and the money."""

from datetime import date

from cdp_portal.formats import gov_date, money
from cdp_portal.overview.passages.writing import bullets, plain, table
from cdp_portal.release import Audience
from grants.reporting import allocations_of
from outcomes.dashboard import OTHER
from outcomes.models import DeliveryPlan, Observation, PlanAction
from outcomes.plan_lines import as_promised_by
from outcomes.sentences import sentences_for
from outcomes.series import tracks_of
from outcomes.words import figure_words, period_words
from partnerships.models import Partnership


def figures(partnership: Partnership, day: date, audience: Audience) -> str:
    """The latest figure of each metric for a period that had ended by the day; what is not known is told in words."""
    tracks = tracks_of(partnership, audience, ended_by=day)
    rows = [
        (
            track.latest.metric.name,
            figure_words(track.latest),
            track.latest.note,
            period_words(track.latest.starts_on, track.latest.ends_on),
        )
        for track in tracks
        if track.latest.area == Observation.Area.PARTNERSHIP
    ]
    return table(("Measure", "Last known", "What it shows", "Period"), rows)


def sentences(partnership: Partnership, day: date, audience: Audience) -> str:
    """Performance in sentences, by national outcome: what was known on the day, with nothing above the audience."""
    found = sentences_for(partnership, audience, day)
    by_outcome = {str(one.outcome or OTHER): [] for one in found}
    for one in found:
        by_outcome[str(one.outcome or OTHER)].append(one.text)
    return "\n\n".join(f"**{plain(title)}**\n\n{bullets(texts)}" for title, texts in by_outcome.items())


def plan(partnership: Partnership, day: date, audience: Audience) -> str:
    """The actions of the plan in force on the day, or of the newest draft where none is adopted."""
    plans = DeliveryPlan.objects.filter(partnership=partnership)
    found = plans.adopted_at(day) or plans.of_the_whole().order_by("-version").first()
    if found is None:
        return ""
    actions = PlanAction.objects.of_plan(found).select_related("objective", "owner_seat__organisation")
    rows = [
        (
            one.objective.title,
            one.text,
            one.owner_seat or "",
            gov_date(one.due_on) if one.due_on else "No date",
            one.get_status_display(),
        )
        for one in as_promised_by(found, actions.order_by("objective__position", "number"))
    ]
    return table(("Objective", "Action", "Owner", "Due", "How it is going"), rows)


def allocations(partnership: Partnership, day: date, audience: Audience) -> str:
    """Every allocation by authority, stream and year with how certain it is. Never summed."""
    rows = [
        (one.authority, one.stream, one.financial_year, money(one.amount), one.status_label)
        for one in allocations_of([partnership.pk])
    ]
    return table(("Authority", "Funding stream", "Year", "Amount", "How certain"), rows)
