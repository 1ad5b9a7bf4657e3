"""Seats, who has held each over the years, their interests, and the rotas of joint boards."""

from collections.abc import Iterator
from datetime import date, timedelta

from cdp_portal.national.places import Place
from cdp_portal.national.sizes import CHANGED, FORMED, LAST, MADE_UP, day_between
from cdp_portal.release import Audience
from members.models import ChairTurn, Interest, Organisation, Seat, SeatHolder
from partnerships.models import Body

Kind, Position = Organisation.Kind, Seat.Position
POSTS = {
    Kind.COUNCIL: ("Director of Public Health", "Head of Community Safety", "Lead Member", "Head of Housing"),
    Kind.NHS: ("Medical Director", "Head of Commissioning", "Director of Nursing", "Locality Director"),
    Kind.POLICE: ("Assistant Chief Constable", "Superintendent", "Head of Partnerships", "Drugs Lead"),
    Kind.JUSTICE: ("Head of Delivery", "Deputy Governor", "Regional Manager", "Court Manager"),
    Kind.PROVIDER: ("Chief Executive", "Service Manager", "Clinical Lead", "Regional Director"),
    Kind.CHARITY: ("Chief Executive", "Trustee", "Volunteer Lead", "Family Support Manager"),
    Kind.GOVERNMENT: ("Programme Manager", "District Manager", "Regional Lead", "Adviser"),
    Kind.LIVED_EXPERIENCE: ("Representative", "Co-chair", "Recovery Champion", "Peer Lead"),
    Kind.OTHER: ("Director", "Principal", "Manager", "Chair"),
}
INTERESTS = [*Interest.Kind]
FOLLOWED = 8  # one seat in so many took the place of another organisation's
SHORTEST = timedelta(days=60)


def write_seats(load) -> None:
    rows = [seat for place in load.places for seat in _seats(place, load.size.seats)]
    load.seats = load.write("Seats", rows)


def _seats(place: Place, count: int) -> Iterator[Seat]:
    for at, body in enumerate((*place.bodies, *place.ended_bodies)):
        for number in range(count):
            seat = _seat(place, body, at, number)
            if number % FOLLOWED == 5 and body.ends_on is None:
                seat.starts_on = day_between(CHANGED + SHORTEST, LAST - SHORTEST, place.number * 41 + number)
                earlier = _seat(place, body, at, number + count)
                earlier.ends_on = seat.starts_on
                yield earlier
            yield seat


def _seat(place: Place, body: Body, at: int, number: int) -> Seat:
    pool = place.organisations
    found = (number + at * 5) % len(pool)  # an organisation's second seat on a body is another post
    organisation = pool[found]
    posts = POSTS[organisation.kind]
    position = {0: Position.CHAIR, 1: Position.VICE_CHAIR}.get(number, Position.MEMBER)
    if number % 10 == 9:
        position = Position.ATTENDEE
    return Seat(
        partnership_id=body.partnership_id,
        body=body,
        organisation=organisation,
        post_title=posts[((number + at * 5) // len(pool) + found + at) % len(posts)],
        position=position,
        voting=position != Position.ATTENDEE,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
        source=MADE_UP,
    )


def write_holders(load) -> None:
    rows = [holder for number, seat in enumerate(load.seats) for holder in _holders(seat, number)]
    load.holders = load.write("Holders", rows)


def _holders(seat: Seat, number: int) -> Iterator[SeatHolder]:
    """One to four in turn. One seat in ten is vacant today, a few have never been held, some have a substitute."""
    if number % 97 == 53:
        return
    end = seat.ends_on
    if end is None and number % 11 == 3:
        end = day_between(max(seat.starts_on + SHORTEST, date(2024, 9, 1)), LAST, number)
    last_day = end or LAST
    turns = min(1 + number % 4, max((last_day - seat.starts_on) // SHORTEST, 1))
    length = (last_day - seat.starts_on) // turns
    for turn in range(turns):
        first = seat.starts_on + turn * length + timedelta(days=number % 29 if turn else 0)
        last = end if turn == turns - 1 else seat.starts_on + (turn + 1) * length
        yield _holder(seat, number * 4 + turn, first, last)
    if number % 10 == 7:
        yield _holder(seat, number * 4 + 3, seat.starts_on, seat.ends_on, substitute=True)


def _holder(seat: Seat, number: int, first: date, last: date | None, **fields) -> SeatHolder:
    name = "" if number % 3 == 0 else f"Holder {number}"
    return SeatHolder(partnership_id=seat.partnership_id, seat=seat, name=name, starts_on=first, ends_on=last, **fields)


def write_interests(load) -> None:
    rows = []
    for number, holder in enumerate(load.holders):
        if number % 20 == 0:
            rows.append(
                Interest(
                    partnership_id=holder.partnership_id,
                    holder=holder,
                    kind=INTERESTS[number // 20 % len(INTERESTS)],
                    text=f"Trustee of a body that this board pays. {MADE_UP}.",
                    organisation=holder.seat.organisation if number % 40 else None,
                    declared_on=holder.starts_on,
                    release_class=Audience.RESTRICTED if number % 60 == 0 else Audience.MEMBER,
                    starts_on=holder.starts_on,
                    ends_on=holder.ends_on,
                )
            )
    load.write("Interests", rows)


def write_turns(load) -> None:
    """Four seats of a joint board take the chair in turn, or as many as there are."""
    by_body: dict[int, list[Seat]] = {}
    for seat in load.seats:
        if seat.body.kind == Body.Kind.JOINT_BOARD and seat.ends_on is None and seat.starts_on == FORMED:
            by_body.setdefault(seat.body_id, []).append(seat)
    rows = [
        ChairTurn(partnership_id=seat.partnership_id, body=seat.body, seat=seat, position=position)
        for found in by_body.values()
        for position, seat in enumerate(found[:4], 1)
    ]
    load.write("Turns in the chair", rows)
