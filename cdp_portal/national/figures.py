"""Observations: of every authority, region and of England as published, and of every partnership as it keeps them.

An area's count is the sum of its authorities' counts. One period in eleven was released again with corrections.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cdp_portal.national.counting import NOUGHT, Count, count, figure
from cdp_portal.national.places import Place
from cdp_portal.national.releases import LAG, REGIONAL, Release, releases
from cdp_portal.national.sizes import MADE_UP
from outcomes.disclosure import THRESHOLD
from outcomes.models import Observation

Area, State = Observation.Area, Observation.State
EMBARGO_ENDS_ON = date(2027, 1, 14)
CORRECTED_AFTER = timedelta(days=40)
WHY_CORRECTED = "Late returns were counted in."
RESTRICTED_FROM, EMBARGOED = 5, 7


@dataclass(frozen=True)
class Slice:
    """One period of a release: its `number` in time, counted from the first."""

    release: Release
    number: int
    starts_on: date
    ends_on: date
    is_last: bool

    @property
    def is_corrected(self) -> bool:
        return (self.number + self.release.number) % 11 == 5


def write_figures(load) -> None:
    load.copy("Figures", Observation, _rows(load))


def _rows(load) -> Iterator[dict]:
    for release in releases(load.size.metrics):
        periods = release.periods(load.size.figures_from)
        for number, (starts_on, ends_on) in enumerate(periods):
            found = Slice(release, number, starts_on, ends_on, number == len(periods) - 1)
            yield from _slice(found, load.places)


def _slice(found: Slice, places: list[Place]) -> Iterator[dict]:
    counts = {one.pk: count(found.release, one, found.number) for place in places for one in place.authorities}
    for row, counted in _areas(found, places, counts):
        yield from _revisions(found, row, counted)


def _areas(found: Slice, places: list[Place], counts: dict[int, Count]) -> Iterator[tuple[dict, Count]]:
    release = found.release
    if release.published:
        regions: dict[str, Count] = {}
        for place in places:
            for one in place.authorities:
                regions[one.region_code] = regions.get(one.region_code, NOUGHT) + counts[one.pk]
                row = {"area": Area.AUTHORITY, "authority_id": one.pk, "place": one.gss_code, "at": one.pk}
                yield row, counts[one.pk]
        for at, (code, counted) in enumerate(sorted(regions.items())):
            yield {"area": Area.REGION, "region_code": code, "place": code, "at": at}, counted
        yield {"area": Area.ENGLAND, "place": "", "at": 0}, sum(regions.values(), NOUGHT)
    if release.kept:
        for place in places:
            if (place.number * 7 + release.number * 5) % 31 != 3:  # the others never gave a figure for it
                row = {"area": Area.PARTNERSHIP, "partnership_id": place.partnership.pk, "place": ""}
                yield row | {"at": place.number}, sum((counts[one.pk] for one in place.authorities), NOUGHT)


def _revisions(found: Slice, area: dict, counted: Count) -> Iterator[dict]:
    release = found.release
    place, at = area.pop("place"), area.pop("at")
    received_on = found.ends_on + timedelta(days=LAG[release.months] + at % 9)
    keeper = area.get("partnership_id", "")
    row = area | {
        "metric_id": release.metric.pk,
        "starts_on": found.starts_on,
        "ends_on": found.ends_on,
        "received_on": received_on,
        "data_to": found.ends_on - timedelta(days=1),
        "provisional": found.is_last,
        "source": MADE_UP,
        "release_class": _release_class(release, area, at),
        "released_on": EMBARGO_ENDS_ON if found.is_last and release.number % 10 == EMBARGOED else None,
        "series": f"{release.metric.code}:{keeper}:{area['area']}:{place}:{found.starts_on}/{found.ends_on}",
    }
    absent = _absent(found, area, at, counted)
    known = {"state": absent} if absent else figure(release, counted)
    if not found.is_corrected:
        yield row | known
        return
    first = known if absent else figure(release, Count(counted.counted * 19 // 20, counted.of))
    yield row | first | {"provisional": True}
    again = {"received_on": received_on + CORRECTED_AFTER, "revision": 2, "revised_because": WHY_CORRECTED}
    yield row | known | again


def _release_class(release: Release, area: dict, at: int) -> str:
    """What is published is public; of what partnerships keep some is public, most for members, a little restricted."""
    if area["area"] != Area.PARTNERSHIP:
        return "public"
    if (at * 3 + release.number) % 40 == RESTRICTED_FROM:
        return "restricted"
    return "member" if (at + release.number) % 4 else "public"


def _absent(found: Slice, area: dict, at: int, counted: Count) -> str:
    """Why there is no figure; empty where there is one."""
    release, kind = found.release, area["area"]
    if kind == Area.AUTHORITY and release.metric.code in REGIONAL:
        return State.NOT_PUBLISHED
    if kind == Area.AUTHORITY and release.number % 8 == 6 and 0 < counted.counted < THRESHOLD:
        return State.SUPPRESSED
    if kind == Area.PARTNERSHIP and found.is_last and (at + release.number) % 9 == 4:
        return State.NOT_RECEIVED
    if kind in (Area.AUTHORITY, Area.PARTNERSHIP) and (at + release.number + found.number) % 211 == 7:
        return State.NOT_COLLECTED
    return ""
