"""The agenda as it is printed: numbers, the time at which each item starts, and whether it fits. Asks no query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cdp_portal.formats import gov_time
from meetings.models import AgendaItem, Meeting


@dataclass(frozen=True)
class Line:
    """One item with its number (`3`, `3.1`) and its start, which is empty while no item has minutes."""

    item: AgendaItem
    number: str
    starts_at: datetime | None

    @property
    def time_text(self) -> str:
        return gov_time(self.starts_at) if self.starts_at else ""


def lines(meeting: Meeting | None, items: Iterable[AgendaItem]) -> list[Line]:
    """The items in their order with numbers and start times; the minutes of every item count, indented or not.

    Without a meeting there are no times.
    """
    items = list(items)
    timed = meeting is not None and any(item.minutes_allotted for item in items)
    numbered, top, part, elapsed = [], 0, 0, 0
    for item in items:
        if item.indented and top:
            part += 1
        else:
            top, part = top + 1, 0
        start = meeting.starts_at + timedelta(minutes=elapsed) if timed else None
        numbered.append(Line(item, f"{top}.{part}" if part else str(top), start))
        elapsed += item.minutes_allotted or 0
    return numbered


def end_in_words(meeting: Meeting, items: Iterable[AgendaItem]) -> str:
    """Whether the allotted minutes fit, as a sentence; empty while no item has minutes."""
    allotted = sum(item.minutes_allotted or 0 for item in items)
    if not allotted:
        return ""
    end = meeting.starts_at + timedelta(minutes=allotted)
    if meeting.ends_at is None:
        return f"The items end at {gov_time(end)}."
    difference = round((end - meeting.ends_at).total_seconds() / 60)
    if difference == 0:
        return f"The items end at {gov_time(end)}, when the meeting is due to end."
    side = "after" if difference > 0 else "before"
    return f"The items end at {gov_time(end)}, {duration(abs(difference))} {side} the meeting is due to end."


def length(meeting: Meeting) -> int | None:
    """How many minutes the meeting is to last; None while its end is not known."""
    return round((meeting.ends_at - meeting.starts_at).total_seconds() / 60) if meeting.ends_at else None


def overruns(meeting: Meeting, items: Iterable[AgendaItem]) -> bool:
    allotted = timedelta(minutes=sum(item.minutes_allotted or 0 for item in items))
    return meeting.ends_at is not None and meeting.starts_at + allotted > meeting.ends_at


def duration(minutes: int) -> str:
    """“15 minutes”, “1 hour”, “2 hours 5 minutes”."""
    hours, rest = divmod(minutes, 60)
    parts = [plural(hours, "hour")] if hours else []
    if rest or not hours:
        parts.append(plural(rest, "minute"))
    return " ".join(parts)


def plural(number: int, noun: str) -> str:
    """“1 paper”, “2 papers”."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
