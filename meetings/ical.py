"""Meetings as iCalendar (RFC 5545), for people's own calendars. It asks no query.

The time zone is written out by hand: a generated one is an hour wrong in winter in some calendars.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar

from meetings.clock import Clock
from meetings.models import Meeting

LONDON = ZoneInfo("Europe/London")
REFRESH = timedelta(hours=6)
TIME_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class Entry:
    """A meeting from `with_publication()`, where it is read, when it last changed, and whether its dates are told."""

    meeting: Meeting
    url: str
    changed_at: datetime
    shows_dates: bool = False


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """The calendar of that name; the same entries give the same bytes."""
    made = icalendar.Calendar()
    made.add("prodid", "-//CDP Portal//Meetings//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("x-wr-timezone", LONDON.key)
    made.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", icalendar.vDuration(REFRESH).to_ical().decode())
    made.add_component(icalendar.Timezone.from_ical(TIME_ZONE))
    for entry in entries:
        made.add_component(_meeting(entry))
        if entry.shows_dates and not entry.meeting.is_outside:
            for event in _dates(entry):
                made.add_component(event)
    return made.to_ical()


def _meeting(entry: Entry) -> icalendar.Event:
    meeting = entry.meeting
    event = _event(entry, f"{meeting.uid}", str(meeting.body), _description(entry))
    event.add("dtstart", meeting.starts_at.astimezone(LONDON))
    if meeting.ends_at:
        event.add("dtend", meeting.ends_at.astimezone(LONDON))
    event.add("transp", "TRANSPARENT" if meeting.status == Meeting.Status.CANCELLED else "OPAQUE")
    if meeting.place:
        event.add("location", meeting.place)
    return event


def _dates(entry: Entry) -> list[icalendar.Event]:
    """The days on which papers are due and published, as entries of a whole day that keep nobody from other work."""
    meeting, clock = entry.meeting, Clock.of(entry.meeting)
    days: tuple[tuple[str, str, date], ...] = (
        ("papers", "Papers due", clock.papers_due_on),
        ("publish", "Publish by", clock.publish_by),
    )
    events = []
    for key, what, day in days:
        event = _event(entry, f"{meeting.uid}-{key}", f"{what}: {meeting}", f"{clock.rule}\n{entry.url}")
        event.add("dtstart", day)
        event.add("transp", "TRANSPARENT")
        events.append(event)
    return events


def _event(entry: Entry, uid: str, summary: str, description: str) -> icalendar.Event:
    """What every entry has. `SEQUENCE` goes up with each change, so that calendars take the newer one."""
    meeting, event = entry.meeting, icalendar.Event()
    is_cancelled = meeting.status == Meeting.Status.CANCELLED
    event.add("uid", f"{uid}@cdp-portal")
    event.add("sequence", meeting.row_version)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("last-modified", entry.changed_at.astimezone(UTC))
    event.add("summary", f"Cancelled: {summary}" if is_cancelled else summary)
    event.add("description", description)
    event.add("url", entry.url)
    event.add("status", "CANCELLED" if is_cancelled else "CONFIRMED")
    return event


def _description(entry: Entry) -> str:
    """Theme, how to join and where to read more: nothing of the agenda, and no internal note."""
    meeting = entry.meeting
    lines = [meeting.theme, f"Join online: {meeting.online_link}" if meeting.online_link else "", entry.url]
    return "\n".join(line for line in lines if line)
