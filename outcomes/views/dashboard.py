"""The outcomes at a glance: small multiples by national outcome, each with the sentence that a report can take over."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.exports import PDF_TYPE, private_file
from cdp_portal.pdf.errors import PdfError
from outcomes.dashboard import dashboard_of
from outcomes.dashboard_printing import dashboard_pdf

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


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def outcome_dashboard_print(request, partnership):
    """The same as an accessible PDF, for the same day and the same metrics."""
    day, _form = day_asked(request)
    only, audience = request.GET.get("show") == ONLY_TRACKED, request.access.audience
    board = dashboard_of(partnership, audience, known_on=request.as_at, tracked_only=only)
    try:
        content = dashboard_pdf(board, str(partnership), audience, day, issued_at=timezone.now())
    except PdfError as problem:
        messages.error(request, str(problem))
        return redirect("outcome_dashboard", partnership.slug)
    name = slugify(f"{partnership} outcomes {day}")
    return private_file(content, content_type=PDF_TYPE, name=f"{name}.pdf", inline=True)
