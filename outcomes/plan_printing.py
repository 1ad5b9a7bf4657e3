"""The plan on paper: objectives with their actions, steps, owners, states and last updates, and what has lapsed."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from django.utils import timezone

from cdp_portal.charts import WIDE_TIMELINE, timeline, timeline_description
from cdp_portal.formats import gov_date, period
from cdp_portal.pdf.pictures import Picture
from cdp_portal.pdf.report import Column, Fact, ReportSpec, Section, Table, build_report
from outcomes.lapsed import Lapsed
from outcomes.models import DeliveryPlan, PlanAction
from outcomes.plan_picture import TITLE, state_of, works_of

ACTION_HEADS = (Column("Action"), Column("Owner"), Column("Due"), Column("State"), Column("Last update"))
STEP_HEADS = (Column("Action"), Column("Step"), Column("Due"), Column("State"))
LAPSED_HEADS = (Column("Action"), Column("Whose"), Column("What has lapsed"))
MOST_DRAWN = 12  # actions in one picture: more would make its letters too small to read
NOTE = "Late: past its day and not done, or called late by its owner."


def plan_pdf(
    plan: DeliveryPlan, actions: Sequence[PlanAction], lapsed: Sequence[Lapsed], *, issued_at: datetime
) -> bytes:
    """The PDF of a plan with the actions of `with_progress`, in order. Raises PdfError, a sentence for people."""
    day = timezone.localdate(issued_at)
    sections = [
        *_objectives(actions, day),
        *_steps(actions, day),
        *_lapsed(lapsed, day),
        *_over_time(actions, day),
    ]
    return build_report(
        ReportSpec(
            title=plan.title,
            subtitle=str(plan.authority or plan.partnership),
            issued_at=issued_at,
            facts=tuple(_facts(plan, actions, day)),
            sections=tuple(sections),
            footer_note=f"As at {gov_date(day)}",
            marking="For members",
        )
    )


def _facts(plan: DeliveryPlan, actions: Sequence[PlanAction], day: date):
    yield Fact("Version", f"{plan.version}, {plan.get_status_display().lower()}")
    if plan.adopted_on:
        by = f" by {plan.adopted_by}" if plan.adopted_by else ""
        yield Fact("Adopted", f"{gov_date(plan.adopted_on)}{by}")
    if plan.starts_on or plan.ends_on:
        yield Fact("Period", period(plan.starts_on, plan.ends_on))
    if plan.part_of:
        yield Fact("Part of", plan.part_of.named)
    done = sum(one.status == PlanAction.Status.DONE for one in actions)
    late = sum(one.is_late(day) for one in actions)
    yield Fact("Actions", f"{len(actions)}: {done} done, {late} late")
    if plan.source:
        yield Fact("Source", plan.source)


def _objectives(actions: Sequence[PlanAction], day: date) -> list[Section]:
    return [
        Section(
            objective.title,
            intro=f"National outcome: {objective.outcome}" if objective.outcome else "",
            tables=(Table("Actions", ACTION_HEADS, tuple(_row(one, day) for one in members), NOTE),),
        )
        for objective, members in groupby(actions, key=lambda one: one.objective)
    ]


def _row(action: PlanAction, day: date) -> tuple[str, ...]:
    return (
        f"{action.number}. {action.text}",
        str(action.owner_seat or "No owner"),
        gov_date(action.due_on) if action.due_on else "No date",
        state_of(action, day).label,
        _last_update(action),
    )


def _last_update(action: PlanAction) -> str:
    if not action.reports:
        return "Nothing reported yet"
    last = action.reports[0]
    evidence = f" Evidence: {last.evidence}" if last.evidence else ""
    return f"{gov_date(last.made_at)}: {last.text}{evidence}"


def _steps(actions: Sequence[PlanAction], day: date) -> list[Section]:
    rows = tuple(
        (f"{one.number}. {one.text}", step.text, gov_date(step.due_on), _step_state(step, day))
        for one in actions
        for step in one.steps
    )
    return [Section("Steps on the way", tables=(Table("Steps by action", STEP_HEADS, rows),))] if rows else []


def _step_state(step, day: date) -> str:
    if step.done_on:
        return f"Reached on {gov_date(step.done_on)}"
    return "Late" if step.is_late(day) else "To come"


def _lapsed(lapsed: Sequence[Lapsed], day: date) -> list[Section]:
    rows = tuple((f"{one.number}. {one.text}", one.whose, one.words(day)) for one in lapsed)
    return [Section("What has lapsed", tables=(Table("By kind", LAPSED_HEADS, rows),))] if rows else []


def _over_time(actions: Sequence[PlanAction], day: date) -> list[Section]:
    """The timeline, so many actions to a picture that its letters can be read on a page."""
    pictures = []
    for members in _pages(actions):
        works = works_of(members, day)
        drawn = timeline(f"timeline-{len(pictures)}", TITLE, works, day, WIDE_TIMELINE)
        pictures.append(Picture(str(drawn), timeline_description(works, day)))
    return [Section("Over time", pictures=tuple(pictures))] if pictures else []


def _pages(actions: Sequence[PlanAction]) -> list[Sequence[PlanAction]]:
    """As few parts as may be, about equally long."""
    parts = -(-len(actions) // MOST_DRAWN)
    size = -(-len(actions) // parts) if parts else 1
    return [actions[start : start + size] for start in range(0, len(actions), size)]
