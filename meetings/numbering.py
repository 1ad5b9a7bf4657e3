"""Minute numbers that run on through a body's year, where its standing orders say so.

A number is provisional while the minute is a draft: it follows from the last approved number of the year and from the
drafts of earlier meetings. Approval makes it permanent.
"""

from datetime import date, datetime

from django.db.models import Max, Q

from cdp_portal.periods import midnight
from meetings.models import Meeting, Minute, StandingOrders


def numbers_for(meeting: Meeting) -> dict[int, int]:
    """The numbers of the meeting's minutes by item, in the order of the agenda. At most three queries."""
    minutes = list(Minute.objects.filter(item__meeting=meeting).order_by("item__position"))
    numbers = {minute.item_id: minute.number for minute in minutes if minute.number is not None}
    drafts = [minute.item_id for minute in minutes if minute.state == Minute.State.DRAFT]
    orders = StandingOrders.objects.filter(body=meeting.body_id, numbers_minutes=True).first() if drafts else None
    if orders:
        numbers.update(zip(drafts, _following(meeting, orders), strict=False))
    return numbers


def earlier_drafts(meeting: Meeting) -> Meeting | None:
    """The first earlier meeting of the year whose minutes are still a draft, where the body numbers its minutes."""
    orders = StandingOrders.objects.filter(body=meeting.body_id, numbers_minutes=True).first()
    if orders is None:
        return None
    drafts = Meeting.objects.filter(
        body=meeting.body_id,
        starts_at__gte=year_start(meeting.held_on, orders.minute_year_starts_month),
        starts_at__lt=meeting.starts_at,
        items__minute__state=Minute.State.DRAFT,
    )
    return drafts.order_by("starts_at").first()


def year_start(day: date, month: int) -> datetime:
    """The midnight with which the minute year of the day began, if years begin with that month."""
    year = day.year if day.month >= month else day.year - 1
    return midnight(date(year, month, 1))


def _following(meeting: Meeting, orders: StandingOrders):
    """The numbers that come next. The first one ever is where the body's earlier minutes, kept elsewhere, go on."""
    start = year_start(meeting.held_on, orders.minute_year_starts_month)
    this_year = Q(item__meeting__starts_at__gte=start)
    before = Q(item__meeting__starts_at__lt=meeting.starts_at, state=Minute.State.DRAFT)
    of_body = Minute.objects.filter(item__meeting__body=meeting.body_id)
    last = of_body.aggregate(year=Max("number", filter=this_year), ever=Max("number"))
    waiting = of_body.filter(this_year, before).count()
    first = orders.first_minute_number if last["ever"] is None else None
    number = last["year"] or (first or 1) - 1
    while True:
        number += 1
        yield number + waiting
