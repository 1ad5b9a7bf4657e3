"""What the last meeting left: deferred decisions, and items not reached. They are offered, never put on unasked."""

import re
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from cdp_portal.formats import gov_date
from meetings.models import Action, AgendaItem, Decision, Meeting, Minute
from meetings.standing import standing_items

LONGEST_TITLE = 200
COPIED = (
    "title",
    "purpose",
    "minutes_allotted",
    "lead_seat",
    "release_class",
    "closed_ground",
    "exempt_paragraph",
    "exempt_reason",
)
# Business that is carried over follows what looks back.
LOOKING_BACK = (AgendaItem.Carries.MINUTES, AgendaItem.Carries.MATTERS_ARISING, AgendaItem.Carries.ACTION_LOG)


@dataclass(frozen=True)
class Leftover:
    """An item of the last meeting, or a deferred decision without one; `key` is its name on the page."""

    key: str
    why: str
    item: AgendaItem

    @property
    def title(self) -> str:
        return self.item.title


def leftovers(meeting: Meeting) -> list[Leftover]:
    """What the last meeting held before this one left and this agenda does not have yet. At most 6 queries."""
    held = Meeting.objects.counting().filter(body=meeting.body_id, starts_at__lt=meeting.starts_at)
    last = held.order_by("-starts_at", "-pk").first()
    if last is None:
        return []
    on_agenda = list(meeting.items.values_list("title", "carried_from"))
    taken = {carried_from for _, carried_from in on_agenda}
    titles = {_plain(title) for title, _ in on_agenda} | {_plain(item.title) for item in standing_items(meeting.body)}
    found = [*_of_items(last), *_of_decisions(last)]
    return [
        one for one in found if _plain(one.title) not in titles and (one.item.pk is None or one.item.pk not in taken)
    ]


def _of_items(last: Meeting) -> list[Leftover]:
    of_this = {name: model.objects.filter(item=OuterRef("pk")) for name, model in _WRITTEN.items()}
    items = last.items.filter(carries="").annotate(
        is_deferred=Exists(of_this["decided"].filter(kind=Decision.Kind.DEFERRED)),
        **{name: Exists(rows) for name, rows in of_this.items()},
    )
    items = list(items.select_related("lead_seat").order_by("position"))
    was_minuted = any(item.minuted for item in items)
    day = gov_date(last.held_on)
    return [
        Leftover(f"item-{item.pk}", f"Deferred on {day}" if item.is_deferred else f"Not reached on {day}", item)
        for item in items
        if item.is_deferred or (was_minuted and not (item.minuted or item.decided or item.acted))
    ]


_WRITTEN = {"minuted": Minute, "decided": Decision, "acted": Action}


def _of_decisions(last: Meeting) -> list[Leftover]:
    deferred = last.decisions.filter(kind=Decision.Kind.DEFERRED, item=None).order_by("number")
    return [
        Leftover(f"decision-{decision.pk}", f"Deferred on {gov_date(last.held_on)}", _item_of(decision))
        for decision in deferred
    ]


def _item_of(decision: Decision) -> AgendaItem:
    """The item under which a decision without one would have been taken."""
    closed = decision.release_class == "restricted"
    return AgendaItem(
        title=" ".join(decision.text.split())[:LONGEST_TITLE],
        purpose=AgendaItem.Purpose.DECISION,
        release_class=decision.release_class,
        closed_ground="board" if closed else "",
        exempt_reason=f"Decision {decision.number} was taken in private" if closed else "",
    )


def item_from(leftover: Leftover, meeting: Meeting) -> AgendaItem:
    """An unsaved item of the meeting for what was left."""
    old = leftover.item
    copied = {name: getattr(old, name) for name in COPIED}
    if old.lead_seat and not old.lead_seat.is_in_force(meeting.held_on):
        copied["lead_seat"] = None
    return AgendaItem(meeting=meeting, carried_from=old if old.pk else None, **copied)


def place_among(items: list[AgendaItem]) -> int:
    """The index at which business carried over is put: after what looks back and its parts, else at the end."""
    last = max((index for index, item in enumerate(items) if item.carries in LOOKING_BACK), default=None)
    if last is None:
        return len(items)
    return next((index for index in range(last + 1, len(items)) if not items[index].indented), len(items))


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()
