"""When a return may be edited, moved on or signed. A rule that fails raises ValidationError with a sentence."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef

from accounts.access import Access
from accounts.roles import Permission
from cdp_portal.formats import gov_date
from cdp_portal.periods import Quarter
from partnerships.models import SeniorResponsibleOwner
from partnerships.rules import signing
from returns.models import Return, ReturnRequirement
from returns.workflow import STEPS, Step


class StaleError(Exception):
    """The return changed after the page was made from which it was asked."""


def require_editable(return_: Return) -> None:
    """Words are written while the return is being drafted."""
    if return_.state != Return.State.DRAFTING:
        raise ValidationError(
            f"The words can be changed while the return is being drafted. It is now: "
            f"{return_.get_state_display().lower()}."
        )


def require_step(return_: Return, step: Step) -> None:
    if not step.fits(return_.state):
        raise ValidationError(f"{step.refusal} This one is now: {return_.get_state_display().lower()}.")


def signing_owner(return_: Return, user, day: date) -> SeniorResponsibleOwner:
    """The post by whose right the person may sign on the day. Raises ValidationError.

    The account must belong to a senior responsible owner in office whose nomination is confirmed, hold the role that
    signs, and not be the one who prepared the return.
    """
    partnership = return_.partnership
    owners = list(SeniorResponsibleOwner.objects.filter(partnership=partnership).who_could_sign(day))
    if not owners:
        raise ValidationError(
            f"Nobody can sign this return on {gov_date(day)}: {partnership} has no senior responsible owner who is in "
            "office and confirmed. Record one on the overview first."
        )
    own = next((owner for owner in owners if owner.user_id == user.pk), None)
    if own is None:
        raise ValidationError(_why_not(partnership, user, day))
    if not Access(user, partnership).can(Permission.RETURN_SIGN):
        raise ValidationError("Your role does not let you sign. An administrator can give you the role that does.")
    if return_.prepared_by_id == user.pk:
        raise ValidationError("You prepared this return, so somebody else must sign it.")
    return own


def _why_not(partnership, user, day: date) -> str:
    """Why the person is none of those who could sign on the day."""
    owner = SeniorResponsibleOwner.objects.filter(partnership=partnership, user=user).order_by("starts_on", "id").last()
    if owner is None:
        return (
            f"Your account does not belong to a senior responsible owner of {partnership}. "
            "A commissioner can link it on the page of the post."
        )
    return f"You cannot sign as {owner}. {signing(owner, day).why}"


def why_not_sign(return_: Return, user, day: date) -> str:
    """The sentence that stands where the button would be; empty when the person may sign."""
    try:
        require_step(return_, STEPS["sign"])
        signing_owner(return_, user, day)
    except ValidationError as refusal:
        return refusal.messages[0]
    return ""


def authority_in_words(owner: SeniorResponsibleOwner) -> str:
    """By what right the post signs, as it stands in the register on the day."""
    share = "a shared" if owner.shared else "the sole"
    parts = [f"{share} senior responsible owner of {owner.partnership.name}"]
    if owner.starts_on:
        parts.append(f"in office since {gov_date(owner.starts_on)}")
    if owner.nominated_on:
        parts.append(f"nominated on {gov_date(owner.nominated_on)}")
    parts.append(f"confirmed on {gov_date(owner.confirmed_on)}")
    return ", ".join(parts)


def last_ended_quarter(day: date) -> Quarter:
    """The quarter that a return started on the day is for, unless another is chosen."""
    return Quarter.containing(day).previous


def due_date(requirement: ReturnRequirement, quarter: Quarter) -> date:
    return quarter.last_day + timedelta(days=requirement.due_days)


def is_late(return_: Return, day: date) -> bool:
    return return_.state != Return.State.SUBMITTED and return_.due_on < day


def lateness_in_words(due_on: date, day: date) -> str:
    """“Due today”, “Due in 3 days”, “1 day late”."""
    days = (due_on - day).days
    if days == 0:
        return "Due today"
    count = "1 day" if abs(days) == 1 else f"{abs(days):,} days"
    return f"Due in {count}" if days > 0 else f"{count} late"


def not_started(partnerships: list, day: date) -> list[tuple[ReturnRequirement, Quarter, date]]:
    """What is asked of these partnerships for the quarter that ended last and nobody has started, with its due day."""
    quarter = last_ended_quarter(day)
    started = Return.objects.for_quarter(quarter).filter(requirement=OuterRef("pk"))
    asked = ReturnRequirement.objects.filter(partnership__in=partnerships, active=True).exclude(Exists(started))
    return [(one, quarter, due_date(one, quarter)) for one in asked.select_related("partnership")]
