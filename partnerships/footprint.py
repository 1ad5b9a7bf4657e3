"""The footprint of one partnership in words and as a map: whom it meets, how many live in it, where it has gaps."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from django.db.models import Prefetch, QuerySet

from cdp_portal.charts import Category, Pattern, Tile
from cdp_portal.formats import gov_date, period, quantity
from cdp_portal.sentences import counted, joined, numeral
from partnerships.models import FootprintArea, LocalAuthority, Partnership, Succession
from partnerships.tiles import places

IN, ELSEWHERE = Category("In the footprint", "F", Pattern.SOLID), Category("Elsewhere", "", Pattern.PLAIN)


def areas_of(partnership: Partnership) -> QuerySet:
    """All areas there ever were, with what the functions below read. Four queries."""
    areas = FootprintArea.objects.filter(partnership=partnership).select_related("authority__police_force")
    steps = Succession.objects.decided().filter(goes_on=False).select_related("successor")
    before = Succession.objects.decided().filter(goes_on=False).select_related("predecessor")
    return areas.prefetch_related(
        "authority__integrated_care_boards",
        Prefetch("authority__successions", steps, to_attr="followed_by"),
        Prefetch("authority__predecessions", before, to_attr="follows"),
    )


def meets(areas: Sequence[FootprintArea]) -> str:
    """“One police force: Merseyside Police. Two care boards: A and B.”; empty without areas."""
    forces = sorted({str(area.authority.police_force) for area in areas if area.authority.police_force})
    boards = sorted({one.short_name for area in areas for one in area.authority.integrated_care_boards.all()})
    return " ".join(
        f"{_number(len(names), noun).capitalize()}: {joined(names)}."
        for names, noun in ((forces, "police force"), (boards, "care board"))
        if names
    )


def _number(number: int, noun: str) -> str:
    return f"{numeral(number)} {noun if number == 1 else f'{noun}s'}"


def people_in(areas: Sequence[FootprintArea]) -> str:
    """“279,233 people (Census 2021)”, and of whom it is not known; empty without areas."""
    known = [area.authority.population for area in areas if area.authority.population]
    unknown = [area.authority.name for area in areas if not area.authority.population]
    if not known:
        return ""
    left_out = f", without {joined(unknown)}, of which it is not known" if unknown else ""
    return f"{quantity(sum(known))} people (Census 2021){left_out}"


def tiles(areas: Sequence[FootprintArea], day: date) -> list[Tile]:
    """England with these areas marked; one that is not on the map is marked where those before or after it are."""
    covered = set()
    for area in areas:
        after = {step.successor.gss_code for step in area.authority.followed_by}
        before = {step.predecessor.gss_code for step in area.authority.follows}
        covered |= {area.authority.gss_code} & places().keys() or after | before
    in_being = LocalAuthority.objects.as_at(day).filter(gss_code__in=places())
    names = dict(in_being.values_list("gss_code", "name"))
    return [
        Tile(
            place.column,
            place.row,
            place.label,
            names.get(code, place.label),
            (IN if code in covered else ELSEWHERE).mark,
        )
        for code, place in places().items()
    ]


def gaps(areas: Sequence[FootprintArea], day: date) -> list[str]:
    """What the history of the footprint leaves open up to the day, in sentences."""
    of: dict[int, list[FootprintArea]] = {}
    for area in sorted(areas, key=lambda area: area.starts_on or date.min):
        of.setdefault(area.authority_id, []).append(area)
    return [sentence for own in of.values() for sentence in (*_between(own, day), *_afterwards(own, of, day))]


def _between(own: list[FootprintArea], day: date) -> list[str]:
    """Days between two periods of one authority."""
    found = []
    for earlier, later in pairwise(own):
        start, end = earlier.ends_on, later.starts_on
        if start and end and start < end and start <= day:
            days = counted((end - start).days, "day")
            found.append(f"{later.authority} was not covered {period(start, end)} ({days}).")
    return found


def _afterwards(own: list[FootprintArea], of: dict[int, list[FootprintArea]], day: date) -> list[str]:
    """What became of an authority that ended while it was in the footprint."""
    last = own[-1]
    authority, ended = last.authority, last.authority.ends_on
    if ended is None or ended > day or (last.ends_on and last.ends_on < ended):
        return []
    found = []
    if last.ends_on is None or last.ends_on > ended:
        found.append(f"{authority} is in the footprint although it was abolished from {gov_date(ended)}.")
    for step in authority.followed_by:
        then = of.get(step.successor_id, [])
        begins = min((area.starts_on or date.min for area in then), default=None)
        if begins is None:
            found.append(f"{step.successor} follows {authority} from {gov_date(step.on)} and is not in the footprint.")
        elif begins > step.on:
            days = counted((begins - step.on).days, "day")
            new = f"{step.successor}, which follows {authority},"
            found.append(f"{new} was not covered {period(step.on, begins)} ({days}).")
    return found
