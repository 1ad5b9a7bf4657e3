"""Objectives of a plan: adding and editing."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from outcomes import actions
from outcomes.forms import ObjectiveForm
from outcomes.models import DeliveryPlan, Objective
from outcomes.plan_rules import why_not_change
from outcomes.views.plan_asked import SECTION, trail_of


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def objective_add(request, partnership, plan):
    plans = DeliveryPlan.objects.filter(partnership=partnership).select_related("partnership", "authority")
    plan = get_object_or_404(plans, pk=plan)
    if why := why_not_change(plan):
        messages.error(request, why)
        return redirect(plan)
    form = ObjectiveForm(request.POST or None, instance=Objective(plan=plan))
    context = {
        "title": "Add an objective",
        "caption": plan.named,
        "section": SECTION,
        "trail": trail_of(partnership, plan),
    }

    def create() -> DeliveryPlan:
        return actions.add_objective(objective=form.save(commit=False), by=request.user).plan

    return add_record(request, form, context, create, said="Objective added.", cancel_url=plan.get_absolute_url())


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def objective_edit(request, partnership, pk):
    found = Objective.objects.filter(partnership=partnership).select_related("plan__partnership", "plan__authority")
    objective = get_object_or_404(found, pk=pk)
    plan = objective.plan
    if why := why_not_change(plan):
        messages.error(request, why)
        return redirect(plan)
    form = ObjectiveForm(request.POST or None, instance=objective)
    context = {
        "title": "Edit objective",
        "caption": str(objective),
        "section": SECTION,
        "trail": trail_of(partnership, plan),
    }
    return edit_record(request, form, context, lead_to=plan)
