"""What a version says of each action: the lines of a draft or a closed version, else the actions as they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from outcomes.models import DeliveryPlan, PlanAction, PlanLine


@dataclass(frozen=True)
class Said:
    """An action as one version puts it. `because` is why a draft leaves it out."""

    number: int
    objective: str
    text: str
    owner: str
    due_on: date | None
    state: str
    url: str
    left_out: bool = False
    because: str = ""
    line: int | None = None


def as_promised_by(plan: DeliveryPlan, actions: Iterable[PlanAction]) -> list[PlanAction]:
    """Actions of a version with the text, owner, day and objective that it gives them. They must not be saved.

    One query, but none for the version in force, whose actions say it themselves.
    """
    is_in_force = plan.status == DeliveryPlan.Status.ADOPTED
    lines = {} if is_in_force else {line.action_id: line for line in _lines(plan)}
    found = list(actions)
    for one in found:
        if line := lines.get(one.pk):
            one.text, one.owner_seat, one.due_on, one.objective = (
                line.text,
                line.owner_seat,
                line.due_on,
                line.objective,
            )
    return found


def said_by(plan: DeliveryPlan, *, lines_only: bool = False) -> list[Said]:
    """Every action of a version, in its order; of a draft with `lines_only` those it takes over. Two queries or one."""
    lines = [_of_line(line) for line in _lines(plan)]
    if lines_only:
        return lines
    known = {one.number for one in lines}
    actions = PlanAction.objects.filter(objective__plan=plan).select_related(
        "objective", "owner_seat__organisation", "partnership"
    )
    own = [_of_action(one) for one in actions.order_by("objective__position", "number") if one.number not in known]
    return [*lines, *own]


def _lines(plan: DeliveryPlan):
    return PlanLine.objects.filter(plan=plan).select_related(
        "action__partnership", "objective", "owner_seat__organisation"
    )


def _of_line(line: PlanLine) -> Said:
    return Said(
        number=line.action.number,
        objective=line.objective.title,
        text=line.text,
        owner=str(line.owner_seat or ""),
        due_on=line.due_on,
        state=line.get_status_display() or line.action.get_status_display(),
        url=line.action.get_absolute_url(),
        left_out=line.left_out,
        because=line.because,
        line=line.pk,
    )


def _of_action(action: PlanAction) -> Said:
    return Said(
        number=action.number,
        objective=action.objective.title,
        text=action.text,
        owner=str(action.owner_seat or ""),
        due_on=action.due_on,
        state=action.get_status_display(),
        url=action.get_absolute_url(),
    )
