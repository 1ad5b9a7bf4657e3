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


@require_http_methods(["GET", "POST"])
@for_partnership(Permission.PARTNERSHIP_EDIT)
def milestone_edit(request, partnership, pk):
    """Progress on one national milestone (`pk` is the milestone's): the first report adds it, later ones change it."""
    milestone = get_object_or_404(Milestone, pk=pk)
    progress = MilestoneProgress.objects.filter(partnership=partnership, milestone=milestone).first()
    back = reverse("milestone_list", args=[partnership.slug])
    context = {
        "title": "Progress on a milestone",
        "caption": milestone.title,
        "intro": milestone.requirement,
        "section": SECTION,
        "trail": trail(partnership, ("Milestones", back)),
    }
    if progress is not None:
        return edit_record(request, MilestoneForm(request.POST or None, instance=progress), context, lead_to=back)
    form = MilestoneForm(request.POST or None, instance=MilestoneProgress(partnership=partnership, milestone=milestone))
    said = f"Progress on “{milestone}” recorded."
    return add_record(request, form, context, form.save, said=said, cancel_url=back)
