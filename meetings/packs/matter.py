"""Everything of a meeting that a pack may hold, whatever its release class, in a constant number of queries."""

from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils import timezone

from meetings import agenda
from meetings.carried import Carries, meeting_after, meeting_before, open_actions
from meetings.models import Action, Attendance, Decision, Meeting, Paper
from meetings.numbering import numbers_for
from meetings.papers import printable


@dataclass(frozen=True)
class Matter:
    """Rows with what they hang on loaded. `papers` by item; `log`: open actions of the body, oldest first.

    `last` is the meeting before with its agenda (minutes loaded), the `numbers` of its minutes by item, `attendance`,
    `decisions` and actions (`arising`); `following` the next one. These six are empty when no item carries them.
    """

    meeting: Meeting
    lines: list[agenda.Line]
    papers: dict[int, list[Paper]]
    log: list[Action]
    last: Meeting | None = None
    last_lines: list[agenda.Line] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    arising: list[Action] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)
    attendance: list[Attendance] = field(default_factory=list)
    following: Meeting | None = None


def matter_of(meeting: Meeting) -> Matter:
    """`meeting` has its body and partnership loaded."""
    items = list(meeting.items.select_related("lead_seat__organisation"))
    for item in items:
        item.meeting = meeting  # with its body and partnership
    lines = agenda.lines(meeting, items)
    wanted = {item.carries for item in items}
    last = meeting_before(meeting) if wanted & {Carries.MINUTES, Carries.MATTERS_ARISING} else None
    following = meeting_after(meeting) if Carries.NEXT_MEETING in wanted else None
    log = _loaded(open_actions(meeting.body))
    return Matter(meeting, lines, _papers(lines), log, last, following=following, **_outcome(last))


def _outcome(last: Meeting | None) -> dict:
    """What became of the meeting before, by the fields of Matter."""
    if last is None:
        return {}
    lines = agenda.lines(last, last.items.select_related("minute__approved_at_meeting"))
    return {
        "last_lines": lines,
        "decisions": list(last.decisions.select_related("item").order_by("number")),
        "arising": _loaded(last.actions.all()),
        "numbers": numbers_for(last),
        "attendance": list(last.attendance.select_related("seat__organisation").order_by("seat")),
    }


def _papers(lines: list[agenda.Line]) -> dict[int, list[Paper]]:
    items = {line.item.pk: line.item for line in lines}
    rows = Paper.objects.filter(item__in=items).select_related("author_seat__organisation", "template")
    found: dict[int, list[Paper]] = {pk: [] for pk in items}
    for paper in rows.prefetch_related(*printable(), "clearances", "referrals").order_by("position", "id"):
        paper.item = items[paper.item_id]
        found[paper.item_id].append(paper)
    return found


def _loaded(actions: QuerySet[Action]) -> list[Action]:
    """With whether the owner's seat is vacant today."""
    actions = actions.with_vacancy(timezone.localdate())
    return list(actions.select_related("owner_seat__organisation", "item", "decision__item").order_by("number"))
