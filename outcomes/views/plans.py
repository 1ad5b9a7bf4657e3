"""The plan page, and adding and changing plans, objectives and actions."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, FilterForm, listing
from members.models import Seat
from outcomes import actions, plan_versions
from outcomes.exports import ACTION_COLUMNS, action_rows
from outcomes.forms import ObjectiveForm, PlanForm
from outcomes.models import DeliveryPlan, Objective, PlanAction

SECTION = "Plan"
COLUMNS = (
    Column("Action", "number", ("number",)),
    Column("Owner"),
    Column("Due", "due", ("due_on",)),
    Column("State", "state", ("status",)),
)


def _seats_with_actions(request):
    """The seats that own an action of the partnership's plans."""
    owners = PlanAction.objects.filter(partnership=request.partnership).values("owner_seat")
    return Seat.objects.filter(pk__in=owners).select_related("organisation")


class PlanActionFilter(FilterSet):
    status = ChoiceFilter(label="State", choices=PlanAction.Status.choices, empty_label="Any")
    owner_seat = ModelChoiceFilter(label="Owner", queryset=_seats_with_actions)
    late = ChoiceFilter(label="Lateness", choices=[("yes", "Late only")], empty_label="Any", method="only_late")

    class Meta:
        model = PlanAction
        fields = ["status", "owner_seat"]
        form = FilterForm

    def only_late(self, queryset, name, value):
        return queryset.late(timezone.localdate())


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def plan_action_list(request, partnership):
    """The plan with its actions by objective; `?plan=2` shows another version than the one in force."""
    plans = list(DeliveryPlan.objects.filter(partnership=partnership))
    plan = _asked_plan(request.GET.get("plan", ""), plans, partnership)
    found = PlanAction.objects.filter(objective__plan=plan) if plan else PlanAction.objects.none()
    rows = found.select_related("partnership", "objective__outcome", "owner_seat__organisation").order_by(
        "objective__position", "number"
    )
    today = timezone.localdate()
    filtered = PlanActionFilter(request.GET, queryset=rows, request=request)
    if asked_format(request):
        return export(request, "Plan actions", ACTION_COLUMNS, action_rows(filtered.qs, today))
    page = listing(request, filtered, COLUMNS, noun="action")
    late = set(found.late(today).filter(pk__in=[one.pk for one in page.rows]).values_list("pk", flat=True))
    context = {
        "title": "Plan",
        "section": SECTION,
        "plan": plan,
        "plans": plans,
        "listing": page,
        "late": late,
        "counts": found.aggregate(
            actions=Count("pk"), done=Count("pk", filter=Q(status=PlanAction.Status.DONE)), late=_late_count(today)
        ),
        "by_objective": "sort" not in request.GET,
        "empty_objectives": plan.objectives.filter(actions=None) if plan else (),
        "can_edit": request.access.can(Permission.PLAN_EDIT),
    }
    return render(request, "outcomes/plan_action_list.html", context)


def _late_count(day) -> Count:
    return Count("pk", filter=Q(pk__in=PlanAction.objects.late(day)))


def _asked_plan(version: str, plans: list[DeliveryPlan], partnership) -> DeliveryPlan | None:
    asked = next((one for one in plans if str(one.version) == version), None)
    return asked or DeliveryPlan.objects.filter(partnership=partnership).to_show(timezone.localdate())


def trail_of(partnership) -> list[tuple[str, str]]:
    return [(SECTION, reverse("plan_action_list", args=[partnership.slug]))]


def plan_address(plan: DeliveryPlan) -> str:
    """The plan page showing this version."""
    return f"{reverse('plan_action_list', args=[plan.partnership.slug])}?plan={plan.version}"


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_add(request, partnership):
    form = PlanForm(request.POST or None, instance=DeliveryPlan(partnership=partnership))
    context = {"title": "Add a delivery plan", "section": SECTION, "trail": trail_of(partnership)}

    def create() -> str:
        return plan_address(plan_versions.add_plan(plan=form.save(commit=False), by=request.user))

    back = reverse("plan_action_list", args=[partnership.slug])
    return add_record(request, form, context, create, said="Plan added.", cancel_url=back)


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request, partnership, pk):
    plan = get_object_or_404(DeliveryPlan.objects.filter(partnership=partnership), pk=pk)
    form = PlanForm(request.POST or None, instance=plan)
    context = {"title": "Edit the plan", "caption": str(plan), "section": SECTION, "trail": trail_of(partnership)}
    return edit_record(request, form, context, lead_to=plan_address(plan))


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def objective_add(request, partnership, plan):
    plan = get_object_or_404(DeliveryPlan.objects.filter(partnership=partnership), pk=plan)
    form = ObjectiveForm(request.POST or None, instance=Objective(plan=plan))
    context = {"title": "Add an objective", "caption": str(plan), "section": SECTION, "trail": trail_of(partnership)}

    def create() -> str:
        return plan_address(actions.add_objective(objective=form.save(commit=False), by=request.user).plan)

    return add_record(request, form, context, create, said="Objective added.", cancel_url=plan_address(plan))


@for_partnership(Permission.PLAN_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def objective_edit(request, partnership, pk):
    found = Objective.objects.filter(partnership=partnership).select_related("plan__partnership")
    objective = get_object_or_404(found, pk=pk)
    form = ObjectiveForm(request.POST or None, instance=objective)
    context = {"title": "Edit objective", "caption": str(objective), "section": SECTION, "trail": trail_of(partnership)}
    return edit_record(request, form, context, lead_to=plan_address(objective.plan))
