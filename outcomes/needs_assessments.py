"""Needs assessments: giving out their numbers, and which may become a part of which."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from outcomes.models import NeedsAssessment
from partnerships.numbering import next_number

IN_CIRCLES = "“{title}” is itself to be combined into this one. Choose another."
OF_ANOTHER = "Choose an assessment of this partnership."
NOT_YET = "Give the day only when it is published, or say that it is published"
EARLY = "It cannot be published before it is finished"


def faults_of_combining(assessment: NeedsAssessment, into: NeedsAssessment | None) -> str:
    """Why the one cannot become a part of the other; empty where it can. Parts may themselves have parts."""
    if into is None:
        return ""
    if into.partnership_id != assessment.partnership_id:
        return OF_ANOTHER
    upwards, seen = into, set()
    while upwards is not None and upwards.pk not in seen:
        if assessment.pk is not None and upwards.pk == assessment.pk:
            return IN_CIRCLES.format(title=into.title)
        seen.add(upwards.pk)
        upwards = upwards.combined_into
    return ""


def faults_of_days(status: str, finished_on, published_on) -> dict[str, str]:
    """What is wrong with how far an assessment is said to be: {field: sentence}."""
    if published_on and status != NeedsAssessment.Status.PUBLISHED:
        return {"published_on": NOT_YET}
    if published_on and finished_on and published_on < finished_on:
        return {"published_on": EARLY}
    return {}


def wholes_for(assessment: NeedsAssessment) -> QuerySet[NeedsAssessment]:
    """What it could be combined into: the partnership's others."""
    others = NeedsAssessment.objects.filter(partnership=assessment.partnership_id)
    return others.exclude(pk=assessment.pk).order_by("number")


@transaction.atomic
def add_needs_assessment(*, assessment: NeedsAssessment, by) -> NeedsAssessment:
    """Save it under the partnership's next number. Raises ValidationError where it cannot be combined so."""
    assessment.number = next_number(NeedsAssessment, assessment.partnership_id)
    if why := faults_of_combining(assessment, assessment.combined_into):
        raise ValidationError({"combined_into": why})
    assessment.save()
    return assessment
