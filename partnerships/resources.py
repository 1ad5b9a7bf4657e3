"""Imports and exports of the register, by official codes and addresses rather than by numbers of this database."""

from import_export import fields, widgets

from cdp_portal.imports.resource import CarefulResource
from partnerships.models import FootprintArea, LocalAuthority, Partnership, PoliceForce


class LocalAuthorityResource(CarefulResource):
    police_force = fields.Field("police_force", "police_force", widgets.ForeignKeyWidget(PoliceForce, "gss_code"))

    class Meta(CarefulResource.Meta):
        model = LocalAuthority
        import_id_fields = ["gss_code"]
        fields = [
            "gss_code", "name", "official_name", "kind", "region_code", "region", "police_force", "population",
            "starts_on", "ends_on", "source",
        ]  # fmt: skip


class PartnershipResource(CarefulResource):
    class Meta(CarefulResource.Meta):
        model = Partnership
        import_id_fields = ["slug"]
        fields = ["slug", "name", "short_name", "status", "tier", "formed_on", "purpose", "website", "source"]


class FootprintAreaResource(CarefulResource):
    """One row for each authority, partnership and first day."""

    partnership = fields.Field("partnership", "partnership", widgets.ForeignKeyWidget(Partnership, "slug"))
    authority = fields.Field("authority", "authority", widgets.ForeignKeyWidget(LocalAuthority, "gss_code"))

    class Meta(CarefulResource.Meta):
        model = FootprintArea
        import_id_fields = ["partnership", "authority", "starts_on"]
        fields = ["partnership", "authority", "starts_on", "ends_on", "note"]
