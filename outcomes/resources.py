"""Imports and exports of figures, by the keys that people know: metric code, partnership address, official code."""

from django.core.exceptions import ValidationError
from import_export import fields, resources
from import_export.widgets import ForeignKeyWidget

from outcomes.figure_rules import faults_of_receipt
from outcomes.models import Metric, Observation
from outcomes.series import series_of
from partnerships.models import LocalAuthority, Partnership


class ObservationResource(resources.ModelResource):
    """One row for each revision of a figure. `ends_on` is the day after the period."""

    metric = fields.Field("metric", "metric", ForeignKeyWidget(Metric, "code"))
    partnership = fields.Field("partnership", "partnership", ForeignKeyWidget(Partnership, "slug"))
    authority = fields.Field("authority", "authority", ForeignKeyWidget(LocalAuthority, "gss_code"))

    class Meta:
        model = Observation
        import_id_fields = (
            "metric",
            "partnership",
            "area",
            "authority",
            "region_code",
            "starts_on",
            "ends_on",
            "revision",
        )
        fields = (
            *import_id_fields,
            "state",
            "value",
            "lower",
            "upper",
            "numerator",
            "denominator",
            "provisional",
            "data_to",
            "received_on",
            "source",
            "note",
            "release_class",
            "revised_because",
        )
        export_order = fields
        clean_model_instances = True
        skip_unchanged = True
        use_transactions = True

    def before_save_instance(self, instance, row, **kwargs) -> None:
        """Refuse a revision that was received before what it corrects."""
        instance.series = series_of(instance)
        before = instance.revisions().filter(revision__lt=instance.revision).first()
        faults = faults_of_receipt(before, instance.received_on) if before else {}
        if faults:
            raise ValidationError(faults)
