"""The plan, one version of it as it was, and needs assessments as tables for a file."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.utils import timezone

from cdp_portal.release import Audience
from cdp_portal.sheets import Column
from outcomes.lapsed import Lapsed
from outcomes.models import NeedsAssessment, PlanAction
from outcomes.plan_lines import Said

ACTION_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("objective", "Objective", width=40),
    Column("action", "Action", width=60),
    Column("owner", "Owner", width=40),
    Column("lead", "Lead organisation", width=40),
    Column("due_on", "Due on", "date"),
    Column("state", "State", width=14),
    Column("late", "Late", width=8),
    Column("steps", "Steps reached", width=14),
    Column("next_step", "Next step", width=40),
    Column("next_step_on", "Next step due on", "date"),
    Column("updated_on", "Last update on", "date"),
    Column("update", "Last update", width=60),
    Column("evidence", "Evidence", width=40),
    Column("lapsed", "What has lapsed", width=50),
    Column("source", "Source", width=50),
)
SAID_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("objective", "Objective", width=40),
    Column("action", "Action", width=60),
    Column("owner", "Owner", width=40),
    Column("due_on", "Due on", "date"),
    Column("state", "State", width=14),
)
NEEDS_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("title", "Needs assessment", width=50),
    Column("organisation", "Who makes it", width=40),
    Column("area", "For", width=30),
    Column("combined_into", "Combined into", width=50),
    Column("state", "State", width=14),
    Column("finished_on", "Finished on", "date"),
    Column("published_on", "Published on", "date"),
    Column("address", "Web address", width=50),
    Column("review_due_on", "To be made again by", "date"),
    Column("note", "What it says or waits for", width=60),
    Column("release_class", "Who may read it", width=16),
    Column("source", "Source", width=50),
)


def steps_in_words(action: PlanAction) -> str:
    """“1 of 3”; empty for an action without steps. It comes from `with_progress`, as below."""
    return f"{sum(one.done_on is not None for one in action.steps)} of {len(action.steps)}" if action.steps else ""


def action_rows(actions: Iterable[PlanAction], day: date, lapsed: Sequence[Lapsed]) -> list[tuple]:
    """One row for each action of `with_progress`."""
    notes = defaultdict(list)
    for one in lapsed:
        notes[one.pk].append(one.words(day))
    return [_action(one, day, "; ".join(notes[one.pk])) for one in actions]


def _action(one: PlanAction, day: date, lapsed: str) -> tuple:
    step = next((step for step in one.steps if step.done_on is None), None)
    report = one.reports[0] if one.reports else None
    return (
        one.number,
        one.objective.title,
        one.text,
        str(one.owner_seat or ""),
        str(one.lead_organisation or ""),
        one.due_on,
        one.get_status_display(),
        "Late" if one.is_late(day) else "",
        steps_in_words(one),
        step.text if step else "",
        step.due_on if step else None,
        timezone.localdate(report.made_at) if report else None,
        report.text if report else "",
        report.evidence if report else "",
        lapsed,
        one.source,
    )


def said_rows(said: Iterable[Said]) -> list[tuple]:
    return [(one.number, one.objective, one.text, one.owner, one.due_on, one.state) for one in said]


def needs_rows(assessments: Iterable[NeedsAssessment], audience: Audience) -> list[tuple]:
    """One row each; what an assessment is combined into is named only to those who may read that one too."""
    return [
        (
            one.number,
            one.title,
            str(one.organisation or ""),
            str(one.authority or one.partnership),
            _named(one.combined_into, audience),
            one.get_status_display(),
            one.finished_on,
            one.published_on,
            one.address,
            one.review_due_on,
            one.note,
            one.get_release_class_display(),
            one.source,
        )
        for one in assessments
    ]


def _named(whole: NeedsAssessment | None, audience: Audience) -> str:
    return str(whole) if whole and audience.may_see(whole.release_class) else ""
