"""Seats and organisations as tables for a file."""

from collections.abc import Iterable
from datetime import date

from cdp_portal.formats import last_day
from cdp_portal.sheets import Column
from members.models import Organisation, Seat
from members.occupancy import occupancy

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
)
ORGANISATION_COLUMNS = (
    Column("name", "Organisation", width=50),
    Column("kind", "What it is", width=30),
    Column("sector", "Kind of member", width=40),
    Column("seats", "Seats here", "integer"),
    Column("ods_code", "NHS organisation code", width=14),
    Column("charity_number", "Charity number", width=14),
    Column("company_number", "Company number", width=14),
    Column("website", "Website", width=40),
)


def seat_rows(seats: Iterable[Seat], day: date) -> list[tuple]:
    """One row for each seat, with who holds it on the day. Asks no query for a seat."""
    return [_seat(seat, day) for seat in seats]


def _seat(seat: Seat, day: date) -> tuple:
    now = occupancy(seat, day)
    return (
        seat.post_title,
        seat.organisation.name,
        seat.body.name,
        str(seat.counts_for or ""),
        seat.get_position_display(),
        "Yes" if seat.voting else "No",
        "Vacant" if now.is_vacant else now.words,
        now.vacant_since,
        seat.starts_on,
        last_day(seat.ends_on),
    )


def organisation_rows(organisations: Iterable[Organisation]) -> list[tuple]:
    return [
        (
            one.name,
            one.get_kind_display(),
            str(one.sector or ""),
            one.seats_here,
            one.ods_code,
            one.charity_number,
            one.company_number,
            one.website,
        )
        for one in organisations
    ]
