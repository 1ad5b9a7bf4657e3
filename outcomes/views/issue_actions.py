"""What partners agreed to do about an issue: adding, editing, and saying that it is done."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import TEMPLATE, add_record, edit_record
from accounts.roles import Permission
from outcomes import issues
from outcomes.forms import DoneForm, IssueActionForm
from outcomes.models import EmergingIssue, IssueAction
from outcomes.views.issues import issue_context, issue_to_read

NOT_YOURS = "You can report on what the partner of your own seat agreed to do."


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_action_add(request, partnership, number):
    issue = issue_to_read(request, partnership, number)
    if not issue.is_open:
        messages.info(request, f"{issue} is closed. Open it again before you add an action.")
        return redirect(issue)
    form = IssueActionForm(request.POST or None, instance=IssueAction(issue=issue), partnership=partnership)
    context = issue_context(partnership, issue, "Add an agreed action")

    def create() -> EmergingIssue:
        return issues.add_issue_action(action=form.save(commit=False), by=request.user)

    back = issue.get_absolute_url()
    return add_record(request, form, context, create, said="Action added.", cancel_url=back)


@for_partnership(Permission.RISK_EDIT)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_action_edit(request, partnership, pk):
    action = _action(request, partnership, pk)
    form = IssueActionForm(request.POST or None, instance=action, partnership=partnership)
    context = issue_context(partnership, action.issue, "Edit agreed action")
    return edit_record(request, form, context, lead_to=action.issue, called="the action")


@for_partnership(Permission.ACTION_UPDATE)
@require_http_methods(["GET", "HEAD", "POST"])
def issue_action_done(request, partnership, pk):
    """Say what was done: the holder of the seat that owns the action, or whoever keeps the issues."""
    action = _action(request, partnership, pk)
    if not issues.may_finish(request.access, [action], timezone.localdate()):
        messages.error(request, NOT_YOURS)
        return redirect(action.issue)
    if action.done_on:
        messages.info(request, "That is done already.")
        return redirect(action.issue)
    form = DoneForm(request.POST or None, action=action)
    if request.method == "POST" and form.is_valid():
        if issues.finish_issue_action(action=action, **form.answers, by=request.user):
            messages.success(request, "Saved: the action is done.")
        return redirect(action.issue)
    form.cancel_url = action.issue.get_absolute_url()
    context = {**issue_context(partnership, action.issue, "What was done"), "intro": action.text}
    return render(request, TEMPLATE, {"form": form, **context})


def _action(request, partnership, pk: int) -> IssueAction:
    """An action of an issue that the person may read. Raises Http404."""
    found = IssueAction.objects.filter(partnership=partnership).readable_by(request.access.audience)
    return get_object_or_404(found.select_related("issue__partnership", "owner_seat", "organisation"), pk=pk)
