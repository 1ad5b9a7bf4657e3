from django.contrib import admin

from accounts.read_only_admin import ReadOnlyAdmin
from meetings import models
from meetings.actions.meeting import free_slug
from meetings.locked_admin import LockedAdmin
from partnerships.scoped_admin import OVERRIDES


@admin.register(models.Meeting)
class MeetingAdmin(admin.ModelAdmin):
    list_display = ["body", "starts_at", "status", "partnership"]
    list_filter = ["status"]
    search_fields = ["body__name", "theme"]
    date_hierarchy = "starts_at"
    raw_id_fields = ["body"]
    list_select_related = ["body", "partnership"]
    formfield_overrides = OVERRIDES

    def save_model(self, request, obj, form, change) -> None:
        """The address is the day of the meeting, as on the meeting's own pages."""
        if not change:
            obj.partnership = obj.body.partnership
            obj.slug = free_slug(obj, obj.held_on)
        super().save_model(request, obj, form, change)


@admin.register(models.AgendaItem)
class AgendaItemAdmin(admin.ModelAdmin):
    list_display = ["title", "meeting", "position", "purpose", "release_class", "closed_ground"]
    list_filter = ["purpose", "paper_state", "release_class", "closed_ground", "carries"]
    search_fields = ["title"]
    raw_id_fields = ["meeting", "lead_seat"]
    list_select_related = ["meeting__body"]


@admin.register(models.StandingOrders)
class StandingOrdersAdmin(admin.ModelAdmin):
    list_display = ["body", "papers_due_days", "numbers_minutes"]
    list_filter = ["numbers_minutes"]
    raw_id_fields = ["body"]
    list_select_related = ["body"]


@admin.register(models.StandingItem)
class StandingItemAdmin(admin.ModelAdmin):
    list_display = ["title", "body", "position", "purpose", "carries"]
    list_filter = ["purpose", "carries"]
    search_fields = ["title"]
    raw_id_fields = ["body", "lead_seat"]
    list_select_related = ["body"]


@admin.register(models.Attendance)
class AttendanceAdmin(admin.ModelAdmin):
    list_display = ["meeting", "seat", "state"]
    list_filter = ["state"]
    raw_id_fields = ["meeting", "seat"]
    list_select_related = ["meeting__body", "seat__organisation"]


@admin.register(models.Minute)
class MinuteAdmin(LockedAdmin):
    list_display = ["item", "number", "state", "approved_at_meeting"]
    list_filter = ["state"]
    raw_id_fields = ["item"]
    readonly_fields = ["number", "state", "approved_at_meeting"]  # approval is a page of its own
    list_select_related = ["item", "approved_at_meeting__body"]


class PaperAnswerInline(admin.StackedInline):
    model = models.PaperAnswer
    extra = 0
    raw_id_fields = ["field"]


@admin.register(models.Paper)
class PaperAdmin(admin.ModelAdmin):
    list_display = ["title", "item", "kind", "release_class", "pages"]
    list_filter = ["kind", "release_class"]
    search_fields = ["title"]
    raw_id_fields = ["item", "author_seat", "template"]
    readonly_fields = [
        "kind",
        "file",
        "original_name",
        "pages",
        "sha256",
        "warning",
        "accessibility",
        "accessibility_advice",
    ]
    inlines = [PaperAnswerInline]
    list_select_related = ["item"]

    def has_add_permission(self, request):
        return False  # a file is checked and fingerprinted by the paper form alone


@admin.register(models.PaperAnswer)
class PaperAnswerAdmin(admin.ModelAdmin):
    list_display = ["paper", "field"]
    raw_id_fields = ["paper", "field"]
    list_select_related = ["paper", "field"]


@admin.register(models.ReportTemplate)
class ReportTemplateAdmin(admin.ModelAdmin):
    list_display = ["name", "council", "kept_by", "is_active"]
    list_filter = ["is_active"]
    search_fields = ["name", "council"]
    list_select_related = ["kept_by"]

    def has_add_permission(self, request):
        return False  # a template is made by copying one, on the portal's own pages


@admin.register(models.TemplateField)
class TemplateFieldAdmin(admin.ModelAdmin):
    list_display = ["label", "template", "part", "position", "key", "kind"]
    list_filter = ["part", "kind"]
    search_fields = ["label", "key"]
    raw_id_fields = ["template"]
    list_select_related = ["template"]


@admin.register(models.Clearance)
class ClearanceAdmin(admin.ModelAdmin):
    list_display = ["paper", "role", "state", "due_on", "decided_at"]
    list_filter = ["state"]
    raw_id_fields = ["paper", "seat"]
    readonly_fields = ["asked_at", "asked_by", "decided_at", "decided_by", "text_sha256"]
    list_select_related = ["paper"]

    def has_add_permission(self, request):
        return False  # a clearance is asked for on the paper's page


@admin.register(models.PaperReferral)
class PaperReferralAdmin(admin.ModelAdmin):
    list_display = ["paper", "made", "outcome", "outcome_on"]
    list_filter = ["outcome"]
    raw_id_fields = ["paper", "made"]
    readonly_fields = ["sent_at", "sent_by"]
    list_select_related = ["paper", "made"]

    def has_add_permission(self, request):
        return False  # a paper is sent up on its own page, which makes the paper there


@admin.register(models.Decision)
class DecisionAdmin(LockedAdmin):
    list_display = ["number", "meeting", "kind", "release_class"]
    list_filter = ["kind", "release_class"]
    search_fields = ["text"]
    raw_id_fields = ["meeting", "item"]
    list_select_related = ["meeting__body"]

    def has_add_permission(self, request):
        return False  # numbers are given by the action alone


class ActionUpdateInline(admin.StackedInline):
    model = models.ActionUpdate
    extra = 0
    readonly_fields = ["made_at", "made_by"]


@admin.register(models.Action)
class ActionAdmin(admin.ModelAdmin):
    list_display = ["number", "text", "owner_seat", "due_on", "status"]
    list_filter = ["status", "release_class"]
    search_fields = ["text"]
    raw_id_fields = ["meeting", "item", "decision", "owner_seat"]
    inlines = [ActionUpdateInline]
    list_select_related = ["owner_seat__organisation"]

    def has_add_permission(self, request):
        return False  # numbers are given by the action alone


@admin.register(models.ActionUpdate)
class ActionUpdateAdmin(admin.ModelAdmin):
    list_display = ["action", "status", "made_at", "made_by"]
    list_filter = ["status"]
    raw_id_fields = ["action"]
    readonly_fields = ["made_at", "made_by"]
    list_select_related = ["action", "made_by"]


@admin.register(models.Pack)
class PackAdmin(ReadOnlyAdmin):
    """Packs are records of what was issued: to be read only."""

    list_display = ["meeting", "audience", "form", "version", "pages", "issued_at", "issued_by"]
    list_filter = ["audience", "form"]
    list_select_related = ["meeting__body", "issued_by"]
    exclude = models.PackFile.heavy


@admin.register(models.PackDraft)
class PackDraftAdmin(ReadOnlyAdmin):
    """Drafts are built and proved on the meeting's own pages."""

    list_display = ["meeting", "audience", "form", "version", "pages", "built_at", "built_by"]
    list_filter = ["audience", "form"]
    list_select_related = ["meeting__body", "built_by"]
    exclude = models.PackFile.heavy


@admin.register(models.PackOpening)
class PackOpeningAdmin(ReadOnlyAdmin):
    list_display = ["pack", "what", "opened_at", "opened_by"]
    list_filter = ["what"]
    list_select_related = ["pack__meeting__body", "opened_by"]


@admin.register(models.MeetingSeries)
class MeetingSeriesAdmin(admin.ModelAdmin):
    list_display = ["body", "rhythm", "first_on", "last_on", "partnership"]
    list_filter = ["rhythm"]
    raw_id_fields = ["body"]
    list_select_related = ["body", "partnership"]
    formfield_overrides = OVERRIDES


@admin.register(models.CalendarFeed)
class CalendarFeedAdmin(ReadOnlyAdmin):
    """Feeds are made, renewed and ended by the person they belong to."""

    list_display = ["user", "body", "partnership", "expires_on", "revoked_at", "last_read_on"]
    list_select_related = ["user", "body", "partnership"]
    exclude = ["token_sha256"]


class LinkAdmin(admin.ModelAdmin):
    """What a paper, decision or action serves, here and in the apps above."""

    list_display = ["__str__", "partnership", "note"]
    list_filter = ["partnership"]
    list_select_related = ["paper", "decision", "action", "served", "partnership"]
    raw_id_fields = ["paper", "decision", "action", "served"]
    search_fields = ["note"]


@admin.register(models.MilestoneDealtWith)
class MilestoneDealtWithAdmin(LinkAdmin):
    list_select_related = [*LinkAdmin.list_select_related, "served__milestone"]
