"""What partners agreed to do about an emerging issue."""

from accounts.roles import Permission
from outcomes.due.line import LATE, NO_OWNER, Due, Scope
from outcomes.forms.answers import IssueActionAnswer
from outcomes.models import EmergingIssue, IssueAction

WORD, NOUN, PERMISSION = "issue-action", "Action on an issue", Permission.RISK_EDIT


def find(scope: Scope) -> list[Due]:
    """Only of issues that the reader may read. One query."""
    actions = scope.among(IssueAction.objects.all(), done_on=None).exclude(issue__status=EmergingIssue.Status.CLOSED)
    found = actions.select_related("issue__partnership", "partnership", "owner_seat__organisation", "organisation")
    return [
        _due(one, scope.day)
        for one in found.order_by("due_on", "pk")
        if scope.may_see(one.partnership_id, one.issue.release_class)
    ]


def _due(action: IssueAction, day) -> Due:
    is_late = action.is_late(day)
    return Due(
        kind=WORD,
        noun=NOUN,
        record=action,
        text=action.text,
        seat_id=action.owner_seat_id,
        whose=str(action.owner_seat or action.organisation or NO_OWNER),
        url=action.issue.get_absolute_url(),
        asked_on=action.due_on,
        state=LATE if is_late else "",
        since=action.due_on if is_late else None,
        told=f"Issue {action.issue.number}: {action.issue.title}",
    )


def form(due: Due, data) -> IssueActionAnswer:
    return IssueActionAnswer(data, instance=due.record)


def save(given: IssueActionAnswer, by) -> str | None:
    """The sentence that says what was kept; None when somebody else changed the action meanwhile."""
    return "Done: what the partners agreed on the issue." if given.save_checked() else None
