"""What a partnership's organisations, seats and holders take in from a file."""

from cdp_portal.imports.kind import Kind, Part
from members.exports import HOLDER_COLUMNS, ORGANISATION_COLUMNS, SEAT_COLUMNS
from members.imports.holders import HolderSheet
from members.imports.organisations import OrganisationSheet
from members.imports.seats import SeatSheet

ORGANISATION = Kind("organisation", "organisations", (Part("Organisations", OrganisationSheet, ORGANISATION_COLUMNS),))
SEAT = Kind(
    "seat",
    "seats and their holders",
    (Part("Seats", SeatSheet, SEAT_COLUMNS), Part("Holders", HolderSheet, HOLDER_COLUMNS)),
)
