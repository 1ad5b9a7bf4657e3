from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from meetings.dealt_with import business_of
from partnerships.milestones import standings
from partnerships.models import MilestoneProgress
from partnerships.views.partnership import SECTION, trail


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def milestone_detail(request, partnership, pk):
    """One round of a national milestone: what is asked, how far it has come, and the meetings that dealt with it."""
    reports = MilestoneProgress.objects.filter(partnership=partnership).select_related("milestone", "partnership")
    report = get_object_or_404(reports, pk=pk)
    rounds = list(reports.filter(milestone=report.milestone))
    [standing] = standings([report.milestone], rounds, timezone.localdate(), kept=partnership.is_kept)
    context = {
        "title": report.milestone.title,
        "section": SECTION,
        "trail": trail(partnership, ("Milestones", reverse("milestone_list", args=[partnership.slug]))),
        "caption": f"National milestone, round {report.cycle}" if report.cycle > 1 else "National milestone",
        "report": report,
        "standing": standing if standing.current == report else None,
        "rounds": [one for one in rounds if one != report],
        "business": business_of(report.dealt_with.all(), request.access.audience),
        "can_edit": request.access.can(Permission.PARTNERSHIP_EDIT),
        "can_view_history": request.access.can(Permission.HISTORY_VIEW),
    }
    return render(request, "partnerships/milestone_detail.html", context)
