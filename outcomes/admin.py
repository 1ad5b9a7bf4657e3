from django.contrib import admin
from import_export.admin import ImportExportModelAdmin

from accounts.read_only_admin import ReadOnlyAdmin
from meetings.admin import LinkAdmin
from outcomes.models import (
    DeliveryPlan,
    EmergingIssue,
    IssueAction,
    IssueDealtWith,
    Metric,
    MetricDealtWith,
    NeedsAssessment,
    Objective,
    Observation,
    Outcome,
    PlanAction,
    PlanActionDealtWith,
    PlanActionMilestone,
    PlanActionUpdate,
    PlanLine,
    QualityStandard,
    QualityStandardSet,
    Risk,
    RiskDealtWith,
    RiskReview,
    SelfAssessment,
    SourceName,
    StandardRating,
    StrategicPriority,
    Target,
    TrackedMetric,
)
from outcomes.resources import ObservationResource


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
    """Figures are added and corrected on their own pages; here they are imported, exported and looked up.

    The database refuses to change one: a correction is a new revision.
    """

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

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


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
    raw_id_fields = ("owner_seat", "metrics")
    readonly_fields = ("likelihood", "impact")  # they change by a review alone

    def has_add_permission(self, request) -> bool:
        return False  # numbers are given by the action alone


@admin.register(IssueDealtWith, MetricDealtWith, PlanActionDealtWith, RiskDealtWith)
class OutcomeLinkAdmin(LinkAdmin):
    """Links to plan actions, metrics, risks and issues."""


@admin.register(TrackedMetric)
class TrackedMetricAdmin(admin.ModelAdmin):
    list_display = ("metric", "partnership", "owner_seat", "baseline_on")
    list_filter = ("partnership",)
    list_select_related = ("metric", "partnership", "owner_seat__organisation")
    search_fields = ("metric__name", "metric__code")
    raw_id_fields = ("metric", "owner_seat", "neighbours")

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(Target)
class TargetAdmin(admin.ModelAdmin):
    list_display = ("metric", "partnership", "value", "due_on")
    list_filter = ("partnership",)
    list_select_related = ("metric", "partnership")
    search_fields = ("metric__name", "metric__code")
    raw_id_fields = ("metric",)

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(SourceName)
class SourceNameAdmin(admin.ModelAdmin):
    list_display = ("text", "kind", "partnership", "metric", "authority", "left_out")
    list_filter = ("kind", "left_out", "partnership")
    list_select_related = ("partnership", "metric", "authority")
    search_fields = ("text",)
    raw_id_fields = ("partnership", "metric", "authority")


@admin.register(PlanActionMilestone)
class PlanActionMilestoneAdmin(admin.ModelAdmin):
    list_display = ("text", "action", "due_on", "done_on")
    list_filter = ("partnership",)
    list_select_related = ("action",)
    search_fields = ("text",)
    raw_id_fields = ("action",)


@admin.register(PlanLine)
class PlanLineAdmin(ReadOnlyAdmin):
    """Lines are made when a version is drafted, and kept when one is closed."""

    list_display = ("action", "plan", "left_out", "status")
    list_filter = ("partnership",)
    list_select_related = ("action", "plan")
    search_fields = ("text",)


@admin.register(NeedsAssessment)
class NeedsAssessmentAdmin(admin.ModelAdmin):
    list_display = ("title", "partnership", "status", "published_on")
    list_filter = ("status", "release_class", "partnership")
    list_select_related = ("partnership",)
    search_fields = ("title",)
    raw_id_fields = ("organisation", "authority", "combined_into")

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(RiskReview)
class RiskReviewAdmin(ReadOnlyAdmin):
    list_display = ("risk", "likelihood", "impact", "reviewed_on", "reviewed_by")
    list_filter = ("partnership",)
    list_select_related = ("risk", "reviewed_by")
    search_fields = ("text",)


@admin.register(EmergingIssue)
class EmergingIssueAdmin(admin.ModelAdmin):
    list_display = ("number", "title", "partnership", "status", "noticed_on")
    list_filter = ("status", "release_class", "partnership")
    list_select_related = ("partnership",)
    search_fields = ("title", "what")
    raw_id_fields = ("noticed_by", "owner_seat", "metrics")

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(IssueAction)
class IssueActionAdmin(admin.ModelAdmin):
    list_display = ("text", "issue", "organisation", "due_on", "done_on")
    list_filter = ("partnership",)
    list_select_related = ("issue", "organisation")
    search_fields = ("text",)
    raw_id_fields = ("issue", "organisation", "owner_seat")


@admin.register(QualityStandardSet)
class QualityStandardSetAdmin(admin.ModelAdmin):
    list_display = ("title", "code", "official", "as_at")
    search_fields = ("title", "code")


@admin.register(QualityStandard)
class QualityStandardAdmin(admin.ModelAdmin):
    list_display = ("code", "title", "standard_set", "section")
    list_filter = ("standard_set",)
    list_select_related = ("standard_set",)
    search_fields = ("code", "title")


@admin.register(SelfAssessment)
class SelfAssessmentAdmin(admin.ModelAdmin):
    list_display = ("number", "partnership", "standard_set", "assessed_on", "status")
    list_filter = ("status", "partnership")
    list_select_related = ("partnership", "standard_set")
    raw_id_fields = ("agreed_by",)

    def has_add_permission(self, request) -> bool:
        return False


@admin.register(StandardRating)
class StandardRatingAdmin(admin.ModelAdmin):
    list_display = ("standard", "assessment", "rating", "owner_seat")
    list_filter = ("rating", "partnership")
    list_select_related = ("standard", "assessment", "owner_seat__organisation")
    raw_id_fields = ("assessment", "standard", "owner_seat")
