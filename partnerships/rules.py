"""When something may happen in the register, in sentences that a page can show."""

from dataclasses import dataclass
from datetime import date

from cdp_portal.formats import gov_date, last_day
from partnerships.models import FootprintArea, Partnership, SeniorResponsibleOwner


@dataclass(frozen=True)
class Signing:
    """Whether an owner could sign a return on a day, and why (a sentence)."""

    could_sign: bool
    why: str


def signing(owner: SeniorResponsibleOwner, day: date) -> Signing:
    """The same rule as `SeniorResponsibleOwner.objects.who_could_sign(day)`, in words. Asks no query."""
    if owner.starts_on and day < owner.starts_on:
        return Signing(could_sign=False, why=f"Takes office on {gov_date(owner.starts_on)}.")
    if owner.ends_on and day >= owner.ends_on:
        return Signing(could_sign=False, why=f"Left office: the last day was {gov_date(last_day(owner.ends_on))}.")
    if owner.confirmed_on is None:
        nominated = f"Nominated on {gov_date(owner.nominated_on)}, but" if owner.nominated_on else "The nomination is"
        return Signing(could_sign=False, why=f"{nominated} not yet confirmed.")
    if day < owner.confirmed_on:
        return Signing(could_sign=False, why=f"The nomination is confirmed only from {gov_date(owner.confirmed_on)}.")
    office = f"In office since {gov_date(owner.starts_on)}" if owner.starts_on else "In office"
    return Signing(could_sign=True, why=f"{office}, confirmed on {gov_date(owner.confirmed_on)}.")


def tier_clashes(partnership: Partnership, tier: str) -> list[str]:
    """The names of authorities that would be in two footprints of `tier` if the partnership changed to it."""
    mine = list(FootprintArea.objects.filter(partnership=partnership).select_related("authority"))
    theirs = FootprintArea.objects.filter(tier=tier, authority__in=[area.authority_id for area in mine])
    others = list(theirs.exclude(partnership=partnership))
    return sorted({str(area.authority) for area in mine if any(_share_a_day(area, other) for other in others)})


def _share_a_day(area: FootprintArea, other: FootprintArea) -> bool:
    if area.authority_id != other.authority_id:
        return False
    starts, ends = [area.starts_on or date.min, other.starts_on or date.min], [area.ends_on, other.ends_on]
    return max(starts) < min(end or date.max for end in ends)
