"""Money: who gives what to which authority, how it is planned and what was spent. Pounds and pence, exact."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.urls import reverse

from cdp_portal.money import money_field, not_negative
from cdp_portal.periods import validate_financial_year, validate_quarter_number
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models import DealtWith
from members.models import Organisation
from outcomes.models import PlanAction
from partnerships.models import LocalAuthority


class FundingStream(models.Model):
    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    payer = models.CharField(max_length=150, blank=True)
    first_year = models.CharField("first financial year", max_length=7, blank=True)
    last_year = models.CharField("last financial year", max_length=7, blank=True)
    ring_fence = models.CharField(max_length=250, blank=True)
    reporting = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    underspend = models.TextField("what becomes of underspend", blank=True)
    status = models.CharField(max_length=250, blank=True)
    successors = models.ManyToManyField("self", blank=True, symmetrical=False, related_name="predecessors")
    confirmed = models.BooleanField(default=True, help_text="The source states it; otherwise it is to be checked")
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Intervention(models.Model):
    """A heading of the national menu on which the treatment and recovery grants may be spent."""

    code = models.CharField(max_length=10, unique=True)
    title = models.CharField(max_length=200)
    confirmed = models.BooleanField(default=True, help_text="The source states it; otherwise it is to be checked")
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title


class AllocationQuerySet(models.QuerySet):
    def latest(self) -> "AllocationQuerySet":
        """The last revision of each allocation."""
        newer = Allocation.objects.filter(
            authority=models.OuterRef("authority"),
            stream=models.OuterRef("stream"),
            financial_year=models.OuterRef("financial_year"),
            revision__gt=models.OuterRef("revision"),
        )
        return self.exclude(models.Exists(newer))

    def money(self) -> "AllocationQuerySet":
        """Leaves out mere expectations, which are never summed."""
        return self.exclude(status=Allocation.Status.EXPECTED)


class Allocation(Scoped, Versioned):
    """Money of one stream for one authority and financial year. A change is a new revision.

    The partnership is the local one that keeps the record; the money is the authority's.
    """

    class Status(models.TextChoices):
        EXPECTED = "expected", "Expected, not a figure given by the payer"
        INDICATIVE = "indicative", "Indicative"
        CONFIRMED = "confirmed", "Confirmed"
        REVISED = "revised", "Revised"

    authority = models.ForeignKey(
        LocalAuthority, models.PROTECT, related_name="allocations", verbose_name="local authority"
    )
    stream = models.ForeignKey(FundingStream, models.PROTECT, related_name="allocations", verbose_name="funding stream")
    financial_year = models.CharField(max_length=7, validators=[validate_financial_year])
    amount = money_field(validators=[MinValueValidator(0, "The amount cannot be negative.")])
    status = models.CharField(max_length=10, choices=Status.choices)
    as_at_on = models.DateField("as at", null=True, blank=True)
    source = models.TextField("where this comes from", blank=True)
    revision = models.PositiveSmallIntegerField(default=1, editable=False)
    revised_because = models.CharField("why it was revised", max_length=300, blank=True)

    objects = AllocationQuerySet.as_manager()

    class Meta:
        ordering = ["-financial_year", "authority", "stream", "-revision"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "stream", "financial_year", "revision"],
                name="grants_allocation_revision",
                violation_error_message="This allocation is already recorded. Revise it instead.",
            ),
            not_negative("amount", name="grants_allocation_not_negative", message="The amount cannot be negative."),
        ]

    def __str__(self) -> str:
        return f"{self.stream.code} for {self.authority}, {self.financial_year}"

    @property
    def status_word(self) -> str:
        """How certain it is, in one word."""
        return self.get_status_display().partition(",")[0]

    @property
    def is_money(self) -> bool:
        """A figure that the payer gave. A mere expectation is listed, but never summed."""
        return self.status != self.Status.EXPECTED

    def revisions(self) -> "models.QuerySet[Allocation]":
        """This allocation in all its revisions, the last first."""
        return Allocation.objects.filter(
            authority=self.authority_id, stream=self.stream_id, financial_year=self.financial_year
        ).order_by("-revision")

    def get_absolute_url(self) -> str:
        return reverse("allocation_detail", args=[self.partnership.slug, self.pk])


class SpendPlanQuerySet(models.QuerySet):
    def current(self) -> "SpendPlanQuerySet":
        """The last version of each plan: the one that is reported and spent against."""
        newer = SpendPlan.objects.filter(
            allocation=models.OuterRef("allocation"), version__gt=models.OuterRef("version")
        )
        return self.exclude(models.Exists(newer))


class SpendPlan(Scoped, Versioned):
    """How an allocation is to be spent. A new version does not overwrite the one before.

    All versions hang on the last revision of the allocation.
    """

    scoped_by = "allocation"

    allocation = models.ForeignKey(Allocation, models.PROTECT, related_name="spend_plans")
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    approved_on = models.DateField("approved on", null=True, blank=True)
    approved_by = models.CharField("approved by (post or body)", max_length=150, blank=True)
    note = models.CharField("what changed", max_length=300, blank=True)

    objects = SpendPlanQuerySet.as_manager()

    class Meta:
        ordering = ["allocation", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["allocation", "version"], name="grants_spendplan_version"),
            models.CheckConstraint(
                condition=models.Q(approved_on__isnull=True) | ~models.Q(approved_by=""),
                name="grants_spendplan_approved_by_someone",
                violation_error_message="Say which post or body approved the plan.",
            ),
        ]

    def __str__(self) -> str:
        return f"Spending plan {self.version} of {self.allocation}"


class SpendLineQuerySet(models.QuerySet):
    def current(self) -> "SpendLineQuerySet":
        """Lines of the last version of their plan."""
        return self.filter(plan__in=SpendPlan.objects.current())


class SpendLine(Scoped, Versioned):
    """One line of a spending plan: a heading of the menu, planned by quarter."""

    scoped_by = "plan"

    plan = models.ForeignKey(SpendPlan, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField(default=1)
    intervention = models.ForeignKey(
        Intervention, models.PROTECT, null=True, blank=True, related_name="lines", verbose_name="menu heading"
    )
    title = models.CharField(max_length=200)
    provider = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="spend_lines")
    plan_action = models.ForeignKey(
        PlanAction, models.PROTECT, null=True, blank=True, related_name="spend_lines", verbose_name="plan action"
    )
    planned_q1 = money_field("planned April to June", default=0)
    planned_q2 = money_field("planned July to September", default=0)
    planned_q3 = money_field("planned October to December", default=0)
    planned_q4 = money_field("planned January to March", default=0)

    objects = SpendLineQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(planned_q1__gte=0, planned_q2__gte=0, planned_q3__gte=0, planned_q4__gte=0),
                name="grants_spendline_not_negative",
                violation_error_message="Planned amounts cannot be negative.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def planned(self, quarter: int):
        """Pounds planned for the quarter (1 = April to June)."""
        return getattr(self, f"planned_q{quarter}")

    @property
    def planned_total(self):
        return self.planned_q1 + self.planned_q2 + self.planned_q3 + self.planned_q4

    def get_absolute_url(self) -> str:
        return reverse("spend_line_detail", args=[self.partnership.slug, self.pk])


class SpendLineDealtWith(DealtWith):
    """What business of meetings dealt with a grant line. An allocation is the payer's; a board deals with its lines."""

    served = models.ForeignKey(SpendLine, models.CASCADE, related_name="dealt_with", verbose_name="grant line")

    class Meta(DealtWith.Meta):
        verbose_name = "link to a grant line"
        verbose_name_plural = "links to grant lines"


class Spend(Scoped, Versioned):
    """What a line cost in a quarter: actual once known, a forecast before. Credits may be negative."""

    scoped_by = "line"

    line = models.ForeignKey(SpendLine, models.PROTECT, related_name="spend")
    quarter = models.PositiveSmallIntegerField(validators=[validate_quarter_number])
    actual = money_field("spent", null=True, blank=True)
    forecast = money_field(null=True, blank=True)
    variance_reason = models.TextField("reason for the difference from plan", blank=True)
    entered_at = models.DateTimeField(auto_now=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    class Meta:
        verbose_name_plural = "spend"
        ordering = ["line", "quarter"]
        constraints = [
            models.UniqueConstraint(
                fields=["line", "quarter"],
                name="grants_spend_once",
                violation_error_message="Spend of this line and quarter is already recorded.",
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__gte=1, quarter__lte=4),
                name="grants_spend_quarter",
                violation_error_message="There is no such quarter. Use 1 to 4.",
            ),
        ]

    def __str__(self) -> str:
        return f"Quarter {self.quarter} of {self.line}"
