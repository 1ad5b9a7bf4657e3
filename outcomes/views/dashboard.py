"""The outcomes at a glance: small multiples by national outcome, each with the sentence that a report can take over."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from outcomes.dashboard import dashboard_of

SECTION = "Outcomes"
ONLY_TRACKED = "tracked"


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def outcome_dashboard(request, partnership):
    """What the person may read, today or as it was known on another day; all metrics or those tracked."""
    day, day_form = day_asked(request)
    only = request.GET.get("show") == ONLY_TRACKED
    board = dashboard_of(partnership, request.access.audience, known_on=request.as_at, tracked_only=only)
    context = {
        "title": SECTION,
        "section": SECTION,
        "day": day,
        "day_form": day_form,
        "board": board,
        "only_tracked": only,
        "can_edit": request.access.can(Permission.OBSERVATION_EDIT),
    }
    return render(request, "outcomes/outcome_dashboard.html", context)
