"""What proposals wait for: answers of bodies, and conditions."""

from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from cdp_portal.needs import Need
from partnerships.models import Approval, Partnership, Proposal

WHOSE = "Commissioner"
UNANSWERED = timedelta(days=30)  # after which a body that was asked is asked again


def needs(partnerships: list[Partnership], day: date) -> list[Need]:
    """Bodies that have not answered a proposal for thirty days, and conditions that are not met yet. One query."""
    put, agreed = Proposal.State.PUT, Proposal.State.AGREED
    silent = Q(state=Approval.State.ASKED, proposal__state=put, proposal__put_on__lt=day - UNANSWERED)
    unmet = Q(state=Approval.State.IN_PRINCIPLE, met_on=None, proposal__state__in=[put, agreed])
    waiting = Approval.objects.filter(silent | unmet, partnership__in=partnerships)
    return [_wait_for(approval) for approval in waiting.select_related("proposal", "body", "partnership")]


def _wait_for(approval: Approval) -> Need:
    proposal = approval.proposal
    asked = approval.state == Approval.State.ASKED
    silent = f"Ask {approval.whose} again about “{proposal}”"
    unmet = f"See to the condition of {approval.whose} for “{proposal}”"
    return Need(
        kind="Proposal",
        text=silent if asked else unmet,
        whose=WHOSE,
        due_on=proposal.put_on + UNANSWERED if asked else None,
        late=asked,
        url=reverse("proposal_detail", args=[approval.partnership.slug, proposal.pk]),
        partnership=approval.partnership.short_name,
    )
