"""Every write about risks that has a rule or touches several rows."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.audit import because as recorded
from outcomes.models import Risk
from partnerships.models import Partnership


@transaction.atomic
def add_risk(*, risk: Risk, by) -> Risk:
    """Save a risk under the next number of its partnership."""
    Partnership.objects.select_for_update().get(pk=risk.partnership_id)
    numbers = Risk.objects.filter(partnership=risk.partnership_id).aggregate(last=Max("number"))
    risk.number = (numbers["last"] or 0) + 1
    risk.save()
    return risk


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
