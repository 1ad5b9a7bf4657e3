"""What the national unit asks of every partnership: where this one stands, and the rounds of each ask."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import for_partnership
from accounts.records import add_record, edit_record
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from cdp_portal.exports import asked_format, export
from partnerships import actions
from partnerships.exports import MILESTONE_COLUMNS, milestone_rows
from partnerships.forms import MilestoneForm
from partnerships.milestones import in_words, standings
from partnerships.models import Milestone, MilestoneProgress
from partnerships.rules import why_no_next_round
from partnerships.views.partnership import SECTION, trail


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def milestone_list(request, partnership):
    day, day_form = day_asked(request)
    reports = MilestoneProgress.objects.filter(partnership=partnership)
    rows = standings(Milestone.objects.all(), reports, day, kept=partnership.is_kept)
    if asked_format(request):
        return export(request, "Milestones", MILESTONE_COLUMNS, milestone_rows(rows))
    context = {
        "section": SECTION,
        "trail": trail(partnership),
        "day": day,
        "day_form": day_form,
        "rows": rows,
        "answer": in_words(rows),
        "can_edit": request.access.can(Permission.PARTNERSHIP_EDIT) and not request.as_at,
        "can_view_history": request.access.can(Permission.HISTORY_VIEW),
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

    def create() -> str:
        actions.add_progress(report=form.save(commit=False), by=request.user)
        return back

    return add_record(request, form, context, create, said="Progress recorded.", cancel_url=back)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PARTNERSHIP_EDIT)
def milestone_edit(request, partnership, pk):
    progress = _report(partnership, pk)
    form = MilestoneForm(request.POST or None, instance=progress)
    back = reverse("milestone_list", args=[partnership.slug])
    context = {
        "title": "Progress on a milestone",
        "caption": _caption(progress),
        "intro": progress.milestone.requirement,
        **_place(partnership, back),
    }
    return edit_record(request, form, context, lead_to=back, called=progress.milestone)


@require_http_methods(["GET", "HEAD", "POST"])
@for_partnership(Permission.PARTNERSHIP_EDIT)
def milestone_round_add(request, partnership, pk):
    """Begin the round after the one that is done, which stays with its evidence."""
    before = _report(partnership, pk)
    back = reverse("milestone_list", args=[partnership.slug])
    if why_not := why_no_next_round(before):
        messages.error(request, why_not)
        return redirect(back)
    new = MilestoneProgress(
        partnership=partnership,
        milestone=before.milestone,
        cycle=before.cycle + 1,
        recurs_months=before.recurs_months,
        state=MilestoneProgress.State.IN_PROGRESS,
    )
    form = MilestoneForm(request.POST or None, instance=new)
    context = {
        "title": "Begin the next round",
        "caption": _caption(new),
        "intro": "The round before stays as it is, with its evidence.",
        **_place(partnership, back),
    }

    def create() -> str:
        actions.add_progress(report=form.save(commit=False), by=request.user)
        return back

    return add_record(request, form, context, create, said="The next round has begun.", cancel_url=back)


def _report(partnership, pk: int) -> MilestoneProgress:
    reports = MilestoneProgress.objects.filter(partnership=partnership).select_related("milestone", "partnership")
    return get_object_or_404(reports, pk=pk)


def _caption(report: MilestoneProgress) -> str:
    return f"{report.milestone.title}, round {report.cycle}" if report.cycle > 1 else report.milestone.title


def _place(partnership, back: str) -> dict:
    return {"section": SECTION, "trail": trail(partnership, ("Milestones", back))}
