"""Reviewing a risk: the holder of the seat that owns it, or whoever keeps the register."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.access import for_partnership
from accounts.records import TEMPLATE, add_record
from accounts.roles import Permission
from outcomes import risks
from outcomes.forms import ReviewForm
from outcomes.models import Risk, RiskReview
from outcomes.risk_words import score_words
from outcomes.rules import may_review
from outcomes.views.risks import risk_context, risk_to_read

NOT_YOURS = "You can review the risks of your own seat."


@for_partnership(Permission.ACTION_UPDATE)
@require_http_methods(["GET", "HEAD", "POST"])
def risk_review(request, partnership, number):
    """Score the risk anew. Every review stays; the risk takes over the scores of the last one."""
    risk = risk_to_read(request, partnership, number)
    if not may_review(request.access, risk, timezone.localdate()):
        messages.error(request, NOT_YOURS)
        return redirect(risk)
    if not risk.is_open:
        messages.info(request, f"{risk} is closed. Open it again before you review it.")
        return redirect(risk)
    review = RiskReview(risk=risk, likelihood=risk.likelihood, impact=risk.impact)
    form = ReviewForm(request.POST or None, instance=review)
    context = {
        **risk_context(partnership, risk, "Review risk"),
        "intro": f"It stands at {score_words(risk)}. Say how likely and how bad it is now.",
    }

    def create() -> Risk:
        due_on = form.cleaned_data["review_due_on"]
        return risks.review_risk(review=form.save(commit=False), review_due_on=due_on, by=request.user)

    try:
        return add_record(request, form, context, create, said="Review saved.", cancel_url=risk.get_absolute_url())
    except ValidationError as refused:  # somebody closed or reviewed it meanwhile
        form.add_error("reviewed_on", refused)
        return render(request, TEMPLATE, {"form": form, **context})
