"""What the register of authorities and a partnership's footprint take in from a file."""

import re
from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.db.models.functions import Upper

from cdp_portal.imports.cells import Choice, Code, Day, LastDay, Listed, Whole
from cdp_portal.imports.fields import SheetField
from cdp_portal.imports.kind import Kind, Part
from cdp_portal.imports.registers import Register, folded
from cdp_portal.imports.resource import SheetResource
from cdp_portal.imports.together import overlapping
from partnerships.exports import AREA_COLUMNS, FOOTPRINT_COLUMNS
from partnerships.models import FootprintArea, LocalAuthority, PoliceForce, Reorganisation

CODE = re.compile(r"E\d{8}")
UNKNOWN_AUTHORITY = (
    "“{text}” is not in the register of local authorities. Write its name or official code as it is there."
)
UNKNOWN_FORCE = "“{text}” is not in the register of police forces."
OVERLAP = (
    "This authority is already in the footprint of a partnership of the same tier on some of these days. "
    "End that one first, or choose other dates."
)


def authorities(own: QuerySet) -> Register:
    """Authorities by name and official code, without those on paper only; `own` are ids that are in use already."""
    decided = ~Q(planned_in__status=Reorganisation.Status.PLANNED)
    rows = LocalAuthority.objects.filter(decided | Q(pk__in=own)).values_list("pk", "name", "gss_code")
    return Register(rows, unknown=UNKNOWN_AUTHORITY, noun="authorities")


class AuthorityPair:
    """Of a resource whose rows name an authority by name and code: both must mean the same; one is enough."""

    name_title, code_title = "Local authority", "Official code"

    def settle(self, row: dict) -> None:
        """Leave the code in the row. Raises ValidationError when name and code disagree."""
        name, code = row.get(self.name_title, ""), row.get(self.code_title, "")
        register = self.fields["authority"].widget.register
        if name and code:
            named = register.named(name)
            if not named:
                raise ValidationError({"authority_id": UNKNOWN_AUTHORITY.format(text=name)})
            if folded(code) not in {folded(register.code(pk)) for pk in named}:
                raise ValidationError({"authority_id": f"“{code}” is not the official code of {name}."})
        row[self.code_title] = code or name


class AreaSheet(SheetResource):
    noun = "authority"
    gss_code = SheetField("gss_code", "Official code", Code(), key=True, required=True, hint="E and eight digits.")
    name = SheetField("name", "Local authority", required=True)
    official_name = SheetField("official_name", "Official name")
    kind = SheetField("kind", "Kind", Choice(LocalAuthority.Kind.choices), required=True)
    region = SheetField("region", "Region", required=True)
    region_code = SheetField("region_code", "Region code", required=True)
    police_force = SheetField("police_force_id", "Police force", Listed())
    population = SheetField("population", "Population", Whole(), hint="Usual residents.")
    starts_on = SheetField("starts_on", "First day", Day())
    ends_on = SheetField("ends_on", "Last day", LastDay(), hint="Empty while the authority is there.")
    source = SheetField("source", "Where this comes from")

    class Meta(SheetResource.Meta):
        model = LocalAuthority
        fields = [
            "name", "gss_code", "official_name", "kind", "region", "region_code", "police_force", "population",
            "starts_on", "ends_on", "source",
        ]  # fmt: skip

    def prepare(self) -> None:
        forces = PoliceForce.objects.values_list("pk", "name", "gss_code")
        self.fields["police_force"].widget.register = Register(forces, unknown=UNKNOWN_FORCE, noun="police forces")

    def load(self, dataset) -> None:
        codes = [text.upper() for text in self.told(dataset, "gss_code")]
        self.keep(LocalAuthority.objects.annotate(code=Upper("gss_code")).filter(code__in=codes))

    def check(self, instance, original, row) -> None:
        if not CODE.fullmatch(instance.gss_code):
            raise ValidationError({"gss_code": f"“{instance.gss_code}” is not an official code, like E08000014."})


class FootprintSheet(AuthorityPair, SheetResource):
    noun = "area"
    finding = (SheetField("authority_id", "Local authority"),)
    authority = SheetField(
        "authority_id", "Official code", Listed(), key=True, hint="Or the name in “Local authority”."
    )
    starts_on = SheetField("starts_on", "First day", Day(), key=True, hint="Empty when it is not known.")
    ends_on = SheetField("ends_on", "Last day", LastDay(), hint="Empty while it is part of the partnership.")
    note = SheetField("note", "Note")

    class Meta(SheetResource.Meta):
        model = FootprintArea
        fields = ["authority", "starts_on", "ends_on", "note"]

    def prepare(self) -> None:
        own = FootprintArea.objects.filter(partnership=self.scope).values("authority")
        self.fields["authority"].widget.register = authorities(own)

    def load(self, dataset) -> None:
        self.keep(FootprintArea.objects.filter(partnership=self.scope))

    def before_import_row(self, row, **kwargs) -> None:
        super().before_import_row(row, **kwargs)
        self.settle(row)
        if not row[self.code_title]:
            raise ValidationError({"authority_id": "Enter the official code of the local authority, or its name."})

    def init_instance(self, row=None) -> FootprintArea:
        return FootprintArea(partnership_id=self.scope.pk, tier=self.scope.tier)

    def called(self, instance) -> str:
        return self.fields["authority"].widget.words(instance.authority_id)

    def check_together(self) -> Iterator[tuple]:
        ids = {area.authority_id for area in [*self.new, *self.changed]}
        others = FootprintArea.objects.filter(tier=self.scope.tier, authority__in=ids)
        own = [area for areas in self.existing.values() for area in areas]
        everyone = [*own, *self.new, *others.exclude(partnership=self.scope)]
        written = [*self.new, *self.changed]
        for area, _ in overlapping(everyone, by=lambda one: one.authority_id, among=written):
            yield area, "starts_on", OVERLAP


AREA = Kind("area", "local authorities", (Part("Local authorities", AreaSheet, AREA_COLUMNS),))
FOOTPRINT = Kind("footprint", "areas of a footprint", (Part("Footprint", FootprintSheet, FOOTPRINT_COLUMNS),))
