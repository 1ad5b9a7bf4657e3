"""The rule by which a body meets, from which ordinary meetings are made."""

from django.db import models
from django.urls import reverse

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from partnerships.models import Body


class MeetingSeries(Scoped, Versioned):
    """Meetings that were planned together. Each of them is an ordinary meeting; nothing else depends on the series."""

    scoped_by = "body"

    class Rhythm(models.TextChoices):
        MONTHLY = "monthly", "Every month"
        TWO_MONTHLY = "two_monthly", "Every two months"
        QUARTERLY = "quarterly", "Every three months"
        TWICE_YEARLY = "twice_yearly", "Twice a year"
        YEARLY = "yearly", "Once a year"
        OWN = "own", "On dates of your own"

    class DayRule(models.TextChoices):
        WEEKDAY = "weekday", "The same weekday of the month, such as the first Wednesday"
        LAST_WEEKDAY = "last_weekday", "The last such weekday of the month, such as the last Wednesday"
        DATE = "date", "The same date of the month"

    body = models.ForeignKey(Body, models.PROTECT, related_name="series")
    rhythm = models.CharField("how often", max_length=15, choices=Rhythm.choices)
    day_rule = models.CharField("on which day", max_length=15, choices=DayRule.choices, default=DayRule.WEEKDAY)
    first_on = models.DateField("first meeting")
    last_on = models.DateField("last day")
    start_time = models.TimeField()
    end_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    online_link = models.URLField("link for joining online", blank=True)

    class Meta:
        verbose_name_plural = "series of meetings"
        ordering = ["-last_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")),
                name="meetings_series_ends_after_it_starts",
                violation_error_message="The last day must not be before the first meeting.",
            ),
            models.CheckConstraint(
                condition=models.Q(end_time__isnull=True) | models.Q(end_time__gt=models.F("start_time")),
                name="meetings_series_times",
                violation_error_message="The meetings must end after they start.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.get_rhythm_display().lower()}"

    def get_absolute_url(self) -> str:
        return reverse("series_detail", args=[self.partnership.slug, self.pk])
