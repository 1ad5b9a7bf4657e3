"""Papers of a meeting: written in the portal, or uploaded as PDF."""

from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models.meeting import AgendaItem
from meetings.models.templates import ReportTemplate, TemplateField
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
    template = models.ForeignKey(ReportTemplate, models.PROTECT, related_name="papers", verbose_name="report template")
    note = models.TextField("internal note", blank=True, help_text="Never printed or published")
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )
    file = models.FileField("PDF", upload_to="papers/%Y/", blank=True)
    original_name = models.CharField(max_length=255, blank=True, editable=False)
    pages = models.PositiveIntegerField(null=True, blank=True, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    warning = models.CharField(max_length=300, blank=True, editable=False, help_text="What the check of the file found")
    accessibility = models.CharField(
        max_length=12, blank=True, editable=False, help_text="accessible, tagged, untagged or scan"
    )
    accessibility_advice = models.TextField(
        blank=True, editable=False, help_text="How accessible the file is and what to do about it, for the office"
    )

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


class PaperAnswer(Scoped):
    """What a paper says in one field of its template: a section in restricted Markdown, or a fact of its head.

    An answer to a field of another template is text that has no place in the paper's template: kept and shown, not
    printed.
    """

    scoped_by = "paper"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="answers")
    field = models.ForeignKey(TemplateField, models.PROTECT, related_name="answers")
    text = models.TextField(help_text="Yes and no as “yes” and “no”, a date as 2026-12-04")

    class Meta:
        ordering = ["paper", "field__position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "field"], name="meetings_paperanswer_once"),
        ]

    def __str__(self) -> str:
        return self.field.label
