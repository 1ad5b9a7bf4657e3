"""Which rows belong to the history of a seat and of an organisation."""

from accounts.history import Part
from members.models import ChairTurn, Organisation, SeatHolder

SEAT = (Part(SeatHolder, "seat"), Part(ChairTurn, "seat"))
ORGANISATION = (Part(Organisation.successors.through, "from_organisation"),)
ROTA = (Part(ChairTurn, "body"),)
