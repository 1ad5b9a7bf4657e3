"""What pages above may know of returns: the home page, and the effect of a proposal."""

from collections.abc import Iterable
from datetime import date

from django.db.models.functions import Lower
from django.urls import reverse

from accounts.models import User
from accounts.roles import ROLES, Permission, Role
from cdp_portal.needs import Need
from partnerships.models import Partnership, SeniorResponsibleOwner
from returns import rules
from returns.models import Return, ReturnRequirement

KIND = "Return"
TO_DO = {
    Return.State.DRAFTING: "Finish the return for {} and send it for review",
    Return.State.SIGNED: "Send the signed return for {}",
}


def needs(user: User, partnerships: Iterable[Partnership], day: date) -> list[Need]:
    """Returns to start, finish and send for those who prepare them here; returns that wait for my signature.

    A constant number of queries. A national role alone brings no needs: it would bring those of all England.
    """
    local = {one.pk: one for one in partnerships}
    preparing = [local[pk] for pk in local if _may(user, pk, Permission.RETURN_PREPARE)]
    signing = [local[pk] for pk in local if _may(user, pk, Permission.RETURN_SIGN)]
    return [*_to_start(preparing, day), *_to_finish(preparing, day), *_to_sign(signing, user, day)]


def returns_asked_of(partnership_ids: Iterable[int]) -> list[tuple[str, str, str]]:
    """(partnership, receiver, title) of each return that is asked of these partnerships now. One query."""
    asked = ReturnRequirement.objects.filter(partnership__in=partnership_ids, active=True)
    rows = asked.select_related("partnership").order_by(Lower("partnership__short_name"), "title")
    return [(str(one.partnership), one.get_receiver_display(), one.title) for one in rows]


def _may(user: User, partnership_id: int, permission: Permission) -> bool:
    held = (one.role for one in user.current_roles if one.partnership_id == partnership_id)
    return any(permission in ROLES[Role(role)].permissions for role in held)


def _to_start(partnerships: list[Partnership], day: date) -> list[Need]:
    if not partnerships:
        return []
    return [
        Need(
            kind=KIND,
            text=f"Start the return for {quarter.short_label}: {asked.title}",
            whose="Commissioner",
            due_on=due_on,
            late=due_on < day,
            url=reverse("return_start", args=[asked.partnership.slug]),
            partnership=asked.partnership.short_name,
        )
        for asked, quarter, due_on in rules.not_started(partnerships, day)
    ]


def _to_finish(partnerships: list[Partnership], day: date) -> list[Need]:
    if not partnerships:
        return []
    found = Return.objects.filter(partnership__in=partnerships, state__in=TO_DO)
    return [_need(return_, TO_DO[return_.state], "Commissioner", day) for return_ in _with_names(found)]


def _to_sign(partnerships: list[Partnership], user: User, day: date) -> list[Need]:
    if not partnerships:
        return []
    owners = SeniorResponsibleOwner.objects.filter(partnership__in=partnerships, user=user).who_could_sign(day)
    posts = {owner.partnership_id: owner.post_title for owner in owners}
    found = Return.objects.filter(partnership__in=posts, state=Return.State.IN_REVIEW).exclude(prepared_by=user)
    return [
        _need(return_, "Read and sign the return for {}", posts[return_.partnership_id], day)
        for return_ in _with_names(found)
    ]


def _with_names(found):
    return found.select_related("requirement", "partnership")


def _need(return_: Return, text: str, whose: str, day: date) -> Need:
    return Need(
        kind=KIND,
        text=text.format(return_.quarter.short_label),
        whose=whose,
        due_on=return_.due_on,
        late=rules.is_late(return_, day),
        url=return_.get_absolute_url(),
        partnership=return_.partnership.short_name,
    )
