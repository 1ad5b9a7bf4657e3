"""The life of a return as one table: each step, who may take it, and what is said when it cannot be taken."""

from dataclasses import dataclass

from accounts.access import Access
from accounts.roles import Permission
from returns.models import Return

State = Return.State


@dataclass(frozen=True)
class Step:
    """A step from any of `sources` to `target`. `refusal` is the sentence for a return in another state."""

    name: str
    label: str
    sources: tuple[State, ...]
    target: State
    permission: Permission
    refusal: str
    asks_reason: bool = False

    @property
    def view_name(self) -> str:
        return f"return_{self.name}"

    def fits(self, state: str) -> bool:
        return state in self.sources


STEPS = {
    step.name: step
    for step in (
        Step(
            "submit_for_review",
            "Send for review",
            (State.DRAFTING,),
            State.IN_REVIEW,
            Permission.RETURN_PREPARE,
            "Only a return that is being drafted can be sent for review.",
        ),
        Step(
            "send_back",
            "Send back",
            (State.IN_REVIEW,),
            State.DRAFTING,
            Permission.RETURN_SIGN,
            "Only a return that was sent to you for review can be sent back.",
            asks_reason=True,
        ),
        Step(
            "sign",
            "Sign",
            (State.IN_REVIEW,),
            State.SIGNED,
            Permission.RETURN_SIGN,
            "Only a return that was sent to you for review can be signed.",
        ),
        Step(
            "mark_sent",
            "Mark as sent",
            (State.SIGNED,),
            State.SUBMITTED,
            Permission.RETURN_PREPARE,
            "Only a signed return can be marked as sent.",
        ),
        Step(
            "reopen",
            "Reopen",
            (State.SIGNED, State.SUBMITTED),
            State.DRAFTING,
            Permission.RETURN_PREPARE,
            "Only a signed return can be reopened.",
            asks_reason=True,
        ),
    )
}


def open_steps(return_: Return, access: Access) -> list[Step]:
    """The steps that the return's state and the person's role allow; they are the buttons of its page."""
    return [step for step in STEPS.values() if step.fits(return_.state) and access.can(step.permission)]
