"""Make, renew and end a person's calendar address, and note that a calendar read it."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from meetings.models import CalendarFeed
from meetings.models.feeds import fingerprint


@transaction.atomic
def make_feed(*, feed: CalendarFeed, token: str, by) -> CalendarFeed:
    """Save a new feed with the fingerprint of its token; the form sent again gives the feed it made before."""
    made = CalendarFeed.objects.filter(token_sha256=fingerprint(token), user=by).first()
    if made:
        return made
    feed.user = feed.made_by = by
    feed.made_at, feed.token_sha256 = timezone.now(), fingerprint(token)
    feed.save()
    return feed


@transaction.atomic
def renew_feed(*, feed: CalendarFeed, token: str, expires_on: date, by) -> None:
    """Give the feed another address; the old one stops at once, and so does an earlier revocation."""
    feed.token_sha256, feed.expires_on = fingerprint(token), expires_on
    feed.revoked_at = feed.revoked_by = None
    feed.save()


@transaction.atomic
def revoke_feed(*, feed: CalendarFeed, by) -> None:
    if feed.revoked_at is None:
        feed.revoked_at, feed.revoked_by = timezone.now(), by
        feed.save(update_fields=["revoked_at", "revoked_by"])


def note_reading(*, feed: CalendarFeed, day: date) -> None:
    """The day on which a calendar last asked: written once a day."""
    if feed.last_read_on != day:
        CalendarFeed.objects.filter(pk=feed.pk).update(last_read_on=day)
