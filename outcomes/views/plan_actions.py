"""One action of the plan: what it is linked to, its progress, and changing it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.history import Part, history_of
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from meetings.dealt_with import business_of
from outcomes import actions
from outcomes.forms import PlanActionForm, UpdateForm
from outcomes.lapsed import lapsed_among
from outcomes.models import (
    DeliveryPlan,
    Objective,
    PlanAction,
    PlanActionMilestone,
    PlanActionUpdate,
    PlanLine,
)
from outcomes.plan_rules import open_plans, why_not_change
from outcomes.risk_words import score_tag
from outcomes.rules import may_update
from outcomes.series import tracks_by_metric
from outcomes.views.plan_asked import SECTION, trail_of

NOT_YOURS = "You can report progress on the actions of your own seat."


def _action(partnership, number: int) -> PlanAction:
    found = PlanAction.objects.filter(partnership=partnership).select_related(
        "objective__plan__partnership",
        "objective__plan__authority",
        "objective__outcome",
        "objective__priority",
        "owner_seat__organisation",
        "lead_organisation",
        "partnership",
    )
    return get_object_or_404(found, number=number)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def plan_action_detail(request, partnership, number):
    action = _action(partnership, number)
    audience, today = request.access.audience, timezone.localdate()
    is_open = not why_not_change(action.objective.plan)
    context = {
        "title": f"Plan action {action.number}",
        "section": SECTION,
        "trail": trail_of(partnership, action.objective.plan),
        "action": action,
        "is_late": action.is_late(today),
        "lapsed": [one.words(today) for one in lapsed_among(_alone(action), today)],
        "milestones": [(one, one.is_late(today)) for one in action.milestones.all()],
        "waiting": _waiting(action),
        **_linked(action, partnership, audience),
        "updates": action.updates.select_related("made_by"),
        "can_edit": is_open and request.access.can(Permission.PLAN_EDIT),
        "can_update": is_open and may_update(request.access, action, today),
        "is_own_seat": action.owner_seat and action.owner_seat.partnership_id == partnership.pk,
    }
    if request.access.can(Permission.HISTORY_VIEW):
        context["entries"] = history_of(action, Part(PlanActionMilestone, "action"))
    return render(request, "outcomes/plan_action_detail.html", context)


def _alone(action: PlanAction):
    return PlanAction.objects.filter(pk=action.pk).promised()


def _waiting(action: PlanAction) -> PlanLine | None:
    """What the draft of the next version says of it."""
    lines = PlanLine.objects.filter(action=action, plan__status=DeliveryPlan.Status.DRAFT)
    return lines.select_related("plan__partnership", "plan__authority").first()


def _linked(action: PlanAction, partnership, audience) -> dict:
    """The metrics, risks, money and business of meetings that it is linked to, as far as the audience may see them."""
    return {
        "metrics": tracks_by_metric(partnership, audience, action.metrics.select_related("outcome")),
        "risks": [
            (risk, score_tag(risk))
            for risk in action.risks.readable_by(audience).select_related("partnership").order_by("number")
        ],
        "business": business_of(action.dealt_with.all(), audience),
        "spend_lines": action.spend_lines.current().select_related(
            "plan__allocation__authority", "plan__allocation__stream", "plan__allocation__partnership"
        ),
    }


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_action_add(request, partnership):
    back = reverse("plan_action_list", args=[partnership.slug])
    if not Objective.objects.filter(plan__in=open_plans(partnership)).exists():
        messages.info(request, "Add a plan and an objective first. Every action serves an objective.")
        return redirect(back)
    form = PlanActionForm(
        request.POST or None,
        initial={"objective": request.GET.get("objective")},
        partnership=partnership,
        audience=request.access.audience,
    )
    context = {"title": "Add an action to the plan", "section": SECTION, "trail": trail_of(partnership)}

    def create() -> PlanAction:
        return actions.add_plan_action(form=form, by=request.user)

    return add_record(request, form, context, create, said="Action added.", cancel_url=back)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_action_edit(request, partnership, number):
    action = _action(partnership, number)
    if why := why_not_change(action.objective.plan):
        messages.error(request, why)
        return redirect(action)
    audience = request.access.audience
    form = PlanActionForm(request.POST or None, instance=action, partnership=partnership, audience=audience)
    return edit_record(request, form, _context(partnership, action, "Edit action", str(action)))


@for_partnership(Permission.ACTION_UPDATE)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_action_update(request, partnership, number):
    """Report progress: the holder of the seat that owns the action, or whoever edits the plan."""
    action = _action(partnership, number)
    is_yours = may_update(request.access, action, timezone.localdate())
    if why := why_not_change(action.objective.plan) if is_yours else NOT_YOURS:
        messages.error(request, why)
        return redirect(action)
    form = UpdateForm(request.POST or None, instance=PlanActionUpdate(action=action, status=action.status))

    def create() -> PlanAction:
        return actions.update_plan_action(update=form.save(commit=False), by=request.user)

    context = _context(partnership, action, "Report progress", action.text)
    back = action.get_absolute_url()
    return add_record(request, form, context, create, said="Progress saved.", cancel_url=back)


def _context(partnership, action: PlanAction, title: str, caption: str) -> dict:
    trail = [*trail_of(partnership), (str(action), action.get_absolute_url())]
    return {"title": title, "caption": caption, "section": SECTION, "trail": trail}
