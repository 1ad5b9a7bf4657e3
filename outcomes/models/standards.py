"""Quality standards for commissioning, and how a partnership judges itself by them."""

from django.db import models
from django.urls import reverse

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from members.models import Seat
from partnerships.models import Body


class QualityStandardSet(models.Model):
    """A published set of standards. Until the official text is loaded the set is ours and says so."""

    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=200)
    official = models.BooleanField("the official text", default=False)
    as_at = models.CharField("version", max_length=100, blank=True)
    source = models.TextField("where this comes from", blank=True)

    class Meta:
        ordering = ["-official", "code"]

    def __str__(self) -> str:
        return self.title


class QualityStandard(models.Model):
    standard_set = models.ForeignKey(QualityStandardSet, models.CASCADE, related_name="standards")
    code = models.CharField(max_length=20)
    position = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    asks = models.TextField("what it asks", blank=True)
    confidence = models.CharField("how sure this is", max_length=200, blank=True)

    class Meta:
        ordering = ["standard_set", "position"]
        constraints = [
            models.UniqueConstraint(fields=["standard_set", "code"], name="outcomes_qualitystandard_once"),
        ]

    def __str__(self) -> str:
        return self.title


class SelfAssessmentQuerySet(models.QuerySet):
    def with_results(self) -> "SelfAssessmentQuerySet":
        """Rounds with how many standards are to be `rated`, how many are `assessed` and how many `met`."""
        rating = StandardRating.Rating
        return self.annotate(
            rated=models.Count("ratings"),
            assessed=models.Count("ratings", filter=~models.Q(ratings__rating=rating.NOT_ASSESSED)),
            met=models.Count("ratings", filter=models.Q(ratings__rating=rating.MET)),
        )


class SelfAssessment(Scoped, Versioned):
    """One round of a partnership judging itself by a set of standards."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        AGREED = "agreed", "Agreed"

    number = models.PositiveIntegerField(editable=False, help_text="Counts up within the partnership")
    standard_set = models.ForeignKey(QualityStandardSet, models.PROTECT, related_name="+", verbose_name="standards")
    assessed_on = models.DateField("assessed on")
    status = models.CharField(max_length=6, choices=Status.choices, default=Status.DRAFT)
    agreed_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="body that agreed it"
    )
    agreed_on = models.DateField("agreed on", null=True, blank=True)
    note = models.TextField("how it was done", blank=True)

    objects = SelfAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-assessed_on", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="outcomes_selfassessment_number"),
            models.CheckConstraint(
                condition=~models.Q(status="agreed") | models.Q(agreed_on__isnull=False),
                name="outcomes_selfassessment_agreed_on_a_day",
                violation_error_message="Give the day on which it was agreed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Self-assessment {self.number}"

    @property
    def is_agreed(self) -> bool:
        return self.status == self.Status.AGREED

    def get_absolute_url(self) -> str:
        return reverse("self_assessment_detail", args=[self.partnership.slug, self.number])


class StandardRating(Scoped, Versioned):
    """How one standard is met, on our own scale of words."""

    scoped_by = "assessment"

    class Rating(models.TextChoices):
        NOT_ASSESSED = "not_assessed", "Not assessed yet"
        NOT_MET = "not_met", "Not met"
        PARTLY = "partly", "Partly met"
        MOSTLY = "mostly", "Mostly met"
        MET = "met", "Met"

    assessment = models.ForeignKey(SelfAssessment, models.CASCADE, related_name="ratings")
    standard = models.ForeignKey(QualityStandard, models.PROTECT, related_name="+")
    rating = models.CharField("how far it is met", max_length=12, choices=Rating.choices, default=Rating.NOT_ASSESSED)
    evidence = models.TextField("what shows it", blank=True)
    next_step = models.TextField("what comes next", blank=True)
    owner_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="standard_ratings", verbose_name="owner"
    )

    class Meta:
        ordering = ["assessment", "standard__position"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "standard"], name="outcomes_standardrating_once"),
        ]

    def __str__(self) -> str:
        return f"{self.standard}: {self.get_rating_display()}"

    def get_absolute_url(self) -> str:
        return reverse("standard_rating_edit", args=[self.partnership.slug, self.pk])
