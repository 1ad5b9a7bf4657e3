"""Seats and organisations as tables for a file."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.formats import last_day
from cdp_portal.imports.registers import Register
from cdp_portal.sheets import Column, Sheet
from members.models import Organisation, Seat, SeatHolder
from members.occupancy import occupancy
from partnerships.models import Body, Partnership

SEAT_COLUMNS = (
    Column("post", "Post", width=40),
    Column("organisation", "Organisation", width=40),
    Column("body", "Board or group", width=40),
    Column("sector", "Kind of member", width=40),
    Column("place", "Place", width=16),
    Column("votes", "May vote", width=10),
    Column("holder", "Who holds it", width=40),
    Column("vacant_since", "Vacant since", "date"),
    Column("first_day", "First day", "date"),
    Column("last_day", "Last day", "date"),
    Column("source", "Where this comes from", width=40),
)
HOLDER_COLUMNS = (
    Column("post", "Post", width=40),
    Column("organisation", "Organisation", width=40),
    Column("body", "Board or group", width=40),
    Column("seat_first_day", "First day of the seat", "date"),
    Column("name", "Name", width=40),
    Column("substitute", "Substitute", width=12),
    Column("first_day", "First day", "date"),
    Column("last_day", "Last day", "date"),
)
ORGANISATION_COLUMNS = (
    Column("name", "Organisation", width=50),
    Column("other_names", "Other names", width=40),
    Column("kind", "What it is", width=30),
    Column("sector", "Kind of member", width=40),
    Column("seats", "Seats here", "integer"),
    Column("authority", "Local authority", width=30),
    Column("authority_code", "Local authority code", width=14),
    Column("ods_code", "NHS organisation code", width=14),
    Column("charity_number", "Charity number", width=14),
    Column("company_number", "Company number", width=14),
    Column("website", "Website", width=40),
    Column("first_day", "First day", "date"),
    Column("last_day", "Last day", "date"),
)


def boards(partnership: Partnership) -> Register:
    """The partnership's own bodies by name; those that share one by their address."""
    rows = Body.objects.filter(partnership=partnership).values_list("pk", "name", "slug")
    return Register(rows, unknown="“{text}” is not a board or group of this partnership.", noun="boards or groups")


def seat_rows(seats: Iterable[Seat], day: date, own: Register) -> list[tuple]:
    """One row for each seat, with who holds it on the day; `own` names the boards. Asks no query for a seat."""
    return [_seat(seat, day, own) for seat in seats]


def holder_sheet(seats: Iterable[Seat], day: date, own: Register) -> Sheet:
    """Who holds these seats on the day, substitutes included; one query."""
    held = SeatHolder.objects.as_at(day).filter(seat__in=[seat.pk for seat in seats])
    rows = [
        (
            one.seat.post_title,
            one.seat.organisation.name,
            own.label(one.seat.body_id),
            one.seat.starts_on,
            one.name,
            "Yes" if one.substitute else "No",
            one.starts_on,
            last_day(one.ends_on),
        )
        for one in held.select_related("seat__organisation")
    ]
    return Sheet("Holders", "Holders", HOLDER_COLUMNS, rows)


def _seat(seat: Seat, day: date, own: Register) -> tuple:
    now = occupancy(seat, day)
    return (
        seat.post_title,
        seat.organisation.name,
        own.label(seat.body_id),
        str(seat.counts_for or ""),
        seat.get_position_display(),
        "Yes" if seat.voting else "No",
        "Vacant" if now.is_vacant else now.words,
        now.vacant_since,
        seat.starts_on,
        last_day(seat.ends_on),
        seat.source,
    )


def organisation_rows(organisations: Iterable[Organisation]) -> list[tuple]:
    return [
        (
            one.name,
            one.other_names,
            one.get_kind_display(),
            str(one.sector or ""),
            one.seats_here,
            str(one.authority or ""),
            one.authority.gss_code if one.authority else "",
            one.ods_code,
            one.charity_number,
            one.company_number,
            one.website,
            one.starts_on,
            last_day(one.ends_on),
        )
        for one in organisations
    ]
