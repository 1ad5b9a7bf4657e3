"""Imports and exports of organisations and seats, by names and addresses rather than by numbers of this database."""

from import_export import fields, widgets

from cdp_portal.imports.resource import CarefulResource
from members.models import Organisation, Seat, Sector
from partnerships.models import Body, LocalAuthority, Partnership


class OrganisationResource(CarefulResource):
    sector = fields.Field("sector", "sector", widgets.ForeignKeyWidget(Sector, "code"))
    authority = fields.Field("authority", "authority", widgets.ForeignKeyWidget(LocalAuthority, "gss_code"))
    kept_by = fields.Field("kept_by", "kept_by", widgets.ForeignKeyWidget(Partnership, "slug"))

    class Meta(CarefulResource.Meta):
        model = Organisation
        import_id_fields = ["name"]
        fields = [
            "name", "kind", "sector", "authority", "ods_code", "charity_number", "company_number", "website",
            "kept_by", "starts_on", "ends_on",
        ]  # fmt: skip


class BodyOfPartnershipWidget(widgets.ForeignKeyWidget):
    """A body by its address within the partnership that the same row names."""

    def get_queryset(self, value, row, *args, **kwargs):
        return Body.objects.filter(partnership__slug=row["partnership"])


class SeatResource(CarefulResource):
    """One row for each post of an organisation on a body, and first day."""

    partnership = fields.Field("partnership__slug", "partnership", readonly=True)
    body = fields.Field("body", "body", BodyOfPartnershipWidget(Body, "slug"))
    organisation = fields.Field("organisation", "organisation", widgets.ForeignKeyWidget(Organisation, "name"))
    sector = fields.Field("sector", "sector", widgets.ForeignKeyWidget(Sector, "code"))

    class Meta(CarefulResource.Meta):
        model = Seat
        import_id_fields = ["body", "organisation", "post_title", "starts_on"]
        fields = [
            "partnership", "body", "organisation", "post_title", "sector", "position", "voting", "starts_on", "ends_on",
            "source",
        ]  # fmt: skip
