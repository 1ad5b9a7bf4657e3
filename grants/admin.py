from django.contrib import admin
from import_export.admin import ImportExportModelAdmin

from grants.models import Allocation, FundingStream, Intervention, Spend, SpendLine, SpendLineDealtWith, SpendPlan
from grants.resources import AllocationResource
from meetings.admin import LinkAdmin


@admin.register(FundingStream)
class FundingStreamAdmin(admin.ModelAdmin):
    list_display = ("code", "name", "payer", "first_year", "last_year", "confirmed")
    list_filter = ("confirmed",)
    search_fields = ("code", "name")


@admin.register(Intervention)
class InterventionAdmin(admin.ModelAdmin):
    list_display = ("code", "title", "confirmed")
    search_fields = ("code", "title")


@admin.register(Allocation)
class AllocationAdmin(ImportExportModelAdmin):
    """Allocations are added and revised on their own pages; here they are imported, exported and looked up."""

    resource_classes = [AllocationResource]
    list_display = ("authority", "stream", "financial_year", "amount", "status", "revision", "partnership")
    list_filter = ("financial_year", "status", "stream")
    list_select_related = ("authority", "stream", "partnership")
    search_fields = ("authority__name", "stream__code", "stream__name", "partnership__name")
    raw_id_fields = ("authority",)
    readonly_fields = ("partnership", "revision")

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(SpendPlan)
class SpendPlanAdmin(admin.ModelAdmin):
    list_display = ("allocation", "version", "approved_on", "approved_by")
    list_filter = ("partnership",)
    list_select_related = ("allocation__authority", "allocation__stream")
    search_fields = ("allocation__authority__name", "approved_by")
    raw_id_fields = ("allocation",)


@admin.register(SpendLine)
class SpendLineAdmin(admin.ModelAdmin):
    list_display = ("title", "intervention", "provider", "planned_q1", "planned_q2", "planned_q3", "planned_q4")
    list_filter = ("intervention", "partnership")
    list_select_related = ("intervention", "provider")
    search_fields = ("title", "provider__name")
    raw_id_fields = ("plan", "provider", "plan_action")


@admin.register(Spend)
class SpendAdmin(admin.ModelAdmin):
    list_display = ("line", "quarter", "actual", "forecast", "entered_at", "entered_by")
    list_filter = ("quarter", "partnership")
    list_select_related = ("line", "entered_by")
    search_fields = ("line__title", "variance_reason")
    raw_id_fields = ("line",)


@admin.register(SpendLineDealtWith)
class SpendLineDealtWithAdmin(LinkAdmin):
    """Links to grant lines."""
