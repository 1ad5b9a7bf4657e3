"""Options appraisals that are put to bodies, and what each body said."""

from django.db import models

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from partnerships.models.bodies import Body


class Proposal(Scoped, Versioned):
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    put_on = models.DateField("put forward on", null=True, blank=True)
    precedents = models.TextField("what has been done before", blank=True)

    class Meta:
        ordering = ["-put_on", "title"]

    def __str__(self) -> str:
        return self.title


class ProposalPoint(Scoped):
    """A benefit, a challenge with its mitigation, or an alternative that was considered."""

    scoped_by = "proposal"

    class Kind(models.TextChoices):
        BENEFIT = "benefit", "Benefit"
        CHALLENGE = "challenge", "Challenge or risk"
        ALTERNATIVE = "alternative", "Alternative considered"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="points")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    follow_up = models.TextField("mitigation, follow-up or reason", blank=True)
    taken_up_by = models.CharField("who takes it up", max_length=150, blank=True)

    class Meta:
        ordering = ["proposal", "kind", "position"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.position} of {self.proposal}"


class Approval(Scoped, Versioned):
    """What one body, or one person for an area, said to a proposal."""

    scoped_by = "proposal"

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        SUPPORTED = "supported", "Supported"
        IN_PRINCIPLE = "in_principle", "Agreed in principle, subject to a condition"
        AGREED = "agreed", "Agreed"
        REFUSED = "refused", "Refused"

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="approvals")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    given_by = models.CharField("given by (post)", max_length=150, blank=True)
    state = models.CharField(max_length=15, choices=State.choices, default=State.ASKED)
    condition = models.TextField(blank=True)
    decided_on = models.DateField("decided on", null=True, blank=True)

    class Meta:
        ordering = ["proposal", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(body__isnull=False) | ~models.Q(given_by=""),
                name="partnerships_approval_is_someones",
                violation_error_message="Say which body or which post this approval is from.",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="in_principle") | ~models.Q(condition=""),
                name="partnerships_approval_says_its_condition",
                violation_error_message="Say what the agreement in principle is subject to.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body or self.given_by}: {self.get_state_display()}"
