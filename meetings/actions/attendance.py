"""Record who came."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from meetings import rules
from meetings.actions.shared import claim
from meetings.models import Attendance, Meeting


@transaction.atomic
def set_attendance(
    *, meeting: Meeting, attendance: Sequence[Attendance], seen: int | None, by, guests: str = ""
) -> bool:
    """Save the attendance of all seats at once, and `guests` without a seat, one on each line; a planned meeting has
    then been held.

    False, and nothing saved, when the meeting is no longer as it was seen. Raises ValidationError before its day.
    """
    rules.refuse(rules.why_no_attendance(meeting, timezone.localdate()))
    if not claim(meeting, seen):
        return False
    for one in attendance:
        one.partnership_id = meeting.partnership_id
    Attendance.objects.bulk_create(
        attendance, update_conflicts=True, unique_fields=["meeting", "seat"], update_fields=["state", "who"]
    )
    Meeting.objects.filter(pk=meeting.pk).exclude(in_attendance=guests).update(in_attendance=guests)
    if attendance:
        Meeting.objects.filter(pk=meeting.pk, status=Meeting.Status.PLANNED).update(status=Meeting.Status.HELD)
    return True
