"""What the agenda promises and is not there yet."""

from meetings import agenda
from meetings.models import AgendaItem, Meeting, Paper


def missing(meeting: Meeting) -> list[str]:
    """Sentences about papers that the agenda promises and that are not there yet."""
    promised = (AgendaItem.PaperState.EXPECTED, AgendaItem.PaperState.TO_FOLLOW)
    with_paper = set(Paper.objects.filter(item__meeting=meeting).values_list("item_id", flat=True))
    return [
        f"Item {line.number}, {line.item.title}: {line.item.get_paper_state_display().lower()}."
        for line in agenda.lines(meeting, meeting.items.all())
        if line.item.paper_state in promised and line.item.pk not in with_paper
    ]
