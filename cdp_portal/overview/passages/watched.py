"""Passages about what may go wrong and what is happening: risks with their scores, emerging issues."""

from datetime import date

from django.db.models import Q

from cdp_portal.formats import gov_date
from cdp_portal.overview.passages.writing import table
from cdp_portal.release import Audience
from outcomes.models import EmergingIssue, IssueAction, Risk
from outcomes.risk_movement import Kind, last_meeting, movements
from outcomes.risk_words import score_words
from partnerships.models import Partnership


def risks(partnership: Partnership, day: date, audience: Audience) -> str:
    """Open risks as scored by the day, each with how it moved since the last meeting before it, where one was held."""
    meeting = last_meeting(partnership, day)
    since = meeting.held_on if meeting else day
    moved = [one for one in movements(partnership, audience, since=since, day=day) if one.kind is not Kind.CLOSED]
    rows = [
        (
            one.risk.title,
            score_words(one.risk, one.now),
            one.words if meeting else "",
            one.risk.owner_seat or "No owner",
        )
        for one in sorted(moved, key=lambda one: (-one.now, one.risk.number))
    ]
    return table(("Risk", "Score", "Movement", "Owner"), rows)


def issues(partnership: Partnership, day: date, audience: Audience) -> str:
    """Issues that were open on the day, each with what partners had agreed by then."""
    still = Q(closed_on=None) | Q(closed_on__gt=day)
    noticed = Q(noticed_on=None) | Q(noticed_on__lte=day)
    found = EmergingIssue.objects.filter(still, noticed, partnership=partnership).readable_by(audience).open_first()
    rows = [
        (one.title, one.what, "; ".join(_agreed(action, day) for action in one.actions.all() if _known(action, day)))
        for one in found.prefetch_related("actions__organisation")
    ]
    return table(("Issue", "What is happening", "Agreed between partners"), rows)


def _known(action: IssueAction, day: date) -> bool:
    return action.agreed_on is None or action.agreed_on <= day


def _agreed(action: IssueAction, day: date) -> str:
    partner = f"{action.organisation}: " if action.organisation else ""
    is_done = action.done_on is not None and action.done_on <= day
    due = f"due {gov_date(action.due_on)}" if action.due_on else "no date"
    return f"{partner}{action.text.rstrip('.')} ({f'done {gov_date(action.done_on)}' if is_done else due})"


def _owner(risk: Risk) -> str:
    return str(risk.owner_seat or "No owner")
