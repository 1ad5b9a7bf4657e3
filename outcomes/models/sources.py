"""What files call the metrics and areas that the portal knows, as people said it once."""

from django.db import models

from outcomes.models.metrics import Metric, Observation
from partnerships.models import LocalAuthority, Partnership


class SourceName(models.Model):
    """One name in files and what it means, or that its rows are left out.

    `partnership` is empty for what holds in national files.
    """

    class Kind(models.TextChoices):
        METRIC = "metric", "Metric"
        AREA = "area", "Area"

    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    text = models.CharField("as the file has it", max_length=300)
    left_out = models.BooleanField("its rows are left out", default=False)
    metric = models.ForeignKey(Metric, models.CASCADE, null=True, blank=True, related_name="+")
    area = models.CharField(max_length=12, choices=Observation.Area.choices, blank=True)
    authority = models.ForeignKey(
        LocalAuthority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="local authority"
    )
    region_code = models.CharField(max_length=9, blank=True)

    class Meta:
        ordering = ["kind", "text"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "text"],
                name="outcomes_sourcename_once",
                nulls_distinct=False,
                violation_error_message="It is known already what this name means.",
            ),
            models.CheckConstraint(
                condition=models.Q(left_out=True, metric=None, area="", authority=None, region_code="")
                | models.Q(left_out=False, kind="metric", metric__isnull=False, area="")
                | models.Q(left_out=False, kind="area", metric=None, area__in=["partnership", "england"])
                | models.Q(left_out=False, kind="area", metric=None, area="authority", authority__isnull=False)
                | models.Q(left_out=False, kind="area", metric=None, area="region") & ~models.Q(region_code=""),
                name="outcomes_sourcename_means_something",
                violation_error_message="Say what the name means, or leave its rows out.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
