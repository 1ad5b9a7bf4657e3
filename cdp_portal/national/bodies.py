"""Boards and groups: six a partnership today, one that each of them replaced, and one from before 2022."""

from datetime import date

from cdp_portal.national.places import Place
from cdp_portal.national.sizes import CHANGED, FIRST, FORMED, LAST, MADE_UP, day_between
from partnerships.models import Body, ReportingLine, TermsOfReference

# name, kind, quorum, how often; the last stands outside or, where the partnership hosts one, for a joint board
KINDS = (
    ("Partnership board", Body.Kind.PARTNERSHIP_BOARD, 12, "Every quarter"),
    ("Executive group", Body.Kind.EXECUTIVE, 8, "Every month"),
    ("Treatment and recovery group", Body.Kind.SUB_GROUP, 6, "Every month"),
    ("Drug death review panel", Body.Kind.SUB_GROUP, 6, "Every quarter"),
    ("Enforcement and supply group", Body.Kind.SUB_GROUP, 6, "Every six weeks"),
    ("Health and wellbeing board", Body.Kind.HEALTH_AND_WELLBEING, 10, "Every quarter"),
)
OUTSIDE = (
    ("Health and wellbeing board", Body.Kind.HEALTH_AND_WELLBEING),
    ("Community safety partnership", Body.Kind.COMMUNITY_SAFETY),
    ("Police and crime commissioner's office", Body.Kind.POLICE_AND_CRIME),
)
JOINT = ("Joint steering board", Body.Kind.JOINT_BOARD)
REPLACED = 2  # the third body took the place of another
# who reports to whom, by their places in KINDS
LINES = (
    (0, 5, ReportingLine.Kind.ACCOUNTABLE),
    (1, 0, ReportingLine.Kind.REPORTS),
    (2, 1, ReportingLine.Kind.REPORTS),
    (3, 1, ReportingLine.Kind.REPORTS),
    (3, 5, ReportingLine.Kind.ADVISES),
    (4, 1, ReportingLine.Kind.REPORTS),
)
REMIT = "What this body is for stands here in two sentences, as it would on paper. It is made up."
TERMS = "\n\n".join(
    f"## {heading}\n\nThe text of this section is made up for measuring. It is as long as such a section "
    "usually is: some forty words that say who does what, by when, on whose behalf and what happens if it is not done."
    for heading in ("Purpose", "Membership", "Chair", "Meetings", "Quorum", "Reporting", "Review")
)


def hosts_joint_board(place: Place) -> bool:
    return place.number % 5 == 1


def write_bodies(load) -> None:
    for place in load.places:
        place.bodies = [_body(place, at) for at in range(load.size.bodies)]
        place.ended_bodies = [
            _named(before, "Drug and alcohol board", Body.Kind.PARTNERSHIP_BOARD, starts_on=FIRST, ends_on=FORMED)
            for before in place.before
        ]
        if load.size.bodies > REPLACED:
            days = {"starts_on": FORMED, "ends_on": CHANGED}
            place.ended_bodies.append(_named(place.partnership, "Treatment group", Body.Kind.SUB_GROUP, **days))
    load.write("Boards and groups", [row for place in load.places for row in (*place.bodies, *place.ended_bodies)])
    after, takes_part = Body.predecessors.through, Body.taking_part.through
    followed = [
        after(from_body=place.bodies[REPLACED if old.partnership_id == place.partnership.pk else 0], to_body=old)
        for place in load.places
        for old in place.ended_bodies
    ]
    load.write("Which body followed which", followed)
    links = [
        takes_part(body=place.bodies[-1], partnership=other.partnership)
        for place in load.places
        if place.bodies[-1].kind == Body.Kind.JOINT_BOARD
        for other in load.places[place.number : place.number + 3]
    ]
    load.write("Who takes part in joint boards", links)


def _body(place: Place, at: int) -> Body:
    name, kind, quorum, meets = KINDS[at % len(KINDS)]
    fields = {"quorum": quorum, "meets": meets, "remit": REMIT, "clear_days": 5}
    if at == len(KINDS) - 1:
        name, kind = JOINT if hosts_joint_board(place) else OUTSIDE[place.number % len(OUTSIDE)]
    if kind == Body.Kind.JOINT_BOARD:
        fields |= {"chair_rule": "by_meeting", "chair_from_on": date(2022, 10, 1)}
    if at >= len(KINDS):
        name = f"{name} {at}"
    starts_on = CHANGED if at == REPLACED else FORMED
    return _named(place.partnership, name, kind, starts_on=starts_on, **fields)


def _named(partnership, name: str, kind: str, **fields) -> Body:
    slug = name.lower().replace("'", "").replace(" ", "-")
    return Body(partnership=partnership, name=name, slug=slug, kind=kind, source=MADE_UP, **fields)


def write_lines(load) -> None:
    rows = []
    for place in load.places:
        found = [(at, to, kind) for at, to, kind in LINES if max(at, to) < len(place.bodies)]
        rows += [
            ReportingLine(
                partnership=place.partnership,
                reporting=place.bodies[at],
                to=place.bodies[to],
                kind=kind,
                frequency="Every quarter",
                starts_on=place.bodies[at].starts_on,
            )
            for at, to, kind in found
        ]
    load.write("Reporting lines", rows)


def write_terms(load) -> None:
    """Three versions for each body of today."""
    rows = [
        TermsOfReference(
            partnership=place.partnership,
            body=body,
            version=version,
            text=TERMS if version == 1 else TERMS.replace("forty words", f"forty words of version {version}"),
            adopted_on=day_between(date(2022 + version, 4, 1), date(2022 + version, 12, 1), place.number),
            review_due_on=day_between(LAST, date(2027, 4, 1), place.number + at) if version == 3 else None,
            note=f"Version {version}. {MADE_UP}.",
        )
        for place in load.places
        for at, body in enumerate(place.bodies)
        for version in (1, 2, 3)
    ]
    load.write("Terms of reference", rows)
