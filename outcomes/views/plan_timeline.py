"""The plan over time, as a picture with its table, and the plan on paper."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.charts import NARROW_TIMELINE, WIDE_TIMELINE, timeline
from cdp_portal.exports import PDF_TYPE, private_file
from cdp_portal.pdf.errors import PdfError
from outcomes.lapsed import lapsed_among
from outcomes.models import DeliveryPlan, PlanAction
from outcomes.plan_lines import as_promised_by
from outcomes.plan_picture import TITLE, state_of, works_of
from outcomes.plan_printing import plan_pdf
from outcomes.views.plan_asked import SECTION, asked_plan, plans_of, trail_of

NOTHING = "There is no plan to print yet."


def _actions(plan: DeliveryPlan) -> list[PlanAction]:
    """The actions of the plan in its order, as the plan puts them."""
    found = PlanAction.objects.of_plan(plan).with_progress()
    rows = found.select_related(
        "partnership", "objective__plan", "objective__outcome", "owner_seat__organisation", "lead_organisation"
    )
    ordered = as_promised_by(plan, rows.order_by("objective__position", "number"))
    return sorted(ordered, key=lambda one: (one.objective.position, one.number))


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def plan_timeline(request, partnership):
    """Every action as a bar to its due day, with its steps; beneath it the table that says the same."""
    plans, today = plans_of(partnership), timezone.localdate()
    plan = asked_plan(request, partnership, plans)
    actions = _actions(plan) if plan else []
    works = works_of(actions, today)
    context = {
        "title": "Timeline",
        "section": SECTION,
        "trail": trail_of(partnership, plan),
        "plan": plan,
        "rows": [(one, state_of(one, today).label) for one in actions],
        "today": today,
        "wide": timeline("timeline", TITLE, works, today, WIDE_TIMELINE) if works else "",
        "narrow": timeline("timeline-narrow", TITLE, works, today, NARROW_TIMELINE) if works else "",
        "late": sum(state_of(one, today) == PlanAction.Status.LATE for one in actions),
        "missed": sum(step.is_late(today) for one in actions if not one.is_closed for step in one.steps),
    }
    return render(request, "outcomes/plan_timeline.html", context)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def plan_print(request, partnership):
    """The plan as an accessible PDF."""
    plan = asked_plan(request, partnership, plans_of(partnership))
    if plan is None:
        messages.info(request, NOTHING)
        return redirect("plan_action_list", partnership.slug)
    now, actions = timezone.now(), _actions(plan)
    of_plan = PlanAction.objects.filter(objective__plan=plan).promised()
    try:
        content = plan_pdf(plan, actions, lapsed_among(of_plan, timezone.localdate()), issued_at=now)
    except PdfError as problem:
        messages.error(request, str(problem))
        return redirect(plan)
    name = slugify(f"{partnership} {plan.named} {timezone.localdate()}")
    return private_file(content, content_type=PDF_TYPE, name=f"{name}.pdf", inline=True)
