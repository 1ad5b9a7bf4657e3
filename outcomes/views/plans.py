"""The plan page: its actions by objective, what has lapsed, and the parts of the authorities beside it."""

from collections import defaultdict

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_filters import ChoiceFilter, FilterSet, ModelChoiceFilter

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.lists import Column, FilterForm, listing
from meetings.models import Decision
from meetings.visible import UNDER_AN_ITEM, seen_by
from members.models import Seat
from outcomes.lapsed import lapsed_among, lapsed_of
from outcomes.models import DeliveryPlan, PlanAction
from outcomes.plan_exports import ACTION_COLUMNS, SAID_COLUMNS, action_rows, said_rows
from outcomes.plan_lines import said_by
from outcomes.plan_parts import Counts, counts_by_plan, side_by_side
from outcomes.plan_rules import areas_of_plan, why_not_copy
from outcomes.plan_workflow import open_steps
from outcomes.views.plan_asked import SECTION, asked_plan, plans_of, trail_of

__all__ = ["SECTION", "plan_action_list", "trail_of"]
COLUMNS = (
    Column("Action", "number", ("number",)),
    Column("Owner"),
    Column("Due", "due", ("due_on",)),
    Column("State", "state", ("status",)),
)
LAPSED_SHOWN = 5


def _seats_with_actions(request):
    """The seats that own an action of the partnership's plans."""
    owners = PlanAction.objects.filter(partnership=request.partnership).values("owner_seat")
    return Seat.objects.filter(pk__in=owners).select_related("organisation")


class PlanActionFilter(FilterSet):
    status = ChoiceFilter(label="State", choices=PlanAction.Status.choices, empty_label="Any")
    owner_seat = ModelChoiceFilter(label="Owner", queryset=_seats_with_actions)
    late = ChoiceFilter(label="Lateness", choices=[("yes", "Late only")], empty_label="Any", method="only_late")
    lapsed = ChoiceFilter(label="Lapsed", choices=[("yes", "Lapsed only")], empty_label="Any", method="only_lapsed")

    class Meta:
        model = PlanAction
        fields = ["status", "owner_seat"]
        form = FilterForm

    def only_late(self, queryset, name, value):
        return queryset.late(timezone.localdate())

    def only_lapsed(self, queryset, name, value):
        found = lapsed_among(PlanAction.objects.filter(pk__in=queryset.values("pk")).promised(), timezone.localdate())
        return queryset.filter(pk__in={one.pk for one in found})


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def plan_action_list(request, partnership):
    """The plan with its actions by objective. A closed version is shown as it stood at its end."""
    plans, today = plans_of(partnership), timezone.localdate()
    plan = asked_plan(request, partnership, plans)
    if plan is None:
        context = {"title": SECTION, "section": SECTION, "can_edit": request.access.can(Permission.PLAN_EDIT)}
        return render(request, "outcomes/plan_none.html", context)
    if plan.is_closed:
        return _closed(request, plan, plans)
    found = PlanAction.objects.filter(objective__plan=plan)
    rows = found.select_related("partnership", "objective__outcome", "owner_seat__organisation")
    filtered = PlanActionFilter(request.GET, queryset=rows.order_by("objective__position", "number"), request=request)
    if asked_format(request):
        lapsed = lapsed_among(found.promised(), today)
        return export(request, "Plan actions", ACTION_COLUMNS, action_rows(filtered.qs.with_progress(), today, lapsed))
    context = {
        **_about(request, plan, plans),
        **_actions(request, plan, filtered, plans),
        "objectives": plan.objectives.count,  # asked only where there is no action
        "empty_objectives": plan.objectives.filter(actions=None),
        "lines": said_by(plan, lines_only=True) if plan.replaces else (),
        "lines_caption": f"Taken over from version {plan.previous.version}" if plan.previous else "",
    }
    return render(request, "outcomes/plan_action_list.html", context)


def _closed(request, plan: DeliveryPlan, plans: list[DeliveryPlan]):
    said = said_by(plan)
    if asked_format(request):
        return export(request, "Plan actions", SAID_COLUMNS, said_rows(said))
    context = {**_about(request, plan, plans), "lines": said, "next": plan.later_versions.first()}
    return render(request, "outcomes/plan_closed.html", context)


def _about(request, plan: DeliveryPlan, plans: list[DeliveryPlan]) -> dict:
    """What the page of any plan says of it, whatever its state."""
    seen = Decision.objects.filter(seen_by(request.access.audience, *UNDER_AN_ITEM), pk=plan.decision_id)
    can_edit = request.access.can(Permission.PLAN_EDIT)
    return {
        "title": SECTION,
        "section": SECTION,
        "plan": plan,
        "versions": [one for one in plans if one.authority_id == plan.authority_id],
        "decision": seen.select_related("partnership").first() if plan.decision_id else None,
        "steps": open_steps(plan) if can_edit else [],
        "may_copy": can_edit and not why_not_copy(plan),
        "can_edit": can_edit,
    }


def _actions(request, plan: DeliveryPlan, filtered: PlanActionFilter, plans: list[DeliveryPlan]) -> dict:
    """The rows of the list, what has lapsed among them, and the plans beside this one."""
    today = timezone.localdate()
    page = listing(request, filtered, COLUMNS, noun="action")
    lapsed = lapsed_of(request.partnership, today)
    notes = defaultdict(list)
    own = {}  # an action that has lapsed in two ways stands there once
    for one in lapsed:
        notes[one.pk].append(one.words(today))
        if one.plan == plan.pk:
            own.setdefault(one.pk, one)
    counts = counts_by_plan(plans, lapsed, today)
    areas = list(areas_of_plan(plan.part_of or plan, today))
    is_shared = len(areas) > 1 or any(one.authority_id for one in plans)
    return {
        "listing": page,
        "rows": [(one, one.is_late(today), notes.get(one.pk, ())) for one in page.rows],
        "counts": counts.get(plan.pk, Counts()),
        "lapsed": [(one, notes[pk]) for pk, one in own.items()][:LAPSED_SHOWN],
        "lapsed_in_all": len(own),
        "parts": side_by_side(plans, areas, counts, request.partnership.short_name) if is_shared else (),
        "by_objective": "sort" not in request.GET,
    }
