"""Delivery plans: a closed first version and the one in force, sub-plans of shared footprints, and how actions go."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from cdp_portal.national.places import Place
from cdp_portal.national.sizes import COUNTED_TO, FORMED, MADE_UP, day_between
from outcomes.models import (
    DeliveryPlan,
    Metric,
    Objective,
    Outcome,
    PlanAction,
    PlanActionMilestone,
    PlanActionUpdate,
    StrategicPriority,
)

Status = PlanAction.Status
REPLACED_ON = date(2025, 4, 1)
ACTIONS, STEPS = 4, 2  # of an objective, of an action
STATES = (
    *(Status.ON_TRACK, Status.DONE, Status.AT_RISK, Status.ON_TRACK, Status.NOT_STARTED, Status.ON_TRACK),
    *(Status.LATE, Status.DONE, Status.ON_TRACK, Status.DROPPED, Status.AT_RISK),
)
OWNERLESS, NEVER_UPDATED = 9, 7  # one action in so many


@dataclass
class Reference:
    """What objectives serve."""

    priorities: list[StrategicPriority]
    outcomes: list[Outcome]
    metrics: list[Metric]


def write_plans(load) -> None:
    plans = _write_plans(load)
    metrics = Metric.objects.filter(partnership=None)
    found = Reference(list(StrategicPriority.objects.all()), list(Outcome.objects.all()), list(metrics))
    objectives = [
        _objective(plan, position, found) for plan in plans for position in range(1, load.size.objectives + 1)
    ]
    load.write("Objectives", objectives)
    load.actions = load.write("Plan actions", _actions(load, objectives))
    load.write("Steps of actions", [row for action in load.actions for row in _steps(action)])
    load.write("Updates of actions", [row for action in load.actions for row in _updates(action)])
    through = PlanAction.metrics.through
    links = (
        through(planaction=action, metric=found.metrics[(action.number + at * 7) % len(found.metrics)])
        for action in load.actions
        for at in range(action.number % 3)
    )
    load.write("Metrics of actions", links)


def _write_plans(load) -> list[DeliveryPlan]:
    """The first versions, those that replaced them, and the parts of these, each once what it refers to has its key."""
    adopted, closed = DeliveryPlan.Status.ADOPTED, DeliveryPlan.Status.CLOSED
    firsts, seconds, parts = [], [], []
    for place in load.places:
        days = {"starts_on": FORMED, "ends_on": REPLACED_ON, "adopted_on": _adopted(FORMED, place)}
        firsts.append(_plan(place, "Delivery plan 2022 to 2025", status=closed, **days))
        days = {"starts_on": REPLACED_ON, "adopted_on": _adopted(REPLACED_ON, place)}
        plan = _plan(place, "Delivery plan 2025 to 2028", version=2, status=adopted, previous=firsts[-1], **days)
        seconds.append(plan)
        if len(place.authorities) > 1:
            parts += [
                _plan(place, f"Part of {one.name}", status=adopted, authority=one, part_of=plan, **days)
                for one in place.authorities
            ]
    load.write("Delivery plans", firsts)
    load.write("Their second versions", seconds)
    load.write("Parts of them", parts)
    return [*firsts, *seconds, *parts]


def _adopted(first: date, place: Place) -> date:
    return day_between(first, first.replace(year=first.year + 1, month=1), place.number)


def _plan(place: Place, title: str, **fields) -> DeliveryPlan:
    return DeliveryPlan(
        partnership=place.partnership, title=title, adopted_by=place.bodies[0], source=MADE_UP, **fields
    )


def _objective(plan: DeliveryPlan, position: int, found: Reference) -> Objective:
    return Objective(
        partnership_id=plan.partnership_id,
        plan=plan,
        position=position,
        title=f"Objective {position}, made up",
        priority=found.priorities[position % len(found.priorities)],
        outcome=found.outcomes[position % len(found.outcomes)],
    )


def _actions(load, objectives: list[Objective]) -> list[PlanAction]:
    """Numbered through within the partnership; most belong to a seat of the first board."""
    seats = load.seats_of_boards()
    numbers: dict[int, int] = {}
    rows = []
    for objective in objectives:
        for at in range(ACTIONS):
            partnership = objective.partnership_id
            number = numbers[partnership] = numbers.get(partnership, 0) + 1
            owners = seats[partnership]
            owner = None if number % OWNERLESS == 4 else owners[(number * 5 + at) % len(owners)]
            rows.append(
                PlanAction(
                    partnership_id=partnership,
                    objective=objective,
                    number=number,
                    text=f"Action {number} says in one sentence what will be done. {MADE_UP}.",
                    owner_seat=owner,
                    lead_organisation_id=owner and owner.organisation_id,
                    due_on=day_between(date(2026, 1, 1), date(2028, 3, 31), number * 3 + partnership),
                    status=_status(objective.plan, number + partnership),
                    source=MADE_UP,
                )
            )
    return rows


def _status(plan: DeliveryPlan, number: int) -> str:
    if plan.status == DeliveryPlan.Status.CLOSED:
        return Status.DROPPED if number % 4 == 0 else Status.DONE
    return STATES[number % len(STATES)]


def _steps(action: PlanAction) -> Iterator[PlanActionMilestone]:
    for at in range(STEPS):
        due_on = day_between(date(2025, 6, 1), date(2027, 3, 31), action.number * 2 + at)
        done_on = due_on if due_on < COUNTED_TO and (action.number + at) % 3 else None
        yield PlanActionMilestone(
            partnership_id=action.partnership_id, action=action, text=f"Step {at + 1}, made up", due_on=due_on,
            done_on=done_on,
        )  # fmt: skip


def _updates(action: PlanAction) -> Iterator[PlanActionUpdate]:
    """One to four, the last with the status that the action has; one action in seven was never updated."""
    if action.number % NEVER_UPDATED == 3 or action.status == Status.NOT_STARTED:
        return
    count = 1 + action.number % 4
    for at in range(count):
        day = day_between(date(2025, 7, 1 + at), date(2025, 12, 1), action.number) if at < count - 1 else COUNTED_TO
        yield PlanActionUpdate(
            partnership_id=action.partnership_id,
            action=action,
            text=f"What was done since the last time, in a sentence. {MADE_UP}.",
            status=action.status if at == count - 1 else Status.ON_TRACK,
            evidence="A paper of the board" if at % 2 else "",
            made_at=datetime.combine(day, time(9), UTC),
        )
