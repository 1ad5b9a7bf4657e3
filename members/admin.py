from django.contrib import admin
from import_export.admin import ImportExportModelAdmin

from members import models, resources
from partnerships.scoped_admin import FORMATS, OVERRIDES


@admin.register(models.Sector)
class SectorAdmin(admin.ModelAdmin):
    list_display = ["position", "code", "title", "expectation", "confirmed"]
    list_display_links = ["title"]
    list_filter = ["expectation"]
    search_fields = ["code", "title"]


@admin.register(models.ExpectedList)
class ExpectedListAdmin(admin.ModelAdmin):
    list_display = ["position", "title"]
    list_display_links = ["title"]
    filter_horizontal = ["sectors"]
    search_fields = ["title"]


@admin.register(models.Organisation)
class OrganisationAdmin(ImportExportModelAdmin):
    resource_classes = [resources.OrganisationResource]
    formats = FORMATS
    formfield_overrides = OVERRIDES
    list_display = ["name", "kind", "sector", "kept_by", "starts_on", "ends_on"]
    list_filter = ["kind", "sector"]
    list_select_related = ["sector", "kept_by"]
    raw_id_fields = ["authority", "successors"]
    search_fields = ["name", "ods_code", "charity_number", "company_number"]


class SeatHolderInline(admin.TabularInline):
    model = models.SeatHolder
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(models.Seat)
class SeatAdmin(ImportExportModelAdmin):
    resource_classes = [resources.SeatResource]
    formats = FORMATS
    list_display = ["post_title", "organisation", "body", "position", "partnership", "starts_on", "ends_on"]
    list_filter = ["position", "sector", "partnership"]
    list_select_related = ["organisation", "body", "partnership"]
    autocomplete_fields = ["organisation"]
    raw_id_fields = ["body", "sro"]
    search_fields = ["post_title", "organisation__name", "body__name"]
    inlines = [SeatHolderInline]


@admin.register(models.SeatHolder)
class SeatHolderAdmin(admin.ModelAdmin):
    list_display = ["seat", "name", "user", "substitute", "partnership", "starts_on", "ends_on"]
    list_filter = ["substitute", "partnership"]
    list_select_related = ["seat__organisation", "user", "partnership"]
    autocomplete_fields = ["user"]
    raw_id_fields = ["seat"]
    search_fields = ["name", "seat__post_title", "seat__organisation__name"]


@admin.register(models.Interest)
class InterestAdmin(admin.ModelAdmin):
    list_display = ["holder", "kind", "declared_on", "release_class", "partnership"]
    list_filter = ["kind", "partnership"]
    list_select_related = ["holder__user", "partnership"]
    raw_id_fields = ["holder", "organisation"]
    search_fields = ["text"]


@admin.register(models.ChairTurn)
class ChairTurnAdmin(admin.ModelAdmin):
    list_display = ["body", "position", "seat", "partnership"]
    list_filter = ["partnership"]
    list_select_related = ["body", "seat__organisation", "partnership"]
    raw_id_fields = ["body", "seat"]
    search_fields = ["body__name", "seat__post_title"]
