"""A footprint that follows its authorities: what outlasts its authority, and whether it can move to what follows."""

from datetime import date

from django.db.models import F, Q, QuerySet

from cdp_portal.formats import gov_date, last_day
from partnerships.models import FootprintArea, LocalAuthority, Succession


def outlasting(areas: QuerySet, until: date) -> QuerySet:
    """Those of the areas that go on past the last day of their authority, which ends by then. One query."""
    past = Q(ends_on__isnull=True) | Q(ends_on__gt=F("authority__ends_on"))
    return areas.filter(past, authority__ends_on__lte=until).select_related("authority", "partnership")


def successors_of(authority: LocalAuthority) -> list[LocalAuthority]:
    """What follows the authority when it ends. One query."""
    steps = Succession.objects.decided().filter(predecessor=authority, goes_on=False, on=authority.ends_on)
    return [step.successor for step in steps.select_related("successor").order_by("successor__name")]


def still_to_add(area: FootprintArea, would_end: date | None) -> list[LocalAuthority]:
    """The successors that the partnership does not cover from that day yet."""
    covered = {one.authority_id for one in _then(area, would_end) if one.partnership_id == area.partnership_id}
    return [one for one in successors_of(area.authority) if one.pk not in covered]


def _then(area: FootprintArea, would_end: date | None) -> list[FootprintArea]:
    """Footprints of the same tier that have a successor in them on some day from then on. Two queries."""
    found = FootprintArea.objects.during(area.authority.ends_on, would_end or date.max).filter(tier=area.tier)
    return list(found.filter(authority__in=successors_of(area.authority)).select_related("authority", "partnership"))


def why_not_follow(area: FootprintArea) -> str:
    """Why the footprint cannot move to what follows the authority; empty when it can."""
    authority = area.authority
    if authority.ends_on is None:
        return f"{authority} goes on, so its part of the footprint stays."
    if area.ends_on and area.ends_on <= authority.ends_on:
        return f"{authority} is in the footprint until {gov_date(last_day(area.ends_on))}, so there is nothing to move."
    if area.starts_on and area.starts_on >= authority.ends_on:
        return f"{authority} ended before this part of the footprint begins. Edit or remove it instead."
    if not successors_of(authority):
        return f"The register does not say what follows {authority}. End it in the footprint and add what you cover."
    for other in _then(area, area.ends_on):
        if other.partnership_id != area.partnership_id:
            since = f"from {gov_date(other.starts_on)}" if other.starts_on else "already"
            return f"{other.authority} is in the footprint of {other.partnership} {since}. Settle it with them first."
    return ""
