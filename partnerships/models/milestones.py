"""What the national unit asks of every partnership, and how far each has come."""

from django.db import models
from django.urls import reverse

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned


class Milestone(models.Model):
    code = models.CharField(max_length=10, unique=True)
    order = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    requirement = models.TextField(blank=True)
    due_on = models.DateField("asked for by", null=True, blank=True)
    recurs_months = models.PositiveSmallIntegerField("comes round every (months)", default=0)
    confirmed = models.BooleanField(default=True, help_text="The source states it; otherwise it is to be checked")
    source = models.TextField(blank=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.title


class MilestoneProgress(Scoped, Versioned):
    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        IN_PROGRESS = "in_progress", "In progress"
        POSITION_SHOWN = "position_shown", "Position shown, not signed off"
        DONE = "done", "Done"
        ACCEPTED = "accepted", "Done and accepted"

    FINISHED = (State.DONE, State.ACCEPTED)

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="progress")
    cycle = models.PositiveSmallIntegerField("time round", default=1, editable=False)
    begun_on = models.DateField("begun on", null=True, blank=True)
    due_on = models.DateField("due here on", null=True, blank=True)
    recurs_months = models.PositiveSmallIntegerField("comes round here every (months)", null=True, blank=True)
    state = models.CharField(max_length=15, choices=State.choices, default=State.NOT_STARTED)
    achieved_on = models.DateField("done on", null=True, blank=True)
    evidence = models.TextField(blank=True)
    evidence_url = models.URLField("page that shows it", blank=True)

    class Meta:
        verbose_name_plural = "milestone progress"
        ordering = ["partnership", "milestone", "-cycle"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "milestone", "cycle"],
                name="partnerships_milestoneprogress_once",
                violation_error_message="Progress on this milestone is already recorded.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.milestone}: {self.get_state_display()}"

    @property
    def is_done(self) -> bool:
        return self.state in self.FINISHED

    def get_absolute_url(self) -> str:
        return reverse("milestone_detail", args=[self.partnership.slug, self.pk])
