"""The money pages: a year by authority, one allocation, adding and revising."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.models import SubmittedForm
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.forms import conflict_response, submit_once
from cdp_portal.periods import FinancialYear
from grants import actions
from grants.exports import COLUMNS, rows
from grants.forms import AllocationForm, RevisionForm
from grants.history import history_of_money
from grants.models import Allocation
from grants.overview import plan_table, year_of
from grants.position import position_of
from grants.rules import outside_its_years, warnings, why_no_allocation

SECTION = "Money"


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def allocation_list(request, partnership):
    """A financial year of the partnership's money, by authority: the last year on record, or `?year=2023-24`."""
    years = _years(partnership)
    year, refusal = _asked_year(request.GET.get("year", ""), years)
    authorities = year_of(partnership, year)
    if asked_format(request):
        return export(request, f"Money {year}", COLUMNS, rows(authorities))
    why_none = why_no_allocation(partnership)
    context = {
        "title": "Money",
        "section": SECTION,
        "year": year,
        "years": years,
        "refusal": refusal,
        "authorities": authorities,
        "can_add": request.access.can(Permission.ALLOCATION_EDIT) and not why_none,
        "why_none": why_none,
    }
    return render(request, "grants/allocation_list.html", context)


def _years(partnership) -> list[str]:
    """The financial years with allocations, the first to the last."""
    found = Allocation.objects.filter(partnership=partnership).order_by("financial_year")
    return list(found.values_list("financial_year", flat=True).distinct())


def _asked_year(asked: str, years: list[str]) -> tuple[str, str]:
    """The year to show and, where what was asked for is no year, the sentence that says so."""
    default = years[-1] if years else FinancialYear.containing(timezone.localdate()).label
    try:
        return (FinancialYear.parse(asked).label if asked else default), ""
    except ValueError as error:
        return default, str(error)


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def allocation_detail(request, partnership, pk):
    """One allocation with its revisions and its spending plan; `?plan=1` shows an earlier version of the plan."""
    allocation = get_object_or_404(
        Allocation.objects.filter(partnership=partnership).select_related("authority", "stream", "partnership"), pk=pk
    )
    revisions = list(allocation.revisions())
    plans = list(allocation.spend_plans.order_by("-version"))
    asked = request.GET.get("plan", "")
    plan = next((one for one in plans if str(one.version) == asked), plans[0] if plans else None)
    position = position_of(allocation, plan)
    is_last = allocation == revisions[0]
    context = {
        "title": str(allocation),
        "section": SECTION,
        "trail": allocation_trail(partnership, allocation),
        "caption": f"{allocation.authority}, financial year {allocation.financial_year}",
        "allocation": allocation,
        "last": revisions[0],
        "is_last": is_last,
        "revisions": revisions,
        "plan": plan,
        "plans": plans,
        "is_last_plan": not plans or plan == plans[0],
        "position": position,
        "table": plan_table(position) if plan else None,
        "warnings": warnings(position),
        "quarters": FinancialYear.parse(allocation.financial_year).quarters,
        "can_edit": is_last and request.access.can(Permission.ALLOCATION_EDIT),
        "can_spend": is_last and request.access.can(Permission.SPEND_EDIT),
    }
    if request.access.can(Permission.HISTORY_VIEW):
        context["entries"] = history_of_money(allocation, position)
    return render(request, "grants/allocation_detail.html", context)


def allocation_trail(partnership, allocation: Allocation | None = None) -> list[tuple[str, str]]:
    money = reverse("allocation_list", args=[partnership.slug])
    trail = [(SECTION, money)]
    if allocation:
        trail.append((allocation.financial_year, f"{money}?year={allocation.financial_year}"))
    return trail


@for_partnership(Permission.ALLOCATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def allocation_add(request, partnership):
    if why_not := why_no_allocation(partnership):
        messages.error(request, why_not)
        return redirect("allocation_list", partnership.slug)
    form = AllocationForm(request.POST or None, instance=Allocation(partnership=partnership))
    form.cancel_url = reverse("allocation_list", args=[partnership.slug])
    if request.method == "POST" and form.is_valid():
        try:
            answer = submit_once(
                request,
                SubmittedForm,
                lambda: actions.add_allocation(allocation=form.save(commit=False), by=request.user),
                said="Allocation added.",
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            _warn(request, form.instance)
            return answer
    context = {"form": form, "title": "Add an allocation", "section": SECTION, "trail": allocation_trail(partnership)}
    return render(request, "components/record_form.html", context)


@for_partnership(Permission.ALLOCATION_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def allocation_edit(request, partnership, pk):
    """Revise an allocation: what is saved becomes a new revision. The address of an old one leads to the last."""
    asked = get_object_or_404(Allocation, partnership=partnership, pk=pk)
    allocation = asked.revisions().filter(partnership=partnership).select_related("authority", "stream").first()
    name = str(allocation)
    form = RevisionForm(request.POST or None, instance=allocation)
    form.cancel_url = allocation.get_absolute_url()
    context = {
        "title": "Revise the allocation",
        "caption": name,
        "intro": "The amount as it was stays on record. Spending plans move to the new revision.",
        "section": SECTION,
        "trail": [*allocation_trail(partnership, allocation), (name, allocation.get_absolute_url())],
    }
    if request.method == "POST" and form.is_valid():
        revised = actions.revise_allocation(form=form, by=request.user)
        if revised is None:
            return conflict_response(request, form, "components/record_form.html", context)
        messages.success(request, f"Allocation revised. This is revision {revised.revision}.")
        _warn(request, revised)
        return redirect(revised)
    return render(request, "components/record_form.html", {"form": form, **context})


def _warn(request, allocation: Allocation) -> None:
    if warning := outside_its_years(allocation.stream, allocation.financial_year):
        messages.warning(request, warning)
