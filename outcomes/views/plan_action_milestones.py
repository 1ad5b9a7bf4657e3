"""Steps on the way to the end of an action: adding, changing and reaching them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import add_record, edit_record, remove_record
from accounts.roles import Permission
from outcomes.forms import MilestoneForm
from outcomes.models import PlanAction, PlanActionMilestone
from outcomes.plan_rules import why_not_change
from outcomes.rules import may_update
from outcomes.views.plan_asked import SECTION, trail_of

METHODS = ["GET", "HEAD", "POST"]
NOT_YOURS = "You can change the steps of the actions of your own seat."
OF_ACTION = ("objective__plan__partnership", "objective__plan__authority", "partnership")


def _refusal(request, action: PlanAction) -> str:
    """Why the person may not change the action's steps: its holder and whoever edits the plan may."""
    if not may_update(request.access, action, timezone.localdate()):
        return NOT_YOURS
    return why_not_change(action.objective.plan)


def _milestone(partnership, pk: int) -> PlanActionMilestone:
    found = PlanActionMilestone.objects.filter(partnership=partnership)
    return get_object_or_404(found.select_related(*(f"action__{path}" for path in OF_ACTION)), pk=pk)


def _context(partnership, action: PlanAction, title: str) -> dict:
    trail = [*trail_of(partnership), (str(action), action.get_absolute_url())]
    return {"title": title, "caption": action.text, "section": SECTION, "trail": trail}


@for_partnership(Permission.ACTION_UPDATE)
@require_http_methods(METHODS)
def plan_action_milestone_add(request, partnership, number):
    actions = PlanAction.objects.filter(partnership=partnership).select_related(*OF_ACTION)
    action = get_object_or_404(actions, number=number)
    if why := _refusal(request, action):
        messages.error(request, why)
        return redirect(action)
    form = MilestoneForm(request.POST or None, instance=PlanActionMilestone(action=action))

    def create() -> PlanAction:
        return form.save().action

    context = _context(partnership, action, "Add a step")
    return add_record(request, form, context, create, said="Step added.", cancel_url=action.get_absolute_url())


@for_partnership(Permission.ACTION_UPDATE)
@require_http_methods(METHODS)
def plan_action_milestone_edit(request, partnership, pk):
    """Change a step, or give the day on which it was reached."""
    milestone = _milestone(partnership, pk)
    action = milestone.action
    if why := _refusal(request, action):
        messages.error(request, why)
        return redirect(action)
    form = MilestoneForm(request.POST or None, instance=milestone)
    return edit_record(request, form, _context(partnership, action, "Change the step"), lead_to=action)


@for_partnership(Permission.ACTION_UPDATE)
@require_http_methods(METHODS)
def plan_action_milestone_remove(request, partnership, pk):
    milestone = _milestone(partnership, pk)
    action = milestone.action
    if why := _refusal(request, action):
        messages.error(request, why)
        return redirect(action)
    context = _context(partnership, action, "Remove this step?")
    consequence = f"“{milestone}” is no longer a step of this action. Its history stays in the audit record."
    return remove_record(request, milestone, context, consequence=consequence, lead_to=action)
