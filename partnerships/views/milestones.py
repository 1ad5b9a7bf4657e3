from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from partnerships.forms import MilestoneForm
from partnerships.models import Milestone, MilestoneProgress
from partnerships.views.partnership import SECTION, trail


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def milestone_list(request, partnership):
    progress = {one.milestone_id: one for one in MilestoneProgress.objects.filter(partnership=partnership)}
    milestones = list(Milestone.objects.all())
    rows = [(one, progress.get(one.pk) or MilestoneProgress(milestone=one)) for one in milestones]
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "rows": rows,
        "done": sum(row.is_done for _, row in rows),
        "can_edit": request.access.can(Permission.PARTNERSHIP_EDIT),
    }
    return render(request, "partnerships/milestone_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PARTNERSHIP_EDIT)
def milestone_add(request, partnership):
    """The first report on a national milestone; `?milestone=` chooses it."""
    new = MilestoneProgress(partnership=partnership)
    form = MilestoneForm(request.POST or None, instance=new, initial={"milestone": request.GET.get("milestone")})
    back = reverse("milestone_list", args=[partnership.slug])
    context = {"title": "Report on a milestone", **_place(partnership, back)}
    return add_record(request, form, context, form.save, said="Progress recorded.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PARTNERSHIP_EDIT)
def milestone_edit(request, partnership, pk):
    reports = MilestoneProgress.objects.filter(partnership=partnership).select_related("milestone", "partnership")
    progress = get_object_or_404(reports, pk=pk)
    form = MilestoneForm(request.POST or None, instance=progress)
    back = reverse("milestone_list", args=[partnership.slug])
    context = {
        "title": "Progress on a milestone",
        "caption": progress.milestone.title,
        "intro": progress.milestone.requirement,
        **_place(partnership, back),
    }
    return edit_record(request, form, context, lead_to=back, called=progress.milestone)


def _place(partnership, back: str) -> dict:
    return {"section": SECTION, "trail": trail(partnership, ("Milestones", back))}
