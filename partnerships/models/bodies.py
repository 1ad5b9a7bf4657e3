"""Boards and groups, to whom they report, and their terms of reference."""

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from cdp_portal import markdown
from cdp_portal.dated import Dated, DatedQuerySet, no_overlap
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from partnerships.models.partnership import Partnership


class BodyQuerySet(DatedQuerySet):
    def of(self, partnership) -> "BodyQuerySet":
        """Bodies that the partnership hosts or takes part in."""
        return self.filter(
            models.Q(partnership=partnership)
            | models.Exists(
                Body.taking_part.through.objects.filter(body=models.OuterRef("pk"), partnership=partnership)
            )
        )


class Body(Dated, Scoped, Versioned):
    """A board or group. Its partnership is its host; a joint body is taken part in by others too."""

    class Kind(models.TextChoices):
        PARTNERSHIP_BOARD = "partnership_board", "Partnership board"
        EXECUTIVE = "executive", "Executive group"
        SUB_GROUP = "sub_group", "Sub-group"
        JOINT_BOARD = "joint_board", "Joint steering board"
        HEALTH_AND_WELLBEING = "hwb", "Health and wellbeing board"
        COMMUNITY_SAFETY = "csp", "Community safety partnership"
        POLICE_AND_CRIME = "pcc", "Police and crime commissioner's office"
        STRATEGIC_BOARD = "strategic_board", "Strategic partnership board"
        NATIONAL = "national", "National unit"
        OTHER = "other", "Other body"

    class AccessRule(models.TextChoices):
        STATUTORY = "statutory", "Open to the public by law"
        PUBLIC = "public", "Open to the public by choice"
        CLOSED = "closed", "Closed"

    class ChairRule(models.TextChoices):
        FIXED = "fixed", "One chair"
        BY_MEETING = "by_meeting", "Rotates with each meeting"
        BY_YEAR = "by_year", "Rotates each year"

    OWN_KINDS = (Kind.PARTNERSHIP_BOARD, Kind.EXECUTIVE, Kind.SUB_GROUP, Kind.JOINT_BOARD)

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    slug = models.SlugField("address", max_length=80)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    taking_part = models.ManyToManyField(
        Partnership, blank=True, related_name="joint_bodies", verbose_name="other partnerships taking part"
    )
    remit = models.TextField(blank=True)
    access_rule = models.CharField(
        "access to meetings", max_length=10, choices=AccessRule.choices, default=AccessRule.CLOSED
    )
    clear_days = models.PositiveSmallIntegerField(
        "clear working days between papers and meeting", default=5, help_text="Councils publish 5 clear days before"
    )
    quorum = models.PositiveSmallIntegerField("quorum (voting members)", null=True, blank=True)
    meets = models.CharField("how often it meets", max_length=100, blank=True)
    chair_rule = models.CharField(
        "how it is chaired", max_length=10, choices=ChairRule.choices, default=ChairRule.FIXED
    )
    chair_from_on = models.DateField("rota begins on", null=True, blank=True)
    predecessors = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="successors")
    source = models.TextField("where this comes from", blank=True)

    objects = BodyQuerySet.as_manager()

    class Meta(Dated.Meta):
        verbose_name_plural = "bodies"
        ordering = [Lower("name"), "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["partnership", "slug"],
                name="partnerships_body_address",
                violation_error_message="Another body of this partnership has this address.",
            ),
            models.CheckConstraint(
                condition=models.Q(chair_rule="fixed") | models.Q(chair_from_on__isnull=False),
                name="partnerships_body_rota_has_a_beginning",
                violation_error_message="Enter the day on which the rota of chairs begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("body_detail", args=[self.partnership.slug, self.pk])


class ReportingLine(Dated, Scoped, Versioned):
    """A body reports to another. Several parents are allowed."""

    scoped_by = "reporting"

    class Kind(models.TextChoices):
        ACCOUNTABLE = "accountable", "Accountable to"
        REPORTS = "reports", "Reports to"
        ADVISES = "advises", "Advises"
        ENGAGES = "engages", "Has a route into"

    reporting = models.ForeignKey(Body, models.CASCADE, related_name="lines_up", verbose_name="body that reports")
    to = models.ForeignKey(Body, models.PROTECT, related_name="lines_down", verbose_name="reports to")
    kind = models.CharField("in what way", max_length=15, choices=Kind.choices, default=Kind.REPORTS)
    frequency = models.CharField("how often", max_length=100, blank=True)

    objects = DatedQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["reporting", "to", "starts_on", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(reporting=models.F("to")),
                name="partnerships_reportingline_to_another",
                violation_error_message="A body cannot report to itself.",
            ),
            no_overlap(
                "partnerships_reportingline_once",
                "reporting",
                "to",
                message="This reporting line is already recorded for some of these days.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reporting} {self.get_kind_display().lower()} {self.to}"


class TermsQuerySet(models.QuerySet):
    def in_force(self, day) -> "TermsQuerySet":
        """Of each body the version that was the last to be adopted by the day. What is not adopted is not in force."""
        newer = TermsOfReference.objects.filter(
            body=models.OuterRef("body"), version__gt=models.OuterRef("version"), adopted_on__lte=day
        )
        return self.filter(adopted_on__lte=day).exclude(models.Exists(newer))

    def standing(self, day) -> "TermsQuerySet":
        """The version in force on the day; of a body that has adopted none by then, the newest."""
        same = TermsOfReference.objects.filter(body=models.OuterRef("body"))
        adopted = same.filter(adopted_on__lte=day)
        newer = same.filter(version__gt=models.OuterRef("version"))
        in_force = models.Q(pk__in=self.in_force(day).values("pk"))
        return self.filter(in_force | (~models.Exists(adopted) & ~models.Exists(newer)))


class TermsOfReference(Scoped, Versioned):
    """One version of a body's terms of reference. Once adopted its text stays; a correction is the next version."""

    scoped_by = "body"

    body = models.ForeignKey(Body, models.CASCADE, related_name="terms")
    version = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True, validators=[markdown.validate])
    adopted_on = models.DateField("adopted on", null=True, blank=True)
    adopted_by = models.CharField("adopted by", max_length=200, blank=True)
    reviewed_on = models.DateField("last reviewed on", null=True, blank=True)
    review_due_on = models.DateField("next review due on", null=True, blank=True)
    note = models.CharField("what changed", max_length=300, blank=True)

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "terms of reference"
        ordering = ["body", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "version"],
                name="partnerships_terms_version",
                violation_error_message="This version of the terms of reference is already there.",
            )
        ]

    def __str__(self) -> str:
        return f"Terms of reference of {self.body}, version {self.version}"

    @property
    def is_adopted(self) -> bool:
        return self.adopted_on is not None

    def get_absolute_url(self) -> str:
        return reverse("terms_detail", args=[self.partnership.slug, self.pk])
