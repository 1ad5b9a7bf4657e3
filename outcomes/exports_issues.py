"""Emerging issues and what partners agreed as tables for a file."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.sheets import Column, Sheet
from outcomes.models import EmergingIssue, IssueAction

ISSUE_COLUMNS = (
    Column("number", "Number", "integer"),
    Column("title", "Issue", width=50),
    Column("what", "What is happening", width=60),
    Column("noticed_by", "Who noticed it", width=30),
    Column("noticed_on", "Noticed on", "date"),
    Column("owner", "Owner", width=40),
    Column("state", "State", width=16),
    Column("agreed", "Agreed actions", "integer"),
    Column("done", "Done", "integer"),
    Column("late", "Late", "integer"),
    Column("closed_on", "Closed on", "date"),
    Column("outcome", "What came of it", width=60),
    Column("release_class", "Who may read it", width=16),
    Column("source", "Where this comes from", width=50),
)
ACTION_COLUMNS = (
    Column("number", "Issue number", "integer"),
    Column("issue", "Issue", width=40),
    Column("text", "What was agreed", width=60),
    Column("organisation", "Partner", width=30),
    Column("owner", "Owner", width=40),
    Column("agreed_on", "Agreed on", "date"),
    Column("due_on", "Due on", "date"),
    Column("state", "State", width=12),
    Column("done_on", "Done on", "date"),
    Column("done_note", "What was done", width=60),
)


def issue_rows(issues: Iterable[EmergingIssue]) -> list[tuple]:
    """Of issues that know the numbers of their actions (`with_actions`)."""
    return [
        (
            one.number,
            one.title,
            one.what,
            str(one.noticed_by or ""),
            one.noticed_on,
            str(one.owner_seat or ""),
            one.get_status_display(),
            one.agreed,
            one.done,
            one.late,
            one.closed_on,
            one.outcome,
            one.get_release_class_display(),
            one.source,
        )
        for one in issues
    ]


def actions_sheet(issues, day: date) -> Sheet:
    """What was agreed about these issues (a queryset). One query."""
    known = IssueAction.objects.filter(issue__in=issues.order_by().values("pk"))
    rows = [
        (
            one.issue.number,
            one.issue.title,
            one.text,
            str(one.organisation or ""),
            str(one.owner_seat or ""),
            one.agreed_on,
            one.due_on,
            "Done" if one.done_on else "Late" if one.is_late(day) else "To do",
            one.done_on,
            one.done_note,
        )
        for one in known.select_related("issue", "organisation", "owner_seat__organisation").order_by(
            "issue__number", "id"
        )
    ]
    return Sheet("Agreed actions", "What partners agreed to do", ACTION_COLUMNS, rows)
