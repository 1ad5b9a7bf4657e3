"""The life of a proposal as one table: each step, who may take it, and what is said when it cannot be taken."""

from typing import NamedTuple

from accounts.roles import Permission
from partnerships.models import Proposal

State = Proposal.State


class Step(NamedTuple):
    """A step from any of `sources` to `target`. `refusal` is the sentence for a proposal in another state."""

    label: str
    sources: tuple[State, ...]
    target: State
    refusal: str
    asks_reason: bool = False
    permission: Permission = Permission.PROPOSAL_EDIT

    def fits(self, proposal: Proposal) -> bool:
        return proposal.state in self.sources


_OPEN_ALONE = "Only a proposal that was put forward and is still open can be decided."
PUT = Step("Put forward", (State.DRAFT,), State.PUT, "This proposal was put forward already.")
REOPEN = Step("Reopen", Proposal.OVER, State.PUT, "This proposal is open: nothing has been decided.", asks_reason=True)
# By what became of it.
DECISIONS = {
    State.AGREED: Step("Agree", (State.PUT,), State.AGREED, _OPEN_ALONE),
    State.REFUSED: Step("Refuse", (State.PUT,), State.REFUSED, _OPEN_ALONE),
    State.WITHDRAWN: Step("Withdraw", (State.PUT,), State.WITHDRAWN, _OPEN_ALONE),
}
STEPS = (PUT, *DECISIONS.values(), REOPEN)
