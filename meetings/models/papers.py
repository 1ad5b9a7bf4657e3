"""Papers of a meeting: written in the portal, or uploaded as PDF."""

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models.meeting import AgendaItem
from members.models import Seat


class Paper(Scoped, Versioned):
    scoped_by = "item"

    class Kind(models.TextChoices):
        AUTHORED = "authored", "Written here"
        UPLOADED = "uploaded", "Uploaded PDF"

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers", verbose_name="agenda item")
    position = models.PositiveSmallIntegerField(default=1, validators=[MinValueValidator(1)])
    kind = models.CharField(max_length=10, choices=Kind.choices, editable=False)
    title = models.CharField(max_length=200)
    author_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="papers", verbose_name="author"
    )
    contact_post = models.CharField("contact (a post)", max_length=150, blank=True)
    key_decision = models.BooleanField("is a key decision", default=False)
    wards = models.CharField("wards affected", max_length=200, blank=True)
    portfolio = models.CharField(max_length=150, blank=True)
    consultation_references = models.CharField("consultation references", max_length=200, blank=True)
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )
    file = models.FileField("PDF", upload_to="papers/%Y/", blank=True)
    original_name = models.CharField(max_length=255, blank=True, editable=False)
    pages = models.PositiveIntegerField(null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    warning = models.CharField(max_length=300, blank=True, editable=False, help_text="What the check of the file found")

    class Meta:
        ordering = ["item", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="authored", file="") | (models.Q(kind="uploaded") & ~models.Q(file="")),
                name="meetings_paper_authored_or_uploaded",
                violation_error_message="A paper is either written here or an uploaded PDF.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        meeting = self.item.meeting
        return reverse("paper_detail", args=[meeting.partnership.slug, meeting.slug, self.pk])


class PaperSection(Scoped):
    """One section of an authored paper, in restricted Markdown."""

    scoped_by = "paper"

    class Heading(models.TextChoices):
        PURPOSE = "purpose", "Purpose"
        RECOMMENDATIONS = "recommendations", "Recommendations"
        REASONS = "reasons", "Reasons for the recommendations"
        ALTERNATIVES = "alternatives", "Alternative options considered"
        BACKGROUND = "background", "Background"
        DETAILS = "details", "Details"
        IMPLICATIONS = "implications", "Implications"
        CONSULTATION = "consultation", "Consultation"
        BACKGROUND_PAPERS = "background_papers", "Background papers and appendices"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="sections")
    heading = models.CharField(max_length=20, choices=Heading.choices)
    text = models.TextField()

    class Meta:
        ordering = ["paper", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "heading"], name="meetings_papersection_once"),
        ]

    def __str__(self) -> str:
        return self.get_heading_display()
