"""The risk register: what may go wrong, how likely and how bad, what is done about it and who watches it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from members.models import Seat
from outcomes.models.metrics import Metric


class RiskQuerySet(models.QuerySet):
    def open(self) -> "RiskQuerySet":
        return self.filter(status=Risk.Status.OPEN)

    def review_due(self, day) -> "RiskQuerySet":
        """Open risks whose review falls due on the day or fell due before it."""
        return self.open().filter(review_due_on__lte=day)

    def readable_by(self, audience: Audience) -> "RiskQuerySet":
        return self.filter(release_class__in=audience.may_see_classes)


class Risk(Scoped, Versioned):
    """One risk. Its score is likelihood times impact, 1 to 25; `outcomes.words.risk_band` says it in a word."""

    class Likelihood(models.IntegerChoices):
        RARE = 1, "1 – Rare"
        UNLIKELY = 2, "2 – Unlikely"
        POSSIBLE = 3, "3 – Possible"
        LIKELY = 4, "4 – Likely"
        ALMOST_CERTAIN = 5, "5 – Almost certain"

    class Impact(models.IntegerChoices):
        SLIGHT = 1, "1 – Slight"
        MINOR = 2, "2 – Minor"
        MODERATE = 3, "3 – Moderate"
        MAJOR = 4, "4 – Major"
        SEVERE = 5, "5 – Severe"

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"

    number = models.PositiveIntegerField(editable=False, help_text="Counts up within the partnership")
    title = models.CharField("the risk in a few words", max_length=200)
    cause = models.TextField("what could cause it", blank=True)
    effect = models.TextField("what would follow", blank=True)
    likelihood = models.PositiveSmallIntegerField("how likely", choices=Likelihood.choices)
    impact = models.PositiveSmallIntegerField("how bad", choices=Impact.choices)
    score = models.GeneratedField(
        expression=models.F("likelihood") * models.F("impact"),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    mitigation = models.TextField("what is done about it", blank=True)
    owner_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="risks", verbose_name="owner"
    )
    review_due_on = models.DateField("review due on", null=True, blank=True)
    metrics = models.ManyToManyField(
        Metric, blank=True, related_name="risks", verbose_name="metrics that would show it"
    )
    status = models.CharField(max_length=6, choices=Status.choices, default=Status.OPEN, editable=False)
    closed_on = models.DateField("closed on", null=True, blank=True, editable=False)
    closed_because = models.CharField("why it was closed", max_length=300, blank=True)
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )
    source = models.TextField("where this comes from", blank=True)

    objects = RiskQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="outcomes_risk_number"),
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="outcomes_risk_scale",
                violation_error_message="Score how likely and how bad it is from 1 to 5.",
            ),
            models.CheckConstraint(
                condition=models.Q(status="open", closed_on=None, closed_because="")
                | models.Q(status="closed", closed_on__isnull=False) & ~models.Q(closed_because=""),
                name="outcomes_risk_closed_with_reason",
                violation_error_message="Say why the risk is closed, and on which day.",
            ),
        ]

    def __str__(self) -> str:
        return f"Risk {self.number}"

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    def review_is_late(self, day) -> bool:
        return self.is_open and self.review_due_on is not None and self.review_due_on < day

    def get_absolute_url(self) -> str:
        return reverse("risk_detail", args=[self.partnership.slug, self.number])


class RiskReviewQuerySet(models.QuerySet):
    def by_day(self) -> "RiskReviewQuerySet":
        """In the order in which they were made, the first one first."""
        return self.order_by("reviewed_on", "id")


class RiskReview(Scoped):
    """How a risk was scored at one review. The scores of a risk are those of its last review."""

    scoped_by = "risk"

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="reviews")
    likelihood = models.PositiveSmallIntegerField("how likely", choices=Risk.Likelihood.choices)
    impact = models.PositiveSmallIntegerField("how bad", choices=Risk.Impact.choices)
    text = models.TextField("what changed", blank=True)
    reviewed_on = models.DateField("reviewed on", default=timezone.localdate)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = RiskReviewQuerySet.as_manager()

    class Meta:
        ordering = ["risk", "-reviewed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="outcomes_riskreview_scale",
                violation_error_message="Score how likely and how bad it is from 1 to 5.",
            ),
        ]

    def __str__(self) -> str:
        return f"Review of risk {self.risk.number}"

    @property
    def score(self) -> int:
        return self.likelihood * self.impact
