"""The administration site for what the database locks at approval: it says so instead of failing."""

from django.contrib import admin, messages

from meetings import rules
from meetings.models import Minute


class LockedAdmin(admin.ModelAdmin):
    """Minutes and decisions: to be read only once the minutes are approved."""

    def change_view(self, request, object_id, form_url="", extra_context=None):
        found = self.get_object(request, object_id)
        if found and (sentence := why_locked(found)):
            messages.warning(request, sentence)
        return super().change_view(request, object_id, form_url, extra_context)

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and why_locked(obj))

    def has_delete_permission(self, request, obj=None) -> bool:
        """Django asks this for each row that a removal would take with it, so agenda items are covered too."""
        return super().has_delete_permission(request, obj) and not (obj and why_locked(obj))


def why_locked(record) -> str:
    if isinstance(record, Minute):
        return rules.why_minute_locked(record)
    return rules.why_decision_locked(record)
