"""What a version of the plan that is not in force says of an action that has its place in another version."""

from django.db import models

from cdp_portal.scoped import Scoped
from cdp_portal.versioned import Versioned
from members.models import Seat
from outcomes.models.plans import DeliveryPlan, Objective, PlanAction


class PlanLine(Scoped, Versioned):
    """An action is one row for all its life, with one number, its updates and its links. Its objective is that of the
    version in force. The draft of the next version has lines: what it is going to say of each open action. When it is
    adopted they are applied, and the version before it keeps lines of its own: what it said at its end.
    """

    scoped_by = "plan"

    plan = models.ForeignKey(DeliveryPlan, models.CASCADE, related_name="lines")
    action = models.ForeignKey(PlanAction, models.CASCADE, related_name="lines", editable=False)
    objective = models.ForeignKey(Objective, models.CASCADE, related_name="lines")
    text = models.TextField("what will be done")
    owner_seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="owner")
    due_on = models.DateField("due on", null=True, blank=True)
    status = models.CharField(
        "how it was going", max_length=12, choices=PlanAction.Status.choices, blank=True, editable=False
    )
    left_out = models.BooleanField("leave it out of this version", default=False)
    because = models.CharField("why it is left out", max_length=500, blank=True)

    class Meta:
        verbose_name = "line of a plan"
        verbose_name_plural = "lines of plans"
        ordering = ["plan", "objective__position", "action__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "action"],
                name="outcomes_planline_once",
                violation_error_message="The plan has this action already.",
            ),
            models.CheckConstraint(
                condition=models.Q(left_out=False) | ~models.Q(because=""),
                name="outcomes_planline_left_out_because",
                violation_error_message="Say why the action is left out.",
            ),
        ]

    def __str__(self) -> str:
        return f"Plan action {self.action.number} in {self.plan}"
