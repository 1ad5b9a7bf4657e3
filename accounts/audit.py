"""Who, when and why: the transaction carries the actor and the reason; a database trigger writes them down.

The trigger sees every way of writing (forms, bulk, imports, raw SQL), so nothing is done unseen.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.urls import Resolver404, resolve

from cdp_portal.logs import request_id

_SETTINGS = ("app.user", "app.reason", "app.request", "app.action")
_SET = "select " + ", ".join(f"set_config('{name}', %s, true)" for name in _SETTINGS)
_READ = "select " + ", ".join(f"current_setting('{name}', true)" for name in _SETTINGS)
REASON_FIELD = "change_reason"
REASON_LENGTH = 500


@contextmanager
def acting(user=None, *, reason: str = "", action: str = "") -> Iterator[None]:
    """One transaction whose changes are recorded as made by `user` (None: a command) for `reason` in `action`.

    `action` is the name of the page or command, such as `seat_edit`.

    Inside another `acting` the earlier actor and reason come back at its end.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_READ)
        before = [value or "" for value in cursor.fetchone()]
        cursor.execute(_SET, [str(user.pk) if user is not None else "", reason, request_id(), action])
        try:
            yield
        finally:
            # A savepoint that is kept does not undo the setting; a broken transaction undoes everything.
            if not connection.needs_rollback:
                cursor.execute(_SET, before)


def because(reason: str) -> None:
    """Give the reason of the changes that follow in this transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.reason', %s, true)", [reason[:REASON_LENGTH]])


def action_of(path: str) -> str:
    """The name of the page at a path, such as `seat_edit`; “administration” for its site, empty where no page is."""
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    return "administration" if found.namespace == "admin" else found.url_name or ""


class AuditMiddleware:
    """Runs every request that may write in one transaction under the person's name.

    A refused request (status 400 and above) leaves no row and no audit entry. A form may carry the reason in a
    field named `change_reason`.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        user = request.user if request.user.is_authenticated else None
        reason = request.POST.get(REASON_FIELD, "")[:REASON_LENGTH]
        with acting(user, reason=reason, action=action_of(request.path_info)):
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            return response
