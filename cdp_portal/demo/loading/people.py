"""Demonstration accounts with their roles, organisations, seats and who holds them."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import RoleAssignment, User
from cdp_portal.demo import shared
from cdp_portal.demo.loading.context import Load
from cdp_portal.demo.loading.seats import load_seats
from cdp_portal.demo.logins import EVERYONE, PASSWORD
from cdp_portal.upsert import upsert
from members.models import Organisation, Sector


def load_roles(load: Load) -> None:
    """Accounts and roles. One password for all, hashed once and only where an account is missing."""
    missing = User.objects.filter(email__in=[login.email for login in EVERYONE]).count() < len(EVERYONE)
    password = make_password(PASSWORD) if missing else ""
    rows = [{"email": login.email, "name": login.what, "password": password} for login in EVERYONE]
    written = load.put(User, rows, "email", keep=("password",)).values()
    load.users = {login.account: user for login, user in zip(EVERYONE, written, strict=True)}
    verified = [{"user": user, "email": user.email, "verified": True, "primary": True} for user in load.users.values()]
    load.put(EmailAddress, verified, "user", "email")
    roles = [
        {
            "user": load.users[login.account],
            "role": login.role,
            "partnership": load.partnerships[login.partnership] if login.partnership else None,
        }
        for login in EVERYONE
    ]
    held = RoleAssignment.objects.filter(user__in=load.users.values())
    upsert(RoleAssignment, roles, key=("user", "role", "partnership"), counts=load.counts, among=held)


def load_people(load: Load) -> None:
    load_organisations(load)
    load_seats(load)


def load_organisations(load: Load) -> None:
    sectors = {sector.code: sector for sector in Sector.objects.all()}
    literals = [(None, one) for one in shared.ORGANISATIONS]
    literals += [(partnership, one) for place, partnership in load.each() for one in place.ORGANISATIONS]
    rows = [
        {
            "name": name,
            "kind": kind,
            "sector": sectors[sector],
            "authority": load.authorities.get(code),
            "other_names": shared.OTHER_NAMES.get(name, ""),
            "kept_by": kept_by,
        }
        for kept_by, (name, kind, sector, code) in literals
    ]
    load.organisations = {name: one for (name,), one in load.put(Organisation, rows, "name").items()}
