from meetings.models.decisions import Action, ActionUpdate, Decision
from meetings.models.meeting import AgendaItem, Attendance, Meeting, Minute
from meetings.models.packs import Pack
from meetings.models.papers import Paper, PaperSection

__all__ = [
    "Action",
    "ActionUpdate",
    "AgendaItem",
    "Attendance",
    "Decision",
    "Meeting",
    "Minute",
    "Pack",
    "Paper",
    "PaperSection",
]
