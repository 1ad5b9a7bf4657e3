"""Local authorities as at a day, in words: whether they exist, since when, what came before and after."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from accounts.access import partnership_ids
from accounts.models import User
from cdp_portal.formats import gov_date, last_day
from partnerships.models import FootprintArea, LocalAuthority, Reorganisation, Succession
from partnerships.models.areas import in_percent

EXISTING, ABOLISHED, PLANNED = "existing", "abolished", "planned"
STATES = ((EXISTING, "Existing"), (ABOLISHED, "Abolished"), (PLANNED, "Planned"))


def state_on(authority: LocalAuthority, day: date) -> str:
    """“Existing”, “Abolished” or “Planned” (on paper, or decided to begin later)."""
    return dict(STATES)[_state(authority, day)]


def _state(authority: LocalAuthority, day: date) -> str:
    if authority.is_planned or (authority.starts_on and authority.starts_on > day):
        return PLANNED
    return ABOLISHED if authority.ends_on and authority.ends_on <= day else EXISTING


def in_state(authorities: QuerySet, state: str, day: date) -> QuerySet:
    """Those in a state on the day; without one all of them, planned ones too."""
    paper = Q(planned_in__isnull=False) & ~Q(planned_in__status=Reorganisation.Status.DECIDED)
    match state:
        case "existing":
            return authorities.decided().as_at(day)
        case "abolished":
            return authorities.decided().filter(ends_on__lte=day)
        case "planned":
            return authorities.filter(paper | Q(starts_on__gt=day))
    return authorities


def lifetime(authority: LocalAuthority) -> str:
    """From when to when it exists: “until 31 March 2023”, “since 1 April 2023”, “planned from 1 April 2028”."""
    starts_on, ends_on = authority.starts_on, authority.ends_on
    if authority.is_planned:
        return f"planned from {gov_date(starts_on)}" if starts_on else "planned"
    if starts_on and ends_on:
        return f"from {gov_date(starts_on)} until {gov_date(last_day(ends_on))}"
    if ends_on:
        return f"until {gov_date(last_day(ends_on))}"
    return f"since {gov_date(starts_on)}" if starts_on else "no beginning or end is on record"


@dataclass(frozen=True)
class Step:
    """One authority before or after another: what share of the earlier one, since when, and how certain."""

    authority: LocalAuthority
    on: date
    words: str


def follows(authority: LocalAuthority) -> list[Step]:
    """What the authority follows. One query."""
    found = authority.predecessions.select_related("predecessor__planned_in", "reorganisation")
    return [Step(one.predecessor, one.on, _how(one)) for one in _in_order(found)]


def followed_by(authority: LocalAuthority) -> list[Step]:
    """What follows the authority. One query."""
    found = authority.successions.select_related("successor__planned_in", "reorganisation")
    return [Step(one.successor, one.on, _how(one)) for one in _in_order(found)]


def _in_order(found: QuerySet) -> list[Succession]:
    kept = found.exclude(reorganisation__status=Reorganisation.Status.DROPPED)
    return list(kept.order_by("on", "successor__name", "predecessor__name"))


def _how(one: Succession) -> str:
    """“62% of Cumbria, on 1 April 2023”, “part of Essex, planned for 1 April 2028”."""
    planned = one.reorganisation is not None and one.reorganisation.is_planned
    share = in_percent(one.share)
    what = f"{share} of it" if share else ("part of it" if one.goes_on else "share not known")
    return f"{what}, {'planned for' if planned else 'on'} {gov_date(one.on)}"


def reorganisations_of(authority: LocalAuthority) -> list[Reorganisation]:
    """Those that touch the authority, the last first. One query."""
    touching = Succession.objects.filter(Q(predecessor=authority) | Q(successor=authority)).values("reorganisation")
    return list(Reorganisation.objects.filter(pk__in=touching).order_by("-takes_effect_on", "title"))


def footprints_of(authority: LocalAuthority, reader: User) -> list[tuple[FootprintArea, bool]]:
    """The footprints it is or was in, and whether the reader may open the partnership. One query."""
    ids = partnership_ids(reader)
    areas = FootprintArea.objects.filter(authority=authority).select_related("partnership").order_by("starts_on", "id")
    return [(area, ids is None or area.partnership_id in ids) for area in areas]
