"""What partners agreed to do about emerging issues."""

from datetime import date

from django.core.exceptions import ValidationError

from accounts.roles import Permission
from cdp_portal.formats import gov_date
from outcomes.due.line import LATE, NO_OWNER, Due, Scope
from outcomes.forms.issues import DoneForm
from outcomes.issues import finish_issue_action
from outcomes.models import EmergingIssue, IssueAction

WORD, NOUN, PERMISSION = "issue-action", "Issue", Permission.RISK_EDIT
MEANWHILE = "Someone said meanwhile that this is done. What was done stands on the page of the issue."


def find(scope: Scope) -> list[Due]:
    """Of the issues that are open and that the reader may read. One query."""
    known = IssueAction.objects.exclude(issue__status=EmergingIssue.Status.CLOSED)
    found = scope.among(known, done_on=None).select_related("issue__partnership", "owner_seat__organisation")
    return [
        _due(one, scope.day)
        for one in found.order_by("due_on", "pk")
        if scope.may_see(one.partnership_id, one.issue.release_class)
    ]


def _due(action: IssueAction, day: date) -> Due:
    is_late = action.is_late(day)
    agreed = f", agreed on {gov_date(action.agreed_on)}" if action.agreed_on else ""
    return Due(
        kind=WORD,
        noun=NOUN,
        record=action,
        text=action.text,
        seat_id=action.owner_seat_id,
        whose=str(action.owner_seat or NO_OWNER),
        url=action.issue.get_absolute_url(),
        asked_on=action.due_on,
        state=LATE if is_late else "",
        since=action.due_on if is_late else None,
        told=f"{action.issue.title}{agreed}.",
    )


def form(due: Due, data) -> DoneForm:
    return DoneForm(data, action=due.record)


def save(given: DoneForm, by) -> str:
    """The sentence that says what was kept. Raises ValidationError when it was done before."""
    if not finish_issue_action(action=given.action, **given.answers, by=by):
        raise ValidationError(MEANWHILE)
    return "Done: what a partner agreed to do."
