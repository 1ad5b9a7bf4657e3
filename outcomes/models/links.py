"""What business of meetings dealt with plan actions, metrics, risks and issues (see `meetings.models.links`)."""

from django.db import models

from meetings.models import DealtWith
from outcomes.models.issues import EmergingIssue
from outcomes.models.metrics import Metric
from outcomes.models.plans import PlanAction
from outcomes.models.risks import Risk


class PlanActionDealtWith(DealtWith):
    served = models.ForeignKey(PlanAction, models.CASCADE, related_name="dealt_with", verbose_name="plan action")

    class Meta(DealtWith.Meta):
        verbose_name = "link to a plan action"
        verbose_name_plural = "links to plan actions"


class MetricDealtWith(DealtWith):
    """A metric is mostly national: the link is of the partnership whose meeting dealt with it."""

    served = models.ForeignKey(Metric, models.CASCADE, related_name="dealt_with", verbose_name="metric")

    class Meta(DealtWith.Meta):
        verbose_name = "link to a metric"
        verbose_name_plural = "links to metrics"


class RiskDealtWith(DealtWith):
    served = models.ForeignKey(Risk, models.CASCADE, related_name="dealt_with", verbose_name="risk")

    class Meta(DealtWith.Meta):
        verbose_name = "link to a risk"
        verbose_name_plural = "links to risks"


class IssueDealtWith(DealtWith):
    served = models.ForeignKey(EmergingIssue, models.CASCADE, related_name="dealt_with", verbose_name="issue")

    class Meta(DealtWith.Meta):
        verbose_name = "link to an issue"
        verbose_name_plural = "links to issues"
