from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.roles import Permission
from meetings import rules
from meetings.actions.minute import approve_minutes, set_minutes
from meetings.agenda import plural
from meetings.forms.minute import ApprovalForm, MinutesForm
from meetings.links import meeting_to_write
from meetings.models import Minute
from meetings.views.shared import SECTION, meeting_refusal, meeting_trail, stale_response, version_seen

TEMPLATE = "meetings/minute_edit.html"


@for_partnership(Permission.MINUTE_EDIT)
@require_http_methods(["GET", "POST"])
def minute_edit(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if sentence := rules.why_no_minutes(meeting, timezone.localdate(), items=meeting.items.count()):
        return meeting_refusal(request, partnership, meeting, "Minutes", sentence)
    form = MinutesForm(request.POST or None, meeting=meeting)
    seen = version_seen(request) if request.method == "POST" else meeting.row_version
    context = {
        "title": "Minutes",
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "meeting": meeting,
        "form": form,
        "row_version": seen,
        "is_draft": bool(form.fields),
        "has_drafts": _drafts(meeting).exists(),
    }
    if request.method == "POST" and form.is_valid():
        if not set_minutes(meeting=meeting, texts=form.texts(), seen=seen, by=request.user):
            meeting.refresh_from_db()
            return stale_response(request, TEMPLATE, {**context, "row_version": meeting.row_version})
        written = Minute.objects.filter(item__meeting=meeting).count()
        messages.success(request, f"Minutes saved: {plural(written, 'item')} minuted.")
        return redirect(meeting)
    return render(request, TEMPLATE, context)


@for_partnership(Permission.MINUTE_EDIT)
@require_http_methods(["GET", "POST"])
def minute_approve(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if not _drafts(meeting).exists():
        return meeting_refusal(
            request, partnership, meeting, "Approve minutes", "There are no draft minutes to approve."
        )
    form = ApprovalForm(request.POST or None, meeting=meeting)
    form.cancel_url = meeting.get_absolute_url()
    if request.method == "POST" and form.is_valid():
        approved = approve_minutes(meeting=meeting, at=form.cleaned_data["at"], by=request.user)
        messages.success(request, f"{plural(approved, 'minute')} approved. The decisions under them are now locked.")
        return redirect(meeting)
    context = {
        "title": "Approve the minutes",
        "caption": str(meeting),
        "intro": "Approved minutes, and the decisions under them, can no longer be changed.",
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "form": form,
    }
    return render(request, "components/record_form.html", context)


def _drafts(meeting):
    return Minute.objects.filter(item__meeting=meeting, state=Minute.State.DRAFT)
