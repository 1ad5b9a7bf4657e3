"""Partnerships and what was there before them, their footprints, owners and milestones."""

from datetime import date
from itertools import pairwise

from cdp_portal.national.places import Place, lineage
from cdp_portal.national.sizes import FIRST, FORMED, LAST, MADE_UP, day_between
from partnerships.models import (
    FootprintArea,
    LocalAuthority,
    Milestone,
    MilestoneProgress,
    Partnership,
    SeniorResponsibleOwner,
)

PURPOSE = "To bring together those who work against drug harm here. This partnership is made up."
GAP_UNTIL, LEFT_ON = date(2022, 10, 1), date(2025, 10, 1)
OWNERS = (
    "Director of Public Health",
    "Chief Executive",
    "Police and Crime Commissioner",
    "Director of Adult Social Care",
    "Executive Director, Communities",
)
_STATE = MilestoneProgress.State
STATES = [  # of eleven asks seven are met
    *(_STATE.DONE, _STATE.ACCEPTED, _STATE.DONE, _STATE.IN_PROGRESS, _STATE.ACCEPTED, _STATE.DONE),
    *(_STATE.NOT_STARTED, _STATE.DONE, _STATE.POSITION_SHOWN, _STATE.ACCEPTED, _STATE.IN_PROGRESS),
]


def write_partnerships(load) -> None:
    """Each partnership follows one of 2016 for its first authority, and a second one for the others if it has any."""
    for place in load.places:
        place.partnership = _partnership(
            place, f"{place.number:03}", formed_on=FORMED, purpose=PURPOSE, confidence=_confidence(place)
        )
        place.before = [
            _partnership(place, f"{place.number:03}-before-{part}", formed_on=FIRST, ends_on=FORMED, status="closed")
            for part, _authorities in enumerate(_parts(place), 1)
        ]
    load.write("Partnerships", [row for place in load.places for row in (place.partnership, *place.before)])
    followed = Partnership.successors.through
    links = [
        followed(from_partnership=before, to_partnership=place.partnership)
        for place in load.places
        for before in place.before
    ]
    load.write("What was before them", links)
    load.write("Footprints", [area for place in load.places for area in _footprint(place)])


def _partnership(place: Place, number: str, **fields) -> Partnership:
    short = f"{place.name[:40]} ({number})"
    name = f"{place.name}, made up ({number})"
    return Partnership(name=name, short_name=short, slug=f"national-{number}", source=MADE_UP, **fields)


def _confidence(place: Place) -> str:
    """Most entries are kept by the partnership; some come from published sources, some are only probable."""
    found = Partnership.Confidence
    return {4: found.VERIFIED, 7: found.PROBABLE}.get(place.number % 9, found.KEPT)


def _parts(place: Place) -> list[list[LocalAuthority]]:
    return [part for part in (place.authorities[:1], place.authorities[1:]) if part]


def _footprint(place: Place) -> list[FootprintArea]:
    """Authorities that were abolished end in it, and those that followed them begin, on their own days.

    One partnership in twelve began late, and the last authority of one in ten has left it: coverage has gaps.
    """
    taken, areas = set(), []
    first_day = GAP_UNTIL if place.number % 12 == 7 else FORMED
    left = place.authorities[-1] if place.number % 10 == 5 and len(place.authorities) > 1 else None
    for before, part in zip(place.before, _parts(place), strict=True):
        family = [one for one in lineage(part) if one.pk not in taken]
        taken |= {one.pk for one in family}
        for authority in family:
            areas += _area(before, authority, FIRST, FORMED)
            areas += _area(place.partnership, authority, first_day, LEFT_ON if authority == left else None)
    return areas


def _area(partnership: Partnership, authority: LocalAuthority, first: date, end: date | None) -> list[FootprintArea]:
    starts_on = max(first, authority.starts_on or first)
    ends_on = min((day for day in (end, authority.ends_on) if day), default=None)
    if ends_on and ends_on <= starts_on:
        return []
    days = {"starts_on": starts_on, "ends_on": ends_on}
    return [FootprintArea(partnership=partnership, authority=authority, tier=partnership.tier, note=MADE_UP, **days)]


def write_owners(load) -> None:
    rows = []
    for place in load.places:
        rows += [_owner(before, place.number + 3, FIRST, FORMED) for before in place.before]
        if place.number % 6 == 0:  # two who share it
            rows += [_owner(place.partnership, place.number + at, FORMED, None, shared=True) for at in range(2)]
            continue
        days = [FORMED, *(day_between(date(year, 3, 1), date(year, 9, 1), place.number) for year in (2023, 2025)), None]
        rows += [
            _owner(place.partnership, place.number + at, first, end) for at, (first, end) in enumerate(pairwise(days))
        ]
    load.write("Senior responsible owners", rows)


def _owner(partnership: Partnership, number: int, first: date, end: date | None, **fields) -> SeniorResponsibleOwner:
    return SeniorResponsibleOwner(
        partnership=partnership,
        post_title=OWNERS[number % len(OWNERS)],
        organisation_name=f"Made-up authority {number:03}",
        holder_name="" if number % 3 else f"Holder {number}",
        starts_on=first,
        ends_on=end,
        nominated_on=first,
        confirmed_on=first,
        source=MADE_UP,
        **fields,
    )


def write_milestones(load) -> None:
    """What comes round every year is reported on for the third time; one partnership in nine has reported nothing."""
    milestones = list(Milestone.objects.all())
    load.write(
        "Milestones",
        [
            row
            for place in load.places
            if place.number % 9 != 8
            for at, milestone in enumerate(milestones)
            for row in _rounds(place, at, milestone)
        ],
    )


def _rounds(place: Place, at: int, milestone: Milestone) -> list[MilestoneProgress]:
    rounds = 3 if milestone.recurs_months else 1
    rows = []
    for cycle in range(1, rounds + 1):
        state = "done" if cycle < rounds else STATES[(place.number + at) % len(STATES)]
        done = day_between(date(2021 + cycle, 8, 1), date(2022 + cycle, 8, 1), place.number + at)
        rows.append(
            MilestoneProgress(
                partnership=place.partnership,
                milestone=milestone,
                cycle=cycle,
                state=state,
                due_on=min(date(2022 + cycle, 4, 30), LAST) if rounds > 1 else None,
                achieved_on=done if state in MilestoneProgress.FINISHED else None,
                evidence=f"Minute {place.number + at}. {MADE_UP}.",
            )
        )
    return rows
