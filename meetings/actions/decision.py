"""Record decisions."""

from django.db import transaction

from meetings import rules
from meetings.models import Decision
from partnerships.numbering import lock, next_number


@transaction.atomic
def add_decision(*, decision: Decision, by) -> Decision:
    """Give the decision the next number of its partnership and save it."""
    decision.number = next_number(Decision, decision.meeting.partnership_id)
    decision.save()
    return decision


@transaction.atomic
def change_decision(*, form, by) -> bool:
    """Save a checked form; False when somebody else saved first. Raises ValidationError when it is locked."""
    lock(form.instance.partnership_id)
    rules.refuse(rules.why_decision_locked(Decision.objects.get(pk=form.instance.pk)))
    return form.save_checked()
