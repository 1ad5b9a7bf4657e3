"""A paper that goes up to another body, and what that body made of it."""

from django.conf import settings
from django.db import models

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models.papers import Paper


class PaperReferral(Scoped, Versioned):
    """`made` is the paper at the other body's meeting. The outcome here is what the office was told; a decision that
    the portal holds on the item of that meeting comes before it (`meetings.up`).
    """

    scoped_by = "paper"

    class Outcome(models.TextChoices):
        AWAITING = "awaiting", "Awaiting"
        NOTED = "noted", "Noted"
        AGREED = "agreed", "Agreed"
        AGREED_SUBJECT_TO = "subject_to", "Agreed, subject to a condition"
        DEFERRED = "deferred", "Deferred"
        REFUSED = "refused", "Not agreed"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="referrals")
    made = models.OneToOneField(Paper, models.CASCADE, related_name="came_from", verbose_name="paper made there")
    sent_at = models.DateTimeField(editable=False)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome.choices, default=Outcome.AWAITING)
    outcome_on = models.DateField("on", null=True, blank=True)
    minute_reference = models.CharField(
        "minute number", max_length=40, blank=True, help_text="As printed there, for example 24"
    )
    comment = models.TextField("condition or comment", blank=True, help_text="Never printed")

    class Meta:
        ordering = ["paper", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(paper=models.F("made")),
                name="meetings_paperreferral_to_another",
                violation_error_message="A paper cannot go up to itself.",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="awaiting", outcome_on__isnull=True)
                | (~models.Q(outcome="awaiting") & models.Q(outcome_on__isnull=False)),
                name="meetings_paperreferral_outcome_on_a_day",
                violation_error_message="Say on which day, and only when there is an outcome.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper}: {self.get_outcome_display().lower()}"
