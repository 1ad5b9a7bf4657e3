"""What the steps of a load share: the rows written so far, under the keys that the data modules use."""

from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Max

from accounts.models import User
from cdp_portal.demo import essex, llr, sefton, southend, thurrock, tower_hamlets
from cdp_portal.upsert import Counts, upsert
from meetings.models import AgendaItem, Meeting, MeetingSeries, Paper
from members.models import Organisation, Seat
from partnerships.models import Body, LocalAuthority, Partnership, SeniorResponsibleOwner

PLACES = (southend, essex, thurrock, llr, tower_hamlets, sefton)


@dataclass
class Load:
    """One run. Keys: partnerships by slug; bodies and seats by (partnership slug, own key); users by address."""

    counts: Counts = field(default_factory=Counts)
    partnerships: dict[str, Partnership] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    authorities: dict[str, LocalAuthority] = field(default_factory=dict)
    bodies: dict[tuple[str, str], Body] = field(default_factory=dict)
    owners: dict[tuple[str, str, str], SeniorResponsibleOwner] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    seats: dict[tuple[str, str], Seat] = field(default_factory=dict)
    series: dict[int, MeetingSeries] = field(default_factory=dict)  # by the id of the body
    meetings: list[tuple[Any, dict, Meeting]] = field(default_factory=list)  # place, literal, row
    items: list[tuple[Any, dict, AgendaItem]] = field(default_factory=list)
    papers: list[tuple[dict, Paper]] = field(default_factory=list)  # literal, row; those written in the portal

    def put(self, model: type[models.Model], rows: list[dict], *key: str, keep: tuple[str, ...] = ()) -> dict:
        """Bring these rows in line (see `upsert`), looking only among the demonstration partnerships' own."""
        among = model._default_manager.all()
        if any(one.name == "partnership" for one in model._meta.fields) and self.partnerships:
            among = among.filter(partnership__in=[one.pk for one in self.partnerships.values()])
        return upsert(model, rows, key=key, counts=self.counts, among=among, keep=keep)

    def add(self, model: type[models.Model], rows: list[dict], *key: str) -> dict:
        """Add the rows that are missing; what is there stays as people have made it since."""
        return self.put(model, rows, *key, keep=tuple({name for row in rows for name in row}))

    def each(self):
        """Each place's module with its partnership."""
        return [(place, self.partnerships[place.SLUG]) for place in PLACES]

    def seat(self, place, key: str | None) -> Seat | None:
        return self.seats[place.SLUG, key] if key else None

    def user(self, account: str | None) -> User | None:
        return self.users[account] if account else None

    def numbered(self, model: type[models.Model], rows: list[dict]) -> list[dict]:
        """Rows with the next free numbers of their partnership; a row that is there already keeps its own."""
        last = dict(model.objects.order_by().values_list("partnership").annotate(Max("number")))
        for row in rows:
            pk = row["partnership"].pk
            last[pk] = row["number"] = last.get(pk, 0) + 1
        return rows
