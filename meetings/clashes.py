"""What is worth knowing about a day on which a body is to meet: told beside the date, never a reason to move it."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from cdp_portal.formats import gov_time
from cdp_portal.periods import midnight
from cdp_portal.sentences import counted
from cdp_portal.working_days import why_no_work
from meetings.clock import Clock, clear_days_of, papers_due_days_of
from meetings.models import Meeting
from members.models import Seat
from partnerships.models import Body


def notes(body: Body, days: Iterable[date], today: date) -> dict[date, list[str]]:
    """For each day what speaks against it, in words; days with nothing are left out. Three queries."""
    days = sorted(set(days))
    told: dict[date, list[str]] = defaultdict(list)
    needed, papers = clear_days_of(body), papers_due_days_of(body)
    for day in days:
        if reason := why_no_work(day):
            told[day].append(f"Not a working day: {reason}")
        if day < today:
            told[day].append("In the past")
        elif Clock(day, body.access_rule, needed, papers).publish_by < today:
            told[day].append(f"Too soon to publish papers {counted(needed, 'clear working day')} before")
    shared = seats_shared(body)
    for meeting in _meetings(days, [body.pk, *shared]):
        if meeting.held_on in days:
            told[meeting.held_on].append(_clash(meeting, body, shared))
    return dict(told)


def _clash(meeting: Meeting, body: Body, shared: Counter) -> str:
    at = f"meets that day at {gov_time(meeting.starts_at)}"
    if meeting.body_id == body.pk:
        return f"The body already {at}"
    return f"{meeting.body}, with {counted(shared[meeting.body_id], 'seat')} of the same posts, {at}"


def seats_shared(body: Body) -> Counter:
    """How many posts of this body sit on each other body too, by its id."""
    here = Seat.objects.filter(body=body).current()
    posts = {(organisation, post.lower()) for organisation, post in here.values_list("organisation", "post_title")}
    others = Seat.objects.filter(organisation__in=[organisation for organisation, _ in posts]).exclude(body=body)
    found = others.current().values_list("body", "organisation", "post_title")
    return Counter(other for other, organisation, post in found if (organisation, post.lower()) in posts)


def _meetings(days: list[date], bodies: list[int]) -> Iterable[Meeting]:
    if not days:
        return ()
    start, end = (midnight(day) for day in (days[0], days[-1] + timedelta(days=1)))
    planned = Meeting.objects.filter(status=Meeting.Status.PLANNED, body__in=bodies)
    return planned.filter(starts_at__gte=start, starts_at__lt=end).select_related("body").order_by("starts_at")
