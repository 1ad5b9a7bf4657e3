"""Every write about self-assessments that has a rule or touches several rows."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.audit import because as recorded
from cdp_portal.forms import PortalModelForm, VersionedModelForm
from outcomes.models import QualityStandard, SelfAssessment, StandardRating
from partnerships.models import Body
from partnerships.numbering import next_number

Status = SelfAssessment.Status
AGREED = "This self-assessment was agreed, so it is locked. Begin a new round, or open it again."


@transaction.atomic
def add_self_assessment(*, form: PortalModelForm, by) -> SelfAssessment:
    """Begin a round under the partnership's next number, with a rating to give for each standard of its set."""
    assessment = form.save(commit=False)
    assessment.number = next_number(SelfAssessment, assessment.partnership_id)
    assessment.save()
    add_ratings(assessment)
    return assessment


def add_ratings(assessment: SelfAssessment) -> int:
    """A rating to give for each standard of the set that has none yet; how many were added."""
    known = assessment.ratings.values("standard")
    missing = QualityStandard.objects.filter(standard_set=assessment.standard_set_id).exclude(pk__in=known)
    told = {"assessment": assessment, "partnership_id": assessment.partnership_id}
    return len(StandardRating.objects.bulk_create(StandardRating(standard=one, **told) for one in missing))


@transaction.atomic
def rate_standard(*, form: VersionedModelForm, by) -> bool:
    """Save the rating; False when somebody else changed it meanwhile. Raises ValidationError once it is agreed."""
    assessment = SelfAssessment.objects.select_for_update().get(pk=form.instance.assessment_id)
    if assessment.is_agreed:
        raise ValidationError(AGREED)
    return form.save_checked()


@transaction.atomic
def agree_self_assessment(*, assessment: SelfAssessment, agreed_by: Body, agreed_on: date, by) -> bool:
    """Lock the round as the body agreed it. Raises ValidationError while a standard is not assessed; False when it was
    agreed before.
    """
    found = SelfAssessment.objects.select_for_update().get(pk=assessment.pk)
    if found.is_agreed:
        return False
    if fault := fault_of_agreeing(found):
        raise ValidationError(fault)
    found.status, found.agreed_by, found.agreed_on = Status.AGREED, agreed_by, agreed_on
    found.save(update_fields=["status", "agreed_by", "agreed_on"])
    return True


def fault_of_agreeing(assessment: SelfAssessment) -> str:
    """Why the round cannot be agreed yet; "" when it can."""
    count = assessment.ratings.filter(rating=StandardRating.Rating.NOT_ASSESSED).count()
    if count:
        return f"{count} standard{' is' if count == 1 else 's are'} not assessed yet. Rate each of them first."
    return "" if assessment.ratings.exists() else "There is no standard in this set."


@transaction.atomic
def reopen_self_assessment(*, assessment: SelfAssessment, because: str, by) -> bool:
    """Make an agreed round a draft again, for a reason that stays in its history; False when it is a draft."""
    recorded(because)
    agreed = SelfAssessment.objects.filter(pk=assessment.pk, status=Status.AGREED)
    return bool(agreed.update(status=Status.DRAFT, agreed_by=None, agreed_on=None))
