"""Row atoms of pages: state tags, dates, amounts. Everything is escaped by `format_html`."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cdp_portal import asat, formats
from cdp_portal.logs import request_id
from cdp_portal.sentences import lower_first

register = template.Library()

# What a state's word means to its reader; a word not listed here is neutral.
TONES = {
    "good": ("on track", "in force", "published", "covered", "received", "signed", "open", "approved", "agreed", "met"),
    "warn": ("at risk", "due soon", "due this week", "provisional", "vacant", "indicative", "sent back", "partly met"),
    "bad": ("late", "overdue", "off track", "missing", "refused", "not met", "suppressed", "not quorate"),
    "done": ("done", "closed", "complete", "completed", "accepted", "issued", "final", "held", "noted"),
}
TONE_OF = {word: tone for tone, words in TONES.items() for word in words}


@register.simple_tag
def tag(word: str, tone: str = "") -> SafeString:
    """A state as a word with a shape. `tone` (good, warn, bad, done, neutral) is known for common words."""
    look = tone or TONE_OF.get(str(word).lower(), "neutral")
    return format_html('<strong class="govuk-tag app-tag app-tag--{}">{}</strong>', look, word)


register.filter("gov_date", formats.gov_date)
register.filter("last_day", formats.last_day)
register.filter("gov_time", formats.gov_time)
register.filter("gov_datetime", formats.gov_datetime)
register.filter("money", formats.money)
register.filter("lower_first", lower_first)


@register.filter
def quantity(value, places: int | None = None) -> str:
    """`{{ figure.value|quantity }}` or, with a fixed number of decimals, `{{ rate|quantity:1 }}`."""
    return formats.quantity(value, places=places)


@register.filter
def period(record) -> str:
    """The period of anything with `starts_on` and `ends_on`, in words."""
    return formats.period(record.starts_on, record.ends_on)


@register.filter
def dated(url: str, day) -> str:
    """`{{ line.url|dated:request.as_at }}`: the address as at the day that the page is asked for."""
    return asat.dated(url, day)


@register.simple_tag(name="period")
def period_between(starts_on, ends_on) -> str:
    """`{% period seat.starts_on seat.ends_on %}`"""
    return formats.period(starts_on, ends_on)


@register.filter
def joined_title(lines: str) -> SafeString:
    """The lines of a page's title as one, without empty or repeated ones. They are escaped already."""
    parts = [line.strip() for line in lines.splitlines() if line.strip()]
    return mark_safe(" – ".join(dict.fromkeys(parts)))  # noqa: S308 - the rendered, escaped text of a template


@register.simple_tag
def reference() -> str:
    """The reference of this request, as it stands in the log."""
    return request_id()
