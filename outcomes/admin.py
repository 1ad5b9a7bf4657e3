from django.contrib import admin
from import_export.admin import ImportExportModelAdmin

from accounts.read_only_admin import ReadOnlyAdmin
from meetings.admin import LinkAdmin
from outcomes.models import (
    DeliveryPlan,
    Metric,
    MetricDealtWith,
    Objective,
    Observation,
    Outcome,
    PlanAction,
    PlanActionDealtWith,
    PlanActionUpdate,
    Risk,
    RiskDealtWith,
    StrategicPriority,
)
from outcomes.resources import ObservationResource
from outcomes.series import series_of


@admin.register(StrategicPriority, Outcome)
class ReferenceAdmin(admin.ModelAdmin):
    list_display = ("title", "code", "position")
    search_fields = ("title", "code")


@admin.register(Metric)
class MetricAdmin(admin.ModelAdmin):
    list_display = ("code", "name", "outcome", "tier", "unit", "polarity", "confirmed")
    list_filter = ("outcome", "tier", "polarity", "confirmed")
    list_select_related = ("outcome",)
    search_fields = ("code", "name")


@admin.register(Observation)
class ObservationAdmin(ImportExportModelAdmin):
    """Figures are added and corrected on their own pages; here they are imported, exported and looked up."""

    resource_classes = [ObservationResource]
    list_display = (
        "metric",
        "partnership",
        "area",
        "starts_on",
        "ends_on",
        "state",
        "value",
        "revision",
        "release_class",
    )
    list_filter = ("state", "release_class", "provisional", "area", "partnership")
    list_select_related = ("metric", "partnership")
    search_fields = ("metric__code", "metric__name", "partnership__name", "source")
    autocomplete_fields = ("metric",)
    raw_id_fields = ("authority",)
    readonly_fields = ("partnership", "series", "revision")

    def has_add_permission(self, request) -> bool:
        return False

    def save_model(self, request, obj, form, change) -> None:
        obj.series = series_of(obj)
        super().save_model(request, obj, form, change)


@admin.register(DeliveryPlan)
class DeliveryPlanAdmin(admin.ModelAdmin):
    list_display = ("title", "partnership", "version", "status", "adopted_on")
    list_filter = ("status", "partnership")
    list_select_related = ("partnership",)
    search_fields = ("title", "partnership__name")

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(Objective)
class ObjectiveAdmin(admin.ModelAdmin):
    list_display = ("title", "plan", "position", "outcome")
    list_filter = ("partnership",)
    list_select_related = ("plan", "outcome")
    search_fields = ("title",)


@admin.register(PlanAction)
class PlanActionAdmin(admin.ModelAdmin):
    list_display = ("number", "text", "partnership", "owner_seat", "due_on", "status")
    list_filter = ("status", "partnership")
    list_select_related = ("partnership", "owner_seat__organisation")
    search_fields = ("text",)
    raw_id_fields = ("objective", "owner_seat", "lead_organisation", "metrics")

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(PlanActionUpdate)
class PlanActionUpdateAdmin(ReadOnlyAdmin):
    """What was reported stays as it was reported."""

    list_display = ("action", "status", "made_at", "made_by")
    list_filter = ("status", "partnership")
    list_select_related = ("action", "made_by")
    search_fields = ("text",)


@admin.register(Risk)
class RiskAdmin(admin.ModelAdmin):
    list_display = ("number", "title", "partnership", "score", "owner_seat", "review_due_on", "status")
    list_filter = ("status", "release_class", "partnership")
    list_select_related = ("partnership", "owner_seat__organisation")
    search_fields = ("title", "cause", "effect", "mitigation")
    raw_id_fields = ("owner_seat",)

    def has_add_permission(self, request) -> bool:
        return False  # numbers are given by the action alone


@admin.register(MetricDealtWith, PlanActionDealtWith, RiskDealtWith)
class OutcomeLinkAdmin(LinkAdmin):
    """Links to plan actions, metrics and risks."""
