"""The door: every view declares who may open it, and the partnership is fetched and checked in one step.

A stranger gets 404, an insider whose role is too weak gets 403. tests/project walks every URL to prove it.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.models import RoleAssignment, User
from accounts.roles import ROLES, Permission, Role
from cdp_portal.release import Audience


class Access:
    """What the signed-in person may do: everywhere (`partnership=None`) or in one partnership."""

    def __init__(self, user: User, partnership: Model | None = None) -> None:
        self.user = user
        self.partnership = partnership
        held = user.current_roles if user.is_authenticated and user.is_active else []
        self.roles = {
            Role(one.role)
            for one in held
            if one.partnership_id is None or (partnership is not None and one.partnership_id == partnership.pk)
        }
        self._permissions = frozenset().union(*(ROLES[role].permissions for role in self.roles))

    def can(self, permission: Permission | str) -> bool:
        """May the person do this here? Takes the permission or its name; an unknown name raises ValueError."""
        return Permission(permission) in self._permissions

    def require(self, permission: Permission) -> None:
        if not self.can(permission):
            raise PermissionDenied(f"Your role here does not let you do this: {permission.sentence.lower()}.")

    @property
    def audience(self) -> Audience:
        """The highest release class the person may read here."""
        return Audience.RESTRICTED if self.can(Permission.RESTRICTED_VIEW) else Audience.MEMBER


def partnership_ids(user: User) -> list[int] | None:
    """The partnerships in which the person holds a role today; None means all of them."""
    if not (user.is_authenticated and user.is_active):
        return []
    held = user.current_roles
    if any(one.partnership_id is None for one in held):
        return None
    return sorted({one.partnership_id for one in held})


def partnership_model() -> type[Model]:
    """The Partnership model, known to this app only by the name in its foreign key."""
    return RoleAssignment._meta.get_field("partnership").related_model


def _held(user: User, slug: str) -> Model | None:
    """The partnership of that address if one of the person's roles is in it: read with the roles, in one query."""
    partnerships = (one.partnership for one in user.current_roles if one.partnership_id)
    return next((one for one in partnerships if one.slug == slug), None)


def for_partnership(permission: Permission) -> Callable:
    """Decorate `view(request, partnership, …)` of a URL `partnerships/<slug:partnership>/…`.

    The slug becomes the Partnership; `request.access` tells what the person may do in it.
    """

    def decorate(view):
        @wraps(view)
        @login_required
        def wrapped(request, partnership: str, *args, **kwargs):
            found = _held(request.user, partnership) or get_object_or_404(partnership_model(), slug=partnership)
            access = Access(request.user, found)
            if not access.roles:
                raise Http404
            request.partnership, request.access = found, access
            access.require(permission)
            return view(request, found, *args, **kwargs)

        wrapped.access = permission
        return wrapped

    return decorate


def national(permission: Permission) -> Callable:
    """Decorate a view about every partnership: people with a national role only."""

    def decorate(view):
        @wraps(view)
        @login_required
        def wrapped(request, *args, **kwargs):
            request.access = Access(request.user)
            if not request.user.current_roles:
                raise Http404
            request.access.require(permission)
            return view(request, *args, **kwargs)

        wrapped.access = permission
        return wrapped

    return decorate


def signed_in(view: Callable) -> Callable:
    """Decorate a view that anyone with an account may open; it must show a person only their own."""

    @wraps(view)
    @login_required
    def wrapped(request, *args, **kwargs):
        request.access = Access(request.user)
        return view(request, *args, **kwargs)

    wrapped.access = "signed in"
    return wrapped


def public(reason: str) -> Callable:
    """Decorate a view that the whole world may open, and say why."""

    def decorate(view):
        view.access = f"public: {reason}"
        return view

    return decorate
