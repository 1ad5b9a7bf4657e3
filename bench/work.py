"""What the measured partnership did: meetings, 500 actions, a delivery plan, grants, and the return for the quarter."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from bench.data import World
from grants.models import Allocation, FundingStream, Intervention, Spend, SpendLine, SpendPlan
from meetings.models import Action, Attendance, Decision, Meeting
from outcomes.models import DeliveryPlan, Objective, PlanAction
from partnerships.models import LocalAuthority, Partnership
from returns.models import Return, ReturnNarrative, ReturnRequirement

ACTIONS = 500
MEETINGS, MONTH = 24, 30
OBJECTIVES, ACTIONS_EACH = 6, 10
STREAMS, LINES = 2, 12
RETURNS_EACH = 8
SENTENCE = "Write to the provider about waiting times and bring the answer to the board"


def build_work(world: World) -> Return:
    """Fill the partnership. Gives the return that it is drafting."""
    meetings = _meetings(world)
    _actions(world, meetings)
    _plan(world)
    _grants(world)
    return _returns(world)


def _meetings(world: World) -> list[Meeting]:
    """One held every month up to now, and two that are planned."""
    days = [world.today + timedelta(days=MONTH * number) for number in range(3 - MEETINGS, 3) if number]
    meetings = Meeting.objects.bulk_create(
        Meeting(
            partnership=world.partnership,
            body=world.board,
            slug=f"{day:%Y-%m-%d}",
            starts_at=timezone.make_aware(datetime.combine(day, time(14))),
            place="Town hall",
            status="held" if day < world.today else "planned",
        )
        for day in days
    )
    held = [meeting for meeting in meetings if meeting.status == "held"]
    states = ("present", "present", "present", "apologies", "substitute", "absent")
    Attendance.objects.bulk_create(
        Attendance(partnership=world.partnership, meeting=meeting, seat=seat, state=states[(at + number) % 6])
        for number, meeting in enumerate(held)
        for at, seat in enumerate(world.seats)
    )
    Decision.objects.bulk_create(
        Decision(partnership=world.partnership, meeting=held[number % len(held)], number=number + 1, text=SENTENCE)
        for number in range(60)
    )
    return held


def _actions(world: World, meetings: list[Meeting]) -> None:
    """500 actions: 3 in 10 are open, and 1 in 20 is late."""
    rows = []
    for number in range(ACTIONS):
        is_open = number % 10 < 3
        days = 30 + number % 90 if not is_open or number % 20 == 0 else -(1 + number % 60)
        due_on = world.today - timedelta(days=days)
        rows.append(
            Action(
                partnership=world.partnership,
                number=number + 1,
                meeting=meetings[number % len(meetings)],
                text=f"{SENTENCE} ({number + 1})",
                owner_seat=world.seats[number % len(world.seats)],
                due_on=due_on,
                status="in_progress" if is_open else "done",
                closed_on=None if is_open else due_on,
                evidence="" if is_open else "Letter sent and answered.",
            )
        )
    Action.objects.bulk_create(rows)


def _plan(world: World) -> None:
    plan = DeliveryPlan.objects.create(
        partnership=world.partnership,
        title="Delivery plan",
        status="adopted",
        adopted_on=world.quarter.start,
        starts_on=world.quarter.plus(-4).start,
    )
    objectives = Objective.objects.bulk_create(
        Objective(partnership=world.partnership, plan=plan, position=number, title=f"Objective {number}")
        for number in range(1, OBJECTIVES + 1)
    )
    PlanAction.objects.bulk_create(
        PlanAction(
            partnership=world.partnership,
            objective=objective,
            number=at * ACTIONS_EACH + number + 1,
            text=f"Open treatment places, site {at * ACTIONS_EACH + number + 1}",
            owner_seat=world.seats[number],
            due_on=world.today + timedelta(days=20 * (number - 2)),
            status="done" if number < 2 else "on_track",
        )
        for at, objective in enumerate(objectives)
        for number in range(ACTIONS_EACH)
    )


def _grants(world: World) -> None:
    """Every authority has two grants with a plan of twelve lines each, and spend up to the quarter."""
    headings = list(Intervention.objects.all())
    authorities = LocalAuthority.objects.filter(footprints__partnership=world.partnership)
    allocations = Allocation.objects.bulk_create(
        Allocation(
            partnership=world.partnership,
            authority=authority,
            stream=stream,
            financial_year=str(world.quarter.financial_year),
            amount=Decimal(400 * LINES),
            status="confirmed",
        )
        for authority in authorities
        for stream in FundingStream.objects.order_by("code")[:STREAMS]
    )
    plans = SpendPlan.objects.bulk_create(
        SpendPlan(partnership=world.partnership, allocation=allocation) for allocation in allocations
    )
    planned = dict.fromkeys((f"planned_q{number}" for number in range(1, 5)), Decimal(100))
    lines = SpendLine.objects.bulk_create(
        SpendLine(
            partnership=world.partnership,
            plan=plan,
            position=number + 1,
            intervention=headings[number % len(headings)],
            title=f"Recovery workers {number + 1}",
            **planned,
        )
        for plan in plans
        for number in range(LINES)
    )
    Spend.objects.bulk_create(
        Spend(partnership=world.partnership, line=line, quarter=quarter, actual=Decimal(95 - quarter))
        for line in lines
        for quarter in range(1, world.quarter.number + 1)
    )


def _returns(world: World) -> Return:
    """Every partnership has sent its returns of two years. That of the measured one for the quarter is being drafted:
    its page computes all its figures.
    """
    requirements = ReturnRequirement.objects.bulk_create(
        ReturnRequirement(partnership=one, title="Quarterly return", statement="The figures are right.")
        for one in Partnership.objects.order_by("pk")
    )
    returns = Return.objects.bulk_create(
        Return(
            partnership_id=requirement.partnership_id,
            requirement=requirement,
            financial_year=str(quarter.financial_year),
            quarter_number=quarter.number,
            headline="More people are in treatment.",
            state="submitted",
            due_on=quarter.last_day + timedelta(days=requirement.due_days),
        )
        for requirement in requirements
        for quarter in (world.quarter.plus(-back) for back in range(RETURNS_EACH))
    )
    draft = returns[0]
    draft.state = "drafting"
    draft.save()
    ReturnNarrative.objects.bulk_create(
        ReturnNarrative(partnership=world.partnership, return_of=draft, section=section, text=SENTENCE)
        for section in ("money", "people", "outcomes")
    )
    return draft
