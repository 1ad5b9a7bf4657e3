"""Versions of a plan: adding the first, changing, drafting the next, adopting, closing and comparing them."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.sentences import counted
from outcomes import plan_versions
from outcomes.forms import AdoptPlanForm, ClosePlanForm, CopyPlanForm, PlanForm, PlanLineForm, PlanPartForm
from outcomes.models import DeliveryPlan, PlanAction, PlanLine
from outcomes.plan_comparison import KINDS, differences, in_short
from outcomes.plan_lines import said_by
from outcomes.plan_rules import areas_of_plan, why_not_add, why_not_change, why_not_copy
from outcomes.plan_workflow import STEPS
from outcomes.views.plan_asked import SECTION, trail_of

METHODS = ["GET", "HEAD", "POST"]


def _plan(partnership, pk: int) -> DeliveryPlan:
    found = DeliveryPlan.objects.filter(partnership=partnership).select_related("partnership", "authority", "previous")
    return get_object_or_404(found, pk=pk)


def _context(partnership, plan: DeliveryPlan, title: str, **more) -> dict:
    about = {"title": title, "caption": plan.named, "section": SECTION, "trail": trail_of(partnership, plan)}
    return about | {"plan": plan} | more


def _refused(request, plan: DeliveryPlan, why: str):
    messages.error(request, why)
    return redirect(plan)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(METHODS)
def plan_add(request, partnership):
    """The first plan of the partnership; every later one is the next version of another."""
    back = reverse("plan_action_list", args=[partnership.slug])
    form = PlanForm(request.POST or None, instance=DeliveryPlan(partnership=partnership))
    if request.method != "POST" and (why := why_not_add(partnership, None)):
        messages.error(request, why)
        return redirect(back)
    context = {"title": "Add a delivery plan", "section": SECTION, "trail": trail_of(partnership)}

    def create() -> DeliveryPlan:
        return plan_versions.add_plan(plan=form.save(commit=False), by=request.user)

    return add_record(request, form, context, create, said="Plan added.", cancel_url=back)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(METHODS)
def plan_part_add(request, partnership, plan):
    """The plan of one authority of a shared footprint, as a part of the common plan."""
    whole = _plan(partnership, plan)
    if why := why_not_change(whole):
        return _refused(request, whole, why)
    new = DeliveryPlan(partnership=partnership, part_of=whole.part_of or whole)
    areas = areas_of_plan(new.part_of, timezone.localdate())
    form = PlanPartForm(request.POST or None, instance=new, areas=areas)
    context = _context(partnership, whole, "Add the part of one authority")

    def create() -> DeliveryPlan:
        return plan_versions.add_plan(plan=form.save(commit=False), by=request.user)

    back = whole.get_absolute_url()
    return add_record(request, form, context, create, said="Part of the plan added.", cancel_url=back)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(METHODS)
def plan_edit(request, partnership, pk):
    plan = _plan(partnership, pk)
    if why := why_not_change(plan):
        return _refused(request, plan, why)
    form = PlanForm(request.POST or None, instance=plan)
    return edit_record(request, form, _context(partnership, plan, "Edit the plan"), lead_to=plan)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(METHODS)
def plan_copy(request, partnership, pk):
    """Draft the next version of a plan."""
    plan = _plan(partnership, pk)
    form = CopyPlanForm(request.POST or None, initial={"title": plan.title})
    if request.method != "POST" and (why := why_not_copy(plan)):
        return _refused(request, plan, why)
    to_carry = PlanAction.objects.filter(objective__plan=plan).open().count()
    intro = (
        f"It begins as a draft with the same objectives. It takes over {counted(to_carry, 'open action')}, which keep "
        f"their numbers and history; what is done or dropped stays in version {plan.version}. Until a body adopts it, "
        f"version {plan.version} holds."
    )

    def create() -> DeliveryPlan:
        return plan_versions.copy_plan(plan=plan, title=form.cleaned_data["title"], by=request.user)

    context = _context(partnership, plan, "Make the next version", intro=intro)
    said = "The next version is a draft. Change what it says, then record its adoption."
    if request.method == "POST" and form.is_valid() and (why := why_not_copy(plan)):
        form.add_error("title", why)  # a second sending of this very form is led to what the first one made
    return add_record(request, form, context, create, said=said, cancel_url=plan.get_absolute_url())


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(METHODS)
def plan_adopt(request, partnership, pk):
    """Record that a body adopted the draft: it takes over from the version before."""
    plan = _plan(partnership, pk)
    if why := STEPS["adopt"].why_not(plan.status):
        return _refused(request, plan, why)
    form = AdoptPlanForm(request.POST or None, plan=plan)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        plan_versions.adopt_plan(
            plan=plan, body=given["adopted_by"], on=given["adopted_on"], decision=given["decision"], by=request.user
        )
        messages.success(request, f"{plan.named} is adopted.")
        return redirect(plan)
    form.cancel_url = plan.get_absolute_url()
    intro = _what_adoption_does(plan)
    context = _context(partnership, plan, "Record the adoption", intro=intro)
    return render(request, "components/record_form.html", {"form": form, **context})


def _what_adoption_does(plan: DeliveryPlan) -> str:
    if not plan.replaces:
        return ""
    left_out = plan.lines.filter(left_out=True).count()
    dropped = f" {counted(left_out, 'action').capitalize()} left out will be dropped." if left_out else ""
    return f"It replaces version {plan.previous.version}, which is closed and kept as it is then.{dropped}"


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(METHODS)
def plan_close(request, partnership, pk):
    """Ask why, then close a version that no other takes over from."""
    plan = _plan(partnership, pk)
    if why := STEPS["close"].why_not(plan.status):
        return _refused(request, plan, why)
    form = ClosePlanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        plan_versions.close_plan(plan=plan, reason=reason, on=timezone.localdate(), by=request.user)
        messages.success(request, f"{plan.named} is closed.")
        return redirect(plan)
    to_drop = PlanAction.objects.filter(objective__plan=plan).open().count()
    consequence = (
        f"It becomes a record that nobody can change. {counted(to_drop, 'open action').capitalize()} will be dropped, "
        "with your reason."
    )
    asked = {
        "form": form,
        "consequence": consequence,
        "submit": "Close this version",
        "cancel_url": plan.get_absolute_url(),
    }
    return render(request, "components/confirm.html", _context(partnership, plan, "Close this version?", **asked))


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def plan_compare(request, partnership, pk):
    """What a version adds, leaves out and changes against the one before."""
    plan = _plan(partnership, pk)
    before = plan.previous
    found = differences(said_by(before), said_by(plan)) if before else []
    groups = [(kind, [one for one in found if one.kind == kind]) for kind in KINDS]
    context = _context(
        partnership,
        plan,
        f"What version {plan.version} changes",
        before=before,
        groups=[(kind, members) for kind, members in groups if members],
        in_short=in_short(found),
    )
    return render(request, "outcomes/plan_compare.html", context)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(METHODS)
def plan_line_edit(request, partnership, pk):
    """What the draft of the next version says of an action that it takes over."""
    found = PlanLine.objects.filter(partnership=partnership).select_related(
        "plan__partnership", "plan__authority", "action"
    )
    line = get_object_or_404(found, pk=pk)
    if why := why_not_change(line.plan):
        return _refused(request, line.plan, why)
    form = PlanLineForm(request.POST or None, instance=line)
    context = _context(partnership, line.plan, f"What version {line.plan.version} says", caption=str(line.action))
    return edit_record(request, form, context, lead_to=line.plan)
