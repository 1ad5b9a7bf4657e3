"""Report templates of councils: which facts stand at the head of a paper, which sections it has, who clears it."""

from django.db import models

from cdp_portal.versioned import Versioned
from partnerships.models import Partnership


class ReportTemplateQuerySet(models.QuerySet):
    def known_to(self, partnership) -> "ReportTemplateQuerySet":
        """The shipped templates and the partnership's own."""
        return self.filter(models.Q(kept_by=None) | models.Q(kept_by=partnership))

    def house(self) -> "ReportTemplate | None":
        """The portal's own template, which papers get when nothing else is said; None before it is loaded."""
        return self.filter(kept_by=None, slug=ReportTemplate.HOUSE).first()


class ReportTemplate(Versioned):
    """A council's report template as data. Shipped ones are kept by nobody; a partnership copies one to change it."""

    HOUSE = "house"

    name = models.CharField(max_length=120)
    slug = models.SlugField("address", max_length=60, editable=False)
    council = models.CharField(max_length=150, blank=True, help_text="Printed at the head of the paper")
    kept_by = models.ForeignKey(
        Partnership, models.PROTECT, null=True, blank=True, editable=False, related_name="report_templates"
    )
    source = models.TextField("where this comes from", blank=True)
    is_active = models.BooleanField("offered for new papers", default=True)

    objects = ReportTemplateQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kept_by", "slug"],
                nulls_distinct=False,
                name="meetings_reporttemplate_address",
                violation_error_message="Another template has this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class TemplateField(models.Model):
    """One fact, section or clearance of a template.

    The same `key` in two templates means the same thing, so that text carries over from one to the other.
    """

    class Part(models.TextChoices):
        HEADER = "header", "At the head"
        SECTION = "section", "Section"
        CLEARANCE = "clearance", "Cleared by"

    class Kind(models.TextChoices):
        LINE = "line", "A line of text"
        TEXT = "text", "Text with paragraphs"
        YES_NO = "yes_no", "Yes or no"
        DATE = "date", "A date"
        CHOICE = "choice", "One of a list"
        RECORD = "record", "Filled in by the portal"

    template = models.ForeignKey(ReportTemplate, models.CASCADE, related_name="fields")
    part = models.CharField(max_length=10, choices=Part.choices)
    position = models.PositiveSmallIntegerField()
    key = models.SlugField("meaning", max_length=40)
    group = models.CharField(
        max_length=150, blank=True, help_text="A heading over several fields, for example Implications"
    )
    label = models.CharField(max_length=200)
    hint = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TEXT)
    required = models.BooleanField("needed before the paper can be cleared", default=False)
    numbered = models.BooleanField("numbered in print", default=False)
    options = models.TextField("what to choose from", blank=True, help_text="One on each line")
    standing_text = models.TextField(blank=True, help_text="Printed under the heading, before what is written")
    in_use = models.BooleanField("asked for in papers", default=True)

    class Meta:
        ordering = ["template", "part", "position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["template", "key"],
                name="meetings_templatefield_once",
                violation_error_message="The template has this field already.",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind="choice") | ~models.Q(options=""),
                name="meetings_templatefield_choice_has_options",
                violation_error_message="List what can be chosen, one on each line.",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def choices(self) -> list[str]:
        return [line.strip() for line in self.options.splitlines() if line.strip()]
