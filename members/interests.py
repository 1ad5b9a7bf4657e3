"""The register of interests as a reader may see it on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from cdp_portal.formats import last_day
from cdp_portal.release import Audience
from cdp_portal.sheets import Column
from members.models import Interest, SeatHolder
from partnerships.models import Body

COLUMNS = (
    Column("holder", "Who", width=30),
    Column("post", "Post", width=40),
    Column("organisation", "Organisation", width=40),
    Column("body", "Board or group", width=40),
    Column("kind", "Kind of interest", width=24),
    Column("text", "What is declared", width=60),
    Column("concerns", "Organisation it concerns", width=40),
    Column("declared_on", "Declared on", "date"),
    Column("first_day", "First day", "date"),
    Column("last_day", "Last day", "date"),
    Column("release_class", "Who may see it", width=16),
)


@dataclass(frozen=True)
class Declared:
    """Who holds a seat on the day, with the declarations that the reader may see."""

    holder: SeatHolder
    interests: tuple[Interest, ...]


def nothing_declared(audience: Audience) -> str:
    """What is said where nothing is to be seen; it tells nobody whether there is something they may not see."""
    if audience.may_see(Audience.RESTRICTED):
        return "No declaration on record"
    return "No declaration on record that members may see"


def on_register(interests: QuerySet[Interest], audience: Audience, day: date) -> QuerySet[Interest]:
    """Those that were declared by the day, hold on it, and that the audience may see."""
    return interests.as_at(day).filter(declared_on__lte=day, release_class__in=audience.may_see_classes)


def without(holders: QuerySet[SeatHolder], audience: Audience, day: date) -> QuerySet[SeatHolder]:
    """The holders, on the day, of seats on the partnership's own boards, of whom nothing declared is to be seen."""
    declared = on_register(Interest.objects.filter(holder=OuterRef("pk")), audience, day)
    own = holders.as_at(day).filter(~Exists(declared), seat__body__kind__in=Body.OWN_KINDS)
    return own.select_related("user", "seat__organisation", "seat__body").order_by("seat", "pk")


def declared_by(holders: Iterable[SeatHolder], audience: Audience, day: date) -> list[Declared]:
    """The declarations of those of one seat's holders who hold it on the day. One query."""
    now = [holder for holder in holders if holder.is_in_force(day)]
    found = list(on_register(Interest.objects.filter(holder__in=now), audience, day).select_related("organisation"))
    return [Declared(holder, tuple(one for one in found if one.holder_id == holder.pk)) for holder in now]


def rows(interests: Iterable[Interest], silent: Iterable[SeatHolder], audience: Audience) -> list[tuple]:
    """For a file: one row for each declaration, then one for each holder without any."""
    told = [
        (
            *_place(one.holder),
            one.get_kind_display(),
            one.text,
            str(one.organisation or ""),
            one.declared_on,
            one.starts_on,
            last_day(one.ends_on),
            one.get_release_class_display(),
        )
        for one in interests
    ]
    return told + [(*_place(holder), "", nothing_declared(audience), "", None, None, None, "") for holder in silent]


def _place(holder: SeatHolder) -> tuple[str, str, str, str]:
    seat = holder.seat
    name = f"{holder}, substitute" if holder.substitute else str(holder)
    return name, seat.post_title, seat.organisation.name, seat.body.name
