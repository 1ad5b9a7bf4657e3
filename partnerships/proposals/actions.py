"""What is done to a proposal. Each is one transaction that holds the proposal and asks the rule again."""

from datetime import date

from django.db import transaction

from accounts.audit import because
from accounts.models import User
from cdp_portal.forms import RowFormSet
from partnerships.models import Proposal, ProposedArea
from partnerships.proposals import rules
from partnerships.proposals.areas import AreasForm
from partnerships.proposals.workflow import DECISIONS, PUT, REOPEN


def _held(proposal: Proposal) -> Proposal:
    return Proposal.objects.select_for_update().get(pk=proposal.pk)


@transaction.atomic
def save_points(*, proposal: Proposal, kind: str, rows: RowFormSet, by: User) -> bool:
    """Save the points of one kind in their order. False when somebody else saved one of them meanwhile."""
    rules.refuse(rules.why_no_edit(_held(proposal)))
    for form in rows.filled():
        form.instance.kind = kind
    return rows.save_checked()


@transaction.atomic
def save_areas(*, form: AreasForm, by: User) -> bool:
    """Save which authority would belong to which partnership. False when the proposal was saved meanwhile."""
    proposal = form.instance
    rules.refuse(rules.why_no_areas(_held(proposal)))
    if not form.save_checked():
        return False
    before = {area.authority_id: area for area in proposal.areas.all()}
    for authority, becomes in form.answers.items():
        area = before.get(authority)
        if area and not becomes:
            area.delete()
        elif becomes and (area is None or area.becomes != becomes):
            area = area or ProposedArea(proposal=proposal, authority_id=authority)
            area.becomes = becomes
            area.save()
    return True


@transaction.atomic
def put_forward(*, proposal: Proposal, put_on: date, by: User) -> None:
    """From now on the partnerships that it concerns read it."""
    proposal = _held(proposal)
    rules.refuse(rules.why_no_put(proposal, points=proposal.points.count()))
    proposal.state, proposal.put_on = PUT.target, put_on
    proposal.save(update_fields=["state", "put_on"])


@transaction.atomic
def decide(*, proposal: Proposal, state: str, decided_on: date, outcome: str, by: User) -> list[str]:
    """Record what became of it. Gives the conditions that are not met yet, when it was agreed all the same."""
    proposal = _held(proposal)
    rules.refuse(rules.why_no_decision(proposal))
    proposal.state, proposal.decided_on, proposal.outcome = DECISIONS[state].target, decided_on, outcome
    proposal.save(update_fields=["state", "decided_on", "outcome"])
    agreed = state == Proposal.State.AGREED
    return rules.unmet_conditions(proposal.approvals.select_related("body")) if agreed else []


@transaction.atomic
def reopen(*, proposal: Proposal, reason: str, by: User) -> None:
    """It is put forward again, undecided. What had become of it, and why it was reopened, stays in its history."""
    proposal = _held(proposal)
    rules.refuse(rules.why_no_reopening(proposal))
    because(reason)
    proposal.state, proposal.decided_on, proposal.outcome = REOPEN.target, None, ""
    proposal.save(update_fields=["state", "decided_on", "outcome"])
