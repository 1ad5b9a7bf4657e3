"""Risks with what each review found, and emerging issues with what partners agreed to do."""

from collections.abc import Iterator
from datetime import date

from cdp_portal.national.places import Place
from cdp_portal.national.sizes import COUNTED_TO, FORMED, MADE_UP, day_between
from cdp_portal.release import Audience
from members.models import Seat
from outcomes.models import EmergingIssue, IssueAction, PlanAction, Risk, RiskReview

REVIEWS = 3
CLOSED, RESTRICTED = 6, 11  # one in so many


def write_risks(load) -> None:
    seats = load.seats_of_boards()
    rows = [
        _risk(place, number, seats[place.partnership.pk])
        for place in load.places
        for number in range(1, load.size.risks + 1)
    ]
    load.write("Risks", rows)
    load.write("Reviews of risks", [review for risk in rows for review in _reviews(risk)])
    by_partnership: dict[int, list[Risk]] = {}
    for risk in rows:
        by_partnership.setdefault(risk.partnership_id, []).append(risk)
    through = PlanAction.risks.through
    links = [
        through(planaction=action, risk=found[action.number % len(found)])
        for action in load.actions
        if action.number % 3 == 1 and (found := by_partnership.get(action.partnership_id))
    ]
    load.write("Risks of actions", links)


def _risk(place: Place, number: int, seats: list[Seat]) -> Risk:
    closed = number % CLOSED == 4
    return Risk(
        partnership=place.partnership,
        number=number,
        title=f"Risk {number}, made up",
        cause="What could cause it stands here in a sentence.",
        effect="What would follow stands here in another.",
        likelihood=1 + (place.number + number) % 5,
        impact=1 + (place.number * 2 + number) % 5,
        mitigation=f"What is done about it. {MADE_UP}.",
        owner_seat=None if number % 5 == 2 else seats[number % len(seats)],
        review_due_on=None if closed else day_between(date(2026, 6, 1), date(2027, 4, 1), place.number + number),
        status=Risk.Status.CLOSED if closed else Risk.Status.OPEN,
        closed_on=COUNTED_TO if closed else None,
        closed_because="It did not come." if closed else "",
        release_class=Audience.RESTRICTED if number % RESTRICTED == 9 else Audience.MEMBER,
        source=MADE_UP,
    )


def _reviews(risk: Risk) -> Iterator[RiskReview]:
    """One a year, the last with the scores that the risk has."""
    for at in range(REVIEWS):
        before = at < REVIEWS - 1
        yield RiskReview(
            partnership_id=risk.partnership_id,
            risk=risk,
            likelihood=1 + (risk.number + at) % 5 if before else risk.likelihood,
            impact=1 + (risk.number * 2 + at) % 5 if before else risk.impact,
            text="What changed since the last review.",
            reviewed_on=day_between(date(2024 + at, 1, 1), date(2024 + at, 6, 1), risk.number),
        )


def write_issues(load) -> None:
    seats = load.seats_of_boards()
    rows = [_issue(place, number) for place in load.places for number in range(1, load.size.issues + 1)]
    load.write("Emerging issues", rows)
    actions = [
        IssueAction(
            partnership_id=issue.partnership_id,
            issue=issue,
            text=f"What one partner agreed to do. {MADE_UP}.",
            owner_seat=owner,
            organisation_id=owner.organisation_id,
            agreed_on=issue.noticed_on,
            due_on=day_between(date(2026, 1, 1), date(2027, 1, 1), issue.number + at),
            done_on=issue.closed_on,
            done_note="It was done." if issue.closed_on else "",
        )
        for issue in rows
        for at in range(2)
        for owner in [seats[issue.partnership_id][(issue.number + at) % len(seats[issue.partnership_id])]]
    ]
    load.write("What partners agreed to do", actions)


def _issue(place: Place, number: int) -> EmergingIssue:
    closed = number % 3 == 0
    return EmergingIssue(
        partnership=place.partnership,
        number=number,
        title=f"Issue {number}, made up",
        what=f"What is happening stands here in two sentences. {MADE_UP}.",
        noticed_on=day_between(FORMED, COUNTED_TO, place.number * 5 + number),
        noticed_by=place.organisations[number % len(place.organisations)],
        status=EmergingIssue.Status.CLOSED if closed else EmergingIssue.Status.ACTED_ON,
        closed_on=COUNTED_TO if closed else None,
        outcome="It is over." if closed else "",
        source=MADE_UP,
    )
