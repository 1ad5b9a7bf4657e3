"""What apps above may read of meetings, decisions and actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Prefetch, Q

from accounts.access import Access
from accounts.roles import Permission
from cdp_portal.formats import gov_date, gov_time
from cdp_portal.needs import Need
from cdp_portal.periods import Quarter, midnight
from cdp_portal.sentences import lower_first
from meetings import quorum
from meetings.due import clearance_needs
from meetings.models import Action, Attendance, Decision, Meeting
from meetings.publication import needs_of, with_missing_papers
from meetings.vacancies import nobody_to_do_it
from members.models import Seat
from partnerships.models import Body


@dataclass(frozen=True)
class MeetingFigure:
    """One meeting of the quarter; `rate` is the percentage of seats recorded that came, to one decimal."""

    pk: int
    date: date
    body: str
    status: str
    present: int
    apologies: int
    absent: int
    seats: int
    rate: Decimal | None
    url: str


@dataclass(frozen=True)
class MeetingFigures:
    """A quarter's meetings and decisions; actions open and overdue are as at its last day."""

    held: int
    cancelled: int
    planned: int
    meetings: tuple[MeetingFigure, ...]
    attendance_rate: Decimal | None
    decisions: int
    actions_open: int
    actions_overdue: int
    actions_closed: int


def figures_for(partnership, quarter: Quarter) -> MeetingFigures:
    """The figures of the partnership's own boards and groups. Four queries, whatever the number of meetings.

    A health and wellbeing board, say, is kept in the register because one reports to it; its meetings are not ours.
    """
    start, end = (midnight(day) for day in (quarter.start, quarter.end))
    attendance = Prefetch("attendance", Attendance.objects.select_related("seat"))
    own = {"partnership": partnership, "body__kind__in": Body.OWN_KINDS}
    within = Meeting.objects.filter(**own, starts_at__gte=start, starts_at__lt=end)
    found = list(within.select_related("body", "partnership").prefetch_related(attendance).order_by("starts_at", "id"))
    status = Meeting.Status
    figures = tuple(_meeting(meeting) for meeting in found)
    held = [figure for figure, meeting in zip(figures, found, strict=True) if meeting.status == status.HELD]
    return MeetingFigures(
        held=len(held),
        cancelled=sum(1 for meeting in found if meeting.status == status.CANCELLED),
        planned=sum(1 for meeting in found if meeting.status == status.PLANNED),
        meetings=figures,
        attendance_rate=quorum.percent(sum(one.present for one in held), sum(one.seats for one in held)),
        decisions=Decision.objects.filter(
            partnership=partnership,
            meeting__body__kind__in=Body.OWN_KINDS,
            meeting__starts_at__gte=start,
            meeting__starts_at__lt=end,
        ).count(),
        **_actions(partnership, quarter),
    )


def _meeting(meeting: Meeting) -> MeetingFigure:
    # A cancelled meeting has no attendance, whatever was once recorded.
    recorded = meeting.attendance.all() if meeting.status == Meeting.Status.HELD else ()
    count = quorum.count(recorded, meeting.body.quorum)
    return MeetingFigure(
        pk=meeting.pk,
        date=meeting.held_on,
        body=str(meeting.body),
        status=meeting.get_status_display(),
        present=count.present,
        apologies=count.apologies,
        absent=count.absent,
        seats=count.seats,
        rate=count.rate,
        url=meeting.get_absolute_url(),
    )


def _actions(partnership, quarter: Quarter) -> dict[str, int]:
    """Actions as at the last day: raised by then (at a meeting, or written down) and not closed by then."""
    end = midnight(quarter.end)
    raised = Q(meeting__starts_at__lt=end) | Q(meeting=None)
    was_open = raised & (Q(closed_on=None) | Q(closed_on__gte=quarter.end))
    return Action.objects.filter(partnership=partnership).aggregate(
        actions_open=Count("pk", filter=was_open),
        actions_overdue=Count("pk", filter=was_open & Q(due_on__lt=quarter.last_day)),
        actions_closed=Count("pk", filter=Q(closed_on__gte=quarter.start, closed_on__lt=quarter.end)),
    )


def needs(user, partnerships: Iterable, day: date) -> list[Need]:
    """Open actions of the person's seats; and in partnerships where they run meetings, every action that is late or
    whose seat is vacant, and the next meetings."""
    partnerships = list(partnerships)
    sources = (_action_needs, clearance_needs, _meeting_needs)
    return [need for source in sources for need in source(user, partnerships, day)]


def _action_needs(user, partnerships: list, day: date) -> list[Need]:
    access = {partnership.pk: Access(user, partnership) for partnership in partnerships}
    managed = [pk for pk, one in access.items() if one.can(Permission.ACTION_EDIT) and not user.is_administrator]
    urgent = Q(partnership__in=managed) & (Q(due_on__lt=day) | Q(owner_is_vacant=True))
    found = (
        Action.objects.with_vacancy(day)
        .open()
        .filter(urgent | Q(owner_seat__in=Seat.objects.held_by(user, day)), partnership__in=partnerships)
        .select_related("owner_seat__organisation", "partnership", "item", "decision__item")
        .order_by("due_on", "number")
    )
    return [
        Need(
            kind="Action",
            text=_told(action),
            whose=str(action.owner_seat),
            due_on=action.due_on,
            late=action.is_late(day),
            url=action.get_absolute_url(),
            partnership=action.partnership.short_name,
        )
        for action in found
        if may_read(access[action.partnership_id], action)
    ]


def _told(action: Action) -> str:
    """The action; where nobody can do it, that first."""
    why = nobody_to_do_it(action)
    return f"{action} has no one to do it: {lower_first(why)}. {action.text}" if why else action.text


def may_read(access, action: Action) -> bool:
    """May the person read the action? Its meeting item and decision are loaded."""
    sources = [action, action.item, action.decision, action.decision.item if action.decision else None]
    return all(access.audience.may_see(source.release_class) for source in sources if source)


def _meeting_needs(user, partnerships: list, day: date) -> list[Need]:
    """The next meeting of each of our bodies with its publication, and meetings whose day passed without attendance,
    for those who run meetings."""
    running = [
        partnership
        for partnership in partnerships
        if Access(user, partnership).can(Permission.AGENDA_EDIT) and not user.is_administrator
    ]
    ours = {"partnership__in": running, "body__kind__in": Body.OWN_KINDS}
    planned = with_missing_papers(Meeting.objects.filter(**ours, status=Meeting.Status.PLANNED).with_publication())
    found, seen = [], set()
    for meeting in planned.select_related("body", "partnership").order_by("starts_at"):
        past = meeting.held_on < day
        if not past and meeting.body_id in seen:
            continue
        seen.update(() if past else (meeting.body_id,))
        found.extend([] if past else needs_of(meeting, day))
        what = "Record who attended" if past else "Prepare the meeting"
        found.append(
            Need(
                kind="Meeting",
                text=f"{what}: {meeting.body}, {gov_date(meeting.held_on)} at {gov_time(meeting.starts_at)}",
                whose="Board officer",
                due_on=meeting.held_on,
                late=past,
                url=meeting.get_absolute_url(),
                partnership=meeting.partnership.short_name,
            )
        )
    return found
