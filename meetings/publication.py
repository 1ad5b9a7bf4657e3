"""What the publication clock asks of those who run meetings."""

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cdp_portal.formats import gov_date
from cdp_portal.needs import Need
from cdp_portal.sentences import counted
from meetings.clock import Clock
from meetings.models import AgendaItem, Meeting, Paper

PROMISED = (AgendaItem.PaperState.EXPECTED, AgendaItem.PaperState.TO_FOLLOW)


def with_missing_papers(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with `missing`: how many items wait for a paper that was promised."""
    has_paper = Exists(Paper.objects.filter(item=OuterRef("items")))
    return meetings.annotate(missing=Count("items", filter=Q(items__paper_state__in=PROMISED) & ~has_paper))


def needs_of(meeting: Meeting, day: date) -> list[Need]:
    """Papers to ask for and a pack to publish, for a coming meeting that has its publication and its missing papers."""
    clock = Clock.of(meeting)
    if clock.published_on or not meeting.has_clock:
        return []
    found = [_need(meeting, "Publish the papers", clock.publish_by, late=bool(clock.days_late(day)))]
    if meeting.missing:
        what = f"Ask for {counted(meeting.missing, 'paper')}"
        found.append(_need(meeting, what, clock.papers_due_on, late=bool(clock.papers_days_late(day))))
    return found


def _need(meeting: Meeting, what: str, due_on: date, *, late: bool) -> Need:
    return Need(
        kind="Meeting",
        text=f"{what}: {meeting.body}, {gov_date(meeting.held_on)}",
        whose="Board officer",
        due_on=due_on,
        late=late,
        url=meeting.get_absolute_url(),
        partnership=meeting.partnership.short_name,
    )
