"""Every write about plans and figures that has a rule or touches several rows."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.audit import because
from cdp_portal.forms import PortalModelForm, VersionedModelForm
from outcomes.models import Objective, Observation, PlanAction, PlanActionUpdate
from outcomes.plan_rules import faults_of_update
from outcomes.series import series_of
from partnerships.numbering import lock, next_number

ALREADY = "This figure is already recorded for the period. Correct it instead."


@transaction.atomic
def add_objective(*, objective: Objective, by) -> Objective:
    """Save an objective as the last one of its plan."""
    lock(objective.plan.partnership_id)
    objective.position = (objective.plan.objectives.aggregate(last=Max("position"))["last"] or 0) + 1
    objective.save()
    return objective


@transaction.atomic
def add_plan_action(*, form: PortalModelForm, by) -> PlanAction:
    """Save the action that the form describes, under the next number of the partnership."""
    action = form.save(commit=False)
    action.number = next_number(PlanAction, action.objective.partnership_id)
    action.save()
    form.save_m2m()
    return action


@transaction.atomic
def update_plan_action(*, update: PlanActionUpdate, by) -> PlanAction:
    """Keep what was reported and take over the status. Everything that was reported before stays.

    Raises ValidationError, by field, where an action is called done and nothing says where that can be seen or why not.
    """
    if faults := faults_of_update(update.status, update.evidence):
        raise ValidationError(faults)
    action = PlanAction.objects.select_for_update().get(pk=update.action_id)
    update.made_by = by
    update.save()
    if action.status != update.status:
        action.status = update.status
        action.save(update_fields=["status"])
    return action


@transaction.atomic
def add_observation(*, observation: Observation, by) -> Observation:
    """Record a figure of a metric, area and period for the first time. Raises ValidationError when it is there."""
    lock(observation.partnership_id)
    observation.series = series_of(observation)
    if observation.revisions().exists():
        raise ValidationError(ALREADY)
    observation.save()
    return observation


@transaction.atomic
def correct_observation(*, form: VersionedModelForm, by) -> Observation | None:
    """Make what the form holds the next revision; the row before it stays as it was.

    Gives None when somebody else corrected the figure since the form was made.
    """
    before = Observation.objects.select_for_update().get(pk=form.instance.pk)
    if before.revisions().first() != before or before.row_version != form.cleaned_data["row_version"]:
        return None
    because(form.cleaned_data["revised_because"])
    corrected = form.instance
    corrected.pk, corrected._state.adding = None, True
    corrected.revision = before.revision + 1
    corrected.row_version = before.row_version + 1  # counts on, so that a form made from an old revision is stale
    corrected.save()
    return corrected
