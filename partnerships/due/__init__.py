"""What falls due in the register itself, for those who keep it: one module for each noun."""

from collections.abc import Iterable
from datetime import date

from accounts.access import Access
from accounts.models import User
from accounts.roles import Permission
from cdp_portal.needs import Need
from partnerships.due import footprints, milestones, proposals, terms
from partnerships.models import Partnership

SOURCES = (terms, milestones, footprints, proposals)  # each offers `needs(partnerships, day)`


def needs(user: User, partnerships: Iterable[Partnership], day: date) -> list[Need]:
    """What is late, what falls due within thirty days and what is waited for. Each source asks one or two queries."""
    kept = [one for one in partnerships if _keeps(user, one)]
    return [need for source in SOURCES for need in source.needs(kept, day)] if kept else []


def _keeps(user: User, partnership: Partnership) -> bool:
    return not user.is_administrator and Access(user, partnership).can(Permission.BODY_EDIT)
