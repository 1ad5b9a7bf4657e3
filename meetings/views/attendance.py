from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.roles import Permission
from meetings import quorum, rules
from meetings.actions.attendance import set_attendance
from meetings.forms.attendance import AttendanceForm, with_everyone_present
from meetings.links import meeting_to_write
from meetings.views.shared import SECTION, meeting_refusal, meeting_trail, stale_response, version_seen

TEMPLATE = "meetings/attendance_edit.html"


@for_partnership(Permission.ATTENDANCE_EDIT)
@require_http_methods(["GET", "POST"])
def attendance_edit(request, partnership, meeting):
    meeting = meeting_to_write(partnership, meeting)
    if sentence := rules.why_no_attendance(meeting, timezone.localdate()):
        return meeting_refusal(request, partnership, meeting, "Attendance", sentence)
    form = AttendanceForm(request.POST or None, meeting=meeting)
    starts = "everyone" in request.POST
    if starts:
        form = with_everyone_present(form)
    seen = version_seen(request) if request.method == "POST" else meeting.row_version
    context = {
        "title": "Attendance",
        "caption": str(meeting),
        "section": SECTION,
        "trail": meeting_trail(partnership, meeting),
        "meeting": meeting,
        "form": form,
        "row_version": seen,
        "count": quorum.chosen(form, meeting.body.quorum),
    }
    if request.method == "POST" and not starts and form.is_valid():
        came = {"attendance": form.attendance(), "guests": form.cleaned_data["guests"]}
        if not set_attendance(meeting=meeting, seen=seen, by=request.user, **came):
            meeting.refresh_from_db()
            return stale_response(request, TEMPLATE, {**context, "row_version": meeting.row_version})
        recorded = meeting.attendance.select_related("seat")
        messages.success(request, f"Attendance saved. {quorum.count(recorded, meeting.body.quorum).sentence}")
        return redirect(meeting)
    return render(request, TEMPLATE, context)
