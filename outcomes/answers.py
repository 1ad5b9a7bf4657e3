"""The short answers of the owners: each is refused when the record changed since the question was read."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from cdp_portal.periods import plus_months
from outcomes import risks
from outcomes.actions import update_plan_action
from outcomes.forms.risks import MONTHS_BETWEEN_REVIEWS
from outcomes.models import PlanAction, PlanActionMilestone, PlanActionUpdate, Risk, RiskReview


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
    risks.review_risk(review=review, review_due_on=plus_months(review.reviewed_on, MONTHS_BETWEEN_REVIEWS), by=by)
    return True
