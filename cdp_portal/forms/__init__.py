"""The form kit. Apps import from here."""

from cdp_portal.forms.base import PortalForm, PortalFormMixin, PortalModelForm
from cdp_portal.forms.fields import DateField, LastDayField, NumberField, PoundsField, TimeField, WholeNumberField
from cdp_portal.forms.formsets import RowFormSet, row_formset
from cdp_portal.forms.layout import Button, Buttons, Field, Fieldset, FormHelper, Inline, Layout
from cdp_portal.forms.once import submit_once
from cdp_portal.forms.versioned import VersionedModelForm, conflict_response

__all__ = [
    "Button",
    "Buttons",
    "DateField",
    "Field",
    "Fieldset",
    "FormHelper",
    "Inline",
    "LastDayField",
    "Layout",
    "NumberField",
    "PortalForm",
    "PortalFormMixin",
    "PortalModelForm",
    "PoundsField",
    "RowFormSet",
    "TimeField",
    "VersionedModelForm",
    "WholeNumberField",
    "conflict_response",
    "row_formset",
    "submit_once",
]
