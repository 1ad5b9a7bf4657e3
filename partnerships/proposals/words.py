"""How a proposal is told in lists and files."""

from collections import Counter
from collections.abc import Iterable

from cdp_portal.formats import gov_date
from cdp_portal.sheets import Column
from partnerships.models import Approval, Proposal

State = Approval.State
# The order in which answers are told, and what one is called.
ANSWERS = {
    State.AGREED: "agreed",
    State.IN_PRINCIPLE: "in principle",
    State.SUPPORTED: "supported",
    State.ASKED: "asked",
    State.REFUSED: "refused",
}
COLUMNS = (
    Column("title", "Proposal", width=60),
    Column("state", "State", width=14),
    Column("kept_by", "Put forward by", width=30),
    Column("change", "What would change", width=34),
    Column("put_on", "Put forward on", "date"),
    Column("takes_effect_on", "Would take effect on", "date"),
    Column("approvals", "Approvals", width=50),
    Column("decided_on", "Decided on", "date"),
    Column("outcome", "What became of it", width=60),
)


def answers_in_words(approvals: Iterable[Approval]) -> str:
    """“2 agreed, 1 in principle, 1 asked”; “Nobody asked yet” for none."""
    counts = Counter(approval.state for approval in approvals)
    told = [f"{counts[state]} {word}" for state, word in ANSWERS.items() if counts[state]]
    return ", ".join(told) or "Nobody asked yet"


def state_in_words(proposal: Proposal) -> str:
    """“Put forward by Southend-on-Sea on 8 December 2022.”, and when it was decided."""
    if proposal.state == Proposal.State.DRAFT:
        return "Read by your partnership alone until it is put forward."
    when = f" on {gov_date(proposal.put_on)}." if proposal.put_on else "; on which day is not known."
    put = f"Put forward by {proposal.partnership}{when}"
    return f"{put} Decided on {gov_date(proposal.decided_on)}." if proposal.decided_on else put


def rows(proposals: Iterable[Proposal]) -> list[tuple]:
    """One row of a file for each proposal; their approvals and partnerships must have been read along."""
    return [
        (
            one.title,
            one.get_state_display(),
            str(one.partnership),
            one.get_change_display(),
            one.put_on,
            one.takes_effect_on,
            answers_in_words(one.approvals.all()),
            one.decided_on,
            one.outcome,
        )
        for one in proposals
    ]
