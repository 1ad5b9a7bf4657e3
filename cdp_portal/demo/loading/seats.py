"""Seats with who has held them, what the holders declared, and the turns in the chair."""

from cdp_portal.demo.loading.context import Load
from members.models import ChairTurn, Interest, Seat, SeatHolder, Sector

NOT_OF_THE_ROW = ("key", "account", "holders")


def load_seats(load: Load) -> None:
    sectors = {sector.code: sector for sector in Sector.objects.all()}
    literals = [(place, partnership, seat) for place, partnership in load.each() for seat in place.SEATS]
    rows = [
        {
            "partnership": partnership,
            **{name: value for name, value in seat.items() if name not in NOT_OF_THE_ROW},
            "body": load.bodies[place.SLUG, seat["body"]],
            "organisation": load.organisations[seat["organisation"]],
            "sector": sectors[seat["sector"]],
            "sro": load.owners.get((place.SLUG, seat["organisation"], seat["post_title"])),
        }
        for place, partnership, seat in literals
    ]
    written = list(load.put(Seat, rows, "body", "organisation", "post_title").values())
    load.seats = {
        (place.SLUG, seat["key"]): row for (place, _partnership, seat), row in zip(literals, written, strict=True)
    }
    load_holders(load)
    turns = [
        {"partnership": partnership, "body": load.bodies[place.SLUG, body], "seat": load.seat(place, key),
         "position": position}
        for place, partnership in load.each()
        for body, keys in getattr(place, "CHAIRS", {}).items()
        for position, key in enumerate(keys, 1)
    ]  # fmt: skip
    load.put(ChairTurn, turns, "body", "seat")


def holders_of(seat: dict) -> list[dict]:
    """Who has held it: as written, or else the account since the seat's first day; nobody if the account is None."""
    if "holders" in seat:
        return seat["holders"]
    return [] if seat["account"] is None else [{"account": seat["account"], "starts_on": seat.get("starts_on")}]


def load_holders(load: Load) -> None:
    rows = [
        {
            "partnership": partnership,
            "seat": load.seat(place, seat["key"]),
            "substitute": holder.get("substitute", False),
            "user": load.user(holder.get("account")),
            "starts_on": holder["starts_on"],
            "ends_on": holder.get("ends_on"),
        }
        for place, partnership in load.each()
        for seat in place.SEATS
        for holder in holders_of(seat)
    ]
    written = load.put(SeatHolder, rows, "seat", "substitute", "starts_on")
    holding = {
        holder.seat_id: holder for holder in written.values() if holder.ends_on is None and not holder.substitute
    }
    interests = [
        {
            "partnership": partnership,
            **{name: value for name, value in interest.items() if name != "seat"},
            "holder": holding[load.seat(place, interest["seat"]).pk],
            "organisation": load.organisations.get(interest.get("organisation")),
        }
        for place, partnership in load.each()
        for interest in getattr(place, "INTERESTS", ())
    ]
    load.put(Interest, interests, "holder", "text")
