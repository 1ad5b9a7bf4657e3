"""Everything of a meeting that a pack may hold, whatever its release class, in a constant number of queries."""

from dataclasses import dataclass

from meetings import agenda
from meetings.models import Action, Meeting, Paper
from meetings.papers import printable


@dataclass(frozen=True)
class Matter:
    """Rows with what they hang on loaded. `papers` by item; `log`: open actions of the body, oldest first."""

    meeting: Meeting
    lines: list[agenda.Line]
    papers: dict[int, list[Paper]]
    log: list[Action]


def matter_of(meeting: Meeting) -> Matter:
    """`meeting` has its body and partnership loaded."""
    items = list(meeting.items.select_related("lead_seat__organisation"))
    for item in items:
        item.meeting = meeting  # with its body and partnership
    lines = agenda.lines(meeting, items)
    return Matter(meeting, lines, _papers(lines), _action_log(meeting))


def _papers(lines: list[agenda.Line]) -> dict[int, list[Paper]]:
    items = {line.item.pk: line.item for line in lines}
    rows = Paper.objects.filter(item__in=items).select_related("author_seat__organisation", "template")
    found: dict[int, list[Paper]] = {pk: [] for pk in items}
    for paper in rows.prefetch_related(*printable()).order_by("position", "id"):
        paper.item = items[paper.item_id]
        found[paper.item_id].append(paper)
    return found


def _action_log(meeting: Meeting) -> list[Action]:
    """Open actions of the body's meetings and of its seats."""
    of_the_body = Action.objects.filter(meeting__body=meeting.body_id) | Action.objects.filter(
        meeting=None, owner_seat__body=meeting.body_id
    )
    loaded = of_the_body.open().select_related("owner_seat__organisation", "item", "decision__item")
    return list(loaded.order_by("number"))
