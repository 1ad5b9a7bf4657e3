"""What a paper, decision or action of a meeting serves: one table beside each noun that is served, here or above."""

from django.core.exceptions import ValidationError
from django.db import models

from cdp_portal.scoped import Scoped
from meetings.models.decisions import Action, Decision
from meetings.models.papers import Paper
from partnerships.models import MilestoneProgress

BUSINESS = ("paper", "decision", "action")
ANOTHER_PARTNERSHIP = "A link joins records of one partnership. Choose records of the same one."


def _one_only() -> models.Q:
    """Exactly one of the three is set."""
    found = models.Q()
    for chosen in BUSINESS:
        found |= models.Q(**{f"{name}__isnull": name != chosen for name in BUSINESS})
    return found


class DealtWith(Scoped):
    """A piece of a meeting's business (a paper, decision or action) that dealt with another record.

    A table beside that record's model names it in `served`. A link belongs to the partnership of the business; the
    database refuses one whose served record is another partnership's (accounts.tracking.LinkPartnership).
    """

    scoped_by = "business"

    paper = models.ForeignKey(Paper, models.CASCADE, null=True, blank=True, related_name="+")
    decision = models.ForeignKey(Decision, models.CASCADE, null=True, blank=True, related_name="+")
    action = models.ForeignKey(Action, models.CASCADE, null=True, blank=True, related_name="+")
    note = models.CharField("in what way", max_length=300, blank=True)

    class Meta:
        abstract = True
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=_one_only(),
                name="%(app_label)s_%(class)s_one",
                violation_error_message="Choose one paper, decision or action.",
            ),
            *(
                models.UniqueConstraint(
                    fields=["served", name],
                    name=f"%(app_label)s_%(class)s_{name}_once",
                    violation_error_message=f"This {name} is already linked to that record.",
                )
                for name in BUSINESS
            ),
        ]

    def __str__(self) -> str:
        return f"{self.business}: {self.served}"

    @property
    def business(self) -> Paper | Decision | Action | None:
        """The paper, decision or action; None while none is chosen."""
        return self.paper or self.decision or self.action

    def clean(self) -> None:
        if self.business is None or self.served_id is None:
            return
        if self.served.partnership_id not in (None, self.business.partnership_id):
            raise ValidationError(ANOTHER_PARTNERSHIP)


class MilestoneDealtWith(DealtWith):
    served = models.ForeignKey(
        MilestoneProgress, models.CASCADE, related_name="dealt_with", verbose_name="milestone report"
    )

    class Meta(DealtWith.Meta):
        verbose_name = "link to a milestone"
        verbose_name_plural = "links to milestones"
