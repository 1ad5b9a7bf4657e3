"""Who cleared a paper before it went out. Silence is not clearance."""

from django.conf import settings
from django.db import models

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from meetings.models.papers import Paper
from members.models import Seat


class Clearance(Scoped, Versioned):
    """What one role was asked and said about a paper. A role without a row was not asked yet.

    `key` is the meaning of the template's clearance field, `role` its label when it was asked. `text_sha256` is the
    fingerprint of the text that was cleared: another text is not cleared.
    """

    scoped_by = "paper"

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        CLEARED = "cleared", "Cleared"
        CHANGES = "changes", "Changes asked for"

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="clearances")
    key = models.SlugField(max_length=40, editable=False)
    role = models.CharField(max_length=200, editable=False)
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="clearances", verbose_name="seat that is asked"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_at = models.DateTimeField(editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    why_asked = models.CharField("why it was asked again", max_length=200, blank=True, editable=False)
    due_on = models.DateField("answer due on")
    decided_at = models.DateTimeField(null=True, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    how = models.CharField("how the answer came", max_length=200, blank=True)
    comment = models.TextField(blank=True, help_text="For the office and the author. Never printed.")
    text_sha256 = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["paper", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "key"],
                name="meetings_clearance_once",
                violation_error_message="This role has been asked already.",
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", decided_at__isnull=True)
                | (~models.Q(state="asked") & models.Q(decided_at__isnull=False)),
                name="meetings_clearance_decided_at_an_instant",
                violation_error_message="An answer has a time, and what is still asked has none.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.get_state_display().lower()}"
