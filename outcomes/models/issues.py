"""Emerging issues: what a partner noticed, and what the partners agreed to do about it."""

from django.db import models
from django.urls import reverse

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from members.models import Organisation, Seat
from outcomes.models.metrics import Metric


class EmergingIssueQuerySet(models.QuerySet):
    def open(self) -> "EmergingIssueQuerySet":
        return self.exclude(status=EmergingIssue.Status.CLOSED)

    def open_first(self) -> "EmergingIssueQuerySet":
        """Open ones first, in each half the latest noticed first."""
        is_closed = models.Case(models.When(status=EmergingIssue.Status.CLOSED, then=1), default=0)
        return self.order_by(is_closed, models.F("noticed_on").desc(nulls_last=True), "-number")

    def with_actions(self, day) -> "EmergingIssueQuerySet":
        """Issues with how many actions were `agreed`, how many of them are `done` and how many `late` on the day."""
        late = models.Q(actions__done_on=None, actions__due_on__lt=day) & ~models.Q(status=EmergingIssue.Status.CLOSED)
        return self.annotate(
            agreed=models.Count("actions"),
            done=models.Count("actions__done_on"),
            late=models.Count("actions", filter=late),
        )

    def readable_by(self, audience: Audience) -> "EmergingIssueQuerySet":
        return self.filter(release_class__in=audience.may_see_classes)


class EmergingIssue(Scoped, Versioned):
    """Something that is happening now, such as a new drug; a risk is what may happen."""

    class Status(models.TextChoices):
        WATCHED = "watched", "Being watched"
        ACTED_ON = "acted_on", "Being acted on"
        CLOSED = "closed", "Closed"

    number = models.PositiveIntegerField(editable=False, help_text="Counts up within the partnership")
    title = models.CharField("the issue in a few words", max_length=200)
    what = models.TextField("what is happening", blank=True)
    noticed_on = models.DateField("noticed on", null=True, blank=True)
    noticed_by = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="who noticed it"
    )
    owner_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="issues", verbose_name="owner"
    )
    status = models.CharField("how it stands", max_length=8, choices=Status.choices, default=Status.WATCHED)
    closed_on = models.DateField("closed on", null=True, blank=True)
    outcome = models.TextField("what came of it", blank=True)
    metrics = models.ManyToManyField(Metric, blank=True, related_name="issues")
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )
    source = models.TextField("where this comes from", blank=True)

    objects = EmergingIssueQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="outcomes_emergingissue_number"),
            models.CheckConstraint(
                condition=models.Q(status="closed", closed_on__isnull=False) & ~models.Q(outcome="")
                | ~models.Q(status="closed") & models.Q(closed_on=None),
                name="outcomes_emergingissue_closed_with_outcome",
                violation_error_message="Say on which day the issue was closed and what came of it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Issue {self.number}"

    @property
    def is_open(self) -> bool:
        return self.status != self.Status.CLOSED

    def get_absolute_url(self) -> str:
        return reverse("issue_detail", args=[self.partnership.slug, self.number])


class IssueActionQuerySet(models.QuerySet):
    def open(self) -> "IssueActionQuerySet":
        """Not done yet, of issues that are not closed."""
        return self.filter(done_on=None).exclude(issue__status=EmergingIssue.Status.CLOSED)

    def readable_by(self, audience: Audience) -> "IssueActionQuerySet":
        return self.filter(issue__release_class__in=audience.may_see_classes)


class IssueAction(Scoped, Versioned):
    """What one partner agreed to do about an issue."""

    scoped_by = "issue"

    issue = models.ForeignKey(EmergingIssue, models.CASCADE, related_name="actions")
    text = models.TextField("what was agreed")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="partner"
    )
    owner_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="issue_actions", verbose_name="owner"
    )
    agreed_on = models.DateField("agreed on", null=True, blank=True)
    due_on = models.DateField("due on", null=True, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)
    done_note = models.CharField("what was done", max_length=500, blank=True)

    objects = IssueActionQuerySet.as_manager()

    class Meta:
        ordering = ["issue", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | ~models.Q(done_note=""),
                name="outcomes_issueaction_done_with_note",
                violation_error_message="Say what was done.",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def is_late(self, day) -> bool:
        return self.done_on is None and self.due_on is not None and self.due_on < day
