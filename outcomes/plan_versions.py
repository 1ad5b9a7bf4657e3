"""Versions of a delivery plan: the next one as a copy of the last, its adoption by a body, and its end.

An action is one row for all its life, so its number, updates, links to meetings and lines of money stay with it. While
the next version is drafted, the action keeps its place in the one in force, and the draft has a line that says what
will become of it (`outcomes.models.PlanLine`). Adoption moves every open action into the new version as its line says,
or drops it with the reason; what was done or dropped before stays where it was. The version before keeps a line for
each of its actions, as it stood at its end.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.audit import because
from outcomes.models import DeliveryPlan, Objective, PlanAction, PlanActionUpdate, PlanLine
from outcomes.plan_rules import faults_of_adoption, why_not_copy
from outcomes.plan_workflow import STEPS
from partnerships.numbering import lock

Status = DeliveryPlan.Status


@transaction.atomic
def add_plan(*, plan: DeliveryPlan, by) -> DeliveryPlan:
    """Save a new plan as the next version of the plans of the partnership, or of its authority."""
    lock(plan.partnership_id)
    plans = DeliveryPlan.objects.filter(partnership=plan.partnership_id, authority=plan.authority_id)
    plan.version = (plans.aggregate(last=Max("version"))["last"] or 0) + 1
    plan.save()
    return plan


@transaction.atomic
def copy_plan(*, plan: DeliveryPlan, title: str, by) -> DeliveryPlan:
    """Draft the next version: the same objectives, and a line for each open action as it is now.

    Raises ValidationError where `why_not_copy` has a sentence.
    """
    lock(plan.partnership_id)
    if why := why_not_copy(plan):
        raise ValidationError(why)
    copied = DeliveryPlan(
        partnership=plan.partnership,
        authority=plan.authority,
        part_of=plan.part_of,
        previous=plan,
        title=title,
        source=plan.source,
    )
    add_plan(plan=copied, by=by)
    for objective in plan.objectives.order_by("position"):
        counterpart(objective, copied)
    for action in PlanAction.objects.filter(objective__plan=plan).open().select_related("objective"):
        _line(copied, action, counterpart(action.objective, copied)).save()
    return copied


def counterpart(objective: Objective, plan: DeliveryPlan) -> Objective:
    """The objective of the later version that goes on with this one; made at its end if there is none."""
    found = plan.objectives.filter(previous=objective).first()
    if found:
        return found
    last = plan.objectives.aggregate(last=Max("position"))["last"] or 0
    values = {name: getattr(objective, name) for name in ("title", "priority_id", "outcome_id")}
    return Objective.objects.create(plan=plan, position=last + 1, previous=objective, **values)


def _line(plan: DeliveryPlan, action: PlanAction, objective: Objective, status: str = "") -> PlanLine:
    values = {name: getattr(action, name) for name in ("text", "owner_seat_id", "due_on")}
    return PlanLine(plan=plan, action=action, objective=objective, status=status, **values)


@transaction.atomic
def adopt_plan(*, plan: DeliveryPlan, body, on: date, decision=None, by) -> DeliveryPlan:
    """A body adopts a draft on a day: it takes over from the version before, which is closed from that day.

    Parts of single authorities become parts of the new version. Raises ValidationError, by field where it has one.
    """
    lock(plan.partnership_id)
    plan.refresh_from_db()
    if why := STEPS["adopt"].why_not(plan.status):
        raise ValidationError(why)
    if faults := faults_of_adoption(plan, body, on, decision):
        raise ValidationError(faults)
    plan.status, plan.adopted_on, plan.adopted_by, plan.decision = Status.ADOPTED, on, body, decision
    plan.starts_on = plan.starts_on or on
    plan.save()
    before = plan.previous
    if before and before.status == Status.ADOPTED:
        _hand_over(before, plan, by)
        _end(before, on)
        before.sub_plans.exclude(status=Status.CLOSED).update(part_of=plan)
    return plan


def _hand_over(before: DeliveryPlan, plan: DeliveryPlan, by) -> None:
    lines = {line.action_id: line for line in plan.lines.select_related("objective")}
    found = PlanAction.objects.select_for_update(of=("self",)).filter(objective__plan=before)
    for action in found.select_related("objective__plan"):
        line = lines.get(action.pk)
        kept = _line(before, action, action.objective, status=action.status)
        kept.because = line.because if line and line.left_out else ""
        kept.save()
        if action.is_closed:
            continue
        if line and line.left_out:
            _drop(action, f"Left out of version {plan.version} of the plan: {line.because}", by)
            continue
        action.agreed_on = action.since
        action.objective = line.objective if line else counterpart(action.objective, plan)
        if line:
            action.text, action.owner_seat_id, action.due_on = line.text, line.owner_seat_id, line.due_on
        action.save()
    plan.lines.all().delete()


def _drop(action: PlanAction, text: str, by) -> None:
    PlanActionUpdate.objects.create(action=action, text=text, status=PlanAction.Status.DROPPED, made_by=by)
    action.status = PlanAction.Status.DROPPED
    action.save(update_fields=["status"])


def _end(plan: DeliveryPlan, on: date) -> None:
    """Close it; `on` is the first day on which it no longer holds, unless it ended before."""
    plan.status = Status.CLOSED
    if (plan.starts_on is None or plan.starts_on < on) and (plan.ends_on is None or plan.ends_on > on):
        plan.ends_on = on
    plan.save()


@transaction.atomic
def close_plan(*, plan: DeliveryPlan, reason: str, on: date, by) -> DeliveryPlan:
    """Close a version that no other takes over from: its open actions are dropped, with the reason.

    The draft of a next version is given up; the actions that it was to take over stay as they are. Raises
    ValidationError.
    """
    lock(plan.partnership_id)
    plan.refresh_from_db()
    if why := STEPS["close"].why_not(plan.status):
        raise ValidationError(why)
    because(reason)
    plan.lines.all().delete()
    for action in PlanAction.objects.filter(objective__plan=plan).select_related("objective"):
        if not action.is_closed:
            _drop(action, f"The plan was closed: {reason}", by)
        _line(plan, action, action.objective, status=action.status).save()
    _end(plan, on)
    return plan
