"""The rows that the pages are measured on: one partnership at work for two years, among a hundred others.

Everything is counted off, nothing is random; days count back from the day of the run, so that as much is late as ever.
"""

import io
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.core.management import call_command

from accounts.models import RoleAssignment, User
from accounts.roles import Role
from cdp_portal.periods import Quarter
from members.models import Organisation, Seat, SeatHolder, Sector
from outcomes.models import Metric, Observation
from outcomes.series import series_of
from partnerships.models import (
    Body,
    FootprintArea,
    LocalAuthority,
    Milestone,
    MilestoneProgress,
    Partnership,
    SeniorResponsibleOwner,
)

PARTNERSHIPS = 100
WITH_FIGURES, METRICS, QUARTERS = 20, 25, 20  # 10,000 observations
AREAS = 3
SEATS = 32
START = date(2022, 8, 1)


@dataclass(frozen=True)
class World:
    """What the pages are asked for: `user` is commissioner and board officer of `partnership` and holds a seat."""

    partnership: Partnership
    board: Body
    seats: list[Seat]
    user: User
    administrator: User
    quarter: Quarter
    today: date


def build_register(today: date) -> World:
    """Reference tables, partnerships, bodies, seats, people and figures in an empty database."""
    call_command("load_reference", stdout=io.StringIO())
    partnerships = _partnerships()
    measured = partnerships[0]
    user = User.objects.create_user("bench@cdp-portal.example", name="Commissioner")
    administrator = User.objects.create_superuser("admin@cdp-portal.example", name="Administrator")
    for role in (Role.COMMISSIONER, Role.BOARD_OFFICER):  # as in a small partnership: everything comes to one person
        RoleAssignment.objects.create(user=user, partnership=measured, role=role)
    SeniorResponsibleOwner.objects.create(
        partnership=measured,
        post_title="Director of Public Health",
        organisation_name="Council 1",
        starts_on=START,
        nominated_on=START,
        confirmed_on=START,
    )
    board = _bodies(measured)
    seats = _seats(measured, board, user)
    MilestoneProgress.objects.bulk_create(
        MilestoneProgress(partnership=measured, milestone=milestone, state="done", achieved_on=START)
        for milestone in Milestone.objects.all()
    )
    quarter = Quarter.containing(today).previous
    _observations(partnerships[:WITH_FIGURES], quarter)
    return World(measured, board, seats, user, administrator, quarter, today)


def _partnerships() -> list[Partnership]:
    """The first covers three authorities, each of the others one."""
    partnerships = Partnership.objects.bulk_create(
        Partnership(
            name=f"Borough {number:03} Combating Drugs Partnership",
            short_name=f"Borough {number:03}",
            slug=f"borough-{number:03}",
        )
        for number in range(1, PARTNERSHIPS + 1)
    )
    authorities = LocalAuthority.objects.filter(ends_on=None).order_by("gss_code")[: PARTNERSHIPS + AREAS - 1]
    owners = [partnerships[0]] * (AREAS - 1) + partnerships
    FootprintArea.objects.bulk_create(
        FootprintArea(partnership=partnership, authority=authority, tier=partnership.tier, starts_on=START)
        for partnership, authority in zip(owners, authorities, strict=True)
    )
    return partnerships


def _bodies(partnership: Partnership) -> Body:
    kinds = Body.Kind
    named = (
        ("Partnership board", kinds.PARTNERSHIP_BOARD),
        ("Delivery group", kinds.SUB_GROUP),
        ("Drug death review panel", kinds.SUB_GROUP),
        ("Health and wellbeing board", kinds.HEALTH_AND_WELLBEING),
    )
    return Body.objects.bulk_create(
        Body(partnership=partnership, name=name, slug=f"body-{number}", kind=kind, quorum=8)
        for number, (name, kind) in enumerate(named)
    )[0]


def _seats(partnership: Partnership, board: Body, user: User) -> list[Seat]:
    sectors = list(Sector.objects.all())
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Organisation {number:02}", kind="nhs", kept_by=partnership) for number in range(SEATS)
    )
    seats = Seat.objects.bulk_create(
        Seat(
            partnership=partnership,
            body=board,
            organisation=organisation,
            post_title=f"Director of service {number:02}",
            sector=sectors[number % len(sectors)],
            starts_on=START,
        )
        for number, organisation in enumerate(organisations)
    )
    SeatHolder.objects.bulk_create(
        SeatHolder(
            partnership=partnership,
            seat=seat,
            name=f"Holder {number:02}",
            user=None if number else user,
            starts_on=START,
        )
        for number, seat in enumerate(seats[:-3])
    )
    return seats


def _observations(partnerships: list[Partnership], last: Quarter) -> None:
    metrics = Metric.objects.select_related("outcome").order_by("code")[:METRICS]
    rows = [
        Observation(
            metric=metric,
            partnership=partnership,
            starts_on=quarter.start,
            ends_on=quarter.end,
            value=Decimal(1000 + 7 * back + number) / 4,
            provisional=back == 0,
            received_on=quarter.end + timedelta(days=30),
            source="National Drug Treatment Monitoring System",
            note="Rounded by the source." if number % 5 == 0 else "",
        )
        for partnership in partnerships
        for number, metric in enumerate(metrics)
        for back, quarter in ((back, last.plus(-back)) for back in range(QUARTERS))
    ]
    for row in rows:
        row.series = series_of(row)
    Observation.objects.bulk_create(rows, batch_size=2000)
