"""Actions that have nobody to do them, in words. Asks no query."""

from cdp_portal.formats import gov_date
from meetings.models import Action


def nobody_to_do_it(action: Action) -> str:
    """“The seat has been vacant since 3 May 2026” of an open action loaded `with_vacancy`; else empty."""
    if action.status not in Action.OPEN or not getattr(action, "owner_is_vacant", False):
        return ""
    since = action.owner_vacant_since
    return f"The seat has been vacant since {gov_date(since)}" if since else "The seat is vacant"
