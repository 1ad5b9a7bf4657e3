"""How late an action is, in words."""

from datetime import date

from django import template

from meetings.agenda import plural
from meetings.models import Action

register = template.Library()


@register.filter
def late(action: Action, today: date) -> bool:
    return action.is_late(today)


@register.filter
def lateness(action: Action, today: date) -> str:
    """“3 days late”, “5 weeks late”; empty when it is not late."""
    if not action.is_late(today):
        return ""
    days = (today - action.due_on).days
    return f"{plural(days, 'day') if days < 21 else plural(days // 7, 'week')} late"
