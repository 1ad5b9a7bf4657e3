"""Changes of seats and holders that touch more than one row. Each is one transaction."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from accounts.audit import because
from accounts.models import User
from cdp_portal.formats import gov_date
from members.forms import SeatForm
from members.forms.chairs import ChairForm, ChairRows
from members.models import Seat, SeatHolder


@transaction.atomic
def add_holder(*, holder: SeatHolder, after: SeatHolder | None, by: User) -> SeatHolder:
    """Save a new holder. `after`, who holds the seat until then, leaves on the day before."""
    if after is not None:
        because(f"Followed by {holder} on {gov_date(holder.starts_on)}")
        holder.seat.holders.filter(pk=after.pk).update(ends_on=holder.starts_on)
        because("")
    holder.save()
    return holder


@transaction.atomic
def save_seat(*, form: SeatForm, by: User) -> bool:
    """Save an edit of a seat; when it ends, its holders leave with it. False when someone saved it meanwhile."""
    if not form.save_checked():
        return False
    end_holders(form.instance, form.instance.ends_on)
    return True


def end_holders(seat: Seat, ends_on: date | None) -> None:
    if ends_on is not None:
        seat.holders.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=ends_on)).update(ends_on=ends_on)


@transaction.atomic
def save_rota(*, form: ChairForm, rows: ChairRows, by: User) -> bool:
    """Save how a body is chaired and the seats of its rota. False, with nothing saved, when someone did meanwhile."""
    if form.save_checked() and rows.save_checked():
        return True
    transaction.set_rollback(True)
    return False
