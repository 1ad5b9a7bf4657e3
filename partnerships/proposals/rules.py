"""When something may happen to a proposal. Each rule gives the sentence that says why not, or "".

The same rule feeds the button on the page and guards the action: `refuse` raises it.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from partnerships.models import Approval, Proposal
from partnerships.proposals.workflow import DECISIONS, PUT, REOPEN

Change, State = Proposal.Change, Proposal.State


def refuse(sentence: str) -> None:
    """Raise the sentence of a rule as ValidationError, if there is one."""
    if sentence:
        raise ValidationError(sentence, code="rule")


def why_no_edit(proposal: Proposal) -> str:
    if proposal.is_over:
        return f"This proposal was {_word(proposal)}, so it is not changed any more. Reopen it first."
    return ""


def why_no_approval(proposal: Proposal) -> str:
    """May what a body said be recorded? An agreed proposal may still have conditions to be met."""
    if proposal.state in (State.REFUSED, State.WITHDRAWN):
        return f"This proposal was {_word(proposal)}, so nobody is asked any more. Reopen it first."
    return ""


def why_no_areas(proposal: Proposal) -> str:
    """May it be said which authority would belong to which partnership?"""
    if proposal.change == Change.JOIN:
        return "Joining a board leaves every footprint as it is."
    if proposal.change == Change.NONE:
        return "This proposal changes no footprint. Say first that it would merge or split partnerships."
    return why_no_edit(proposal)


def why_no_put(proposal: Proposal, *, points: int) -> str:
    """`points` is the number of its benefits, challenges and alternatives."""
    if why := PUT.why_not(proposal.state):
        return why
    if not proposal.summary.strip():
        return "Say what the proposal is for before you put it forward."
    if not points:
        return "Enter a benefit, a challenge or an alternative before you put the proposal forward."
    return ""


def why_no_decision(proposal: Proposal) -> str:
    return DECISIONS[State.AGREED].why_not(proposal.state)


def why_no_reopening(proposal: Proposal) -> str:
    return REOPEN.why_not(proposal.state)


def why_no_removal(proposal: Proposal) -> str:
    if proposal.state != State.DRAFT:
        return "This proposal was put forward, so it stays on record. Record that it was withdrawn instead."
    return ""


def unmet_conditions(approvals: Iterable[Approval]) -> list[str]:
    """What to know before a proposal counts as agreed; nothing here is refused."""
    return [
        f"{approval.whose} agreed in principle, and its condition is not met yet: {approval.condition}"
        for approval in approvals
        if approval.is_unmet
    ]


def _word(proposal: Proposal) -> str:
    return str(proposal.get_state_display()).lower()
