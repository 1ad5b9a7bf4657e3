from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group

from accounts.models import AuditEntry, ImportedFile, RoleAssignment, User
from accounts.read_only_admin import ReadOnlyAdmin

admin.site.unregister(Group)  # roles in code are the only permissions


class RoleAssignmentInline(admin.TabularInline):
    model = RoleAssignment
    extra = 0


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    ordering = ["email"]
    list_display = ["email", "name", "is_active", "last_login"]
    list_filter = ["is_active", "role_assignments__role"]
    search_fields = ["email", "name"]
    filter_horizontal = []
    readonly_fields = ["last_login", "joined_at"]
    fieldsets = [
        (None, {"fields": ["email", "name", "password", "is_active"]}),
        ("Dates", {"fields": ["last_login", "joined_at"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["email", "name", "usable_password", "password1", "password2"]})
    ]
    inlines = [RoleAssignmentInline]


@admin.register(RoleAssignment)
class RoleAssignmentAdmin(admin.ModelAdmin):
    list_display = ["user", "role", "partnership", "starts_on", "ends_on"]
    list_filter = ["role", "partnership"]
    list_select_related = ["user", "partnership"]
    autocomplete_fields = ["user"]


@admin.register(ImportedFile)
class ImportedFileAdmin(ReadOnlyAdmin):
    """To read only: files come in on the pages."""

    list_display = ["name", "kind", "partnership", "uploaded_at", "uploaded_by", "confirmed_at", "new", "changed"]
    list_filter = ["kind", "partnership"]
    list_select_related = ["partnership", "uploaded_by"]
    search_fields = ["name", "sha256"]
    exclude = ["content"]


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    """To read only: the database refuses changes."""

    list_display = ["at", "table_name", "row_id", "operation", "user_id", "reason"]
    list_filter = ["operation", "table_name"]
    search_fields = ["reason", "request_id"]
    show_full_result_count = False
