"""Seats from a file: on the partnership's own bodies, told apart by post, organisation, body and first day."""

from collections.abc import Iterator

from cdp_portal.formats import gov_date, last_day
from cdp_portal.imports.cells import Choice, Day, LastDay, Listed, YesNo
from cdp_portal.imports.fields import SheetField
from cdp_portal.imports.registers import Register, folded
from cdp_portal.imports.resource import SheetResource
from cdp_portal.imports.texts import clean
from cdp_portal.imports.together import overlapping
from members.exports import boards
from members.imports.organisations import sectors
from members.models import Organisation, Seat, SeatHolder
from members.rules import why_not_stay

UNKNOWN_ORGANISATION = "“{text}” is not in the register of organisations. Add it there first."
TWICE = (
    "The organisation has a seat for this post on this body on some of these days. End that one first, or give this "
    "one a post of its own."
)
STAYING = "Someone is down to hold this seat after {day}. End their time on the sheet “Holders” too."


def post_of(seat: Seat) -> tuple:
    """What two seats have in common that cannot both be there."""
    return folded(clean(seat.post_title)), seat.organisation_id, seat.body_id


class Named(Listed):
    """An organisation by its name. The template does not list them all."""

    def allowed(self) -> tuple[str, ...]:
        return ()


class SeatSheet(SheetResource):
    noun = "seat"
    post_title = SheetField("post_title", "Post", key=True, required=True, hint="The post, not the person.")
    organisation = SheetField("organisation_id", "Organisation", Listed(), key=True, required=True)
    body = SheetField(
        "body_id", "Board or group", Listed(), key=True, required=True, hint="One of the partnership's own."
    )
    sector = SheetField("sector_id", "Kind of member", Listed(), hint="Empty to count it for its organisation's kind.")
    position = SheetField("position", "Place", Choice(Seat.Position.choices), keeps=True, hint="Member, if empty.")
    voting = SheetField("voting", "May vote", YesNo(), keeps=True, hint="Yes, if empty.")
    starts_on = SheetField("starts_on", "First day", Day(), key=True, hint="Empty when it is not known.")
    ends_on = SheetField("ends_on", "Last day", LastDay(), hint="Empty while the seat is there.")
    source = SheetField("source", "Where this comes from")

    class Meta(SheetResource.Meta):
        model = Seat
        fields = [
            "post_title", "organisation", "body", "sector", "position", "voting", "starts_on", "ends_on", "source",
        ]  # fmt: skip

    def prepare(self) -> None:
        organisations = list(Organisation.objects.values_list("pk", "name", "sector"))
        register = Register(
            ((pk, name, "") for pk, name, _ in organisations), unknown=UNKNOWN_ORGANISATION, noun="organisations"
        )
        self.sectors = {pk: sector for pk, _, sector in organisations}
        self.fields["organisation"].widget = Named(register)
        self.fields["body"].widget.register = boards(self.scope)
        self.fields["sector"].widget.register = sectors()
        self.holders = None  # the resource of the holders, if the file has them

    def load(self, dataset) -> None:
        self.keep(Seat.objects.filter(partnership=self.scope).order_by("pk"))

    def init_instance(self, row=None) -> Seat:
        return Seat(partnership_id=self.scope.pk)

    def import_instance(self, instance, row, **kwargs) -> None:
        """The export shows what a seat counts for; its organisation's kind is not its own."""
        own = instance.sector_id
        super().import_instance(instance, row, **kwargs)
        if own is None and instance.sector_id == self.sectors.get(instance.organisation_id):
            instance.sector_id = None

    def called(self, instance) -> str:
        organisation = self.fields["organisation"].widget.words(instance.organisation_id)
        return f"{instance.post_title}, {organisation} on {self.fields['body'].widget.words(instance.body_id)}"

    def check_together(self) -> Iterator[tuple]:
        """A post sits once on a body on any day. When a seat ends, its holders have left it."""
        seats = [one for same in self.existing.values() for one in same]
        written = [*self.new, *self.changed]
        for seat, _ in overlapping([*seats, *self.new], by=post_of, among=written):
            yield seat, "starts_on", TWICE
        ending = {seat.pk: seat for seat in self.changed if seat.ends_on}
        staying = {one.seat_id for one in self._holders(ending) if why_not_stay(ending[one.seat_id], one.ends_on)}
        for seat in (ending[pk] for pk in sorted(staying)):
            yield seat, "ends_on", STAYING.format(day=gov_date(last_day(seat.ends_on)))

    def _holders(self, seats: dict[int, Seat]) -> list[SeatHolder]:
        """Who holds these seats once the file is imported."""
        if self.holders is None:
            return list(SeatHolder.objects.filter(seat__in=seats)) if seats else []
        found = [one for same in self.holders.existing.values() for one in same]
        return [one for one in found if one.seat_id in seats]
