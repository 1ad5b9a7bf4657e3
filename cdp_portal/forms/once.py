"""One record for one form, however often its button is clicked.

A form that adds something carries a random token. The first request that arrives with it claims a row of `claims`
(a model with `token`, unique, and `location`) in the same transaction as its own changes; any other with the same
token waits for that transaction and is led to where the first one went.
"""

import re
from collections.abc import Callable

from django.contrib import messages
from django.db import models, transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect, resolve_url

from cdp_portal.forms.base import ONCE

TOKEN = re.compile(r"[\w-]{20,64}")


def submit_once(
    request: HttpRequest, claims: type[models.Model], create: Callable[[], object], *, said: str = ""
) -> HttpResponseRedirect:
    """Run `create` unless this very form was already taken in; lead to what it made.

    `create` gives a record with an address, or an address. `said` is the message on the next page. What `create`
    raises undoes the claim, so that the form may be sent again.
    """
    token = request.POST.get(ONCE, "")
    if TOKEN.fullmatch(token):
        location = _claimed(claims, token, create)
    else:  # a form sent by a program, without a token
        with transaction.atomic():
            location = resolve_url(create())
    if said:
        messages.success(request, said)
    return redirect(location)


def _claimed(claims: type[models.Model], token: str, create: Callable[[], object]) -> str:
    with transaction.atomic():
        claim, is_first = claims.objects.get_or_create(token=token)
        if is_first:
            claim.location = resolve_url(create())
            claim.save(update_fields=["location"])
    return claim.location


def taken_in(request: HttpRequest, claims: type[models.Model]) -> str:
    """Where this very form led when it was taken in before; empty when it was not.

    For a form that is refused on its second arrival, because what the first one made stands in its way.
    """
    token = request.POST.get(ONCE, "")
    if not TOKEN.fullmatch(token):
        return ""
    return claims.objects.filter(token=token).values_list("location", flat=True).first() or ""
