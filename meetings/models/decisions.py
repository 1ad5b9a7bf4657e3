"""What a meeting decided, and who is to do what by when."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from cdp_portal.release import Audience
from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models.meeting import AgendaItem, Meeting
from members.models import Seat


class Decision(Scoped, Versioned):
    scoped_by = "meeting"

    class Kind(models.TextChoices):
        AGREED = "agreed", "Agreed"
        AGREED_SUBJECT_TO = "subject_to", "Agreed, subject to a condition"
        NOTED = "noted", "Noted"
        DEFERRED = "deferred", "Deferred"
        REFUSED = "refused", "Not agreed"

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name="agenda item"
    )
    number = models.PositiveIntegerField(editable=False, help_text="Counts up within the partnership")
    text = models.TextField("what was decided")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.AGREED)
    conditions = models.TextField(blank=True)
    voting = models.CharField("how it was voted", max_length=200, blank=True)
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="meetings_decision_number"),
            models.CheckConstraint(
                condition=~models.Q(kind="subject_to") | ~models.Q(conditions=""),
                name="meetings_decision_says_its_condition",
                violation_error_message="Say what the agreement is subject to.",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("decision_detail", args=[self.partnership.slug, self.number])


class ActionQuerySet(models.QuerySet):
    def open(self) -> "ActionQuerySet":
        return self.filter(status__in=Action.OPEN)

    def overdue(self, day) -> "ActionQuerySet":
        return self.open().filter(due_on__lt=day)

    def of_seats_held_by(self, user, day) -> "ActionQuerySet":
        return self.filter(owner_seat__in=Seat.objects.held_by(user, day))


class Action(Scoped, Versioned):
    """A task from a meeting (or between meetings), owned by a seat."""

    class Status(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        IN_PROGRESS = "in_progress", "In progress"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    OPEN = (Status.NOT_STARTED, Status.IN_PROGRESS)

    number = models.PositiveIntegerField(editable=False, help_text="Counts up within the partnership")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name="raised at"
    )
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="actions", verbose_name="agenda item"
    )
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="actions")
    text = models.TextField("what is to be done")
    owner_seat = models.ForeignKey(Seat, models.PROTECT, related_name="actions", verbose_name="owner")
    due_on = models.DateField("due on", null=True, blank=True)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NOT_STARTED)
    closed_on = models.DateField("closed on", null=True, blank=True)
    evidence = models.TextField("outcome or evidence", blank=True)
    release_class = models.CharField(
        "who may read it", max_length=12, choices=Audience.choices, default=Audience.MEMBER
    )

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "number"], name="meetings_action_number"),
            models.CheckConstraint(
                condition=models.Q(status__in=("not_started", "in_progress"), closed_on__isnull=True)
                | models.Q(status__in=("done", "dropped"), closed_on__isnull=False),
                name="meetings_action_closed_on_a_day",
                violation_error_message="Give the day on which the action was closed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Action {self.number}"

    def is_late(self, day) -> bool:
        return self.status in self.OPEN and self.due_on is not None and self.due_on < day

    def get_absolute_url(self) -> str:
        return reverse("action_detail", args=[self.partnership.slug, self.number])


class ActionUpdate(Scoped):
    """What the owner reported, and the status it led to."""

    scoped_by = "action"

    action = models.ForeignKey(Action, models.CASCADE, related_name="updates")
    text = models.TextField("progress")
    status = models.CharField(max_length=12, choices=Action.Status.choices)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        ordering = ["action", "-made_at", "-id"]

    def __str__(self) -> str:
        return f"Update of action {self.action.number}"
