"""Actions and decisions as spreadsheets, for the filtered list a person is looking at."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from cdp_portal.sheets import Column, Sheet, Workbook, csv, xlsx
from meetings.models import Action, Decision

CSV, EXCEL = "csv", "xlsx"
FORMATS = (CSV, EXCEL)

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


def action_sheet(actions: Iterable[Action], today: date) -> Sheet:
    """One row for each action, whose owner and meeting are loaded."""
    rows = [
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
    return Sheet(name="Actions", title="Actions", columns=list(ACTION_COLUMNS), rows=rows)


def decision_sheet(decisions: Iterable[Decision]) -> Sheet:
    """One row for each decision, whose meeting is loaded."""
    rows = [
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
    return Sheet(name="Decisions", title="Decisions", columns=list(DECISION_COLUMNS), rows=rows)


def download(sheet: Sheet, asked: str, partnership) -> HttpResponse:
    """The sheet as a private file in one of FORMATS."""
    if asked == CSV:
        content, content_type = csv.write_sheet(sheet), "text/csv; charset=utf-8"
    else:
        book = Workbook(f"{sheet.title}: {partnership.name}", [sheet], made_at=timezone.now())
        content, content_type = xlsx.write(book), xlsx.CONTENT_TYPE
    name = f"{partnership.slug}-{sheet.name.lower()}-{timezone.localdate()}.{asked}"
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "private, no-store"
    return response
