"""Spending plans and what was spent: two pages of rows, each saved as a whole."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.periods import Quarter
from grants import actions
from grants.forms import LineRows, SpendGrid, SpendPlanForm, line_offers, typed
from grants.models import Allocation, SpendPlan
from grants.position import position_of
from grants.rules import warnings

SECTION = "Money"
PLAN_PAGE = "grants/spend_plan_edit.html"


@for_partnership(Permission.ALLOCATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def spend_plan_edit(request, partnership, allocation):
    """The spending plan of an allocation with all its lines. An approved plan is kept and a new version made."""
    allocation = _last_revision(partnership, allocation)
    plan = allocation.spend_plans.current().first() or SpendPlan(allocation=allocation)
    if request.method == "POST" and request.POST.get("plan", "") != str(plan.pk or ""):
        return _plan_replaced(request, allocation, plan)
    form, rows, context = _plan_page(request.POST or None, allocation, plan)
    if request.method == "POST" and not rows.pressed and all([form.is_valid(), rows.is_valid()]):
        if context["approved"] and not (form.changed_data or rows.has_changed()):
            messages.info(request, "Nothing was changed, so no new version was made.")
            return redirect(allocation)
        saved = actions.save_spend_plan(allocation=allocation, form=form, rows=rows, by=request.user)
        if saved is None:
            context["conflict"] = [*form.differences(), *rows.differences()]
            form.take_current_version()
            rows.take_current_version()
            return render(request, PLAN_PAGE, {**context, "is_conflict": True}, status=409)
        messages.success(request, f"Spending plan saved. This is version {saved.version}.")
        _warn(request, allocation)
        return redirect(allocation)
    return render(request, PLAN_PAGE, context)


def _plan_page(data, allocation: Allocation, plan: SpendPlan) -> tuple[SpendPlanForm, LineRows, dict]:
    """The two parts of the page and its context. A new version of an approved plan starts without approval."""
    approved = SpendPlan.objects.filter(pk=plan.pk, approved_on__isnull=False).first()
    fresh = {"approved_on": None, "approved_by": "", "note": ""} if approved else None
    form = SpendPlanForm(data, instance=plan, initial=fresh)
    rows = LineRows(data, instance=plan, form_kwargs={"offers": line_offers(allocation.partnership)})
    context = {
        "title": "Spending plan",
        "caption": str(allocation),
        "section": SECTION,
        "trail": _trail(allocation.partnership, allocation),
        "allocation": allocation,
        "plan": plan,
        "approved": approved,
        "form": form,
        "formset": rows,
    }
    return form, rows, context


def _plan_replaced(request, allocation: Allocation, plan: SpendPlan):
    """Another version was made while a person was typing: show it, and what was typed beside it."""
    old = allocation.spend_plans.filter(pk=_number(request.POST.get("plan"))).first()
    form, rows, _ = _plan_page(request.POST, allocation, old or SpendPlan(allocation=allocation))
    lines = [one for number, row in enumerate(rows.rows, start=1) for one in typed(row, f"Line {number}: ")]
    _, _, context = _plan_page(None, allocation, plan)
    context |= {"typed": [*typed(form), *lines], "is_replaced": True}
    return render(request, PLAN_PAGE, context, status=409)


@for_partnership(Permission.SPEND_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def spend_edit(request, partnership, allocation, quarter):
    """What was spent and forecast on each line of the plan in one quarter."""
    allocation = _last_revision(partnership, allocation)
    plan = allocation.spend_plans.current().first()
    if plan is None or quarter not in (1, 2, 3, 4):
        raise Http404
    if request.method == "POST" and request.POST.get("plan") != str(plan.pk):
        return _replaced(request, allocation, plan, quarter)
    grid = SpendGrid(plan, quarter, request.POST or None)
    if request.method == "POST" and grid.is_valid():
        if not actions.save_spend(grid=grid, by=request.user):
            conflict = grid.differences()
            grid.version.take_current_version()
            return _page(request, allocation, grid, status=409, conflict=conflict, is_conflict=True)
        messages.success(request, f"Spend of {_name(allocation, quarter)} saved.")
        _warn(request, allocation)
        return redirect(allocation)
    return _page(request, allocation, grid)


def _replaced(request, allocation: Allocation, plan: SpendPlan, quarter: int):
    """The plan got a new version while a person was typing: show the new grid, and what was typed beside it."""
    old = allocation.spend_plans.filter(pk=_number(request.POST.get("plan"))).first()
    told = SpendGrid(old, quarter, request.POST).typed() if old else []
    return _page(request, allocation, SpendGrid(plan, quarter), status=409, typed=told, is_replaced=True)


def _page(request, allocation: Allocation, grid: SpendGrid, *, status: int = 200, **more):
    heading, errors = f"Spend in {_name(allocation, grid.quarter)}", grid.errors
    context = {
        "title": f"Error: {heading}" if errors else heading,
        "heading": heading,
        "errors": errors,
        "caption": str(allocation),
        "section": SECTION,
        "trail": _trail(allocation.partnership, allocation),
        "allocation": allocation,
        "grid": grid,
        **more,
    }
    return render(request, "grants/spend_edit.html", context, status=status)


def _last_revision(partnership, pk: int) -> Allocation:
    asked = get_object_or_404(Allocation, partnership=partnership, pk=pk)
    found = asked.revisions().filter(partnership=partnership)
    return found.select_related("authority", "stream", "partnership").first()


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0


def _name(allocation: Allocation, quarter: int) -> str:
    return Quarter.of(allocation.financial_year, quarter).label


def _trail(partnership, allocation: Allocation) -> list[tuple[str, str]]:
    money = reverse("allocation_list", args=[partnership.slug])
    year = allocation.financial_year
    return [(SECTION, money), (year, f"{money}?year={year}"), (str(allocation), allocation.get_absolute_url())]


def _warn(request, allocation: Allocation) -> None:
    for sentence in warnings(position_of(allocation, allocation.spend_plans.current().first())):
        messages.warning(request, sentence)
