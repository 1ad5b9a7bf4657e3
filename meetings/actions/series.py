"""Plan a series of meetings, change what its coming meetings have in common, end it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.audit import because
from meetings import rules
from meetings.actions.meeting import add_meeting
from meetings.models import Meeting, MeetingSeries
from partnerships.numbering import lock


@transaction.atomic
def add_series(*, series: MeetingSeries, meetings: Sequence[tuple[date, str]], by) -> MeetingSeries:
    """Save the series and a planned meeting for each (day, theme). Raises ValidationError when the body has ended."""
    lock(series.body.partnership_id)
    days = [day for day, _ in meetings]
    series.first_on = min([*days, *([series.first_on] if series.first_on else [])])
    series.last_on = max([*days, *([series.last_on] if series.last_on else [])])
    series.save()
    for day, theme in meetings:
        rules.refuse(rules.why_no_meeting_on(series.body, day))
        starts_at, ends_at = times_on(series, day)
        meeting = Meeting(
            partnership_id=series.partnership_id,
            body=series.body,
            series=series,
            theme=theme,
            starts_at=starts_at,
            ends_at=ends_at,
            place=series.place,
            online_link=series.online_link,
        )
        add_meeting(meeting=meeting, by=by)
    return series


def times_on(series: MeetingSeries, day: date) -> tuple[datetime, datetime | None]:
    """When a meeting of the series begins and ends on the day: London's clock, summer and winter."""
    starts_at = timezone.make_aware(datetime.combine(day, series.start_time))
    return starts_at, timezone.make_aware(datetime.combine(day, series.end_time)) if series.end_time else None


@transaction.atomic
def change_series(*, form, by) -> int | None:
    """Save a checked form and carry what it changed into the coming meetings: how many they are.

    What was set for one meeting alone stays unless the form changed it. None when somebody else saved first.
    """
    series, changed = form.instance, set(form.changed_data)
    lock(series.partnership_id)
    if not form.save_checked():
        return None
    coming = list(coming_of(series).select_for_update())
    for meeting in coming:
        if changed & {"start_time", "end_time"}:
            meeting.starts_at, meeting.ends_at = times_on(series, meeting.held_on)
        for name in changed & {"place", "online_link"}:
            setattr(meeting, name, getattr(series, name))
        meeting.save(update_fields=["starts_at", "ends_at", "place", "online_link"])
    return len(coming)


@transaction.atomic
def end_series(*, series: MeetingSeries, last_on: date, reason: str, by) -> int:
    """Let the series end: planned meetings after its last day are cancelled, and how many. What was held stays."""
    lock(series.partnership_id)
    because(reason)
    cancelled = [meeting for meeting in coming_of(series).select_for_update() if meeting.held_on > last_on]
    for meeting in cancelled:
        meeting.status = Meeting.Status.CANCELLED
        meeting.save(update_fields=["status"])
    series.last_on = last_on
    series.save(update_fields=["last_on"])
    return len(cancelled)


def coming_of(series: MeetingSeries):
    """Its meetings that are planned and have not begun."""
    return series.meetings.filter(status=Meeting.Status.PLANNED, starts_at__gt=timezone.now()).order_by("starts_at")
