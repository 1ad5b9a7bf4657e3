"""What an agenda brings along from the meetings before it.

An item says what it carries (`AgendaItem.carries`); here is what that is for one audience, in a number of queries that
grows neither with the items nor with the actions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from cdp_portal.formats import gov_date, gov_time
from cdp_portal.release import Audience
from meetings.agenda import plural
from meetings.models import Action, AgendaItem, Meeting
from meetings.visible import OF_AN_ACTION, seen_by
from partnerships.models import Body

Carries = AgendaItem.Carries


@dataclass(frozen=True)
class Carried:
    """What one item brings along: `meeting` is the last one, or the next; `actions` are in order of number."""

    kind: str
    meeting: Meeting | None
    actions: tuple[Action, ...]
    day: date

    @property
    def sentence(self) -> str:
        """What is brought along, in words: it stands under the item on the page, on paper and in Word."""
        match self.kind:
            case Carries.MINUTES:
                return (
                    f"Minutes of {gov_date(self.meeting.held_on)}." if self.meeting else "There was no meeting before."
                )
            case Carries.NEXT_MEETING:
                return f"{_when(self.meeting)}." if self.meeting else "No later meeting is planned."
            case Carries.MATTERS_ARISING if self.meeting is None:
                return "There was no meeting before."
            case Carries.MATTERS_ARISING:
                return f"{self._count('action')} of {gov_date(self.meeting.held_on)}{self._states}."
        return f"{self._count('open action')}{self._late}."

    def _count(self, noun: str) -> str:
        return plural(len(self.actions), noun) if self.actions else f"No {noun}"

    @property
    def _states(self) -> str:
        closed = sum(1 for action in self.actions if action.status not in Action.OPEN)
        return f", {closed} closed{self._late}" if self.actions else ""

    @property
    def _late(self) -> str:
        late = sum(1 for action in self.actions if action.is_late(self.day))
        return f", {late} late" if late else ""


def _when(meeting: Meeting) -> str:
    place = f", {meeting.place}" if meeting.place else ""
    return f"{gov_date(meeting.held_on)}, {gov_time(meeting.starts_at)}{place}"


def carried(meeting: Meeting, items: Iterable[AgendaItem], audience: Audience, day: date) -> dict[int, Carried]:
    """By the id of each item that carries something and that the audience may see: what it is. At most 4 queries."""
    carrying = [item for item in items if item.carries and audience.may_see(item.release_class)]
    wanted = {item.carries for item in carrying}
    last = meeting_before(meeting) if wanted & {Carries.MINUTES, Carries.MATTERS_ARISING} else None
    following = meeting_after(meeting) if Carries.NEXT_MEETING in wanted else None
    arising = _read(matters_arising(last, audience)) if last and Carries.MATTERS_ARISING in wanted else ()
    log = _read(action_log(meeting.body, audience)) if Carries.ACTION_LOG in wanted else ()
    found = {
        Carries.MINUTES: Carried(Carries.MINUTES, last, (), day),
        Carries.MATTERS_ARISING: Carried(Carries.MATTERS_ARISING, last, arising, day),
        Carries.ACTION_LOG: Carried(Carries.ACTION_LOG, None, log, day),
        Carries.NEXT_MEETING: Carried(Carries.NEXT_MEETING, following, (), day),
    }
    return {item.pk: found[item.carries] for item in carrying}


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The last meeting of the body before this one, held or still to be held; cancelled ones do not count."""
    return _others(meeting).filter(starts_at__lt=meeting.starts_at).order_by("-starts_at", "-pk").first()


def meeting_after(meeting: Meeting) -> Meeting | None:
    return _others(meeting).filter(starts_at__gt=meeting.starts_at).order_by("starts_at", "pk").first()


def _others(meeting: Meeting) -> QuerySet[Meeting]:
    others = Meeting.objects.filter(body=meeting.body_id).exclude(status=Meeting.Status.CANCELLED)
    return others.exclude(pk=meeting.pk).select_related("body", "partnership")


def matters_arising(last: Meeting, audience: Audience) -> QuerySet[Action]:
    """The actions of the last meeting with their state, closed ones too, as far as the audience may see them."""
    return last.actions.filter(seen_by(audience, *OF_AN_ACTION))


def action_log(body: Body, audience: Audience) -> QuerySet[Action]:
    """Open actions of the body's meetings and of its seats, as far as the audience may see them."""
    return open_actions(body).filter(seen_by(audience, *OF_AN_ACTION))


def open_actions(body: Body) -> QuerySet[Action]:
    """The same whoever may see them."""
    return Action.objects.open().filter(Q(meeting__body=body) | Q(meeting=None, owner_seat__body=body))


def _read(actions: QuerySet[Action]) -> tuple[Action, ...]:
    return tuple(actions.select_related("owner_seat__organisation", "partnership").order_by("number"))
