"""How late an action or the papers of a meeting are, in words."""

from datetime import date

from django import template

from meetings.agenda import plural
from meetings.clock import Clock
from meetings.links import address_in
from meetings.models import Action, Meeting
from meetings.vacancies import nobody_to_do_it

register = template.Library()


@register.filter
def late(action: Action, today: date) -> bool:
    return action.is_late(today)


@register.filter
def nobody(action: Action) -> str:
    """“The seat has been vacant since 3 May 2026”, for an open action loaded `with_vacancy`; else empty."""
    return nobody_to_do_it(action)


@register.filter
def lateness(action: Action, today: date) -> str:
    """“3 days late”, “5 weeks late”; empty when it is not late."""
    if not action.is_late(today):
        return ""
    days = (today - action.due_on).days
    return f"{plural(days, 'day') if days < 21 else plural(days // 7, 'week')} late"


@register.filter
def address_at(meeting: Meeting, partnership) -> str:
    """The address of the meeting at a partnership that hosts it or takes part in it."""
    return address_in(partnership, meeting)


@register.filter
def publication(meeting: Meeting, today: date) -> str:
    """“Publish by 1 December 2026, 2 working days late”: of a planned meeting from `with_publication()`."""
    if meeting.status != Meeting.Status.PLANNED or not meeting.has_clock:
        return ""
    return Clock.of(meeting).short(today)
