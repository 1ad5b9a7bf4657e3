"""What falls due in the register itself: reviews of terms of reference, and the national milestones."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse

from accounts.access import Access
from accounts.models import User
from accounts.roles import Permission
from cdp_portal.dated import in_force
from cdp_portal.needs import Need
from partnerships.models import Milestone, MilestoneProgress, Partnership, TermsOfReference

WHOSE = "Commissioner"
AHEAD = timedelta(days=30)


def needs(user: User, partnerships: Iterable[Partnership], day: date) -> list[Need]:
    """Reviews due within thirty days and milestones that are late, for those who keep the register. Three queries."""
    kept = [one for one in partnerships if _keeps(user, one)]
    return [*_reviews(kept, day), *_milestones(kept, day)] if kept else []


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
