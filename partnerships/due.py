"""What falls due in the register itself: reviews of terms, national milestones, and what proposals wait for."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.access import Access
from accounts.models import User
from accounts.roles import Permission
from cdp_portal.dated import in_force
from cdp_portal.needs import Need
from partnerships.models import Approval, Milestone, MilestoneProgress, Partnership, Proposal, TermsOfReference

WHOSE = "Commissioner"
AHEAD = timedelta(days=30)
UNANSWERED = timedelta(days=30)  # after which a body that was asked is asked again


def needs(user: User, partnerships: Iterable[Partnership], day: date) -> list[Need]:
    """Reviews due within thirty days, late milestones and proposals that wait, for those who keep them. 4 queries."""
    kept = [one for one in partnerships if _keeps(user, one)]
    return [*_reviews(kept, day), *_milestones(kept, day), *_proposals(kept, day)] if kept else []


def _keeps(user: User, partnership: Partnership) -> bool:
    return not user.is_administrator and Access(user, partnership).can(Permission.BODY_EDIT)


def _reviews(partnerships: list[Partnership], day: date) -> list[Need]:
    newer = TermsOfReference.objects.filter(body=OuterRef("body"), version__gt=OuterRef("version"))
    due = TermsOfReference.objects.filter(partnership__in=partnerships, review_due_on__lte=day + AHEAD)
    latest = due.exclude(Exists(newer)).filter(in_force(day, "body__"))
    return [
        Need(
            kind="Terms of reference",
            text=f"Review the terms of reference of {terms.body}",
            whose=WHOSE,
            due_on=terms.review_due_on,
            late=terms.review_due_on < day,
            url=reverse("body_detail", args=[terms.partnership.slug, terms.body_id]),
            partnership=terms.partnership.short_name,
        )
        for terms in latest.select_related("body", "partnership")
    ]


def _milestones(partnerships: list[Partnership], day: date) -> list[Need]:
    finished = MilestoneProgress.objects.filter(partnership__in=partnerships, state__in=MilestoneProgress.FINISHED)
    done = set(finished.values_list("partnership_id", "milestone_id"))
    return [
        Need(
            kind="Milestone",
            text=milestone.title,
            whose=WHOSE,
            due_on=milestone.due_on,
            late=True,
            url=f"{reverse('milestone_list', args=[partnership.slug])}#{milestone.code}",
            partnership=partnership.short_name,
        )
        for milestone in Milestone.objects.filter(due_on__lt=day)
        for partnership in partnerships
        if (partnership.pk, milestone.pk) not in done
    ]


def _proposals(partnerships: list[Partnership], day: date) -> list[Need]:
    """Bodies that have not answered a proposal for thirty days, and conditions that are not met yet."""
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
