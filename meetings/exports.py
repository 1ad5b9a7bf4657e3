"""Actions and decisions as spreadsheets, for the filtered list a person is looking at."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.sheets import Column
from meetings.models import Action, Decision

ACTION_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("action", "Action", width=50),
    Column("owner", "Owner", width=40),
    Column("due_on", "Due on", "date"),
    Column("state", "State"),
    Column("late", "Late"),
    Column("closed_on", "Closed on", "date"),
    Column("evidence", "Outcome or evidence", width=40),
    Column("raised_at", "Raised at", width=40),
)
DECISION_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("decision", "Decision", width=60),
    Column("kind", "Kind"),
    Column("conditions", "Subject to", width=40),
    Column("voting", "How it was voted"),
    Column("meeting", "Meeting", width=40),
    Column("held_on", "Meeting on", "date"),
)


def action_rows(actions: Iterable[Action], today: date) -> list[tuple]:
    """One row for each action, whose owner and meeting are loaded."""
    return [
        (
            action.number,
            action.text,
            str(action.owner_seat),
            action.due_on,
            action.get_status_display(),
            action.is_late(today),
            action.closed_on,
            action.evidence,
            str(action.meeting or ""),
        )
        for action in actions
    ]


def decision_rows(decisions: Iterable[Decision]) -> list[tuple]:
    """One row for each decision, whose meeting is loaded."""
    return [
        (
            decision.number,
            decision.text,
            decision.get_kind_display(),
            decision.conditions,
            decision.voting,
            str(decision.meeting.body),
            decision.meeting.held_on,
        )
        for decision in decisions
    ]
