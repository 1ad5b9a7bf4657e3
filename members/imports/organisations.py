"""Organisations from a file: found by name, changed only by the partnership that keeps them."""

from collections.abc import Callable, Iterator

from django.core.exceptions import ValidationError
from django.db.models.functions import Lower

from cdp_portal.imports.cells import Choice, Day, LastDay, Listed, Text
from cdp_portal.imports.fields import SheetField
from cdp_portal.imports.registers import Register
from cdp_portal.imports.resource import SheetResource
from members import likeness, numbers
from members.finding import NUMBERS, other_names
from members.models import Organisation, Sector
from partnerships.imports import AuthorityPair, authorities

NOT_OURS = "This organisation is in the register, and another partnership keeps its details. Leave the row out."
NOBODYS = "The portal's administrators keep the details of this organisation. Leave the row out, or ask one of them."
ALIKE = "“{name}” is like “{known}”, which is in the register. If it is the same, write its name as it is there."
UNKNOWN_SECTOR = "“{text}” is not one of the kinds of member. The template lists them."


def _spelling(name: str) -> tuple:
    """The same for two spellings of a name."""
    read = likeness.read(name)
    return (read.kinds, read.own) if read.own else read.words


def sectors() -> Register:
    rows = Sector.objects.values_list("pk", "title", "code")
    return Register(rows, unknown=UNKNOWN_SECTOR, noun="kinds of member")


class Number(Text):
    """An official number as `check` keeps it."""

    def __init__(self, check: Callable[[str], str]):
        super().__init__()
        self.check = check

    def clean(self, value, row=None, **kwargs):
        try:
            return self.check(value or "")
        except ValidationError as error:
            raise ValueError(f"{error.messages[0]}.") from None


class OtherNames(Text):
    def clean(self, value, row=None, **kwargs):
        return "\n".join(other_names(value or ""))


class OrganisationSheet(AuthorityPair, SheetResource):
    noun = "organisation"
    code_title = "Local authority code"
    finding = (SheetField("authority_id", "Local authority"),)
    name = SheetField("name", "Organisation", key=True, required=True, hint="As it is in the register.")
    kind = SheetField("kind", "What it is", Choice(Organisation.Kind.choices), required=True)
    sector = SheetField("sector_id", "Kind of member", Listed())
    authority = SheetField("authority_id", "Local authority code", Listed(), hint="Or the name in “Local authority”.")
    other_names = SheetField("other_names", "Other names", OtherNames(), hint="One on each line.")
    ods_code = SheetField("ods_code", "NHS organisation code", Number(numbers.ods_code))
    charity_number = SheetField("charity_number", "Charity number", Number(numbers.charity_number))
    company_number = SheetField("company_number", "Company number", Number(numbers.company_number))
    website = SheetField("website", "Website", hint="Like https://www.example.org.")
    starts_on = SheetField("starts_on", "First day", Day())
    ends_on = SheetField("ends_on", "Last day", LastDay(), hint="Empty while the organisation is there.")

    class Meta(SheetResource.Meta):
        model = Organisation
        fields = [
            "name", "other_names", "kind", "sector", "authority", "ods_code", "charity_number", "company_number",
            "website", "starts_on", "ends_on",
        ]  # fmt: skip

    def prepare(self) -> None:
        self.fields["sector"].widget.register = sectors()
        own = Organisation.objects.known_to(self.scope).values("authority")
        self.fields["authority"].widget.register = authorities(own)

    def load(self, dataset) -> None:
        self.known = set(Organisation.objects.known_to(self.scope).values_list("pk", flat=True))
        named = Organisation.objects.annotate(folded=Lower("name")).filter(folded__in=self.told(dataset, "name"))
        self.keep(named)

    def before_import_row(self, row, **kwargs) -> None:
        super().before_import_row(row, **kwargs)
        if self.name_title in row or self.code_title in row:
            self.settle(row)

    def init_instance(self, row=None) -> Organisation:
        return Organisation(kept_by_id=self.scope.pk)

    def skip_row(self, instance, original, row, import_validation_errors=None) -> bool:
        """What others keep is never compared with what the partnership may not read."""
        if instance.pk and instance.pk not in self.known:
            raise ValidationError(NOT_OURS)
        return super().skip_row(instance, original, row, import_validation_errors)

    def remarks(self) -> Iterator[tuple[Organisation, str]]:
        """New ones that may be in the register under another spelling, or have the official number of another."""
        if not self.new:
            return
        known: dict[object, str] = {}
        for name, *own in Organisation.objects.order_by("-pk").values_list("name", *NUMBERS):
            known |= dict.fromkeys([*zip(NUMBERS, own, strict=True), _spelling(name)], name)
        for one in self.new:
            official = [(field, getattr(one, field)) for field in NUMBERS if getattr(one, field)]
            found = next((known[sign] for sign in [*official, _spelling(one.name)] if sign in known), "")
            if found:
                yield one, ALIKE.format(name=one.name, known=found)

    def check(self, instance, original, row) -> None:
        if instance.pk and instance.kept_by_id != self.scope.pk:
            raise ValidationError(NOT_OURS if instance.kept_by_id else NOBODYS)
