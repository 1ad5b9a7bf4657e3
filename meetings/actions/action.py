"""Raise actions and report on them."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from meetings import rules
from meetings.models import Action, ActionUpdate
from partnerships.numbering import next_number


@transaction.atomic
def add_action(*, action: Action, by) -> Action:
    """Give the action the next number of its partnership and save it."""
    action.number = next_number(Action, action.partnership_id)
    action.save()
    return action


@transaction.atomic
def change_action(*, form, by) -> bool:
    """Save a checked form; False when somebody else saved first. Moving it to another seat is told in its progress."""
    before = Action.objects.select_related("owner_seat__organisation").get(pk=form.instance.pk)
    if not form.save_checked():
        return False
    if form.instance.owner_seat_id != before.owner_seat_id:
        moved = f"Passed from {before.owner_seat} to {form.instance.owner_seat}."
        ActionUpdate.objects.create(action=form.instance, text=moved, status=form.instance.status, made_by=by)
    return True


@transaction.atomic
def update_action(
    *, action: Action, text: str, status: str, by, evidence: str = "", closed_on: date | None = None
) -> ActionUpdate:
    """Record a report of progress and bring the action to `status`.

    Closing takes the day it was closed (today if none is given) and, when it is done, evidence; reopening clears the
    day. Raises ValidationError when it is done without evidence.
    """
    found = Action.objects.select_for_update().get(pk=action.pk)
    if sentence := rules.why_closed_badly(status, evidence or found.evidence):
        raise ValidationError({"evidence": sentence})
    closes = status not in Action.OPEN
    found.status = status
    found.closed_on = (closed_on or found.closed_on or timezone.localdate()) if closes else None
    found.evidence = evidence or found.evidence
    found.save(update_fields=["status", "closed_on", "evidence"])
    return ActionUpdate.objects.create(action=found, text=text, status=status, made_by=by)
