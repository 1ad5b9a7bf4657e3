"""Addresses from which a person's own calendar reads meetings. Who has the address can read, so it ends."""

from datetime import date
from hashlib import sha256

from django.conf import settings
from django.db import models

from cdp_portal.formats import last_day
from partnerships.models import Body, Partnership


def fingerprint(token: str) -> str:
    """What is stored of a feed's token: the token itself is shown once and never kept."""
    return sha256(token.encode()).hexdigest()


class CalendarFeedQuerySet(models.QuerySet):
    def alive(self, day) -> "CalendarFeedQuerySet":
        """Feeds that are neither expired nor revoked on the day."""
        return self.filter(revoked_at__isnull=True, expires_on__gt=day)


class CalendarFeed(models.Model):
    """Meetings of one body, of one partnership, or (with neither) of the bodies on which the person holds a seat."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feeds")
    body = models.ForeignKey(Body, models.CASCADE, null=True, blank=True, related_name="+")
    partnership = models.ForeignKey(Partnership, models.CASCADE, null=True, blank=True, related_name="+")
    shows_dates = models.BooleanField("with the dates on which papers are due and published", default=False)
    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    expires_on = models.DateField("ends on", help_text="The first day on which the address no longer works")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    last_read_on = models.DateField(null=True, blank=True)

    objects = CalendarFeedQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(body__isnull=True) | models.Q(partnership__isnull=True),
                name="meetings_calendarfeed_of_one",
                violation_error_message="Choose a body or a partnership, not both.",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | models.Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="meetings_calendarfeed_revoked_by_somebody",
                violation_error_message="Say who ended the address, and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"Calendar: {self.what}"

    @property
    def what(self) -> str:
        """Whose meetings it holds, in words."""
        if self.body_id:
            return str(self.body)
        return f"All meetings of {self.partnership}" if self.partnership_id else "Bodies on which you have a seat"

    def is_alive(self, day) -> bool:
        return self.revoked_at is None and day < self.expires_on

    @property
    def last_day(self) -> date:
        """The last day on which the address works."""
        return last_day(self.expires_on)
