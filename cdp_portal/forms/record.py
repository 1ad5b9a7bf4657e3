"""The form of a record page: asks why on an edit, and says beside its boxes what is wrong with a period.

In `Meta`, `general_at` names the field beside which a broken rule over several fields is told, for example of a name
that another record has. An overlap with another record is told beside the first day.
"""

from collections.abc import Iterable, Iterator
from copy import copy

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from cdp_portal.forms.layout import Field
from cdp_portal.forms.versioned import VersionedModelForm

REASON = "change_reason"  # the name by which accounts.audit.AuditMiddleware reads it
REASON_LENGTH = 500
UPSIDE_DOWN = "The last day cannot be before the first day."


class ReasonField(forms.CharField):
    """Why something is changed. It goes into the record's history and counts as no change itself."""

    def __init__(self):
        super().__init__(
            label="Why",
            help_text="Kept in the history of the record.",
            required=False,
            max_length=REASON_LENGTH,
        )

    def has_changed(self, initial, data):
        return False


class RecordForm(VersionedModelForm):
    """A form over a record with a page of its own. Save an edit with `save_checked`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.fields[REASON] = ReasonField()

    def _layout(self) -> tuple:
        given = getattr(self.Meta, "layout", None)
        if given is None:
            return super()._layout()
        shown = tuple(self._present(given))
        return (*shown, Field(REASON)) if REASON in self.fields else shown

    def _present(self, parts: Iterable) -> Iterator:
        """The parts of a layout without the fields that this form leaves out."""
        for part in parts:
            if isinstance(part, str):
                if part in self.fields:
                    yield part
            elif not hasattr(part, "fields"):  # a button
                yield part
            elif fields := list(self._present(part.fields)):
                present = copy(part)
                present.fields = fields
                yield present

    def clean(self) -> dict:
        cleaned = super().clean()
        starts_on, ends_on = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if starts_on and ends_on and ends_on <= starts_on:
            self.add_error("ends_on", UPSIDE_DOWN)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # A field that the form leaves out on an edit keeps its value, so rules over it still count.
        return super()._get_validation_exclusions() - (set(self._meta.fields) - set(self.fields))

    def _update_errors(self, errors: ValidationError) -> None:
        found = errors.update_error_dict({})
        for error in found.pop(NON_FIELD_ERRORS, []):
            at = "starts_on" if error.code == "overlap" else getattr(self.Meta, "general_at", "")
            found.setdefault(at if at in self.fields else NON_FIELD_ERRORS, []).append(error)
        super()._update_errors(ValidationError(found))
