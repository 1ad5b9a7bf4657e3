"""What a meeting decided, and who is to do what by when."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce
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
        IN_PRINCIPLE = "in_principle", "Agreed in principle"
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
    votes_for = models.PositiveSmallIntegerField("votes for", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("votes against", null=True, blank=True)
    abstentions = models.PositiveSmallIntegerField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=models.Q(votes_for=None, votes_against=None, abstentions=None)
                | models.Q(votes_for__isnull=False, votes_against__isnull=False, abstentions__isnull=False),
                name="meetings_decision_vote_is_whole",
                violation_error_message="Give the votes for, the votes against and the abstentions, or none of them.",
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.number}"

    @property
    def vote(self) -> str:
        """How it was voted, in words: “7 for, 2 against, 1 abstained. By show of hands.”; empty without a vote."""
        counted = ""
        if self.votes_for is not None:
            counted = f"{self.votes_for} for, {self.votes_against} against, {self.abstentions} abstained"
        return ". ".join(part for part in (counted, self.voting) if part)

    def get_absolute_url(self) -> str:
        return reverse("decision_detail", args=[self.partnership.slug, self.number])


class ActionQuerySet(models.QuerySet):
    def open(self) -> "ActionQuerySet":
        return self.filter(status__in=Action.OPEN)

    def overdue(self, day) -> "ActionQuerySet":
        return self.open().filter(due_on__lt=day)

    def with_vacancy(self, day) -> "ActionQuerySet":
        """Actions with `owner_is_vacant` (nobody but a substitute holds the owner's seat on the day, or the seat has
        ended) and `owner_vacant_since`, which is empty when it is not known or not vacant.
        """
        seats = Seat.objects.filter(pk=models.OuterRef("owner_seat"))
        filled = models.Exists(seats.as_at(day).with_vacancy(day).filter(is_vacant=False))
        ended = seats.filter(ends_on__lte=day).values("ends_on")
        since = seats.with_vacancy(day).values("vacant_since")
        return self.annotate(
            owner_is_vacant=~filled,
            owner_vacant_since=models.Case(
                models.When(filled, then=None),
                default=Coalesce(models.Subquery(ended), models.Subquery(since)),
                output_field=models.DateField(),
            ),
        )

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
