"""The life of one version of a delivery plan as a table of steps."""

from accounts.roles import Permission
from outcomes.models import DeliveryPlan
from partnerships.workflow import Step

Status = DeliveryPlan.Status
_EDIT = Permission.PLAN_EDIT
# By the verb in the name and the address of the page that takes the step.
STEPS = {
    "adopt": Step("Adopt", (Status.DRAFT,), Status.ADOPTED, _EDIT, "Only a draft can be adopted."),
    "close": Step(
        "Close", (Status.DRAFT, Status.ADOPTED), Status.CLOSED, _EDIT, "This version is closed.", asks_reason=True
    ),
}


def open_steps(plan: DeliveryPlan) -> list[tuple[str, str]]:
    """The steps that its state allows, as its buttons: (label, name of the page)."""
    return [(step.label, f"plan_{verb}") for verb, step in STEPS.items() if not step.why_not(plan.status)]
