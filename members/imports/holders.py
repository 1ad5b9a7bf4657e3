"""Who holds seats, from a file: told apart by the seat and the first day, substitutes by their names too."""

from collections.abc import Hashable, Iterator

from django.core.exceptions import ValidationError

from cdp_portal.imports.cells import Day, LastDay, YesNo
from cdp_portal.imports.fields import SheetField
from cdp_portal.imports.registers import folded
from cdp_portal.imports.resource import SheetResource
from cdp_portal.imports.texts import clean
from cdp_portal.imports.together import overlapping
from members.imports.seats import SeatSheet, post_of
from members.models import Seat, SeatHolder
from members.rules import why_not_begin, why_not_stay

FILLED_TWICE = "Someone else holds this seat on some of these days. End their time first."
ALIKE = "There are {number} such seats. Give the first day of the seat, or change who holds it on its page."
NO_SEAT = "There is no such seat. Add it on the sheet “Seats”."


class HolderSheet(SheetResource):
    noun = "holder"
    finding = (
        SheetField("post_title", "Post", required=True, hint="As on the sheet “Seats”."),
        SheetField("organisation_id", "Organisation", required=True),
        SheetField("body_id", "Board or group", required=True),
        SheetField("seat_starts_on", "First day of the seat", Day(), hint="Only where two seats are alike but for it."),
    )
    name = SheetField("name", "Name", hint="Empty when the holder is not named.")
    substitute = SheetField("substitute", "Substitute", YesNo(), keeps=True, hint="No, if empty.")
    starts_on = SheetField("starts_on", "First day", Day(), key=True, hint="Of the holder. Empty when it is not known.")
    ends_on = SheetField("ends_on", "Last day", LastDay(), hint="Empty while they hold the seat.")

    class Meta(SheetResource.Meta):
        model = SeatHolder
        fields = ["name", "substitute", "starts_on", "ends_on"]

    def prepare(self) -> None:
        self.seats = self.earlier.get("Seats")
        if self.seats is None:
            self.seats = SeatSheet(self.scope, lock=self.lock)
            self.seats.prepare()
            self.seats.load(None)
        self.seats.holders = self
        self.seat_of: dict[int, Seat] = {}

    def load(self, dataset) -> None:
        every = [*(seat for found in self.seats.existing.values() for seat in found), *self.seats.new]
        self.by_pk = {seat.pk: seat for seat in every if seat.pk}
        self.by_post: dict[Hashable, list[Seat]] = {}
        for seat in every:
            self.by_post.setdefault(post_of(seat), []).append(seat)
        self.keep(SeatHolder.objects.filter(partnership=self.scope).order_by("pk"))

    def key_of(self, record) -> Hashable:
        return _holding(self.by_pk[record.seat_id], record.substitute, record.name, record.starts_on)

    def key_of_row(self, row) -> Hashable:
        first_day, substitute = self._read(row)
        candidates = self._seats(row)
        keys = [_holding(seat, substitute, row.get("Name", ""), first_day) for seat in candidates]
        known = [place for place, key in enumerate(keys) if key in self.existing]
        if len(known) > 1:
            known = [place for place in known if self._is_there(keys[place], row)][:1]
        if len(candidates) > 1 and not known:
            raise ValidationError({"post_title": ALIKE.format(number=len(candidates))})
        place = known[0] if known else 0
        self.seat = candidates[place]
        return keys[place]

    def _is_there(self, key: Hashable, row) -> bool:
        """Does a holder that no row has meant yet stand just as the row says?"""
        return any(self.agrees(one, row) for one in self.existing[key] if id(one) not in self.row_of)

    def _read(self, row) -> tuple:
        try:
            first_day = self.fields["starts_on"].clean(row)
            substitute = bool(self.fields["substitute"].clean(row)) if "Substitute" in row else False
        except ValueError as error:
            raise ValidationError({"starts_on": str(error)}) from None
        return first_day, substitute

    def _seats(self, row) -> list[Seat]:
        """The seats that a row may mean: one, unless two posts are alike. Raises ValidationError."""
        found, errors = {}, {}
        for name in ("organisation", "body"):
            field = self.seats.fields[name]
            try:
                found[name] = field.widget.clean(row[field.column_name])
            except ValueError as error:
                errors[field.attribute] = str(error)
        try:
            day = Day().clean(row.get("First day of the seat", ""))
        except ValueError as error:
            errors["seat_starts_on"] = str(error)
        if errors:
            raise ValidationError(errors)
        seats = self.by_post.get((folded(row["Post"]), found["organisation"], found["body"]), [])
        seats = [seat for seat in seats if seat.starts_on == day] if day else seats
        if not seats:
            raise ValidationError({"post_title": NO_SEAT})
        return seats

    def init_instance(self, row=None) -> SeatHolder:
        return SeatHolder(seat=self.seat, partnership_id=self.scope.pk)

    def check(self, instance, original, row) -> None:
        if why := why_not_begin(self.seat, instance.starts_on):
            raise ValidationError({"starts_on": why})
        if why := why_not_stay(self.seat, instance.ends_on):
            raise ValidationError({"ends_on": why})

    def called(self, instance) -> str:
        seat = self.by_pk.get(instance.seat_id) or instance.seat
        return f"{instance.name or 'Name not given'}, {self.seats.called(seat)}"

    def check_together(self) -> Iterator[tuple]:
        kept = [one for found in self.existing.values() for one in found]
        everyone = [one for one in [*kept, *self.new] if not one.substitute]
        for holder, _ in overlapping(everyone, by=_seat, among=[*self.new, *self.changed]):
            yield holder, "starts_on", FILLED_TWICE


def _seat(holder: SeatHolder) -> Hashable:
    return holder.seat_id or id(holder.seat)


def _holding(seat: Seat, substitute: bool, name: str, first_day) -> Hashable:  # noqa: FBT001 - a column of the file
    """What tells holders apart: the seat and the day, and of substitutes, who may be several, the name."""
    return id(seat), substitute, folded(clean(name)) if substitute else "", first_day
