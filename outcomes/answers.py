"""The short answers of the owners: each is refused when the record changed since the question was read."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from cdp_portal.periods import plus_months
from outcomes.actions import update_plan_action
from outcomes.models import PlanAction, PlanActionMilestone, PlanActionUpdate, Risk, RiskReview

MONTHS_TO_THE_NEXT_REVIEW = 3


@transaction.atomic
def report_progress(*, update: PlanActionUpdate, steps: Iterable[int], seen: int | None, by) -> bool:
    """Keep a report and the steps (their keys) that are reached today.

    False, and nothing is kept, when the action is no longer the version that was `seen`.
    """
    action = PlanAction.objects.select_for_update().get(pk=update.action_id)
    if action.row_version != seen:
        return False
    reached = PlanActionMilestone.objects.filter(action=action, pk__in=list(steps), done_on=None)
    reached.update(done_on=timezone.localdate())
    update_plan_action(update=update, by=by)
    return True


@transaction.atomic
def review(*, review: RiskReview, seen: int | None, by) -> bool:
    """Keep a review of today; the next is due in three months. False when the risk is not the version `seen`."""
    risk = Risk.objects.select_for_update().get(pk=review.risk_id)
    if risk.row_version != seen or not risk.is_open:
        return False
    review.reviewed_by = by
    review.save()
    risk.likelihood, risk.impact = review.likelihood, review.impact
    risk.review_due_on = plus_months(review.reviewed_on, MONTHS_TO_THE_NEXT_REVIEW)
    risk.save(update_fields=["likelihood", "impact", "review_due_on"])
    return True
