"""Quarterly returns: what is asked, what is being prepared, and what was signed for ever."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone

from cdp_portal.periods import Quarter, validate_financial_year, validate_quarter_number
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from partnerships.models import SeniorResponsibleOwner


class ReturnRequirement(Scoped, Versioned):
    """A receiver asks a partnership for a return every quarter."""

    class Receiver(models.TextChoices):
        NATIONAL_UNIT = "national_unit", "Joint Combating Drugs Unit"
        OHID = "ohid", "Office for Health Improvement and Disparities"
        HEALTH_AND_WELLBEING = "hwb", "Health and wellbeing board"
        COMMUNITY_SAFETY = "csp", "Community safety partnership"
        POLICE_AND_CRIME = "pcc", "Police and crime commissioner"

    receiver = models.CharField(max_length=15, choices=Receiver.choices, default=Receiver.NATIONAL_UNIT)
    title = models.CharField(max_length=200)
    statement = models.TextField(help_text="What the senior responsible owner declares when signing")
    due_days = models.PositiveSmallIntegerField(
        "due so many days after the quarter ends", default=30, validators=[MaxValueValidator(365)]
    )
    active = models.BooleanField(default=True)

    class Meta:
        ordering = ["partnership", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "receiver"],
                condition=models.Q(active=True),
                name="returns_requirement_once",
                violation_error_message="This partnership already has a return to this receiver.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class ReturnQuerySet(models.QuerySet):
    def for_quarter(self, quarter: Quarter) -> "ReturnQuerySet":
        return self.filter(financial_year=str(quarter.financial_year), quarter_number=quarter.number)

    def unfinished(self) -> "ReturnQuerySet":
        """Those that somebody still has to do something about."""
        return self.exclude(state=Return.State.SUBMITTED)


class Return(Scoped, Versioned):
    """The return for one quarter. Figures are computed live until it is signed."""

    scoped_by = "requirement"

    class State(models.TextChoices):
        DRAFTING = "drafting", "Being drafted"
        IN_REVIEW = "in_review", "With the senior responsible owner"
        SIGNED = "signed", "Signed"
        SUBMITTED = "submitted", "Sent"

    requirement = models.ForeignKey(ReturnRequirement, models.PROTECT, related_name="returns")
    financial_year = models.CharField(max_length=7, validators=[validate_financial_year])
    quarter_number = models.PositiveSmallIntegerField("quarter", validators=[validate_quarter_number])
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTING, editable=False)
    headline = models.TextField("headline of the quarter", blank=True)
    due_on = models.DateField("due on")
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    prepared_at = models.DateTimeField(null=True, editable=False)

    objects = ReturnQuerySet.as_manager()

    class Meta:
        ordering = ["-financial_year", "-quarter_number", "requirement"]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "financial_year", "quarter_number"],
                name="returns_return_once",
                violation_error_message="The return for this quarter has already been started.",
            ),
            models.CheckConstraint(
                condition=models.Q(quarter_number__gte=1, quarter_number__lte=4),
                name="returns_return_quarter",
                violation_error_message="There is no such quarter. Use 1 to 4.",
            ),
            models.CheckConstraint(
                condition=models.Q(prepared_at__isnull=True, prepared_by=None)
                | models.Q(prepared_at__isnull=False, prepared_by__isnull=False),
                name="returns_return_prepared_by_someone",
                violation_error_message="Say who prepared the return and when.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.requirement}, {self.quarter.label}"

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.financial_year, self.quarter_number)

    def get_absolute_url(self) -> str:
        return reverse("return_detail", args=[self.partnership.slug, self.quarter, self.requirement.receiver])


class ReturnNarrative(Scoped, Versioned):
    """The words beside the figures of one section."""

    scoped_by = "return_of"

    return_of = models.ForeignKey(Return, models.CASCADE, related_name="narratives", verbose_name="return")
    section = models.CharField(max_length=30)
    text = models.TextField(blank=True)

    class Meta:
        ordering = ["return_of", "section"]
        constraints = [
            models.UniqueConstraint(fields=["return_of", "section"], name="returns_narrative_once"),
        ]

    def __str__(self) -> str:
        return f"{self.section} of {self.return_of}"


class ReturnSignature(Scoped):
    """What was signed: the whole content, its fingerprint, and who signed by what right. Append-only."""

    scoped_by = "return_of"

    return_of = models.ForeignKey(Return, models.PROTECT, related_name="signatures", verbose_name="return")
    version = models.PositiveSmallIntegerField()
    schema_version = models.PositiveSmallIntegerField()
    content = models.TextField(help_text="Canonical JSON; every export is made from it alone")
    sha256 = models.CharField("fingerprint (SHA-256)", max_length=64)
    statement = models.TextField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    sro = models.ForeignKey(
        SeniorResponsibleOwner, models.PROTECT, related_name="signatures", verbose_name="senior responsible owner"
    )
    signer_post = models.CharField(max_length=310)
    signer_authority = models.TextField(help_text="By what right the post could sign on that day")

    class Meta:
        ordering = ["return_of", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["return_of", "version"], name="returns_signature_version"),
            models.CheckConstraint(
                condition=~models.Q(signed_by=models.F("prepared_by")),
                name="returns_signature_not_by_the_preparer",
                violation_error_message="The person who prepared the return cannot sign it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Signature {self.version} of {self.return_of}"


class ReturnEvent(Scoped):
    """One step of a return's life. Append-only."""

    scoped_by = "return_of"

    return_of = models.ForeignKey(Return, models.PROTECT, related_name="events", verbose_name="return")
    from_state = models.CharField(max_length=10, choices=Return.State.choices, blank=True)
    to_state = models.CharField(max_length=10, choices=Return.State.choices)
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["return_of", "made_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_to_state_display()}, {self.return_of}"
