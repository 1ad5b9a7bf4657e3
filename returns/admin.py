"""Returns in the administration site: who asks for them is kept there, everything else is only read."""

from django.contrib import admin

from accounts.read_only_admin import ReadOnlyAdmin
from partnerships.scoped_admin import InPartnershipAdmin
from returns.models import Return, ReturnEvent, ReturnNarrative, ReturnRequirement, ReturnSignature


@admin.register(ReturnRequirement)
class ReturnRequirementAdmin(InPartnershipAdmin):
    """Who asks for a return, what is declared in it and when it is due."""

    list_display = ["title", "partnership", "receiver", "due_days", "active"]
    list_filter = ["receiver", "active"]
    list_select_related = ["partnership"]
    search_fields = ["title", "partnership__name"]


@admin.register(Return)
class ReturnAdmin(ReadOnlyAdmin):
    list_display = ["requirement", "partnership", "financial_year", "quarter_number", "state", "due_on"]
    list_filter = ["state", "financial_year"]
    list_select_related = ["requirement", "partnership"]


@admin.register(ReturnNarrative)
class ReturnNarrativeAdmin(ReadOnlyAdmin):
    list_display = ["return_of", "section"]
    list_select_related = ["return_of__requirement"]


@admin.register(ReturnSignature)
class ReturnSignatureAdmin(ReadOnlyAdmin):
    list_display = ["return_of", "version", "signer_post", "signed_at", "sha256"]
    list_select_related = ["return_of__requirement"]


@admin.register(ReturnEvent)
class ReturnEventAdmin(ReadOnlyAdmin):
    list_display = ["return_of", "to_state", "made_at", "made_by"]
    list_select_related = ["return_of__requirement", "made_by"]
