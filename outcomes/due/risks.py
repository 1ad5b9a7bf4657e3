"""Reviews of risks."""

from datetime import date

from accounts.roles import Permission
from cdp_portal.formats import gov_date
from outcomes import answers
from outcomes.due.line import LATE, NO_OWNER, Due, Scope
from outcomes.forms.answers import RiskAnswer
from outcomes.models import Risk
from outcomes.risk_words import score_words

WORD, NOUN, PERMISSION = "risk", "Risk", Permission.RISK_EDIT


def find(scope: Scope) -> list[Due]:
    """Of the risks that the reader may read. Two queries."""
    risks = scope.among(Risk.objects.all(), status=Risk.Status.OPEN)
    found = risks.select_related("partnership", "owner_seat__organisation").prefetch_related("reviews")
    return [
        _due(one, scope.day)
        for one in found.order_by("review_due_on", "number")
        if scope.may_see(one.partnership_id, one.release_class)
    ]


def _due(risk: Risk, day: date) -> Due:
    last = next(iter(risk.reviews.all()), None)
    is_late = risk.review_is_late(day)
    seen = f" On {gov_date(last.reviewed_on)}: {last.text}" if last and last.text else ""
    return Due(
        kind=WORD,
        noun=NOUN,
        record=risk,
        text=f"Review: {risk.title}",
        seat_id=risk.owner_seat_id,
        whose=str(risk.owner_seat or NO_OWNER),
        url=risk.get_absolute_url(),
        asked_on=risk.review_due_on,
        state=LATE if is_late else "",
        since=risk.review_due_on if is_late else None,
        told=f"{score_words(risk)}.{seen}",
        never=last is None,
    )


def form(due: Due, data) -> RiskAnswer:
    return RiskAnswer(data, risk=due.record)


def save(given: RiskAnswer, by) -> str | None:
    """The sentence that says what was kept; None when somebody else changed the risk meanwhile."""
    review = given.save(commit=False)
    if not answers.review(review=review, seen=given.cleaned_data["row_version"], by=by):
        return None
    return f"Risk {review.risk.number} is reviewed: {score_words(review)}."
