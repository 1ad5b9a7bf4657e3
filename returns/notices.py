"""Mail about returns. Each person gets their own; it is sent when the change is kept."""

from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from accounts.access import Access
from accounts.roles import Permission
from cdp_portal.formats import gov_date
from partnerships.models import SeniorResponsibleOwner
from returns.models import Return

BODY = """{title}, {quarter}, for {partnership} is ready for you to read.

It is due on {due_on}. {preparer} prepared it. Read it here, then sign it or send it back with a reason:

{address}
"""


def tell_signers(return_: Return, *, by) -> None:
    """Write to the senior responsible owners with an account who could sign today."""
    owners = SeniorResponsibleOwner.objects.filter(partnership=return_.partnership, user__is_active=True)
    for owner in owners.who_could_sign(timezone.localdate()).select_related("user"):
        if owner.user != by and Access(owner.user, return_.partnership).can(Permission.RETURN_SIGN):
            send = partial(send_mail, _subject(return_), _body(return_, by), None, [owner.user.email])
            transaction.on_commit(send, robust=True)


def _subject(return_: Return) -> str:
    return f"{return_.partnership}: return for {return_.quarter.short_label} ready for you to sign"


def _body(return_: Return, by) -> str:
    return BODY.format(
        title=return_.requirement.title,
        quarter=return_.quarter.label,
        partnership=return_.partnership.name,
        due_on=gov_date(return_.due_on),
        preparer=by,
        address=settings.SITE_URL.rstrip("/") + return_.get_absolute_url(),
    )
