"""The plan as a timeline: its actions as bars to their due days, with their steps."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.charts import Look, Milestone, Work
from outcomes.models import PlanAction

Status = PlanAction.Status
TITLE = "The actions of the plan over time"
LOOKS = {
    Status.NOT_STARTED: Look.HOLLOW,
    Status.ON_TRACK: Look.SOLID,
    Status.AT_RISK: Look.STRIPES,
    Status.LATE: Look.CROSSES,
    Status.DONE: Look.DONE,
    Status.DROPPED: Look.DASHED,
}


def state_of(action: PlanAction, day: date) -> PlanAction.Status:
    """Its state, or late where its day has passed unnoticed."""
    return Status.LATE if action.is_late(day) else Status(action.status)


def works_of(actions: Iterable[PlanAction], day: date) -> list[Work]:
    """The bars, in the order given. The actions come from `with_progress`."""
    return [_work(one, state_of(one, day)) for one in actions]


def _work(action: PlanAction, state: PlanAction.Status) -> Work:
    since, due_on = action.since, action.due_on
    return Work(
        name=f"{action.number}. {action.text}",
        state=state.label,
        look=LOOKS[state],
        starts_on=since if since and (due_on is None or since < due_on) else None,
        due_on=due_on,
        milestones=[Milestone(step.text, step.due_on, done=step.done_on is not None) for step in action.steps],
        group=action.objective.title,
    )
