"""Which rows belong to the history of a seat, of its holder and of an organisation."""

from accounts.history import Part
from members.models import ChairTurn, Interest, Organisation, SeatHolder

SEAT = (Part(SeatHolder, "seat"), Part(ChairTurn, "seat"))
ORGANISATION = (Part(Organisation.successors.through, "from_organisation"),)
HOLDER = (Part(Interest, "holder"),)
ROTA = (Part(ChairTurn, "body"),)
