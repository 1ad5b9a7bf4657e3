"""Needs assessments: what is known of need, by whom, and which parts are combined into one."""

from django.db import models
from django.urls import reverse

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from members.models import Organisation
from partnerships.models import LocalAuthority


class NeedsAssessmentQuerySet(models.QuerySet):
    def readable_by(self, audience: Audience) -> "NeedsAssessmentQuerySet":
        return self.filter(release_class__in=audience.may_see_classes)


class NeedsAssessment(Scoped, Versioned):
    """One assessment, of the whole partnership or a part: an authority's, the police's."""

    class Status(models.TextChoices):
        PLANNED = "planned", "Planned"
        UNDER_WAY = "under_way", "Under way"
        DRAFT = "draft", "Draft"
        FINISHED = "finished", "Finished"
        PUBLISHED = "published", "Published"

    number = models.PositiveIntegerField(editable=False, help_text="Counts up within the partnership")
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="who makes it"
    )
    authority = models.ForeignKey(
        LocalAuthority,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="local authority",
        help_text="Leave empty if it is about the whole partnership",
    )
    combined_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="combined into"
    )
    status = models.CharField("how far it is", max_length=10, choices=Status.choices, default=Status.PLANNED)
    finished_on = models.DateField("finished on", null=True, blank=True)
    published_on = models.DateField("published on", null=True, blank=True)
    review_due_on = models.DateField("to be made again by", null=True, blank=True)
    address = models.URLField("web address", max_length=500, blank=True)
    note = models.TextField("what it says or waits for", blank=True)
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )
    source = models.TextField("where this comes from", blank=True)

    objects = NeedsAssessmentQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="outcomes_needsassessment_number"),
            models.CheckConstraint(
                condition=~models.Q(status="published") | models.Q(published_on__isnull=False),
                name="outcomes_needsassessment_published_on_a_day",
                violation_error_message="Give the day on which it was published.",
            ),
            models.CheckConstraint(
                condition=models.Q(combined_into=None) | ~models.Q(combined_into=models.F("id")),
                name="outcomes_needsassessment_not_part_of_itself",
                violation_error_message="An assessment cannot be a part of itself.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs_assessment_detail", args=[self.partnership.slug, self.number])
