"""The items with which an agenda begins: the body's own standing items, or those that most agendas have."""

import re

from cdp_portal.formats import gov_date
from meetings.models import AgendaItem, Meeting, StandingItem
from partnerships.models import Body

P, C = AgendaItem.Purpose, AgendaItem.Carries
# title, for, minutes, what it carries
STANDARD_ITEMS = (
    ("Welcome and apologies", P.NOTING, 5, C.NOTHING),
    ("Declarations of interest", P.NOTING, 5, C.NOTHING),
    ("Minutes of the last meeting", P.DECISION, 5, C.MINUTES),
    ("Matters arising", P.NOTING, 5, C.MATTERS_ARISING),
    ("Action log", P.NOTING, 10, C.ACTION_LOG),
    ("Any other business", P.DISCUSSION, 5, C.NOTHING),
    ("Next meeting", P.NOTING, 5, C.NEXT_MEETING),
)
LAST_MEETING = re.compile(r"(the )?\b(last|previous) meeting\b", re.IGNORECASE)
TAKEN_OVER = ("indented", "title", "purpose", "minutes_allotted", "paper_state", "release_class", "carries")


def standing_items(body: Body) -> list[StandingItem]:
    """The standing items of the body in their order, with their seats; unsaved standard ones when it has none."""
    own = list(body.standing_items.select_related("lead_seat__organisation").order_by("position"))
    return own or [
        StandingItem(
            body=body, position=position, title=title, purpose=purpose, minutes_allotted=minutes, carries=carries
        )
        for position, (title, purpose, minutes, carries) in enumerate(STANDARD_ITEMS, start=1)
    ]


def item_from(standing: StandingItem, meeting: Meeting, last: Meeting | None = None) -> AgendaItem:
    """An unsaved agenda item of the meeting; a seat that has ended by then no longer leads it.

    The minutes are named by the day of the `last` meeting.
    """
    seat = standing.lead_seat
    lead = seat if seat and seat.is_in_force(meeting.held_on) else None
    item = AgendaItem(meeting=meeting, lead_seat=lead, **{name: getattr(standing, name) for name in TAKEN_OVER})
    if item.carries == C.MINUTES and last:
        item.title = dated(item.title, last)
    return item


def dated(title: str, last: Meeting) -> str:
    """“Minutes of the last meeting” → “Minutes of 17 September 2026”."""
    day = gov_date(last.held_on)
    if LAST_MEETING.search(title):
        return LAST_MEETING.sub(day, title, count=1)
    return f"{title}, {day}"[:200]
