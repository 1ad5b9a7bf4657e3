"""What the comparison is made of, read in a fixed number of queries."""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.urls import reverse

from cdp_portal.overview.effect.boards import Board, Chair
from cdp_portal.overview.effect.figures import Held
from cdp_portal.overview.effect.places import Area
from members.models import Seat
from outcomes.models import Observation
from outcomes.reporting import MetricHeld
from partnerships.models import (
    AuthorityICB,
    Body,
    FootprintArea,
    LocalAuthority,
    Partnership,
    Proposal,
    ProposedArea,
    ReportingLine,
)

BOARDS = (Body.Kind.PARTNERSHIP_BOARD, Body.Kind.EXECUTIVE)


def areas_of(proposal: Proposal, partnerships: list[Partnership], day: date) -> list[Area]:
    """The authorities that these partnerships cover on the day, and those that the proposal names. One query."""
    names = {one.pk: str(one) for one in partnerships}
    covered = FootprintArea.objects.filter(authority=OuterRef("pk"), partnership__in=names).as_at(day).order_by()
    proposed = ProposedArea.objects.filter(authority=OuterRef("pk"), proposal=proposal).order_by()
    boards = AuthorityICB.objects.filter(authority=OuterRef("pk")).values("board__short_name")
    found = LocalAuthority.objects.filter(Exists(covered) | Exists(proposed)).annotate(
        belongs_to=ArraySubquery(covered.values("partnership")),
        becomes=Subquery(proposed.values("becomes")),
        care_board_names=ArraySubquery(boards),
    )
    return [
        Area(
            name=one.name,
            population=one.population,
            force=str(one.police_force or ""),
            care_boards=tuple(one.care_board_names),
            now=tuple(names[pk] for pk in one.belongs_to),
            becomes=(one.becomes or "") if proposal.moves_areas else "",
        )
        for one in found.select_related("police_force")
    ]


def boards_of(proposal: Proposal, readable: Iterable[Partnership], reader: Partnership, day: date) -> list[Board]:
    """The boards and executive groups of partnerships that the reader may read, and the board to be joined. One query.

    `reader` is the partnership of the address: a board in which it takes part is read there too.
    """
    hosts = [one.pk for one in readable]
    lines = ReportingLine.objects.filter(reporting=OuterRef("pk")).as_at(day).order_by("kind", "to__name")
    to_join = Body.objects.filter(pk=proposal.board_id).filter(Q(partnership__in=hosts) | _takes_part(reader))
    found = (
        Body.objects.filter(Q(partnership__in=hosts, kind__in=BOARDS) | Q(pk__in=to_join.values("pk")))
        .as_at(day)
        .select_related("partnership")
        .annotate(lines=ArraySubquery(lines.values(told=JSONObject(kind="kind", to="to__name"))))
    )
    return [_board(one, reader) for one in found.order_by("partnership__short_name", "name")]


def _takes_part(partnership: Partnership) -> Q:
    taking_part = Body.taking_part.through.objects.filter(body=OuterRef("pk"), partnership=partnership)
    return Q(Exists(taking_part))


def _board(body: Body, reader: Partnership) -> Board:
    own = body.partnership_id == reader.pk
    return Board(
        pk=body.pk,
        name=body.name,
        kept_by=str(body.partnership),
        answers_to=tuple(f"{ReportingLine.Kind(line['kind']).label} {line['to']}" for line in body.lines),
        url=reverse("body_detail", args=[reader.slug, body.pk]) if own else "",
    )


def chairs_of(boards: Iterable[Board], day: date) -> list[Chair]:
    """The seats of these boards on the day. One query."""
    seats = Seat.objects.filter(body__in=[board.pk for board in boards]).as_at(day).with_vacancy(day)
    return [
        Chair(seat.body_id, str(seat.organisation), seat.post_title, seat.is_vacant)
        for seat in seats.select_related("organisation")
    ]


def held_by(rows: Iterable[MetricHeld], partnerships: Iterable[Partnership]) -> list[Held]:
    """Which partnership holds which metric, whole or by authority. Asks no query."""
    names = {one.pk: str(one) for one in partnerships}
    areas: dict[tuple, set[str]] = {}
    for row in rows:
        areas.setdefault((row.code, row.metric, row.additive, names[row.partnership_id]), set()).add(row.area)
    return [
        Held(name, code, metric, additive, Observation.Area.PARTNERSHIP in of, Observation.Area.AUTHORITY in of)
        for (code, metric, additive, name), of in areas.items()
    ]
