"""Every write about emerging issues that has a rule or touches several rows."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts.access import Access
from accounts.audit import because as recorded
from accounts.roles import Permission
from cdp_portal.forms import PortalModelForm
from members.models import Seat
from outcomes.models import EmergingIssue, IssueAction
from partnerships.numbering import next_number

Status = EmergingIssue.Status


@transaction.atomic
def add_issue(*, form: PortalModelForm, by) -> EmergingIssue:
    """Save the issue that the form describes under the next number of its partnership."""
    issue = form.save(commit=False)
    issue.number = next_number(EmergingIssue, issue.partnership_id)
    issue.save()
    form.save_m2m()
    return issue


@transaction.atomic
def close_issue(*, issue: EmergingIssue, outcome: str, closed_on: date, by) -> bool:
    """Close an open issue with what came of it; False when somebody closed it before."""
    found = EmergingIssue.objects.filter(pk=issue.pk).open()
    return bool(found.update(status=Status.CLOSED, closed_on=closed_on, outcome=outcome))


@transaction.atomic
def reopen_issue(*, issue: EmergingIssue, by) -> bool:
    """Open a closed issue again, as one that is acted on if anything was agreed. False when it is open already."""
    status = Status.ACTED_ON if issue.actions.exists() else Status.WATCHED
    closed = EmergingIssue.objects.filter(pk=issue.pk, status=Status.CLOSED)
    return bool(closed.update(status=status, closed_on=None))


@transaction.atomic
def add_issue_action(*, action: IssueAction, by) -> EmergingIssue:
    """Keep what a partner agreed to do. An issue that was only watched is acted on from then on."""
    action.save()
    if EmergingIssue.objects.filter(pk=action.issue_id, status=Status.WATCHED).update(status=Status.ACTED_ON):
        action.issue.refresh_from_db()
    return action.issue


@transaction.atomic
def finish_issue_action(*, action: IssueAction, done_on: date, done_note: str, by) -> bool:
    """Say that it is done and what was done; False when that was said before."""
    recorded("Done")
    return bool(IssueAction.objects.filter(pk=action.pk, done_on=None).update(done_on=done_on, done_note=done_note))


def may_finish(access: Access, actions: Iterable[IssueAction], day: date) -> set[int]:
    """Of which actions (by key) may the person say that they are done? Whoever keeps the issues of all, the holder of
    a seat of those that it owns. One query at most.
    """
    actions = list(actions)
    if access.can(Permission.RISK_EDIT):
        return {one.pk for one in actions}
    if not access.can(Permission.ACTION_UPDATE):
        return set()
    held = set(Seat.objects.held_by(access.user, day).values_list("pk", flat=True))
    return {one.pk for one in actions if one.owner_seat_id in held}
