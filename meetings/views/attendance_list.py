from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.roles import Permission
from cdp_portal.exports import asked_format, export
from cdp_portal.sheets import Sheet
from meetings import exports
from meetings.forms.attendance_filter import AttendanceFilterForm
from meetings.links import address_in
from meetings.models import Meeting
from meetings.statistics import periods, statistics
from meetings.views.shared import SECTION, meetings_trail
from partnerships.models import Body

BY_MEETING = "By meeting"


@for_partnership(Permission.PARTNERSHIP_VIEW)
@require_safe
def attendance_list(request, partnership):
    """Who came to a body's meetings over a period: seat by seat and meeting by meeting."""
    held = Meeting.objects.of(partnership).counting()
    bodies = list(Body.objects.filter(pk__in=held.values("body")).select_related("partnership"))
    known = periods(timezone.localdate(), held.dates("starts_at", "month"))
    form = AttendanceFilterForm(request.GET, bodies=bodies, periods=known)
    body, period = form.chosen_body, form.chosen_period
    found = statistics(body, period) if body else None
    if found and asked_format(request):
        meetings = Sheet(
            name=BY_MEETING,
            title=f"Attendance of {body} by meeting",
            columns=list(exports.MEETING_ATTENDANCE_COLUMNS),
            rows=exports.meeting_attendance_rows(found.meetings),
        )
        rows = exports.seat_attendance_rows(found.seats)
        return export(request, f"Attendance of {body}", exports.SEAT_ATTENDANCE_COLUMNS, rows, more=[meetings])
    context = {
        "section": SECTION,
        "trail": meetings_trail(partnership),
        "asked": form,
        "body": body,
        "period": period,
        "found": found,
        "meetings": [(one, count, address_in(partnership, one)) for one, count in found.meetings] if found else [],
    }
    return render(request, "meetings/attendance_list.html", context)
