"""What the places in files are: an authority, a region, England or the partnership itself; or why they are left out."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from cdp_portal.imports.registers import folded
from outcomes.imports.rows import AreaName
from outcomes.models import Observation, SourceName, TrackedMetric
from outcomes.rules import authorities_of
from partnerships.models import LocalAuthority, Partnership

Area = Observation.Area
ALIKE = 0.8
COMMON = frozenset(
    ("and", "authority", "borough", "city", "council", "county", "district", "metropolitan", "of", "region", "the",
     "unitary", "ua")
)  # fmt: skip
ENGLAND_CODE = "E92000001"
YOU_LEFT_IT_OUT = "An area that you left out"
NOT_OURS = "An area that is not of this partnership, its region or a neighbour it is compared with"
KINDS = (
    (re.compile(r"E07"), "A district: the portal keeps the figures of upper-tier authorities"),
    (re.compile(r"E11"), "A metropolitan county, which is no authority"),
    (re.compile(r"E13"), "Inner or Outer London, which is no authority"),
    (re.compile(r"K0"), "Several nations together"),
    (re.compile(r"[WSN]"), "Wales, Scotland or Northern Ireland"),
    (re.compile(r"E(?!06|08|09|10|12|92)"), "Another kind of area, such as the NHS or the police have"),
)


class Place(NamedTuple):
    """`code` is the official code of an authority or region, empty for England and the partnership."""

    area: str
    label: str
    authority: int | None = None
    code: str = ""

    @property
    def key(self) -> str:
        """For a choice on a page, and the inverse of `Places.by_key`."""
        return f"{self.area}:{self.code}"


class Places:
    """The places that figures may be for: with a partnership its own, else all of England. A fixed number of queries.

    `choices` are those that a name may be said to mean.
    """

    def __init__(self, scope: Partnership | None):
        self.scope = scope
        authorities = list(LocalAuthority.objects.decided().exclude(gss_code=""))
        self.own = None if scope is None else self._own_of(scope)
        self.regions = {one.region_code: Place(Area.REGION, one.region, None, one.region_code) for one in authorities}
        self.authorities = {one.gss_code: Place(Area.AUTHORITY, one.name, one.pk, one.gss_code) for one in authorities}
        if self.own is not None:
            home = {one.region_code for one in authorities if one.pk in self.footprint}
            self.home_regions = home
        self.england = Place(Area.ENGLAND, "England")
        self.itself = Place(Area.PARTNERSHIP, "This partnership") if scope else None
        self.names = self._by_name(authorities)
        self.remembered = self._remembered()

    def _own_of(self, scope: Partnership) -> set[int]:
        """The authorities of the footprint, and those that the partnership compares itself with."""
        self.footprint = set(authorities_of(scope).values_list("pk", flat=True))
        neighbours = TrackedMetric.objects.filter(partnership=scope).values_list("neighbours", flat=True)
        return self.footprint | {one for one in neighbours if one}

    def _by_name(self, authorities: Iterable[LocalAuthority]) -> dict[str, list[Place]]:
        names: dict[str, list[Place]] = {"england": [self.england]}
        for place in self.regions.values():
            for name in (place.label, f"{place.label} region"):
                names.setdefault(folded(name), []).append(place)
        for one in authorities:
            for name in {folded(one.name), folded(one.official_name)} - {""}:
                names.setdefault(name, []).append(self.authorities[one.gss_code])
        if self.scope:
            for name in (self.scope.name, self.scope.short_name, "this partnership"):
                names.setdefault(folded(name), [self.itself])  # an authority may have the short name too
        return names

    def _remembered(self) -> dict[str, Place | str]:
        """What was said before of a name: nationally, and by the partnership itself, which counts more."""
        known: dict[str, Place | str] = {}
        said = SourceName.objects.filter(kind=SourceName.Kind.AREA).select_related("authority")
        for scope in dict.fromkeys((None, self.scope)):  # its own word counts more
            for one in said.filter(partnership=scope):
                known[one.text] = YOU_LEFT_IT_OUT if one.left_out else self.of_name(one)
        return known

    def of_name(self, said: SourceName) -> Place:
        if said.area == Area.AUTHORITY:
            return self.authorities[said.authority.gss_code]
        if said.area == Area.REGION:
            return self.regions[said.region_code]
        return self.itself if said.area == Area.PARTNERSHIP else self.england

    def find(self, name: AreaName) -> Place | str | None:
        """The place; or, as a text, why its rows are left out; None for a name that nobody has explained yet."""
        found = self.remembered.get(name.text[:300]) or self._known(name)
        return NOT_OURS if isinstance(found, Place) and not self.is_ours(found) else found

    def _known(self, name: AreaName) -> Place | str | None:
        if not name.code:
            alike = self.names.get(folded(name.name), [])
            return alike[0] if len(alike) == 1 else None
        if name.code == ENGLAND_CODE:
            return self.england
        found = self.authorities.get(name.code) or self.regions.get(name.code)
        return found or next((why for pattern, why in KINDS if pattern.match(name.code)), None)

    def propose(self, name: AreaName) -> Place | None:
        """The place of the likeliest name, for a name that nobody has explained yet."""
        known = {_bare(text): places[0] for text, places in self.names.items() if self.is_ours(places[0])}
        alike = get_close_matches(_bare(folded(name.name)), known, n=1, cutoff=ALIKE)
        return known[alike[0]] if alike else None

    def is_ours(self, place: Place) -> bool:
        if self.own is None or place.area in (Area.ENGLAND, Area.PARTNERSHIP):
            return True
        return place.authority in self.own if place.area == Area.AUTHORITY else place.code in self.home_regions

    def may_be_itself(self, place: Place | str | None) -> bool:
        """Is it an authority of the footprint, whose figures the partnership may take for its own?"""
        return self.own is not None and isinstance(place, Place) and place.authority in self.footprint

    def choices(self) -> list[Place]:
        everywhere = [*self.regions.values(), *sorted(self.authorities.values(), key=lambda place: place.label)]
        first = [place for place in (self.itself, self.england) if place]
        return [*first, *(place for place in everywhere if self.is_ours(place))]

    def by_key(self, key: str) -> Place | None:
        return next((place for place in self.choices() if place.key == key), None)


def _bare(name: str) -> str:
    """A folded name without the words that say what kind of place it is; all of it where there are no others."""
    return " ".join(word for word in name.split() if word not in COMMON) or name
