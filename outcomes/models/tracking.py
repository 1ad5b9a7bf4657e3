"""What a partnership does with a metric: who owns it, what it is compared with, and what it is to become."""

from datetime import date

from django.db import models

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from members.models import Seat
from outcomes.models.metrics import Metric
from partnerships.models import LocalAuthority

# The national outcomes framework measures change from this day.
NATIONAL_BASELINE_ON = date(2022, 3, 31)


def national_baseline() -> date:
    return NATIONAL_BASELINE_ON


class TrackedMetric(Scoped, Versioned):
    """A metric that the partnership watches."""

    metric = models.ForeignKey(Metric, models.PROTECT, related_name="tracked")
    owner_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="metrics", verbose_name="owner"
    )
    update_every = models.PositiveSmallIntegerField("months between figures", default=3)
    baseline_on = models.DateField(
        "baseline day", default=national_baseline, help_text="The figure known for this day is what change is told from"
    )
    baseline_note = models.CharField("why this day", max_length=300, blank=True)
    neighbours = models.ManyToManyField(
        LocalAuthority, blank=True, related_name="+", verbose_name="local authorities to compare with"
    )

    class Meta:
        ordering = ["partnership", "metric"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "metric"],
                name="outcomes_trackedmetric_once",
                violation_error_message="The partnership watches this metric already.",
            ),
            models.CheckConstraint(
                condition=models.Q(update_every__range=(1, 36)),
                name="outcomes_trackedmetric_update_every",
                violation_error_message="Ask for a figure every 1 to 36 months.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.metric)


class Target(Scoped, Versioned):
    """A value to be reached by a day. Between start and end the way is a straight line."""

    metric = models.ForeignKey(Metric, models.PROTECT, related_name="targets")
    value = models.DecimalField("value to reach", max_digits=16, decimal_places=4)
    due_on = models.DateField("to be reached on")
    start_value = models.DecimalField("value at the start", max_digits=16, decimal_places=4, null=True, blank=True)
    starts_on = models.DateField("first day of the way", null=True, blank=True)
    source = models.TextField("where this comes from", blank=True)

    class Meta:
        ordering = ["partnership", "metric", "due_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "metric", "due_on"],
                name="outcomes_target_once",
                violation_error_message="There is a target for this day already. Change that one.",
            ),
            models.CheckConstraint(
                condition=models.Q(start_value=None, starts_on=None)
                | models.Q(start_value__isnull=False, starts_on__lt=models.F("due_on")),
                name="outcomes_target_start",
                violation_error_message="Give both the first day and the value on it, and a first day before the end.",
            ),
            models.CheckConstraint(
                condition=models.Q(value__gte=0) & (models.Q(start_value=None) | models.Q(start_value__gte=0)),
                name="outcomes_target_not_negative",
                violation_error_message="The value must be 0 or more.",
            ),
        ]

    def __str__(self) -> str:
        return f"Target for {self.metric}"
