"""The end of a board or group: what ends with it, and what stands in the way."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from accounts.audit import because
from accounts.models import User
from cdp_portal.formats import gov_date
from cdp_portal.sentences import counted, joined
from members.models import Seat, SeatHolder
from partnerships.body_forms import BodyForm
from partnerships.models import Body, ReportingLine


@dataclass(frozen=True)
class Ended:
    """How many records of a body end with it because of one edit."""

    lines: int = 0
    seats: int = 0
    holders: int = 0

    def __str__(self) -> str:
        """“2 reporting lines and 1 seat end with it.”; empty when nothing does."""
        counts = ((self.lines, "reporting line"), (self.seats, "seat"), (self.holders, "holder"))
        told = [counted(number, noun) for number, noun in counts if number]
        number = self.lines + self.seats + self.holders
        return f"{joined(told)} {'ends' if number == 1 else 'end'} with it." if told else ""


def why_not_end_body(body: Body, ends_on: date) -> str:
    """Why a body may not end then (`ends_on` is the first day without it); empty when it may."""
    line = lines_of(body).filter(starts_on__gte=ends_on).select_related("reporting", "to").order_by("starts_on").first()
    seat = body.seats.filter(starts_on__gte=ends_on).select_related("organisation").order_by("starts_on").first()
    holders = SeatHolder.objects.filter(seat__body=body, starts_on__gte=ends_on)
    holder = holders.select_related("seat__organisation").order_by("starts_on").first()
    if line is not None:
        return f"“{line}” begins on {gov_date(line.starts_on)}. Change that first."
    if seat is not None:
        return f"The seat of {seat} begins on {gov_date(seat.starts_on)}. Change that first."
    if holder is not None:
        return (
            f"{holder} is down to hold the seat of {holder.seat} from {gov_date(holder.starts_on)}. Change that first."
        )
    return ""


def lines_of(body: Body):
    """Its reporting lines both ways."""
    return ReportingLine.objects.filter(Q(reporting=body) | Q(to=body))


class EndingBodyForm(BodyForm):
    """The form of a body that may have seats."""

    def clean_ends_on(self):
        ends_on = self.cleaned_data["ends_on"]
        if ends_on and (why := why_not_end_body(self.instance, ends_on)):
            self.add_error("ends_on", why)
        return ends_on


@transaction.atomic
def save_body(*, form: EndingBodyForm, by: User) -> Ended | None:
    """Save an edit of a body; when it ends, its lines, its seats and their holders end with it.

    None when somebody else saved it meanwhile.
    """
    if not form.save_checked():
        return None
    body = form.instance
    if body.ends_on is None or "ends_on" not in form.changed_data:
        return Ended()
    if not form.cleaned_data.get("change_reason"):
        because(f"{body} ended")
    goes_on = Q(ends_on__isnull=True) | Q(ends_on__gt=body.ends_on)
    return Ended(
        lines=lines_of(body).filter(goes_on).update(ends_on=body.ends_on),
        seats=Seat.objects.filter(goes_on, body=body).update(ends_on=body.ends_on),
        holders=SeatHolder.objects.filter(goes_on, seat__body=body).update(ends_on=body.ends_on),
    )
