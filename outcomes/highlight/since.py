"""The days that a highlight report may begin with: the last meetings of the boards."""

from datetime import date

from cdp_portal.formats import gov_date
from meetings.models import Meeting
from outcomes.risk_movement import LEADING

MEETINGS_OFFERED = 6
MONTHS_WITHOUT_A_MEETING = 3  # how far a report goes back where no board met


def meetings_before(partnership, day: date) -> list[Meeting]:
    """The last meetings held before the day by bodies that lead the partnership, the last first. One query."""
    held = Meeting.objects.of(partnership).counting().filter(body__kind__in=LEADING, starts_at__date__lt=day)
    return list(held.select_related("body").order_by("-starts_at")[:MEETINGS_OFFERED])


def met_words(meeting: Meeting) -> str:
    """“the meeting of the Partnership board”, to be followed by its day."""
    return f"the meeting of {meeting.body.short_name or meeting.body}"


def choice_words(meeting: Meeting) -> str:
    return f"{meeting.body.short_name or meeting.body}, {gov_date(meeting.held_on)}"
