"""When something may happen to seats and organisations, in sentences that a page can show."""

from datetime import date

from cdp_portal.formats import gov_date, last_day
from members.models import Organisation, Seat
from partnerships.models import Partnership


def why_not_edit(organisation: Organisation, partnership: Partnership) -> str:
    """Why the partnership may not change an organisation's details; empty when it may."""
    if organisation.kept_by_id == partnership.pk:
        return ""
    if organisation.kept_by is None:
        return "The portal's administrators keep the details of this organisation. Ask one of them to change it."
    return f"{organisation.kept_by.name} keeps the details of this organisation. Ask them to change it."


def why_not_end(seat: Seat, ends_on: date) -> str:
    """Why a seat may not end then (`ends_on` is the first day without it); empty when it may."""
    later = seat.holders.filter(starts_on__gte=ends_on).order_by("starts_on").first()
    if later is None:
        return ""
    return f"{later} is down to hold this seat from {gov_date(later.starts_on)}. Change that first."


def why_not_begin(seat: Seat, starts_on: date | None) -> str:
    """Why nobody can begin to hold the seat then; empty when somebody can. A day that is not known fits."""
    if starts_on and seat.starts_on and starts_on < seat.starts_on:
        return f"The seat begins on {gov_date(seat.starts_on)}. Nobody can hold it before."
    if starts_on and seat.ends_on and starts_on >= seat.ends_on:
        return f"The last day of the seat was {gov_date(last_day(seat.ends_on))}. Nobody can hold it after."
    return ""


def why_not_stay(seat: Seat, ends_on: date | None) -> str:
    """Why nobody can hold the seat until then (`ends_on` is the first day after); empty when somebody can."""
    if seat.ends_on and (ends_on is None or ends_on > seat.ends_on):
        return f"The last day of the seat is {gov_date(last_day(seat.ends_on))}. Enter that day or an earlier one."
    return ""
