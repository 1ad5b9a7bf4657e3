"""The life of a proposal as one table: each step, who may take it, and what is said when it cannot be taken."""

from accounts.roles import Permission
from partnerships.models import Proposal
from partnerships.workflow import Step

State = Proposal.State
_EDIT = Permission.PROPOSAL_EDIT
_OPEN_ALONE = "Only a proposal that was put forward and is still open can be decided."
PUT = Step("Put forward", (State.DRAFT,), State.PUT, _EDIT, "This proposal was put forward already.")
REOPEN = Step(
    "Reopen", Proposal.OVER, State.PUT, _EDIT, "This proposal is open: nothing has been decided.", asks_reason=True
)
# By what became of it.
DECISIONS = {
    State.AGREED: Step("Agree", (State.PUT,), State.AGREED, _EDIT, _OPEN_ALONE),
    State.REFUSED: Step("Refuse", (State.PUT,), State.REFUSED, _EDIT, _OPEN_ALONE),
    State.WITHDRAWN: Step("Withdraw", (State.PUT,), State.WITHDRAWN, _EDIT, _OPEN_ALONE),
}
STEPS = (PUT, *DECISIONS.values(), REOPEN)
