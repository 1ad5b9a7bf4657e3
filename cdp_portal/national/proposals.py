"""Options appraisals put to boards, and reorganisations that stand on paper only."""

from datetime import date

from cdp_portal.national.places import Place
from cdp_portal.national.sizes import MADE_UP, day_between
from partnerships.models import (
    Approval,
    LocalAuthority,
    Proposal,
    ProposalPoint,
    ProposedArea,
    Reorganisation,
    Succession,
)

STATES = [*Proposal.State]
CHANGES = [*Proposal.Change]
POINTS = [(kind, position) for kind in ProposalPoint.Kind for position in (1, 2, 3)]
ON = date(2028, 4, 1)


def write_proposals(load) -> None:
    """Every fourth partnership has put one forward; it concerns the next."""
    keepers = [place for place in load.places if place.number % 4 == 1]
    proposals = load.write("Proposals", [_proposal(place) for place in keepers])
    both = list(zip(keepers, proposals, strict=True))
    concerned = Proposal.partners.through
    nexts = {place.number - 1: place.partnership for place in load.places}
    links = [
        concerned(proposal=proposal, partnership=nexts[place.number])
        for place, proposal in both
        if place.number in nexts
    ]
    load.write("Who else they concern", links)
    load.write("Their points", [_point(one, kind, position) for one in proposals for kind, position in POINTS])
    load.write("What boards said", [row for place, proposal in both for row in _approvals(place, proposal)])
    areas = [
        ProposedArea(partnership=place.partnership, proposal=proposal, authority=authority, becomes="Both as one")
        for place, proposal in both
        for authority in place.authorities
    ]
    load.write("Areas on paper", areas)


def _proposal(place: Place) -> Proposal:
    at = place.number // 4
    state = STATES[(at + 1) % len(STATES)]
    put_on = day_between(date(2024, 1, 1), date(2025, 10, 1), place.number)
    return Proposal(
        partnership=place.partnership,
        title=f"One partnership in place of two ({place.number:03})",
        summary=f"What it is for stands here in two sentences. {MADE_UP}.",
        state=state,
        put_on=None if state == Proposal.State.DRAFT else put_on,
        decided_on=date(2025, 11, 1) if state in Proposal.OVER else None,
        change=CHANGES[(at + 1) % len(CHANGES)],
        takes_effect_on=ON,
        source=MADE_UP,
    )


def _point(proposal: Proposal, kind: str, position: int) -> ProposalPoint:
    return ProposalPoint(
        partnership_id=proposal.partnership_id,
        proposal=proposal,
        kind=kind,
        position=position,
        text=f"Point {position}: what it would bring, and to whom.",
        follow_up="Agree it with those concerned." if kind == ProposalPoint.Kind.CHALLENGE else "",
    )


def _approvals(place: Place, proposal: Proposal) -> list[Approval]:
    said = [
        ("agreed", "", date(2025, 9, 1)),
        ("in_principle", "The other board agrees too", date(2025, 10, 1)),
        ("asked", "", None),
    ]
    return [
        Approval(
            partnership=place.partnership,
            proposal=proposal,
            body=body,
            state=state,
            condition=condition,
            decided_on=decided_on,
        )
        for body, (state, condition, decided_on) in zip(place.bodies, said, strict=False)
    ]


def write_reorganisations(load) -> None:
    """Every sixteenth partnership has planned that its first authority be split in two."""
    keepers = [place for place in load.places if place.number % 16 == 1]
    reorganisations = [
        Reorganisation(
            title=f"Two councils in place of one ({place.number:03})",
            takes_effect_on=ON,
            note=MADE_UP,
            source=MADE_UP,
            kept_by=place.partnership,
        )
        for place in keepers
    ]
    load.write("Reorganisations", reorganisations)
    halves = [
        (place.authorities[0], _half(place, planned, half))
        for place, planned in zip(keepers, reorganisations, strict=True)
        for half in ("North", "South")
    ]
    load.write("Authorities on paper", [new for _old, new in halves])
    successions = [
        Succession(reorganisation=new.planned_in, predecessor=old, successor=new, on=ON, share="0.5")
        for old, new in halves
    ]
    load.write("Who would follow whom", successions)


def _half(place: Place, planned: Reorganisation, half: str) -> LocalAuthority:
    old = place.authorities[0]
    return LocalAuthority(
        name=f"{half} {old.name} (made up)",
        kind=LocalAuthority.Kind.UNITARY,
        region_code=old.region_code,
        region=old.region,
        police_force=old.police_force,
        starts_on=ON,
        planned_in=planned,
        source=MADE_UP,
    )
