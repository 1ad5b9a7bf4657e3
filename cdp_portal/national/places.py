"""Which local authorities make up a partnership, and what is collected about each on the way."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from members.models import Organisation
from partnerships.models import Body, IntegratedCareBoard, LocalAuthority, Partnership, PoliceForce, Succession

AS_IN = date(2023, 4, 1)  # the authorities of this day are shared out
ALL = 106


@dataclass
class Place:
    """One partnership: its authorities of `AS_IN`, and the rows that the steps write for it."""

    number: int
    authorities: list[LocalAuthority]
    partnership: Partnership = None
    before: list[Partnership] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    ended_bodies: list[Body] = field(default_factory=list)
    organisations: list[Organisation] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name of its only authority, or of the area of its police force."""
        if len(self.authorities) == 1:
            return self.authorities[0].name
        return f"{self.authorities[0].name} and {len(self.authorities) - 1} more"

    @property
    def force(self) -> PoliceForce:
        return self.authorities[0].police_force

    @property
    def region(self) -> str:
        return self.authorities[0].region

    @property
    def care_boards(self) -> list[IntegratedCareBoard]:
        found = {board.pk: board for one in self.authorities for board in one.integrated_care_boards.all()}
        return [found[pk] for pk in sorted(found)]


def places(count: int) -> list[Place]:
    """The first `count` of England's partnerships: small police areas are one, large ones have one an authority."""
    authorities = LocalAuthority.objects.decided().as_at(AS_IN).select_related("police_force")
    by_force = defaultdict(list)
    for authority in authorities.prefetch_related("integrated_care_boards").order_by("gss_code"):
        by_force[authority.police_force.gss_code].append(authority)
    too_many = sum(len(found) for found in by_force.values()) - ALL
    groups = []
    for _code, found in sorted(by_force.items(), key=lambda item: (len(item[1]), item[0])):
        joined = min(len(found), too_many + 1)
        groups += [found[:joined], *([one] for one in found[joined:])]
        too_many -= joined - 1
    groups.sort(key=lambda group: (-len(group), group[0].gss_code))
    return [Place(number, group) for number, group in enumerate(groups[:count], 1)]


def lineage(authorities: list[LocalAuthority]) -> list[LocalAuthority]:
    """The authorities and those that they followed, each once."""
    came_before = defaultdict(list)
    for one in Succession.objects.filter(reorganisation=None).select_related("predecessor").order_by("pk"):
        came_before[one.successor_id].append(one.predecessor)
    found = {one.pk: one for one in authorities}
    for one in authorities:
        found.update({before.pk: before for before in came_before[one.pk]})
    return list(found.values())
