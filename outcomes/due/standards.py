"""Next steps towards quality standards that a seat took on. They have no day; they wait until a standard is met."""

from accounts.roles import Permission
from outcomes.assessing import rate_standard
from outcomes.due.line import NO_OWNER, Due, Scope
from outcomes.forms.answers import StandardAnswer
from outcomes.models import SelfAssessment, StandardRating

WORD, NOUN, PERMISSION = "standard", "Standard", Permission.PLAN_EDIT
Rating = StandardRating.Rating
UNMET = [rating for rating in Rating if rating != Rating.MET]


def find(scope: Scope) -> list[Due]:
    """Of self-assessments that are being made; one that was agreed is locked. One query."""
    ratings = scope.among(StandardRating.objects.exclude(next_step=""), rating__in=UNMET)
    found = ratings.filter(assessment__status=SelfAssessment.Status.DRAFT).select_related(
        "standard", "assessment__partnership", "partnership", "owner_seat__organisation"
    )
    return [_due(one) for one in found.order_by("standard__position", "pk")]


def _due(rating: StandardRating) -> Due:
    return Due(
        kind=WORD,
        noun=NOUN,
        record=rating,
        text=rating.next_step,
        seat_id=rating.owner_seat_id,
        whose=str(rating.owner_seat or NO_OWNER),
        url=rating.assessment.get_absolute_url(),
        asked_on=None,
        told=f"{rating.standard}: {rating.get_rating_display().lower()}.",
    )


def form(due: Due, data) -> StandardAnswer:
    return StandardAnswer(data, instance=due.record)


def save(given: StandardAnswer, by) -> str | None:
    """The sentence that says what was kept; None when somebody else changed the rating meanwhile.

    Raises ValidationError when the assessment was agreed meanwhile.
    """
    if not rate_standard(form=given, by=by):
        return None
    return f"{given.instance.standard}: {given.instance.get_rating_display().lower()}."
