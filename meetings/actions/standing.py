"""Set what a body does at every meeting."""

from django.db import transaction
from django.db.models import F

from meetings.models import StandingOrders
from partnerships.models import Body
from partnerships.numbering import lock


def version_of(body: Body) -> int:
    """The version of the body's standing orders and items; 0 while it has none."""
    return StandingOrders.objects.filter(body=body).values_list("row_version", flat=True).first() or 0


@transaction.atomic
def set_standing(*, body: Body, form, rows, seen: int | None, by) -> bool:
    """Save the checked orders and items. False, and nothing saved, when they are no longer as they were seen."""
    lock(body.partnership_id)
    if seen is None or version_of(body) != seen:
        return False
    form.save()
    rows.save()
    StandingOrders.objects.filter(body=body).update(body=F("body"))  # counts the version up: an item may have changed
    return True
