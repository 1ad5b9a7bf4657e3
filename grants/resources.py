"""Imports and exports of allocations, by the keys that people know: official code, stream code, partnership address."""

from import_export import fields, resources
from import_export.widgets import ForeignKeyWidget

from grants.models import Allocation, FundingStream
from partnerships.models import LocalAuthority, Partnership


class AllocationResource(resources.ModelResource):
    """One row for each revision of an allocation."""

    partnership = fields.Field("partnership", "partnership", ForeignKeyWidget(Partnership, "slug"))
    authority = fields.Field("authority", "authority", ForeignKeyWidget(LocalAuthority, "gss_code"))
    stream = fields.Field("stream", "stream", ForeignKeyWidget(FundingStream, "code"))

    class Meta:
        model = Allocation
        import_id_fields = ("authority", "stream", "financial_year", "revision")
        fields = ("partnership", *import_id_fields, "amount", "status", "as_at_on", "source", "revised_because")
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True
