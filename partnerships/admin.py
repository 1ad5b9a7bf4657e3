from django import forms
from django.contrib import admin
from import_export.admin import ImportExportModelAdmin

from partnerships import models, resources
from partnerships.body_forms import keep_in_order, keep_in_time
from partnerships.scoped_admin import FORMATS, OVERRIDES, InPartnershipAdmin, InPartnershipForm


@admin.register(models.PoliceForce)
class PoliceForceAdmin(admin.ModelAdmin):
    list_display = ["name", "gss_code", "governance", "confirmed"]
    search_fields = ["name", "gss_code"]


@admin.register(models.IntegratedCareBoard)
class IntegratedCareBoardAdmin(admin.ModelAdmin):
    list_display = ["short_name", "gss_code", "ods_code", "nhs_region"]
    list_filter = ["nhs_region"]
    search_fields = ["name", "gss_code", "ods_code"]


class AuthorityICBInline(admin.TabularInline):
    model = models.AuthorityICB
    extra = 0


@admin.register(models.LocalAuthority)
class LocalAuthorityAdmin(ImportExportModelAdmin):
    resource_classes = [resources.LocalAuthorityResource]
    formats = FORMATS
    list_display = ["name", "gss_code", "kind", "region", "police_force", "starts_on", "ends_on"]
    list_filter = ["kind", "region"]
    list_select_related = ["police_force"]
    search_fields = ["name", "gss_code"]
    inlines = [AuthorityICBInline]


@admin.register(models.AuthorityICB)
class AuthorityICBAdmin(admin.ModelAdmin):
    list_display = ["authority", "board", "share"]
    list_select_related = ["authority", "board"]
    search_fields = ["authority__name", "board__name"]


@admin.register(models.Reorganisation)
class ReorganisationAdmin(admin.ModelAdmin):
    list_display = ["title", "takes_effect_on", "status", "kept_by"]
    list_filter = ["status"]
    list_select_related = ["kept_by"]
    search_fields = ["title"]


@admin.register(models.Succession)
class SuccessionAdmin(admin.ModelAdmin):
    list_display = ["predecessor", "successor", "on", "share"]
    list_select_related = ["predecessor", "successor"]
    search_fields = ["predecessor__name", "successor__name"]


@admin.register(models.Partnership)
class PartnershipAdmin(ImportExportModelAdmin):
    resource_classes = [resources.PartnershipResource]
    formats = FORMATS
    formfield_overrides = OVERRIDES
    list_display = ["name", "short_name", "status", "tier", "formed_on"]
    list_filter = ["status", "tier"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["short_name"]}


@admin.register(models.FootprintArea)
class FootprintAreaAdmin(ImportExportModelAdmin, InPartnershipAdmin):
    resource_classes = [resources.FootprintAreaResource]
    formats = FORMATS
    list_display = ["authority", "partnership", "tier", "starts_on", "ends_on"]
    list_filter = ["tier", "partnership"]
    list_select_related = ["authority", "partnership"]
    search_fields = ["authority__name", "partnership__name"]


@admin.register(models.SeniorResponsibleOwner)
class SeniorResponsibleOwnerAdmin(InPartnershipAdmin):
    list_display = ["post_title", "organisation_name", "partnership", "shared", "confirmed_on", "starts_on", "ends_on"]
    autocomplete_fields = ["user"]
    search_fields = ["post_title", "organisation_name", "holder_name"]


class BodyAdminForm(InPartnershipForm):
    def clean(self) -> dict:
        cleaned = super().clean()
        keep_in_time(self)
        return cleaned


@admin.register(models.Body)
class BodyAdmin(InPartnershipAdmin):
    form = BodyAdminForm
    list_display = ["name", "kind", "partnership", "meets", "starts_on", "ends_on"]
    list_filter = ["kind", "partnership"]
    search_fields = ["name", "short_name"]
    filter_horizontal = ["taking_part"]
    raw_id_fields = ["predecessors"]
    prepopulated_fields = {"slug": ["short_name"]}


class ReportingLineAdminForm(forms.ModelForm):
    def _post_clean(self) -> None:
        super()._post_clean()
        keep_in_order(self)


@admin.register(models.ReportingLine)
class ReportingLineAdmin(admin.ModelAdmin):
    form = ReportingLineAdminForm
    list_display = ["reporting", "kind", "to", "frequency", "partnership", "starts_on", "ends_on"]
    list_filter = ["kind", "partnership"]
    list_select_related = ["reporting", "to", "partnership"]
    raw_id_fields = ["reporting", "to"]
    search_fields = ["reporting__name", "to__name"]


@admin.register(models.TermsOfReference)
class TermsOfReferenceAdmin(admin.ModelAdmin):
    list_display = ["body", "version", "adopted_on", "review_due_on", "partnership"]
    list_filter = ["partnership"]
    list_select_related = ["body", "partnership"]
    raw_id_fields = ["body"]
    search_fields = ["body__name", "text"]


@admin.register(models.Milestone)
class MilestoneAdmin(admin.ModelAdmin):
    list_display = ["order", "code", "title", "due_on", "recurs_months", "confirmed"]
    search_fields = ["code", "title"]


@admin.register(models.MilestoneProgress)
class MilestoneProgressAdmin(InPartnershipAdmin):
    list_display = ["milestone", "partnership", "state", "achieved_on"]
    list_filter = ["state", "partnership"]
    list_select_related = ["milestone", "partnership"]
    search_fields = ["milestone__title", "evidence"]


class ProposalPointInline(admin.StackedInline):
    model = models.ProposalPoint
    extra = 0


class ApprovalInline(admin.StackedInline):
    model = models.Approval
    extra = 0
    raw_id_fields = ["body"]


@admin.register(models.Proposal)
class ProposalAdmin(InPartnershipAdmin):
    list_display = ["title", "partnership", "put_on"]
    search_fields = ["title", "summary"]
    inlines = [ProposalPointInline, ApprovalInline]


@admin.register(models.ProposedArea)
class ProposedAreaAdmin(admin.ModelAdmin):
    list_display = ["authority", "becomes", "proposal", "partnership"]
    list_select_related = ["authority", "proposal", "partnership"]
    raw_id_fields = ["proposal"]
    search_fields = ["authority__name", "becomes"]


@admin.register(models.ProposalPoint)
class ProposalPointAdmin(admin.ModelAdmin):
    list_display = ["proposal", "kind", "position", "taken_up_by"]
    list_filter = ["kind", "partnership"]
    list_select_related = ["proposal"]
    raw_id_fields = ["proposal"]
    search_fields = ["text", "follow_up"]


@admin.register(models.Approval)
class ApprovalAdmin(admin.ModelAdmin):
    list_display = ["proposal", "body", "given_by", "state", "decided_on"]
    list_filter = ["state", "partnership"]
    list_select_related = ["proposal", "body"]
    raw_id_fields = ["proposal", "body"]
    search_fields = ["proposal__title", "given_by", "condition"]
