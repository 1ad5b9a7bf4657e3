"""The delivery plan: what was promised, by whom, and how it is going."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify

from cdp_portal.dated import Dated, DatedQuerySet, in_force
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models import Decision
from members.models import Organisation, Seat
from outcomes.models.metrics import Metric, Outcome, StrategicPriority
from outcomes.models.risks import Risk
from partnerships.models import Body, LocalAuthority


class DeliveryPlanQuerySet(DatedQuerySet):
    def of_the_whole(self) -> "DeliveryPlanQuerySet":
        """Without the plans of single authorities."""
        return self.filter(authority=None)

    def adopted_at(self, day) -> "DeliveryPlan | None":
        """The plan of the whole partnership that was adopted and in force on the day, closed since or not."""
        adopted = self.of_the_whole().as_at(day).filter(adopted_on__isnull=False)
        return adopted.exclude(status=DeliveryPlan.Status.DRAFT).order_by("-version").first()

    def to_show(self, day) -> "DeliveryPlan | None":
        """The adopted plan in force on the day; failing that the last one that is not closed, or the last at all.

        Of several authorities' plans that of the whole partnership comes first.
        """
        adopted = models.Q(status=DeliveryPlan.Status.ADOPTED) & in_force(day)
        choice = models.Case(
            models.When(adopted, then=0),
            models.When(~models.Q(status=DeliveryPlan.Status.CLOSED), then=1),
            default=2,
        )
        return self.order_by(models.F("authority").asc(nulls_first=True), choice, "-version").first()


class DeliveryPlan(Dated, Scoped, Versioned):
    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        ADOPTED = "adopted", "Adopted"
        CLOSED = "closed", "Closed"

    title = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    adopted_on = models.DateField("adopted on", null=True, blank=True)
    adopted_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="body that adopted it"
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="decision that adopted it"
    )
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="later_versions"
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="sub_plans", verbose_name="part of the plan"
    )
    authority = models.ForeignKey(
        LocalAuthority,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="local authority",
        help_text="For a plan of one authority in a shared footprint",
    )
    source = models.TextField("where this comes from", blank=True)

    objects = DeliveryPlanQuerySet.as_manager()

    class Meta(Dated.Meta):
        ordering = ["-version", "id"]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["partnership", "authority", "version"],
                name="outcomes_deliveryplan_version",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(part_of=None) | models.Q(authority__isnull=False),
                name="outcomes_deliveryplan_part_is_for_an_authority",
                violation_error_message="Choose the local authority whose part of the plan this is.",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="adopted") | models.Q(adopted_on__isnull=False),
                name="outcomes_deliveryplan_adopted_on_a_day",
                violation_error_message="Give the day on which the plan was adopted.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def area(self) -> str:
        """How an address names the authority whose plan this is: “leicester”; empty for the whole partnership."""
        return slugify(self.authority.name) if self.authority_id else ""

    @property
    def named(self) -> str:
        """“Delivery plan, version 2”"""
        return f"{self.title}, version {self.version}"

    @property
    def caption(self) -> str:
        """What stands over its title: “Delivery plan for Rutland, version 1”"""
        whose = f" for {self.authority}" if self.authority_id else ""
        return f"Delivery plan{whose}, version {self.version}"

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED

    @property
    def replaces(self) -> bool:
        """Is it the draft of a version that will take over from another?"""
        return self.status == self.Status.DRAFT and self.previous_id is not None

    @property
    def query(self) -> str:
        """What an address carries to show this plan: “plan=2&area=leicester”."""
        return urlencode({"plan": self.version, **({"area": self.area} if self.area else {})})

    def get_absolute_url(self) -> str:
        return f"{reverse('plan_action_list', args=[self.partnership.slug])}?{self.query}"


class Objective(Scoped, Versioned):
    scoped_by = "plan"

    plan = models.ForeignKey(DeliveryPlan, models.CASCADE, related_name="objectives")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=250)
    priority = models.ForeignKey(
        StrategicPriority, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="strategic priority"
    )
    outcome = models.ForeignKey(
        Outcome, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="national outcome"
    )
    previous = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, editable=False, related_name="later")

    class Meta:
        ordering = ["plan", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"],
                name="outcomes_objective_position",
                deferrable=models.Deferrable.DEFERRED,
            )
        ]

    def __str__(self) -> str:
        return self.title


class PlanActionQuerySet(models.QuerySet):
    def open(self) -> "PlanActionQuerySet":
        return self.exclude(status__in=PlanAction.CLOSED)

    def of_plan(self, plan: DeliveryPlan) -> "PlanActionQuerySet":
        """The actions of a version: of a closed one also those that have gone on into a later version, of the draft of
        a next version also those that it takes over.
        """
        lines = plan.lines.filter(left_out=False)
        return self.filter(models.Q(objective__plan=plan) | models.Q(pk__in=lines.values("action")))

    def promised(self) -> "PlanActionQuerySet":
        """Open actions that count today: of adopted plans, and of drafts that do not wait to replace another."""
        waiting = models.Q(objective__plan__status=DeliveryPlan.Status.DRAFT, objective__plan__previous__isnull=False)
        return self.open().exclude(objective__plan__status=DeliveryPlan.Status.CLOSED).exclude(waiting)

    def with_progress(self) -> "PlanActionQuerySet":
        """With `steps`, the first due first, and `reports`, the last first: what tables and pictures tell."""
        return self.select_related("lead_organisation", "objective__plan").prefetch_related(
            models.Prefetch("milestones", PlanActionMilestone.objects.order_by("due_on", "id"), to_attr="steps"),
            models.Prefetch("updates", PlanActionUpdate.objects.order_by("-made_at", "-id"), to_attr="reports"),
        )

    def late(self, day) -> "PlanActionQuerySet":
        """Open actions due before the day, and those that their owner calls late."""
        return self.open().filter(models.Q(due_on__lt=day) | models.Q(status=PlanAction.Status.LATE))


class PlanAction(Scoped, Versioned):
    scoped_by = "objective"

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        ON_TRACK = "on_track", "On track"
        AT_RISK = "at_risk", "At risk"
        LATE = "late", "Late"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    CLOSED = (Status.DONE, Status.DROPPED)

    objective = models.ForeignKey(Objective, models.PROTECT, related_name="actions")
    number = models.PositiveIntegerField(editable=False, help_text="Counts up within the partnership")
    text = models.TextField("what will be done")
    owner_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="plan_actions", verbose_name="owner"
    )
    lead_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="lead organisation"
    )
    agreed_on = models.DateField(
        "agreed on", null=True, blank=True, help_text="Leave empty if it was agreed when the plan was adopted"
    )
    due_on = models.DateField("due on", null=True, blank=True)
    status = models.CharField("how it is going", max_length=12, choices=Status.choices, default=Status.NOT_STARTED)
    metrics = models.ManyToManyField(Metric, blank=True, related_name="plan_actions")
    risks = models.ManyToManyField(Risk, blank=True, related_name="plan_actions")
    update_every = models.PositiveSmallIntegerField("months between updates", default=3)
    source = models.TextField("where this comes from", blank=True)

    objects = PlanActionQuerySet.as_manager()

    class Meta:
        ordering = ["objective", "number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="outcomes_planaction_number"),
            models.CheckConstraint(
                condition=models.Q(update_every__range=(1, 12)),
                name="outcomes_planaction_update_every",
                violation_error_message="Ask for an update every 1 to 12 months.",
            ),
        ]

    def __str__(self) -> str:
        return f"Plan action {self.number}"

    @property
    def is_closed(self) -> bool:
        return self.status in self.CLOSED

    @property
    def since(self):
        """The day from which it is promised: agreed on its own, or with its plan. Empty when neither is known."""
        plan = self.objective.plan
        return self.agreed_on or plan.adopted_on or plan.starts_on

    def is_late(self, day, status: str | None = None) -> bool:
        """Is it late on the day, with its present status or the one it had then?"""
        known = status or self.status
        if known in self.CLOSED:
            return False
        return known == self.Status.LATE or (self.due_on is not None and self.due_on < day)

    def get_absolute_url(self) -> str:
        return reverse("plan_action_detail", args=[self.partnership.slug, self.number])


class PlanActionMilestone(Scoped, Versioned):
    """A step on the way to the end of an action."""

    scoped_by = "action"

    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="milestones")
    text = models.CharField("what will be reached", max_length=200)
    due_on = models.DateField("due on")
    done_on = models.DateField("reached on", null=True, blank=True)

    class Meta:
        ordering = ["action", "due_on", "id"]

    def __str__(self) -> str:
        return self.text

    def is_late(self, day) -> bool:
        return self.done_on is None and self.due_on < day


class PlanActionUpdate(Scoped):
    scoped_by = "action"

    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="updates")
    text = models.TextField("progress")
    status = models.CharField("how it is going", max_length=12, choices=PlanAction.Status.choices)
    evidence = models.CharField(
        "evidence", max_length=500, blank=True, help_text="Where it can be seen: a paper, a page, a figure"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["action", "-made_at", "-id"]

    def __str__(self) -> str:
        return f"Update of plan action {self.action.number}"
