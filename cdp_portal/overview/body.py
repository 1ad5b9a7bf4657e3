from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import for_partnership
from accounts.history import last_change
from accounts.roles import Permission
from cdp_portal.asat import day_asked
from meetings.models import Meeting
from members.history import ROTA
from members.models import ChairTurn, Seat
from members.occupancy import occupancy
from members.rota import Chair, by_meeting, by_year, shortest_names
from partnerships.history import BODY
from partnerships.models import Body, ReportingLine
from partnerships.rules import access_words
from partnerships.views.bodies import body_trail
from partnerships.views.partnership import SECTION


@require_safe
@for_partnership(Permission.PARTNERSHIP_VIEW)
def body_detail(request, partnership, pk):
    """A board or group as at a day: its facts, whom it reports to and who to it, its chair, seats and terms.

    A partnership that only takes part reads the same at its own address; the host alone changes it. The meetings to
    come are always today's.
    """
    day, day_form = day_asked(request)
    bodies = {body.pk: body for body in Body.objects.of(partnership).select_related("partnership")}
    if pk not in bodies:
        raise Http404
    body = bodies[pk]
    is_host = body.partnership_id == partnership.pk
    context = {
        "section": SECTION,
        "trail": body_trail(partnership),
        "body": body,
        "day": day,
        "day_form": day_form,
        "is_there": body.is_in_force(day),
        "is_host": is_host,
        "access_words": access_words(body),
        "seen": bodies.keys(),
        "taking_part": sorted(body.taking_part.all(), key=str),
        "can_edit": is_host and request.access.can(Permission.BODY_EDIT),
        "can_edit_agenda": is_host and request.access.can(Permission.AGENDA_EDIT),
        "can_edit_seats": is_host and request.access.can(Permission.SEAT_EDIT),
        "last": last_change(body, *BODY, *ROTA) if is_host and request.access.can(Permission.HISTORY_VIEW) else None,
        **_succession(body),
        **_reporting(body, day),
        **_seats_and_meetings(body, day),
        **_terms(body, day),
    }
    return render(request, "partnerships/body_detail.html", context)


def _succession(body: Body) -> dict:
    """The bodies that it follows and those that follow it."""
    links = Body.predecessors.through.objects.filter(Q(from_body=body) | Q(to_body=body))
    found = list(links.select_related("from_body", "to_body"))
    return {
        "follows": sorted((link.to_body for link in found if link.from_body_id == body.pk), key=str),
        "followed_by": sorted((link.from_body for link in found if link.to_body_id == body.pk), key=str),
    }


@dataclass(frozen=True)
class Way:
    """A reporting line seen from one of its ends: is it the one that reports, and which body is at the other end."""

    line: ReportingLine
    upwards: bool

    @property
    def other(self) -> Body:
        return self.line.to if self.upwards else self.line.reporting


def _reporting(body: Body, day: date) -> dict:
    """The lines in force on the day, upwards first, and those of other days."""
    found = ReportingLine.objects.filter(Q(reporting=body) | Q(to=body)).select_related("reporting", "to")
    ways = [Way(line, line.reporting_id == body.pk) for line in found]
    ways.sort(key=lambda way: (not way.upwards, str(way.other).lower()))
    return {
        "lines": [way for way in ways if way.line.is_in_force(day)],
        "other_lines": [way for way in ways if not way.line.is_in_force(day)],
    }


def _seats_and_meetings(body: Body, day: date) -> dict:
    """The seats in force on the day with who holds them, the chair of the day, and the meetings to come from now."""
    turns = ChairTurn.objects.filter(body=body, seat=OuterRef("pk")).values("position")
    seats = Seat.objects.filter(body=body).with_holders(day).with_vacancy(day).annotate(turn=Subquery(turns))
    found = [(seat, occupancy(seat, day)) for seat in seats]
    rota = sorted((seat for seat, _ in found if seat.turn is not None), key=lambda seat: (seat.turn, seat.pk))
    there = [(seat, occupied) for seat, occupied in found if seat.is_in_force(day)]
    meetings = list(Meeting.objects.filter(body=body).exclude(status=Meeting.Status.CANCELLED).order_by("starts_at"))
    now = timezone.now()
    coming = [one for one in meetings if one.status == Meeting.Status.PLANNED and one.starts_at >= now]
    chair = in_the_chair(body, rota, [timezone.localdate(one.starts_at) for one in meetings], day)
    return {
        "seats": there,
        "chairs": [(seat, occupied) for seat, occupied in there if seat.position == Seat.Position.CHAIR],
        "rota": rota,
        "chair": chair,
        "chair_words": chair.words(shortest_names(rota)) if chair else "",
        "coming": coming[:3],
    }


def in_the_chair(body: Body, rota: Sequence[Seat], meetings: Sequence[date], day: date) -> Chair | None:
    """Who takes the chair by the body's rota; None without a rota."""
    if body.chair_rule == Body.ChairRule.FIXED or not rota or body.chair_from_on is None:
        return None
    if body.chair_rule == Body.ChairRule.BY_YEAR:
        return by_year(rota, body.chair_from_on, day)
    return by_meeting(rota, body.chair_from_on, meetings, day)


def _terms(body: Body, day: date) -> dict:
    """All versions, the newest first, and the one in force on the day."""
    versions = list(body.terms.all())
    adopted = [version for version in versions if version.adopted_on and version.adopted_on <= day]
    return {"terms": versions, "terms_in_force": adopted[0] if adopted else None}
