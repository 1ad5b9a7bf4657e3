"""Every write about risks that has a rule or touches several rows."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from accounts.audit import because as recorded
from cdp_portal.formats import gov_date
from cdp_portal.forms import PortalModelForm
from outcomes.models import Risk, RiskReview
from partnerships.numbering import next_number

FIRST = "Added to the register."


@transaction.atomic
def add_risk(*, form: PortalModelForm, by) -> Risk:
    """Save the risk that the form describes under the next number of its partnership; its score is its first review."""
    risk = form.save(commit=False)
    risk.number = next_number(Risk, risk.partnership_id)
    risk.save()
    form.save_m2m()
    RiskReview.objects.create(risk=risk, likelihood=risk.likelihood, impact=risk.impact, text=FIRST, reviewed_by=by)
    return risk


@transaction.atomic
def review_risk(*, review: RiskReview, review_due_on: date | None, by) -> Risk:
    """Keep a review of an open risk. The risk takes over its score and the day of the next review.

    Raises ValidationError when the risk was closed, or reviewed on a later day, in the meantime.
    """
    risk = Risk.objects.select_for_update().get(pk=review.risk_id)
    if fault := fault_of_review(risk, review.reviewed_on):
        raise ValidationError(fault)
    review.reviewed_by = by
    review.save()
    risk.likelihood, risk.impact, risk.review_due_on = review.likelihood, review.impact, review_due_on
    recorded("Reviewed")
    risk.save(update_fields=["likelihood", "impact", "review_due_on"])
    return risk


def fault_of_review(risk: Risk, day: date) -> str:
    """Why a review of that day cannot be kept; "" when it can."""
    if not risk.is_open:
        return "The risk is closed. Open it again before you review it."
    last = risk.reviews.by_day().last()
    if last is not None and day < last.reviewed_on:
        return f"The risk was reviewed on {gov_date(last.reviewed_on)}. Give that day or a later one."
    return ""


@transaction.atomic
def close_risk(*, risk: Risk, because: str, by) -> bool:
    """Close an open risk today; False when somebody closed it before."""
    recorded(because)
    return bool(
        Risk.objects.filter(pk=risk.pk)
        .open()
        .update(status=Risk.Status.CLOSED, closed_on=timezone.localdate(), closed_because=because)
    )


@transaction.atomic
def reopen_risk(*, risk: Risk, by) -> bool:
    """Open a closed risk again; why it was closed stays in its history. False when it is open already."""
    closed = Risk.objects.filter(pk=risk.pk, status=Risk.Status.CLOSED)
    return bool(closed.update(status=Risk.Status.OPEN, closed_on=None, closed_because=""))
