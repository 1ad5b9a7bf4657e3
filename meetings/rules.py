"""When something may happen in the work of a meeting. Each rule gives the sentence that says why not, or "".

The same rule feeds the button on the page and guards the action: `refuse` raises it.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.roles import Permission
from cdp_portal.formats import gov_date, last_day
from meetings.models import Action, Clearance, Decision, Meeting, Minute, PackDraft, PaperReferral
from members.models import Seat
from partnerships.models import Body

CANCELLED = "This meeting is cancelled."
LOCKED_MINUTE = "This minute is approved and can no longer be changed. A correction is a later minute."
LOCKED_DECISION = "The minutes are approved, so this decision can no longer be changed."


def refuse(sentence: str) -> None:
    """Raise the sentence of a rule as ValidationError, if there is one."""
    if sentence:
        raise ValidationError(sentence, code="rule")


def why_no_meeting_on(body: Body, day: date) -> str:
    """May the body meet on the day? Not before it begins nor after it has ended."""
    if body.is_in_force(day):
        return ""
    is_over = body.ends_on is not None and day >= body.ends_on
    when = f"ends on {gov_date(last_day(body.ends_on))}" if is_over else f"begins on {gov_date(body.starts_on)}"
    return f"{body} {when}. Choose a day on which it exists"


def why_no_cancel(meeting: Meeting) -> str:
    if meeting.status == Meeting.Status.CANCELLED:
        return "This meeting is already cancelled."
    if meeting.status == Meeting.Status.HELD:
        return "This meeting was held, so it cannot be cancelled."
    return ""


def why_no_pack(meeting: Meeting, *, items: int) -> str:
    """`items` is the number of items on the agenda."""
    if meeting.status == Meeting.Status.CANCELLED:
        return f"{CANCELLED} No pack can be issued for it."
    if not items:
        return "The agenda is empty. Add items before you issue the pack."
    return ""


def why_no_issue(draft: PackDraft, *, seen: str, today: date) -> str:
    """`seen`: the SHA-256 of the draft that the officer looked at."""
    if draft.meeting.status == Meeting.Status.CANCELLED:
        return f"{CANCELLED} No pack can be issued for it."
    if draft.sha256 != seen:
        return "Someone else built this draft again. Look at the new one below before you issue it."
    if not draft.passed:
        return "The check found something that must not go out. Mend what it names, then build the pack again."
    if timezone.localdate(draft.built_at) != today:
        built = gov_date(draft.built_at)
        return f"This draft was built on {built}, and its cover says so. Build it again to issue it today."
    return ""


def why_no_attendance(meeting: Meeting, today: date) -> str:
    if meeting.status == Meeting.Status.CANCELLED:
        return f"{CANCELLED} Nobody attended it."
    if meeting.held_on > today:
        return f"Record attendance on {gov_date(meeting.held_on)}, the day of the meeting, or later."
    return ""


def why_no_minutes(meeting: Meeting, today: date, *, items: int) -> str:
    if meeting.status == Meeting.Status.CANCELLED:
        return f"{CANCELLED} There is nothing to minute."
    if meeting.held_on > today:
        return f"Write the minutes on {gov_date(meeting.held_on)}, the day of the meeting, or later."
    if not items:
        return "The agenda is empty. Minutes are written under its items."
    return ""


def why_no_circulation(meeting: Meeting, *, drafts: int) -> str:
    """`drafts` is the number of draft minutes."""
    if meeting.status == Meeting.Status.CANCELLED:
        return f"{CANCELLED} There is nothing to circulate."
    if not drafts:
        return "There are no draft minutes to circulate."
    return ""


def why_no_approval(meeting: Meeting, at: Meeting, today: date) -> str:
    """May the minutes of `meeting` be approved at the meeting `at`?"""
    if at.body_id != meeting.body_id or at.starts_at <= meeting.starts_at:
        return "Minutes are approved at a later meeting of the same body."
    if at.status == Meeting.Status.CANCELLED:
        return "That meeting is cancelled. Choose one that was held."
    if at.held_on > today:
        return f"That meeting is on {gov_date(at.held_on)}. Minutes are approved when it is held."
    return ""


def why_approved_too_early(earlier: Meeting | None) -> str:
    """`earlier` is a meeting before, of a body that numbers its minutes, whose minutes are still a draft."""
    if earlier is None:
        return ""
    return f"Approve the minutes of {gov_date(earlier.held_on)} first: the numbers of minutes run on from them."


def why_no_decision(meeting: Meeting, today: date) -> str:
    if meeting.status == Meeting.Status.CANCELLED:
        return f"{CANCELLED} It decided nothing."
    if meeting.held_on > today:
        return f"Record decisions on {gov_date(meeting.held_on)}, the day of the meeting, or later."
    return ""


def why_minute_locked(minute: Minute) -> str:
    return LOCKED_MINUTE if minute.state == Minute.State.APPROVED else ""


def why_decision_locked(decision: Decision) -> str:
    """A decision is locked when the minute of its item is approved, or, without an item, any minute of the meeting."""
    minutes = Minute.objects.filter(state=Minute.State.APPROVED)
    if decision.item_id:
        locked = minutes.filter(item=decision.item_id).exists()
    else:
        locked = minutes.filter(item__meeting=decision.meeting_id).exists()
    return LOCKED_DECISION if locked else ""


def may_update(access, user, action: Action, today: date) -> bool:
    """May the person report on the action? Those who manage actions on any; the others on their own seats' actions."""
    if access.can(Permission.ACTION_EDIT):
        return True
    if not access.can(Permission.ACTION_UPDATE):
        return False
    return Seat.objects.filter(pk=action.owner_seat_id).held_by(user, today).exists()


def why_no_update(access, user, action: Action, today: date) -> str:
    if may_update(access, user, action, today):
        return ""
    return f"This action belongs to {action.owner_seat}. You can report on the actions of the seats you hold."


def may_clear(access, user, clearance: Clearance, today: date) -> bool:
    """May the person answer? Those who look after papers for anyone; the others for the seats they hold."""
    if access.can(Permission.PAPER_EDIT):
        return True
    return access.can(Permission.PAPER_CLEAR) and holds(user, clearance.seat_id, today)


def holds(user, seat_id: int | None, today: date) -> bool:
    return seat_id is not None and Seat.objects.filter(pk=seat_id).held_by(user, today).exists()


def why_no_clearance(access, user, clearance: Clearance, today: date) -> str:
    if may_clear(access, user, clearance, today):
        return ""
    whose = clearance.seat or clearance.role
    return f"This clearance is asked of {whose}. You can clear papers for the seats you hold."


def why_no_referral_outcome(referral: PaperReferral) -> str:
    """The outcome is read from the decision, once the portal holds one on the item."""
    if Decision.objects.filter(item=referral.made.item_id).exists():
        return "The decision of that meeting is in the portal, and the outcome is read from it."
    return ""


def why_closed_badly(status: str, evidence: str) -> str:
    if status == Action.Status.DONE and not evidence.strip():
        return "Say what was done, or where it can be seen"
    return ""
