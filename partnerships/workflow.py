"""A step in the life of a record, and the life of a reorganisation as one table of such steps."""

from typing import NamedTuple

from accounts.roles import Permission
from partnerships.models import Reorganisation

Status = Reorganisation.Status


class Step(NamedTuple):
    """A step from any of `sources` to `target`. `refusal` is the sentence for a record in another state."""

    label: str
    sources: tuple[str, ...]
    target: str
    permission: Permission
    refusal: str
    asks_reason: bool = False

    def why_not(self, state: str) -> str:
        """The refusal, unless a record in this state may take the step."""
        return "" if state in self.sources else self.refusal


_EDIT = Permission.REORGANISATION_EDIT
_PLANNED = (Status.PLANNED,)
# By the verb in the name and the address of the page that takes the step.
STEPS = {
    "decide": Step("It is decided", _PLANNED, Status.DECIDED, _EDIT, "Only what is still planned can be decided."),
    "drop": Step("Drop the plan", _PLANNED, Status.DROPPED, _EDIT, "Only what is still planned can be dropped."),
    "reopen": Step(
        "Take back to planned",
        (Status.DECIDED,),
        Status.PLANNED,
        _EDIT,
        "Only what was decided can be taken back to planned.",
        asks_reason=True,
    ),
}


def open_steps(reorganisation: Reorganisation) -> list[tuple[str, str]]:
    """The steps that its state allows, as its buttons: (label, name of the page)."""
    state = reorganisation.status
    return [(step.label, f"reorganisation_{verb}") for verb, step in STEPS.items() if not step.why_not(state)]
